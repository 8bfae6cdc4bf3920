//! From the form, over the confirmation mail, to the name under the letter, in the file and in the figures.

use axum::http::StatusCode;
use futures_util::future::join_all;
use insta::assert_snapshot;
use time::{Duration, format_description::well_known::Rfc3339};

use crate::support::{
    app::{NOW, SLUG, TestApp},
    form::Form,
    snapshot,
};

const LETTER: &str = "/letters/night-bus";

fn with_every_field(form: Form<'_>) -> Form<'_> {
    form.fill("Role", "Poet of numbers")
        .fill("Organisation", "The Night Shift")
        .pick("Country", "Ireland")
        .fill("Website", "ada.example")
        .fill("A few words", "I walk home.\nEvery night.")
}

#[tokio::test]
async fn a_public_signature_goes_from_form_to_mail_page_and_file() {
    let app = TestApp::new().await;
    let check = app.sign_so("Ada Byron", "ada@example.org", with_every_field).await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(check.url.path().ends_with("/check-your-email"), "{}", check.url);
    check.assert_says("We have written to ada@example.org");
    check.assert_says("From undersigned@localhost");
    assert_eq!(app.count(SLUG).await, 0);

    let mail = app.deliver_to("ada@example.org").await;
    let confirmation = app.browser().get(&mail.link("Look at it and confirm")).await;
    assert_eq!(confirmation.texts("h1"), ["Please confirm your signature"]);
    let line = "Ada Byron Poet of numbers, The Night Shift · Ireland ada.example I walk home. Every night.";
    assert_eq!(confirmation.texts("blockquote"), [line]);
    assert_eq!(app.count(SLUG).await, 0, "nothing is public yet");

    let mine = confirmation.press("Confirm my signature").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    mine.assert_says("Yours is signature number 1");
    assert_eq!(mine.texts("blockquote"), [line]);

    for page in [LETTER, "/letters/night-bus/signatories"] {
        let page = app.stranger().get(page).await;
        page.assert_says(line);
    }
    assert_eq!(app.count(SLUG).await, 1);
    let figures = app.figures(SLUG).await;
    assert_eq!(
        (figures["public"].as_i64(), figures["as_of"].as_str()),
        (Some(1), Some("2026-11-23T12:00:00Z"))
    );
    let file = app.stranger().get("/letters/night-bus/signatories.csv").await;
    assert_snapshot!(snapshot::csv(file.body()), @r#"
    number,name,capacity,role,organisation,country,website,comment,signed_on,language,text_version,verified_by,city
    1,Ada Byron,personal,Poet of numbers,The Night Shift,IE,https://ada.example/,"I walk home.
    Every night.",2026-11-23,en,{sum},email,
    "#);
    assert_eq!(app.csv(SLUG).await[0]["text_version"], app.text_version(SLUG).await);

    let mail = app.deliver_to("ada@example.org").await;
    assert_eq!(mail.subject, "Your signature is confirmed");
    let again = app.browser().get(&mail.link("My signature")).await;
    assert_eq!(again.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn the_mail_says_all_its_reader_needs_and_loads_nothing() {
    let app = TestApp::plan().front("[organizer]\nname = \"Night Walkers\"").open().await;
    app.sign_so("Ada Byron", "ada@example.org", |form| form.fill("Role", "Poet")).await;
    let mail = app.deliver_to("ada@example.org").await;

    assert_snapshot!(mail.shown(), @r"
    Your code {code}: please confirm

    Somebody, we hope you, has filled in the form to sign this open letter:

        Keep the night bus

    Nothing is public yet.

    This is how it will stand under the letter:

        Ada Byron · Poet

    Once you have confirmed, everyone sees it: the public, the organizers and the addressee.

    Look at it and confirm:
    http://localhost:3000/en/confirm/{token}

    Or type this code on the page where you signed: {code}

    This was not me:
    http://localhost:3000/en/not-me/{token}

    If you do nothing, it is deleted on 7 December 2026.

    If this is an address at work, your employer may be able to read this mail.

    To share the letter, pass on this address, not this mail:
    http://localhost:3000/letters/night-bus

    Sent by undersigned@localhost. This letter is organized by Night Walkers.
    ");
    let code = mail.code().expect("a code");
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    assert!(mail.subject.contains(&spaced) && mail.text.contains(&spaced), "{}", mail.text);
    let share = mail.link("To share the letter, pass on this address, not this mail");
    assert_eq!(share, "http://localhost:3000/letters/night-bus");
    assert!(mail.link("This was not me").contains("/not-me/"));
    let lowered = mail.html.to_lowercase();
    for watched in ["<img", "src=", "http-equiv", "url("] {
        assert!(!lowered.contains(watched), "{watched} is in {}", mail.html);
    }
}

#[tokio::test]
async fn a_private_signature_counts_and_shows_no_name() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.sign_so("Grace Murray", "grace@example.org", |form| form.choose("Count me, do not show my name"))
        .await;
    let mail = app.deliver_to("grace@example.org").await;
    mail.assert_says("You will be counted. This is what only the organizers see:");
    assert!(!mail.text.contains("stand under the letter"), "{}", mail.text);
    let mine = app.confirm("grace@example.org").await;
    mine.assert_says("Yours is signature number 2");
    mine.assert_says("The public and the addressee see one more signature in the count.");

    assert_eq!(app.count(SLUG).await, 2);
    assert_eq!(app.figures(SLUG).await["private"], 1);
    let list = app.stranger().get("/letters/night-bus/signatories").await;
    list.assert_says("1 more person has signed without showing their name.");
    for page in [LETTER, "/letters/night-bus/signatories", "/letters/night-bus/signatories.csv"] {
        assert!(!app.stranger().get(page).await.body().contains("Grace"), "{page}");
    }
}

#[tokio::test]
async fn confirming_twice_counts_once() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    let confirmation =
        app.browser().get(&app.mail_to("ada@example.org").link("Look at it and confirm")).await;
    for _ in 0..2 {
        let mine = confirmation.press("Confirm my signature").await;
        mine.assert_is(StatusCode::OK, "You have signed");
    }
    assert_eq!(app.count(SLUG).await, 1);

    let opened = app.browser().get(confirmation.url.path()).await;
    assert_eq!(opened.texts("h1"), ["You have confirmed this already"]);
    assert_eq!(opened.follow("My signature").await.texts("h1"), ["You have signed"]);
    app.deliver().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 2, "one to confirm, one that it is confirmed");
}

#[tokio::test]
async fn twenty_confirmations_at_once_on_two_nodes_count_once() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    app.sign("Ada Byron", "ada@example.org").await;
    // Late enough that the same form is not taken for a double click.
    app.clock.advance(Duration::minutes(6));
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 2);
    let links: Vec<String> = mails.iter().map(|mail| mail.link("Look at it and confirm")).collect();
    let posts = (0..20).map(|turn| {
        let node = if turn % 2 == 0 { &app } else { &other };
        let (browser, link) = (node.browser(), &links[turn / 2 % 2]);
        async move { browser.post(link, &[]).await }
    });
    let signed = join_all(posts).await.iter().filter(|page| page.texts("h1") == ["You have signed"]).count();
    // The other form of this address ended with the first.
    assert!(signed >= 10, "{signed} of twenty were told that they have signed");
    app.catch_up().await;
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!((app.rows("signature").await, app.rows("submission").await), (1, 0));
}

#[tokio::test]
async fn what_one_node_publishes_the_other_shows_at_once() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    other.work();
    assert_eq!(other.count(SLUG).await, 0, "the page is in its memory");
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    app.signed("Ada Byron", "ada@example.org").await;
    let begun = std::time::Instant::now();
    while !other.browser().get(LETTER).await.text().contains("Ada Byron") {
        assert!(begun.elapsed() < std::time::Duration::from_secs(60), "it never hears of it");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn signing_again_looks_the_same_and_only_the_mailbox_knows() {
    let app = TestApp::new().await;
    let first = app.sign("Ada Byron", "ada@example.org").await;
    app.confirm("ada@example.org").await;
    app.deliver().await;
    let again = app.sign("Ada Byron", "ada@example.org").await;
    assert_eq!((first.status, first.url.path()), (again.status, again.url.path()));
    assert_eq!(without_reference(&first), without_reference(&again));
    let wrong = async |page: &crate::support::page::Page| {
        let form = page.form("Confirm my signature").fill("Code from the email", "000 000");
        without_reference(&form.submit("Confirm my signature").await)
    };
    assert_eq!(wrong(&first).await, wrong(&again).await, "nor does a code tell");

    let mail = app.deliver_to("ada@example.org").await;
    assert_eq!((mail.subject.as_str(), mail.code()), ("You have signed already", None));
    assert!(!mail.text.contains("/confirm/") && !mail.html.contains("/confirm/"), "{}", mail.text);
    let mine = app.browser().get(&mail.link("My signature")).await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    assert_eq!(app.count(SLUG).await, 1);
}

/// The whole page, but for the sealed reference in it, which differs with every form that is sent.
fn without_reference(page: &crate::support::page::Page) -> String {
    let reference = page.attribute("input[name=s]", "value").unwrap();
    page.body().replace(reference, "…")
}

#[tokio::test]
async fn another_spelling_of_a_mailbox_and_one_name_is_one_signature() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    app.sign("ADA  BYRON", "Ada+bus@example.org").await;
    app.deliver().await;
    // Not every provider delivers both spellings to one mailbox, and the link gives access to the signature.
    assert!(app.mails_to("Ada+bus@example.org").is_empty(), "{:#?}", app.mails());
    assert_eq!(app.mail_to("ada@example.org").subject, "You have signed already");
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn another_spelling_of_a_mailbox_gets_no_link_to_its_signature() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada+bus@example.org").await;
    app.deliver().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let page = app.confirm("ada+bus@example.org").await;
    page.assert_is(StatusCode::GONE, "You have signed already");
    assert!(!page.body().contains("/signature/"), "{}", page.body());
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn another_name_on_a_mailbox_that_has_signed_is_held() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let mine = app.signed("Ralph Byron", "ada+ralph@example.org").await;
    assert_eq!(mine.texts("h1"), ["Your signature is waiting for an organizer"]);
    let held = app.held().await;
    assert_eq!(held[0].held_for, [undersigned::signing::screening::Reason::Mailbox]);
    assert_eq!(app.count(SLUG).await, 1);
    assert!(!app.stranger().get(LETTER).await.text().contains("Ralph"));
}

#[tokio::test]
async fn an_owner_picks_one_of_several_forms_and_the_others_go() {
    let app = TestApp::new().await;
    app.sign("Adda Byron", "ada@example.org").await;
    app.deliver().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    let [mistyped, meant] = &app.mails_to("ada@example.org")[..] else { panic!("two mails") };
    let page = app.browser().get(&mistyped.link("Look at it and confirm")).await;
    page.assert_says("Other forms sent with your address");
    assert_eq!(page.texts("blockquote"), ["Adda Byron", "Ada Byron"]);
    let chosen = page.form("section.offer + h2 ~ section.offer form");
    assert_eq!(chosen.submit("Confirm my signature").await.texts("blockquote"), ["Ada Byron"]);

    let fallen = app.browser().get(&mistyped.link("Look at it and confirm")).await;
    fallen.assert_is(StatusCode::GONE, "This link has ended");
    let used = app.browser().get(&meant.link("Look at it and confirm")).await;
    assert_eq!(used.texts("h1"), ["You have confirmed this already"]);
    assert_eq!((app.count(SLUG).await, app.rows("submission").await), (1, 0));
}

#[tokio::test]
async fn a_closed_letter_takes_no_form_but_confirms_for_one_more_day() {
    let closes = (NOW + Duration::HOUR).format(&Rfc3339).unwrap();
    let app = TestApp::plan().front(&format!("closes = {closes}")).open().await;
    let open = app.browser().get(LETTER).await;
    for (name, email) in [("Sent In Time", "in@time.example"), ("Too Late", "too@late.example")] {
        app.sign(name, email).await;
    }
    app.deliver().await;

    app.clock.advance(Duration::HOUR);
    let closed = app.browser().get(LETTER).await;
    closed.assert_says("Signing closed on 23 November 2026 at 13:00 (UTC).");
    assert!(closed.texts("form").is_empty(), "there is no form");
    let form = open.form("Sign").fill("Your name", "Late").fill("Your email address", "late@example.org");
    let refused = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.assert_says("Signing closed on 23 November 2026 at 13:00 (UTC).");
    assert_eq!(app.rows("submission").await, 2);

    app.clock.advance(Duration::DAY - Duration::SECOND);
    assert_eq!(app.confirm("in@time.example").await.texts("h1"), ["You have signed"]);
    app.clock.advance(Duration::SECOND);
    let link = app.mail_to("too@late.example").link("Look at it and confirm");
    for late in [app.browser().get(&link).await, app.browser().post(&link, &[]).await] {
        let said = vec!["This letter takes no more signatures".to_owned()];
        assert_eq!((late.status, late.texts("h1")), (StatusCode::GONE, said));
    }
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_letter_that_is_not_open_yet_is_read_and_not_signed() {
    let opens = (NOW + Duration::DAY).format(&Rfc3339).unwrap();
    let app = TestApp::plan().front(&format!("opens = {opens}")).open().await;
    let page = app.browser().get(LETTER).await;
    page.assert_says("Signing opens on 24 November 2026 at 12:00");
    assert!(page.texts("form").is_empty());
    app.clock.advance(Duration::DAY);
    assert_eq!(app.signed("Ada Byron", "ada@example.org").await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn a_number_is_given_once_and_never_again() {
    let app = TestApp::new().await;
    app.signed("One", "one@example.org").await;
    let two = app.signed("Two", "two@example.org").await;
    two.press("Withdraw and erase").await;
    let app = app.restart().await;
    let three = app.signed("Three", "three@example.org").await;
    three.assert_says("Yours is signature number 3");
    let again = app.signed("Two", "two@example.org").await;
    again.assert_says("Yours is signature number 4");
    let numbers: Vec<String> =
        app.csv(SLUG).await.into_iter().map(|mut row| row.remove("number").unwrap()).collect();
    assert_eq!(numbers, ["1", "3", "4"]);
    assert_eq!(app.count(SLUG).await, 3);
}

#[tokio::test]
async fn a_signer_of_an_older_text_is_asked_again_first() {
    let app = TestApp::new().await;
    let letter = app.browser().get(LETTER).await;
    let form = letter.form("Sign").fill("Your name", "Ada").fill("Your email address", "ada@example.org");
    let stale = form.choose("Show my name").tick("I agree").tamper("version", &"0".repeat(64));
    let asked = stale.submit("Sign").await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "The text of the letter has changed since you opened this page.";
    assert!(asked.error_summary()[0].starts_with(said), "{:?}", asked.error_summary());
    assert_eq!(app.rows("submission").await, 0);
    assert_eq!(asked.form("Sign").value("Your name"), "Ada");
    let check = asked.form("Sign").tick("I agree").send().await;
    assert_eq!(check.texts("h1"), ["Check your email"]);
}

#[tokio::test]
async fn an_unconfirmed_form_is_deleted_after_two_weeks() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    app.clock.advance(Duration::days(14));
    app.site.signing.submissions.purge().await.unwrap();
    assert_eq!(app.rows("submission").await, 1, "it waits to the end of the last day");
    app.clock.advance(Duration::SECOND);
    app.site.signing.submissions.purge().await.unwrap();
    assert_eq!(app.rows("submission").await, 0);
    let link = app.mail_to("ada@example.org").link("Look at it and confirm");
    let ended = app.browser().get(&link).await;
    ended.assert_is(StatusCode::GONE, "This link has ended");
    assert!(!app.database_as_text().await.contains("Ada"));
}
