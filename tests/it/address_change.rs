//! A signature that moves to another address: confirmed at the new address, announced to the earlier one,
//! which can take it back for a week.

use axum::http::StatusCode;
use insta::assert_snapshot;
use time::{Duration, macros::date};

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TITLE, TestApp},
        mail::Mail,
        page::Page,
    },
};
use undersigned::{
    audit::Who,
    organizers::rights::Role,
    signing::{
        review::identity_check::Finding,
        signature::{Changed, Signature, State, fields::Plain, fingerprint::Seen},
        signer::moving::{CONFIRMED_WITHIN, WAY_BACK},
    },
};

const OLD: &str = "ada@work.example.org";
const NEW: &str = "ada@home.example.org";
const THIRD: &str = "ada@third.example.org";

const ASK: &str = "Ask that address";
const HERE: &str = "Move the signature to this address";
const BACK: &str = "Take it back to this address";
const STOP: &str = "Stop it and get a new link";

async fn ask(app: &TestApp, mine: &Page, to: &str) -> Page {
    let asked = mine.form(ASK).fill("The other email address", to).send().await;
    app.deliver().await;
    asked
}

/// Ada's page at her old address, with all mail delivered.
async fn ada(app: &TestApp) -> Page {
    let mine = app.signed("Ada Byron", OLD).await;
    app.deliver().await;
    mine
}

/// Ada asks and the new address confirms: the new page.
async fn moved(app: &TestApp, mine: &Page) -> Page {
    ask(app, mine, NEW).await;
    let link = app.mail_to(NEW).link("Look at it and confirm the move");
    let there = app.browser().get(&link).await.press(HERE).await;
    app.deliver().await;
    there
}

async fn only(app: &TestApp) -> Signature {
    let id = sqlx::query_scalar("select id from signature where state <> 'withdrawn'");
    let id = id.fetch_one(app.site.database.pool()).await.unwrap();
    app.site.signing.signatures.signature(id).await.unwrap().unwrap()
}

async fn address(mine: &Page) -> String {
    let data = mine.follow("Download everything we hold about you (JSON)").await.json();
    data["address"].as_str().unwrap_or_default().to_owned()
}

/// Ada has signed.
async fn ada_has_signed() -> (TestApp, Page) {
    let app = TestApp::new().await;
    let mine = ada(&app).await;
    (app, mine)
}

#[tokio::test]
async fn the_mails_about_a_move_do_not_name_the_other_address() {
    let (app, mine) = ada_has_signed().await;
    ask(&app, &mine, NEW).await;
    let told = app.mail_to(OLD);
    // It does not name the new address.
    assert_snapshot!(told.shown(), @r"
    Your signature is to move to another address

    Somebody, we hope you, wants your signature under this open letter to belong to another address:

        Keep the night bus

    If that address confirms, the links to your signature go there, and those that you have end. We will write to you once more then.

    If this was not you, somebody else has the link to your signature. Stop the move: all links so far end, and you get a new one.

    Stop the move:
    http://localhost:3000/en/way-back/{token}

    If this is an address at work, your employer may be able to read this mail.

    To share the letter, pass on this address, not this mail:
    http://localhost:3000/letters/night-bus

    Sent by undersigned@localhost.
    ");
    let mail = app.mail_to(NEW);
    // It names neither the signer nor the old address: the new one may be a stranger's.
    assert_snapshot!(mail.shown(), @r"
    Please confirm your new address

    Somebody, we hope you, has signed this open letter and wants the signature to belong to this address from now on:

        Keep the night bus

    Nothing has changed yet.

    Look at it and confirm the move:
    http://localhost:3000/en/move/{token}

    You can confirm until 26 November 2026 at 12:00 UTC. If you do nothing, the signature stays where it is.

    This was not me:
    http://localhost:3000/en/not-me/{token}

    If this is an address at work, your employer may be able to read this mail.

    To share the letter, pass on this address, not this mail:
    http://localhost:3000/letters/night-bus

    Sent by undersigned@localhost.
    ");
}

#[tokio::test]
async fn a_signature_moves_whole_once_the_new_address_confirms() {
    let (app, mine) = ada_has_signed().await;
    mine.press("Send me news").await;
    app.deliver().await;
    let before = app.mails_to(OLD);

    let asked = ask(&app, &mine, NEW).await;
    assert!(asked.texts(".notice")[0].starts_with("If that address can take"), "{}", asked.text());
    assert!(asked.text().contains(NEW), "so that a typo is seen");
    let mail = app.mail_to(NEW);
    let link = mail.link("Look at it and confirm the move");
    let page = app.stranger().get(&link).await;
    assert!(page.text().contains(TITLE) && !page.text().contains("Byron"), "{}", page.text());
    assert_eq!(address(&mine).await, OLD, "looking changes nothing");
    let there = page.press(HERE).await;
    there.assert_is(StatusCode::OK, "You have signed");
    assert_eq!(address(&there).await, NEW);
    there.assert_says("We send you news of this letter");
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.csv(SLUG).await[0]["number"], "1");

    let moved = app.deliver_to(OLD).await;
    assert_eq!(moved.subject, "Your signature has moved to another address");
    assert!(!moved.text.contains(NEW), "{}", moved.text);
    let thanks = app.mail_to(NEW);
    let again = app.browser().get(&thanks.link("My signature")).await;
    assert_eq!(again.texts("h1"), ["You have signed"]);
    for link in before.iter().flat_map(|mail| &mail.links).filter(|link| link.contains("/signature/")) {
        assert_eq!(app.browser().get(link).await.status, StatusCode::GONE, "{link}");
    }
    // A link in mail to the old mailbox ends news for that mailbox alone.
    let unsubscribe = before.iter().flat_map(|mail| &mail.links).find(|link| link.contains("/unsubscribe/"));
    assert_eq!(app.browser().post(unsubscribe.unwrap(), &[]).await.status, StatusCode::OK);
    assert!(only(&app).await.details.updates);
    // The same link works again until the links are renewed.
    assert_eq!(app.browser().post(&link, &[]).await.texts("h1"), ["You have signed"]);
    there.press("Get a new link").await;
    assert_eq!(app.browser().post(&link, &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn the_old_address_takes_its_signature_back_within_a_week() {
    let (app, mine) = ada_has_signed().await;
    let there = moved(&app, &mine).await;
    let way_back = app.mail_to(OLD).link(BACK);
    // The new owner can renew the links, but not move the signature on.
    let there = there.press("Get a new link").await;
    there.assert_says("The address before can take it back until");
    let refused = app.browser().post(&format!("{}/move", there.url.path()), &[("email", THIRD)]).await;
    assert_eq!(refused.status, StatusCode::OK);
    app.deliver().await;
    assert!(app.mails_to(THIRD).is_empty());

    app.clock.advance(WAY_BACK - Duration::HOUR);
    let page = app.stranger().get(&way_back).await;
    assert_eq!(only(&app).await.generation, 2, "looking changes nothing");
    let back = page.press(BACK).await;
    back.assert_is(StatusCode::OK, "You have signed");
    assert_eq!(address(&back).await, OLD);
    assert_eq!(app.browser().get(there.url.path()).await.status, StatusCode::GONE);
    assert_eq!(app.deliver_to(NEW).await.subject, "A signature went back to the address before");
    assert!(app.browser().get(&app.mail_to(OLD).link("My signature")).await.status.is_success());
    assert_eq!(app.browser().post(&way_back, &[]).await.texts("h1"), ["You have signed"], "pressed twice");
    app.pass(Duration::HOUR).await;
    let kept = app.database_as_text().await;
    let moves: Vec<_> = kept.lines().filter(|row| row.starts_with("address_move ")).collect();
    assert!(moves.iter().all(|row| row.contains("\"address_sealed\":null")), "{moves:?}");
    // It is free again.
    let away = moved(&app, &app.browser().get(back.url.path()).await).await;
    assert_eq!(address(&away).await, NEW);
}

#[tokio::test]
async fn after_a_week_the_old_address_is_erased() {
    let (app, mine) = ada_has_signed().await;
    let there = moved(&app, &mine).await;
    let way_back = app.mail_to(OLD).link(BACK);
    app.clock.advance(WAY_BACK);
    for opened in [app.browser().get(&way_back).await, app.browser().post(&way_back, &[]).await] {
        assert_eq!(opened.status, StatusCode::GONE);
    }
    assert_eq!(app.rows("address_move").await, 1);
    app.pass(Duration::HOUR).await;
    assert_eq!(app.rows("address_move").await, 0);
    ask(&app, &app.browser().get(there.url.path()).await, THIRD).await;
    assert_eq!(app.mail_to(THIRD).subject, "Please confirm your new address");
}

#[tokio::test]
async fn the_old_address_stops_a_move_and_ends_the_askers_links() {
    let (app, mine) = ada_has_signed().await;
    ask(&app, &mine, NEW).await;
    let first = app.mail_to(OLD).link("Stop the move");
    ask(&app, &mine, THIRD).await;
    let (to_new, to_third) = (app.mail_to(NEW), app.mail_to(THIRD));
    let link = |mail: &Mail| mail.link("Look at it and confirm the move");
    assert_eq!(app.browser().get(&link(&to_new)).await.status, StatusCode::GONE, "another was asked since");
    assert_eq!(app.browser().post(&link(&to_new), &[]).await.status, StatusCode::GONE);
    // The mail about the first move stops the second too.
    let stopped = app.browser().get(&first).await.press(STOP).await;
    stopped.assert_is(StatusCode::OK, "You have signed");
    assert_eq!(app.browser().get(mine.url.path()).await.status, StatusCode::GONE);
    assert_eq!(app.browser().post(&link(&to_third), &[]).await.status, StatusCode::GONE);
    assert_eq!(address(&stopped).await, OLD);
    assert_eq!(app.deliver_to(OLD).await.subject, "Your new link");
    assert!(!app.database_as_text().await.contains("\"state\":\"asked\""));
}

#[tokio::test]
async fn the_signer_stops_a_move_on_their_page_or_by_a_new_link() {
    let (app, mine) = ada_has_signed().await;
    let asked = ask(&app, &mine, NEW).await;
    let stopped = asked.press("Stop the move").await;
    assert_eq!(stopped.texts(".notice"), ["The move is stopped. Your signature stays where it is."]);
    assert_eq!(app.rows("address_move").await, 0);
    ask(&app, &stopped, NEW).await;
    let mine = app.browser().get(mine.url.path()).await;
    mine.press("Get a new link").await;
    assert_eq!(app.rows("address_move").await, 0);
    for mail in app.mails_to(NEW) {
        let link = mail.link("Look at it and confirm the move");
        assert_eq!(app.browser().post(&link, &[]).await.status, StatusCode::GONE);
    }
    assert_eq!(only(&app).await.generation, 1);
}

#[tokio::test]
async fn a_move_looks_the_same_for_every_address() {
    let app = TestApp::new().await;
    app.signed("Grace Murray", "grace@example.org").await;
    app.signed("Bo Boole", "bo+letters@example.org").await;
    app.sign("Mary", "mary@example.org").await;
    let not_me = app.deliver_to("mary@example.org").await.link("This was not me");
    app.browser().get(&not_me).await.form("Erase it").tick("Never write").send().await;
    let before = app.mails_to("mary@example.org").len();
    let mine = ada(&app).await;
    let mut said = Vec::new();
    for to in ["grace@example.org", "bo@example.org", "mary@example.org"] {
        said.push(ask(&app, &mine, to).await.text().replace(to, "…"));
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert_eq!(app.mails_to("mary@example.org").len(), before, "never again");
    let grace = app.mail_to("grace@example.org");
    assert_eq!(grace.subject, "You have signed already");
    grace.assert_says("one mailbox has one signature");
    let hers = app.browser().get(&grace.link("My signature")).await;
    assert!(hers.text().contains("Grace Murray"));
    // Not every provider delivers both spellings to one mailbox: the link goes to the one that signed.
    let bo = app.mail_to("bo+letters@example.org");
    assert!(bo.text.contains("one mailbox has one signature") && app.mails_to("bo@example.org").is_empty());
}

#[tokio::test]
async fn a_mailbox_that_signs_meanwhile_cannot_take_another() {
    let (app, mine) = ada_has_signed().await;
    ask(&app, &mine, NEW).await;
    let link = app.mail_to(NEW).link("Look at it and confirm the move");
    app.signed("Eve Smith", NEW).await;
    for opened in [app.browser().get(&link).await, app.browser().post(&link, &[]).await] {
        assert_eq!(opened.status, StatusCode::CONFLICT);
        assert_eq!(opened.texts("h1"), ["This mailbox has signed already"]);
    }
    assert_eq!(address(&mine).await, OLD);
    assert_eq!(app.count(SLUG).await, 2);
}

#[tokio::test]
async fn a_way_back_waits_until_a_signature_made_since_is_withdrawn() {
    let (app, mine) = ada_has_signed().await;
    moved(&app, &mine).await;
    let way_back = app.mail_to(OLD).link(BACK);
    let again = app.signed("Ada Byron", OLD).await;
    assert_eq!(app.browser().post(&way_back, &[]).await.status, StatusCode::CONFLICT);
    again.press("Withdraw and erase").await;
    let back = app.browser().get(&way_back).await.press(BACK).await;
    assert_eq!(address(&back).await, OLD);
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_move_drops_the_form_that_waits_for_the_new_address() {
    let (app, mine) = ada_has_signed().await;
    app.sign("Ada B.", NEW).await;
    let late = app.deliver_to(NEW).await.link("Look at it and confirm");
    moved(&app, &mine).await;
    assert_eq!(app.rows("submission").await, 0);
    assert_eq!(app.browser().post(&late, &[]).await.status, StatusCode::GONE);
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_stranger_erases_their_mistyped_address_and_takes_nothing() {
    let (app, mine) = ada_has_signed().await;
    ask(&app, &mine, NEW).await;
    let not_me = app.mail_to(NEW).link("This was not me");
    app.browser().get(&not_me).await.press("Erase it").await;
    assert_eq!(app.rows("address_move").await, 0);
    assert_eq!(address(&mine).await, OLD);
    // A request that is not confirmed is forgotten after three days.
    ask(&app, &mine, NEW).await;
    let link = app.mail_to(NEW).link("Look at it and confirm the move");
    app.clock.advance(CONFIRMED_WITHIN);
    assert_eq!(app.browser().post(&link, &[]).await.status, StatusCode::GONE);
    app.pass(Duration::HOUR).await;
    assert_eq!(app.rows("address_move").await, 0);
}

#[tokio::test]
async fn a_wrong_address_is_reported_and_no_mailbox_is_filled() {
    let (app, mine) = ada_has_signed().await;
    let wrong = ask(&app, &mine, "ada at home").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.field_error("The other email address").is_some(), "{}", wrong.text());
    let slip = ask(&app, &mine, "ada@gmial.com").await;
    assert!(slip.text().contains("ada@gmail.com"), "it is asked first: {}", slip.text());
    assert_eq!((slip.status.as_u16(), app.rows("address_move").await), (422, 0));
    let same = ask(&app, &mine, &OLD.to_uppercase().replace("WORK.EXAMPLE.ORG", "work.example.org")).await;
    assert!(same.status.is_success());
    let known = app.mails_to(OLD).len();
    for _ in 0..2 {
        ask(&app, &mine, NEW).await;
    }
    assert_eq!((app.mails_to(NEW).len(), app.mails_to(OLD).len()), (1, known + 1), "a double click is one");
    for number in 0..5 {
        ask(&app, &mine, &format!("other{number}@example.org")).await;
    }
    assert!(app.mails_to(OLD).len() <= known + 3, "three a day");
    let last = ask(&app, &mine, THIRD).await;
    assert!(last.texts(".notice")[0].contains("Please try again tomorrow"), "{}", last.text());
    assert!(app.mails_to(THIRD).is_empty());
}

#[tokio::test]
async fn the_same_mailbox_in_another_spelling_is_another_address() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", "ada+letters@example.org").await;
    ask(&app, &mine, "ada@example.org").await;
    let link = app.mail_to("ada@example.org").link("Look at it and confirm the move");
    let there = app.browser().get(&link).await.press(HERE).await;
    assert_eq!(address(&there).await, "ada@example.org");
}

#[tokio::test]
async fn concurrent_moves_and_returns_leave_one_address() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    let mine = ada(&app).await;
    ask(&app, &mine, NEW).await;
    let link = app.mail_to(NEW).link("Look at it and confirm the move");
    let stop = app.mail_to(OLD).link("Stop the move");
    let (here, there) = (app.browser(), other.browser());
    let (one, two, three) =
        tokio::join!(here.post(&link, &[]), there.post(&link, &[]), there.post(&stop, &[]));
    for page in [&one, &two, &three] {
        assert!(!page.status.is_server_error(), "{}", page.text());
    }
    let signature = only(&app).await;
    assert_eq!(app.rows("signature").await, 1);
    // Only the link of the faster request works.
    let live: Vec<_> = [&one, &two, &three].into_iter().filter(|page| page.status.is_success()).collect();
    assert!(!live.is_empty());
    let mut open = 0;
    for page in live {
        open += usize::from(app.browser().get(page.url.path()).await.status.is_success());
    }
    assert!(open >= 1, "{signature:?}");
}

#[tokio::test]
async fn a_withdrawal_at_the_same_moment_leaves_nothing_behind() {
    for _ in 0..4 {
        let app = TestApp::new().await;
        let mine = ada(&app).await;
        ask(&app, &mine, NEW).await;
        let link = app.mail_to(NEW).link("Look at it and confirm the move");
        let withdraw = format!("{}/withdraw", mine.url.path());
        let browser = app.browser();
        let (moved, gone) = tokio::join!(browser.post(&link, &[]), browser.post(&withdraw, &[]));
        assert!(!moved.status.is_server_error() && !gone.status.is_server_error());
        match app.count(SLUG).await {
            0 => {
                assert_eq!(app.rows("address_move").await, 0);
                assert_eq!(app.rows("signature where address_sealed is not null").await, 0);
            }
            // The links had ended by then.
            _ => assert_eq!(gone.status, StatusCode::GONE),
        }
    }
}

#[tokio::test]
async fn the_record_of_a_move_goes_with_the_signature() {
    let (app, mine) = ada_has_signed().await;
    let there = moved(&app, &mine).await;
    let way_back = app.mail_to(OLD).link(BACK);
    there.press("Withdraw and erase").await;
    assert_eq!(app.rows("address_move").await, 0);
    assert_eq!(app.browser().post(&way_back, &[]).await.status, StatusCode::GONE);

    let (app, mine) = ada_has_signed().await;
    moved(&app, &mine).await;
    app.sql("update signature set signed_at = signed_at - interval '400 days', farewell_at = signed_at - interval '20 days'")
        .await;
    app.pass(Duration::HOUR).await;
    assert_eq!(app.rows("signature where address_sealed is not null").await, 0);
    assert_eq!(app.rows("address_move").await, 0);
}

#[tokio::test]
async fn a_signers_data_names_a_waiting_move_but_no_old_address() {
    let (app, mine) = ada_has_signed().await;
    let asked = ask(&app, &mine, NEW).await;
    let data = asked.follow("Download everything we hold about you (JSON)").await.json();
    assert_eq!(data["move_to_another_address"]["state"], "asked");
    assert_eq!(data["move_to_another_address"]["to"], NEW);
    let link = app.mail_to(NEW).link("Look at it and confirm the move");
    let there = app.browser().get(&link).await.press(HERE).await;
    let data = there.follow("Download everything we hold about you (JSON)").await;
    assert_eq!(data.json()["move_to_another_address"]["state"], "moved");
    assert!(!data.body().contains(OLD), "{}", data.body());
}

#[tokio::test]
async fn organizers_read_of_a_move_and_check_the_identity_again() {
    let (app, mine) = ada_has_signed().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let signature = only(&app).await;
    let how = Plain::line("Wrote to us from the office.").unwrap();
    let finding = Finding { on: date!(2026 - 11 - 22), how };
    app.site
        .signing
        .review
        .check(signature.id, &Seen::of(&signature), Who::CommandLine, &finding)
        .await
        .unwrap();
    assert_eq!(app.figures(SLUG).await["verified_by"]["checked"], 1);
    let signature = only(&app).await;
    let seen = Seen::of(&signature);
    moved(&app, &mine).await;
    assert_eq!(app.rows("identity_check").await, 0);
    assert_eq!(app.figures(SLUG).await["verified_by"]["email"], 1);
    assert_eq!(app.count(SLUG).await, 1);
    let late =
        app.site.signing.decisions.decide_as_seen(signature.id, (&seen, State::Held), Who::CommandLine, None);
    assert_eq!(late.await.unwrap(), Changed::Conflict, "another mail provider stood beside it");
    let story = owner.get(&format!("/organize/letters/{SLUG}/signatures/{}", signature.id)).await;
    for line in [
        "A signer asked to move their signature to another address.",
        "A signature moved to another address.",
        "Says that the signature has moved to another address.",
        "@home.example.org",
    ] {
        assert!(story.text().contains(line), "{line}: {}", story.text());
    }
    assert!(!story.text().contains(OLD) && !story.text().contains(NEW));
    let trail = app.database_as_text().await;
    let trail: String = trail.lines().filter(|row| row.starts_with("audit ")).collect();
    assert!(!trail.contains("example.org"), "{trail}");
}

#[tokio::test]
async fn a_bounce_from_the_old_address_does_not_affect_the_new_one() {
    let (app, mine) = ada_has_signed().await;
    ask(&app, &mine, NEW).await;
    // Once that address is erased, all links in its mail say so.
    let hash = "select address_hash from signature";
    let old: Vec<u8> = sqlx::query_scalar(hash).fetch_one(app.site.database.pool()).await.unwrap();
    let link = app.mail_to(NEW).link("Look at it and confirm the move");
    app.browser().get(&link).await.press(HERE).await;
    let new: Vec<u8> = sqlx::query_scalar(hash).fetch_one(app.site.database.pool()).await.unwrap();
    assert_ne!(old, new);
    let domains = "select count(distinct domain_hash) from signature where domain_hash is not null";
    let known: i64 = sqlx::query_scalar(domains).fetch_one(app.site.database.pool()).await.unwrap();
    assert_eq!(known, 1);
    app.signed("Eve Smith", "eve@home.example.org").await;
    let shared: i64 = sqlx::query_scalar(domains).fetch_one(app.site.database.pool()).await.unwrap();
    assert_eq!(shared, 1, "it is counted at its new provider");
}
