//! "My signature": what a signer can do with it later, and what no other person can.

use axum::http::{Request, StatusCode, header};
use insta::assert_snapshot;
use time::Duration;

use crate::support::{
    app::{SLUG, TITLE, TestApp},
    page::Page,
};
use undersigned::{
    audit::Who,
    signing::{
        review::address_access::Looked,
        signature::{Changed, State, fields::Plain},
    },
};

const ADA: &str = "ada@example.org";
const LIST: &str = "/letters/night-bus/signatories";
const FIND: &str = "/letters/night-bus/find-my-signature";
const WATCHED: &str = "Rex Halloran-Quist";

/// With a name on the watch list.
async fn watchful() -> TestApp {
    TestApp::plan().file("night-bus/watch.txt", &format!("{WATCHED}\n")).open().await
}

/// Opens the edit form, types another name, and saves.
async fn rename(mine: &Page, name: &str) -> Page {
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", name).send().await
}

async fn see_as(mine: &Page, choice: &str) -> Page {
    mine.form("Change this").choose(choice).send().await
}

/// The subjects of the mails to Ada since the first two, which ask and thank.
async fn announced(app: &TestApp) -> Vec<String> {
    app.deliver().await;
    app.mails_to(ADA).into_iter().skip(2).map(|mail| mail.subject).collect()
}

async fn signed_and_told(app: &TestApp) -> Page {
    let mine = app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    mine
}

/// Ada has signed and read the mail about it.
async fn ada_has_signed() -> (TestApp, Page) {
    let app = TestApp::new().await;
    let mine = signed_and_told(&app).await;
    (app, mine)
}

/// Ada has signed, and wants to have a watched name.
async fn an_edit_waits() -> (TestApp, Page) {
    let app = watchful().await;
    let mine = signed_and_told(&app).await;
    rename(&mine, WATCHED).await;
    (app, mine)
}

#[tokio::test]
async fn a_signer_sees_their_public_line_and_its_place_in_the_list() {
    let app = TestApp::new().await;
    app.signed("Grace Murray", "grace@example.org").await;
    let mine = app.signed("Ada Byron", ADA).await;
    mine.assert_says("This is how it stands under the letter:");
    assert_eq!(mine.texts("blockquote"), ["Ada Byron"]);
    assert_eq!(mine.link("See it in the list").fragment(), Some("s2"));
    let list = mine.follow("See it in the list").await;
    assert_eq!(list.texts("#s2 .name"), ["Ada Byron"]);
}

#[tokio::test]
async fn an_edit_applies_at_once_keeps_its_number_and_is_announced() {
    let (app, mine) = ada_has_signed().await;
    let edit = mine.follow("Change what it says").await;
    assert_eq!(edit.form("Save the change").value("Your name"), "Ada Byron");
    let form = edit.form("Save the change").fill("Your name", "Ada Lovelace").fill("Role", "Poet");
    let done = form.submit("Save the change").await;
    done.assert_says("Your change is in force.");
    assert_eq!(app.stranger().get(LIST).await.texts("#s1 > div"), ["Ada Lovelace Poet"]);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Lovelace");
    assert_eq!(app.count(SLUG).await, 1);
    assert!(!app.database_as_text().await.contains("Ada Byron"), "the old name is kept nowhere");

    assert_eq!(announced(&app).await, ["Your signature was changed"]);
    let mail = app.mail_to(ADA);
    assert_snapshot!(mail.shown(), @r"
    Your signature was changed

    Somebody, we hope you, has changed what your signature says under this open letter:

        Keep the night bus

    This is how it stands under the letter:

        Ada Lovelace · Poet

    Everyone sees it: the public, the organizers and the addressee.

    If this was not you, somebody else has the link to your signature. Open it to change or withdraw it:

    My signature:
    http://localhost:3000/en/signature/{token}

    If this is an address at work, your employer may be able to read this mail.

    To share the letter, pass on this address, not this mail:
    http://localhost:3000/letters/night-bus

    Sent by undersigned@localhost.
    ");
    assert_eq!(app.browser().get(&mail.link("My signature")).await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn a_mistake_shows_the_form_again_with_what_was_typed() {
    let (app, mine) = ada_has_signed().await;
    let edit = mine.follow("Change what it says").await;
    let form =
        edit.form("Save the change").fill("Your name", "").fill("Role", "Poet").fill("Website", "no page");
    let again = form.submit("Save the change").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.error_summary().len(), 2, "{:?}", again.error_summary());
    assert!(again.field_error("Your name").unwrap().contains("write your name"));
    assert_eq!(again.form("Save the change").value("Role"), "Poet");
    assert_eq!(announced(&app).await, [""; 0]);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Byron");
}

#[tokio::test]
async fn saving_without_a_change_announces_nothing() {
    let (app, mine) = ada_has_signed().await;
    let revision = app.figures(SLUG).await["revision"].clone();
    let done = rename(&mine, "Ada Byron").await;
    done.assert_says("Nothing has changed.");
    assert_eq!(app.figures(SLUG).await["revision"], revision);
    assert_eq!(announced(&app).await, [""; 0]);
}

#[tokio::test]
async fn a_public_line_changes_only_once_its_edit_is_accepted() {
    let app = watchful().await;
    let mine = signed_and_told(&app).await;
    let waits = rename(&mine, WATCHED).await;
    assert_eq!(waits.texts("blockquote"), ["Ada Byron", WATCHED]);
    waits.assert_says("A change is waiting");
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Byron");
    assert!(!app.stranger().get(LIST).await.text().contains("Rex"));
    assert_eq!(announced(&app).await, ["A change of your signature is waiting"]);

    let edits = app.waiting_edits().await;
    let [(before, edit)] = edits.as_slice() else { panic!("{edits:?}") };
    assert_eq!(before.details.line().name.as_deref(), Some("Ada Byron"));
    assert_eq!(
        app.site.signing.edits.accept(edit.edit, Who::CommandLine, None).await.unwrap(),
        Changed::Done
    );
    assert_eq!(app.csv(SLUG).await[0]["name"], WATCHED);
    assert_eq!(app.csv(SLUG).await[0]["number"], "1");
    assert_eq!(announced(&app).await.last().unwrap(), "Your change is in force");
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_declined_edit_leaves_the_line_and_its_signer_is_told_why() {
    let (app, mine) = an_edit_waits().await;
    let edit = app.waiting_edits().await[0].1.edit;
    let declined = app.site.signing.edits.decline(edit, Who::CommandLine, "That is a judge.").await;
    assert_eq!(declined.unwrap(), Changed::Done);
    let mine = app.browser().get(mine.url.path()).await;
    assert_eq!(mine.texts("blockquote"), ["Ada Byron", "That is a judge."]);
    assert_eq!(announced(&app).await.last().unwrap(), "About the change of your signature");
    assert!(app.mail_to(ADA).text.contains("That is a judge."));
    assert!(!app.database_as_text().await.contains("Rex Halloran"), "what was declined is not kept");

    rename(&mine, "Ada Lovelace").await;
    assert_eq!(app.browser().get(mine.url.path()).await.texts("blockquote"), ["Ada Lovelace"]);
}

#[tokio::test]
async fn a_moderator_cannot_accept_words_changed_after_they_looked() {
    let (app, mine) = an_edit_waits().await;
    let seen = app.waiting_edits().await[0].1.edit;
    let edit = mine.follow("Change what it says").await;
    assert_eq!(edit.form("Save the change").value("Your name"), WATCHED, "what waits is what is wanted");
    edit.form("Save the change").fill("A few words", "I lied").send().await;
    let accepted = app.site.signing.edits.accept(seen, Who::CommandLine, None).await.unwrap();
    assert_eq!(accepted, Changed::Unknown);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Byron");
    rename(&mine, "Ada Byron").await;
    let still = app.waiting_edits().await;
    assert_eq!(still.len(), 0, "words without a watched name need no moderator");
}

#[tokio::test]
async fn an_edit_is_undone_by_typing_the_current_line_again() {
    let (app, mine) = an_edit_waits().await;
    let done = rename(&mine, "Ada Byron").await;
    assert_eq!(done.texts("blockquote"), ["Ada Byron"]);
    assert!(app.waiting_edits().await.is_empty());
}

#[tokio::test]
async fn a_held_signature_is_edited_directly_and_stays_held() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = signed_and_told(&app).await;
    let done = rename(&mine, "Ada Lovelace").await;
    assert_eq!(done.texts("h1"), mine.texts("h1"));
    let held = app.held().await;
    assert_eq!(held[0].details.line().name.as_deref(), Some("Ada Lovelace"));
    assert_eq!(app.count(SLUG).await, 0);
}

#[tokio::test]
async fn a_hidden_name_leaves_list_and_file_and_still_counts() {
    // Even if every signature is moderated: hiding a name needs no decision.
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = signed_and_told(&app).await;
    let id = app.held().await[0].id;
    app.site.signing.decisions.publish(id, Who::CommandLine, None).await.unwrap();
    assert_eq!(app.csv(SLUG).await.len(), 1);
    let other = app.second_node().await;
    let cached = other.browser().get(LIST).await;
    assert!(cached.text().contains("Ada Byron"));

    let mine = app.browser().get(mine.url.path()).await;
    let done = see_as(&mine, "Count me, do not show my name").await;
    done.assert_says("Your change is in force.");
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.figures(SLUG).await["private"], 1);
    assert_eq!(app.csv(SLUG).await.len(), 0);
    other.catch_up().await;
    for node in [&app, &other] {
        for page in ["/letters/night-bus", LIST, "/letters/night-bus/signatories.csv"] {
            assert!(!node.stranger().get(page).await.body().contains("Ada"), "{page}");
        }
    }
    assert_eq!(announced(&app).await.last().unwrap(), "Your signature was changed");
    assert!(app.mail_to(ADA).text.contains("who may see your name"));

    // Showing the name again needs a moderator.
    let done = see_as(&done, "Show my name").await;
    done.assert_says("A change is waiting");
    assert_eq!(app.csv(SLUG).await.len(), 0);
}

#[tokio::test]
async fn a_name_that_is_shown_again_has_its_old_number() {
    let (app, mine) = ada_has_signed().await;
    app.signed("Grace Murray", "grace@example.org").await;
    let hidden = see_as(&mine, "Count me, do not show my name").await;
    assert_eq!(app.csv(SLUG).await.len(), 1);
    see_as(&hidden, "Show my name").await;
    let numbers: Vec<_> = app.csv(SLUG).await.into_iter().map(|row| row["number"].clone()).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert_eq!(app.count(SLUG).await, 2);
}

#[tokio::test]
async fn a_name_taken_back_is_gone_and_its_anonymous_line_waits() {
    let (app, mine) = ada_has_signed().await;
    let done = see_as(&mine, "Sign without a name").await;
    assert_eq!(done.texts("blockquote"), ["Ada Byron", "Anonymous"]);
    assert_eq!(app.figures(SLUG).await["private"], 1, "counted, and not shown");
    assert!(!app.stranger().get(LIST).await.text().contains("Ada"));
    let edit = app.waiting_edits().await[0].1.edit;
    app.site.signing.edits.accept(edit, Who::CommandLine, None).await.unwrap();
    assert_eq!(app.figures(SLUG).await["anonymous"], 1);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Anonymous");
    assert!(!app.database_as_text().await.contains("Ada Byron"), "the name is erased");

    // To go back, a name is required.
    let mine = app.browser().get(mine.url.path()).await;
    let asks = see_as(&mine, "Show my name").await;
    assert_eq!(asks.status, StatusCode::UNPROCESSABLE_ENTITY);
    let named = asks.form("Save the change").fill("Your name", "Ada B.").send().await;
    assert_eq!(named.texts("blockquote"), ["Ada B."]);
    assert_eq!(app.figures(SLUG).await["public"], 1);
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_visibility_that_the_letter_does_not_offer_is_refused() {
    let (app, mine) = ada_has_signed().await;
    for wrong in ["together", "secret", ""] {
        let page =
            app.browser().post(&format!("{}/visibility", mine.url.path()), &[("visibility", wrong)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(app.figures(SLUG).await["public"], 1);
}

#[tokio::test]
async fn updates_are_turned_on_and_off_and_each_is_announced() {
    let (app, mine) = ada_has_signed().await;
    let on = mine.press("Send me news").await;
    on.assert_says("You will get news");
    assert_eq!(announced(&app).await.len(), 1);
    let off = on.press("Send me no more news").await;
    off.assert_says("You get no news");
    assert_eq!(announced(&app).await.len(), 2);
}

#[tokio::test]
async fn a_page_left_open_promises_nothing_after_a_withdrawal() {
    let (app, mine) = ada_has_signed().await;
    mine.press("Withdraw and erase").await;
    for button in ["Send me news", "Get a new link"] {
        let late = mine.press(button).await;
        assert_eq!(late.texts("h1"), ["You have withdrawn your signature"], "{button}");
        assert!(late.texts(".notice").is_empty(), "{button}: {}", late.text());
    }
    let there = mine.form("Ask that address").fill("The other email address", "ada@home.example.org");
    assert_eq!(there.submit("Ask that address").await.texts("h1"), ["You have withdrawn your signature"]);
    assert_eq!(app.rows("address_move").await, 0);
}

#[tokio::test]
async fn a_mail_program_ends_news_by_one_post_and_a_scanner_cannot() {
    let app = TestApp::plan().with_smtp().open().await;
    let mine = signed_and_told(&app).await;
    mine.press("Send me news").await;
    let link = app.deliver_to(ADA).await.link("Send me no more news");
    let page = app.stranger().get(&link).await;
    app.stranger().head(&link).await;
    assert_eq!(page.texts("h1"), ["End the news"]);
    let updates = async || {
        let mine = app.browser().get(mine.url.path()).await;
        mine.text().contains("We send you news")
    };
    assert!(updates().await, "looking changes nothing");

    let body =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let path = url::Url::parse(&link).unwrap().path().to_owned();
    let request = Request::post(&path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    assert_eq!(app.send(request.body(body.into()).unwrap()).await.status(), StatusCode::OK);
    assert!(!updates().await);
    let again = app.stranger().that_names_no_origin().post(&path, &[("List-Unsubscribe", "One-Click")]).await;
    again.assert_is(StatusCode::OK, "No more news");
    assert_eq!(announced(&app).await.len(), 1, "who asks for less mail gets none about it");
    assert_eq!(app.count(SLUG).await, 1, "the signature stays");
}

#[tokio::test]
async fn all_that_is_held_of_a_signer_can_be_downloaded() {
    let app = watchful().await;
    app.signed("Grace Murray", "grace@example.org").await;
    let mine = signed_and_told(&app).await;
    rename(&mine, WATCHED).await;
    app.sign("Ada Lovelace", "ADA@example.org").await;
    app.deliver().await;
    let file = mine.follow("Download everything we hold about you (JSON)").await;
    assert_eq!(file.header("content-type"), "application/json");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"night-bus-"));
    let data = file.json();
    let text = |pointer: &str| data.pointer(pointer).and_then(|value| value.as_str()).unwrap_or_default();
    assert_eq!(text("/address"), ADA);
    assert_eq!(text("/signature/says/name"), "Ada Byron");
    assert_eq!(text("/signature/state"), "published");
    assert_eq!(text("/signature/signed_at"), "2026-11-23T12:00:00Z");
    assert_eq!(text("/waiting_change/says/name"), WATCHED);
    assert_eq!(data["waiting_change"]["waits_for"], serde_json::json!(["watched"]));
    assert!(text("/consent/words").starts_with("I agree"), "{data}");
    assert_eq!(text("/text_that_was_signed/title"), TITLE);
    assert_eq!(text("/text_that_was_signed/sha256").len(), 64);
    assert_eq!(text("/forms_that_wait_for_this_address/0/says/name"), "Ada Lovelace");
    let done: Vec<_> = data["history"].as_array().unwrap().iter().map(|told| told["did"].as_str()).collect();
    assert_eq!(done, [Some("confirm"), Some("edit")]);
    let kinds: Vec<_> = data["mails"].as_array().unwrap().iter().map(|mail| mail["kind"].as_str()).collect();
    assert!(kinds.contains(&Some("standing")) && kinds.contains(&Some("edit-waits")), "{kinds:?}");
    assert!(!file.body().contains("Grace"), "others are nobody's business");
}

/// As an organizer does who gives a reason.
async fn look(app: &TestApp) -> Looked {
    let (by, reason) =
        (Plain::line("Rosa, moderator").unwrap(), Plain::line("Ada Byron asked by phone").unwrap());
    app.site.signing.review.look(only_id(app).await, Who::CommandLine, &by, &reason).await.unwrap()
}

#[tokio::test]
async fn a_signer_sees_who_has_looked_at_their_address_when_and_why() {
    let (app, mine) = ada_has_signed().await;
    assert!(mine.text().contains("Nobody has looked at your address."));
    let Looked::At(address) = look(&app).await else { panic!("an address") };
    assert_eq!(address.as_str(), ADA);

    let seen = app.browser().get(mine.url.path()).await;
    let text = seen.text();
    assert!(!text.contains("Nobody has looked"), "{text}");
    assert_eq!(seen.texts(".looks li"), ["23 November 2026 · Rosa, moderator Ada Byron asked by phone"]);
    let data = mine.follow("Download everything we hold about you (JSON)").await.json();
    let told = serde_json::json!([{
        "at": "2026-11-23T12:00:00Z", "by": "Rosa, moderator", "reason": "Ada Byron asked by phone",
    }]);
    assert_eq!(data["looks_at_the_address"], told);
    let did: Vec<_> = data["history"].as_array().unwrap().iter().map(|told| &told["did"]).collect();
    assert_eq!(did, ["confirm", "look-at-address"]);

    mine.press("Withdraw and erase").await;
    assert!(!app.database_as_text().await.contains("Ada"), "what was typed as the reason goes with the name");
    assert_eq!(look(&app).await, Looked::Erased);
    assert_eq!(app.rows("address_look").await, 0, "where nothing is seen, nothing is written down");
}

#[tokio::test]
async fn the_trail_names_changed_fields_and_not_their_values() {
    let (app, mine) = ada_has_signed().await;
    rename(&mine, "Ada Lovelace").await;
    let database = app.database_as_text().await;
    let trail: Vec<_> = database.lines().filter(|line| line.starts_with("audit ")).collect();
    assert!(trail.iter().any(|line| line.contains(r#""fields": ["name"]"#)), "{trail:#?}");
    assert!(!trail.concat().contains("Ada"), "{trail:#?}");
}

#[tokio::test]
async fn a_stolen_link_fills_no_mailbox_and_its_owner_can_hide() {
    let (app, mine) = ada_has_signed().await;
    for name in 0..12 {
        rename(&mine, &format!("Name {name}")).await;
        app.deliver().await;
    }
    assert_eq!(announced(&app).await.len(), 10);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Name 9");
    let done = see_as(&mine, "Count me, do not show my name").await;
    done.assert_says("Your change is in force.");
    assert_eq!(app.csv(SLUG).await.len(), 0);
    app.clock.advance(Duration::days(1) + Duration::seconds(1));
    rename(&mine, "Ada Byron").await;
    let shown = see_as(&mine, "Show my name").await;
    assert_eq!(shown.texts("blockquote"), ["Ada Byron"]);
}

#[tokio::test]
async fn a_withdrawn_or_rejected_signature_cannot_be_changed() {
    let (app, mine) = ada_has_signed().await;
    let id = only_id(&app).await;
    app.site.signing.decisions.reject(id, Who::CommandLine, "Not you").await.unwrap();
    let rejected = app.browser().get(mine.url.path()).await;
    assert_eq!(rejected.texts("h1"), ["Your signature was taken down"]);
    assert!(!rejected.text().contains("Change what it says"), "{}", rejected.text());
    let edit = format!("{}/edit", mine.url.path());
    let fields = [("name", "Eve"), ("visibility", "public")];
    app.browser().post(&edit, &fields).await;
    rejected.press("Withdraw and erase").await;
    let gone = app.browser().post(&edit, &fields).await;
    assert_eq!(gone.texts("h1"), ["You have withdrawn your signature"]);
    assert_eq!(app.browser().get(&edit).await.texts("h1"), ["You have withdrawn your signature"]);
    let data = app.browser().get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(
        (&data["signature"]["state"], &data["address"]),
        (&"withdrawn".into(), &serde_json::Value::Null)
    );
    let database = app.database_as_text().await;
    assert!(!database.contains("Eve"), "{database}");
}

async fn only_id(app: &TestApp) -> uuid::Uuid {
    let database = app.database_as_text().await;
    let row = database.lines().find_map(|line| line.strip_prefix("signature ")).unwrap();
    serde_json::from_str::<serde_json::Value>(row).unwrap()["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_cut_altered_or_foreign_link_offers_a_new_one() {
    let (app, mine) = ada_has_signed().await;
    let token = mine.url.path().rsplit('/').next().unwrap().to_owned();
    let confirm = app.mails_to(ADA)[0].link("Look at it and confirm");
    let foreign = confirm.rsplit('/').next().unwrap();
    let altered = format!("{}{}", if token.starts_with('A') { "B" } else { "A" }, &token[1..]);
    for wrong in [&token[..token.len() - 3], &altered, foreign] {
        for page in ["", "/edit", "/data.json"] {
            let page = app.browser().get(&format!("/signature/{wrong}{page}")).await;
            page.assert_is(StatusCode::GONE, "This link is damaged");
            assert_eq!(page.follow(TITLE).await.texts("h1"), ["Ask for the link to my signature"]);
        }
        for act in ["edit", "visibility", "updates", "withdraw"] {
            let page = app.browser().post(&format!("/signature/{wrong}/{act}"), &[]).await;
            assert_eq!(page.status, StatusCode::GONE, "{act}");
        }
        let page = app.browser().post(&format!("/unsubscribe/{wrong}"), &[]).await;
        assert_eq!(page.status, StatusCode::GONE);
    }
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.browser().get(&format!("/unsubscribe/{token}")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn looking_at_every_link_of_my_signature_changes_nothing() {
    let (app, mine) = ada_has_signed().await;
    let before = app.database_as_text().await;
    for act in ["", "/edit", "/visibility", "/updates", "/withdraw", "/data.json"] {
        let path = format!("{}{act}", mine.url.path());
        assert_eq!(app.stranger().get(&path).await.status, StatusCode::OK, "{act}");
        assert_eq!(app.stranger().head(&path).await.status, StatusCode::OK, "{act}");
    }
    assert_eq!(app.database_as_text().await, before);
}

#[tokio::test]
async fn another_site_cannot_change_a_signature() {
    let (app, mine) = ada_has_signed().await;
    let withdraw = format!("{}/withdraw", mine.url.path());
    let page = app.browser().post_from("https://evil.example", &withdraw, &[]).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert_eq!(app.count(SLUG).await, 1);
}

/// Types an address where a link is asked for again.
async fn ask(app: &TestApp, address: &str) -> Page {
    let page = app.browser().get(FIND).await;
    page.form("Send me the link").fill("The email address with which you signed", address).send().await
}

#[tokio::test]
async fn a_request_for_a_lost_link_looks_the_same_for_every_address() {
    let app = TestApp::plan().with_public_url("https://letters.example").with_smtp().open().await;
    signed_and_told(&app).await;
    let before = app.rows("outbox").await;
    let known = ask(&app, "ADA@example.org").await;
    let unknown = ask(&app, "nobody@example.org").await;
    assert_eq!(known.body(), unknown.body());
    assert_eq!(known.url, unknown.url);
    assert_eq!((known.status, unknown.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(app.rows("outbox").await, before + 2, "both are owed a mail");
    assert_eq!(known.texts("h1"), ["Look into your mailbox"]);

    let mail = app.deliver_to(ADA).await;
    assert_eq!(mail.subject, "The link to your signature");
    assert_eq!(app.stranger().get(&mail.link("My signature")).await.texts("h1"), ["You have signed"]);
    let mail = app.mail_to("nobody@example.org");
    assert_eq!(mail.subject, "The link to your signature");
    mail.assert_says("There is none under this open letter:");
    assert!(!mail.text.contains("/signature/"));
}

#[tokio::test]
async fn a_link_asked_for_by_another_spelling_goes_to_the_signer() {
    let app = TestApp::new().await;
    signed_and_told(&app).await;
    ask(&app, "ada+letters@example.org").await;
    app.deliver().await;
    assert!(app.mails_to("ada+letters@example.org").is_empty());
    assert_eq!(app.mail_to(ADA).subject, "The link to your signature");
}

#[tokio::test]
async fn asking_for_a_lost_link_cannot_fill_a_mailbox() {
    let app = TestApp::new().await;
    let spelled =
        [ADA, "ADA@example.org", "ada+a@example.org", "Ada+b@example.org", ADA, "ada+c@example.org", ADA];
    for address in spelled {
        assert_eq!(ask(&app, address).await.texts("h1"), ["Look into your mailbox"]);
    }
    app.deliver().await;
    assert_eq!(app.mails().len(), 5);
    app.clock.advance(Duration::days(1) + Duration::seconds(1));
    ask(&app, ADA).await;
    app.deliver().await;
    assert_eq!(app.mails().len(), 6);
    app.site.signing.submissions.purge().await.unwrap();
    assert_eq!(app.rows("lost_link").await, 1, "requests are forgotten after a day");
}

#[tokio::test]
async fn a_blocked_address_gets_no_link_either() {
    let app = TestApp::new().await;
    app.sign("Not Ada", ADA).await;
    let not_me = app.browser().get(&app.deliver_to(ADA).await.link("This was not me")).await;
    not_me.form("Erase it").tick("Never write to this address again").send().await;
    ask(&app, ADA).await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 1);
}

#[tokio::test]
async fn a_mistyped_address_is_shown_again() {
    let app = TestApp::new().await;
    let again = ask(&app, "ada@").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.field_error("The email address with which you signed").is_some());
    assert_eq!(app.rows("lost_link").await, 0);
}

#[tokio::test]
async fn after_closing_every_action_still_works() {
    let app = TestApp::plan().front("closes = 2026-11-24T00:00:00Z").open().await;
    let mine = signed_and_told(&app).await;
    app.clock.advance(Duration::days(30));
    let letter = app.stranger().get("/letters/night-bus").await;
    assert_eq!(letter.follow("Ask for the link to my signature").await.status, StatusCode::OK);
    ask(&app, ADA).await;
    let mine_again = app.browser().get(&app.deliver_to(ADA).await.link("My signature")).await;
    assert_eq!(mine_again.url.path().rsplit('/').next(), mine.url.path().rsplit('/').next());
    let renamed = rename(&mine_again, "Ada Lovelace").await;
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Lovelace");
    let hidden = see_as(&renamed, "Count me, do not show my name").await;
    let on = hidden.press("Send me news").await;
    on.press("Withdraw and erase").await;
    assert_eq!(app.count(SLUG).await, 0);
}

#[tokio::test]
async fn a_withdrawn_signature_leaves_all_nodes() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    let mine = signed_and_told(&app).await;
    other.catch_up().await;
    assert!(other.stranger().get(LIST).await.text().contains("Ada Byron"));
    mine.press("Withdraw and erase").await;
    other.catch_up().await;
    for page in ["/letters/night-bus", LIST, "/letters/night-bus/signatories.csv"] {
        assert!(!other.stranger().get(page).await.body().contains("Ada"), "{page}");
    }
    assert_eq!(other.count(SLUG).await, 0);
}

#[tokio::test]
async fn an_edit_and_a_decision_at_once_leave_one_count() {
    let (app, mine) = an_edit_waits().await;
    let edit = app.waiting_edits().await[0].1.edit;
    let accept = app.site.signing.edits.accept(edit, Who::CommandLine, None);
    let (hidden, accepted) = tokio::join!(see_as(&mine, "Count me, do not show my name"), accept);
    assert_eq!(hidden.status, StatusCode::OK);
    accepted.unwrap();
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.csv(SLUG).await.len(), 0, "who hides is hidden, whatever is decided at that moment");
    let signature = app.site.signing.signatures.signature(only_id(&app).await).await.unwrap().unwrap();
    assert_eq!(signature.state, State::Published);
}
