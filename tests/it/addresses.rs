//! Checks on email addresses: a likely typo is asked about, an address that cannot receive mail is refused
//! before anything is promised, and an address that was stored under earlier rules still gets mail.

use axum::http::StatusCode;
use data_encoding::HEXLOWER;

use crate::{
    organizers::{ONCE_MORE, PASSWORD, joined},
    support::{
        app::{SECRET, TestApp},
        database::TestDatabase,
        page::Page,
        program::Place,
    },
};
use undersigned::{
    mail::EmailAddress,
    organizers::rights::Role,
    signing::{screening::Reason, signature::address::SealedAddress},
};

const SLIP: &str = "ada@gmial.com";
const RIGHT: &str = "ada@gmail.com";
const YES: &str = "Yes, use ada@gmail.com";
const NO: &str = "No, ada@gmial.com is right";
const ASKED: &str = "Did you mean ada@gmail.com?";

async fn press(page: &Page, button: &str) -> Page {
    page.press(button).await
}

#[tokio::test]
async fn a_likely_typo_is_asked_about_and_the_correction_is_taken() {
    let app = TestApp::new().await;
    let asked = app.sign_so("Ada Byron", SLIP, |form| form.fill("Role", "Poet")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    asked.assert_says(ASKED);
    assert_eq!(asked.error_summary(), [""; 0], "it is no mistake");
    let mut form = asked.form("Sign");
    assert_eq!((form.value("Your name"), form.value("Role")), ("Ada Byron".into(), "Poet".into()));
    assert_eq!((form.value("Your email address"), form.value("I agree")), (SLIP.into(), "true".into()));
    app.deliver().await;
    assert!(app.mails().is_empty() && app.rows("submission").await == 0, "nothing is sent before the answer");

    let check = press(&asked, YES).await;
    check.assert_says("We have written to ada@gmail.com");
    assert_eq!(app.confirm(RIGHT).await.texts("h1"), ["You have signed"]);
    assert!(app.mails_to(SLIP).is_empty());
}

#[tokio::test]
async fn a_signer_who_insists_is_not_asked_twice() {
    let app = TestApp::new().await;
    let check = press(&app.sign("Ada Byron", SLIP).await, NO).await;
    check.assert_says("We have written to ada@gmial.com");
    assert_eq!(app.confirm(SLIP).await.texts("h1"), ["You have signed"]);
    let held = app.held().await;
    assert!(held.is_empty(), "nobody is suspected for it");

    // The button of the form says the same as "No", and so does the key "Enter".
    let asked = app.sign("Bo Boole", "bo@hotmal.com").await;
    let check = asked.press("Sign").await;
    check.assert_says("We have written to bo@hotmal.com");

    // Nor if another field is wrong meanwhile.
    let asked = app.sign("Cy Crane", "cy@hotmal.com").await;
    let wrong = asked.form("Sign").fill("Your name", "").send().await;
    assert!(wrong.field_error("Your name").is_some());
    let check = wrong.form("Sign").fill("Your name", "Cy Crane").send().await;
    assert_eq!(check.texts("h1"), ["Check your email"]);
}

#[tokio::test]
async fn an_answer_counts_for_the_address_that_it_was_about() {
    let app = TestApp::new().await;
    let asked = app.sign("Ada Byron", SLIP).await;
    let check = asked.form("Sign").fill("Your email address", "ada@example.org").submit(YES).await;
    check.assert_says("We have written to ada@example.org");

    let asked = app.sign("Ada Byron", SLIP).await;
    let again = asked.form("Sign").fill("Your email address", "ada@hotmail.couk").send().await;
    again.assert_says("Did you mean ada@hotmail.co.uk?");
}

#[tokio::test]
async fn the_answer_sent_twice_is_one_submission() {
    let app = TestApp::new().await;
    let asked = app.sign("Ada Byron", SLIP).await;
    let (one, two) = tokio::join!(press(&asked, YES), press(&asked, YES));
    app.deliver().await;
    assert_eq!(
        (one.texts("h1"), two.texts("h1")),
        (vec!["Check your email".into()], vec!["Check your email".into()])
    );
    assert_eq!((app.rows("submission").await, app.mails().len()), (1, 1));
}

#[tokio::test]
async fn a_bot_that_fills_in_every_field_is_held_after_the_question() {
    let app = TestApp::new().await;
    let asked = app.sign_so("Ada Byron", SLIP, |form| form.tamper("subject", "Buy")).await;
    press(&asked, NO).await;
    app.confirm(SLIP).await;
    let held = app.held().await;
    assert_eq!(held[0].held_for, [Reason::Honeypot]);
}

#[tokio::test]
async fn corrections_and_lost_links_ask_about_typos_too() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@example.com").await;
    let asked = check.form("Send it there").fill("Correct email address", SLIP).send().await;
    asked.assert_says(ASKED);
    asked.assert_says("We have written to ada@example.com");
    let corrected = press(&asked, YES).await;
    corrected.assert_says("We have written to ada@gmail.com");
    app.confirm(RIGHT).await;

    let find = app.browser().get("/letters/night-bus/find-my-signature").await;
    let asked = find.form("Send me the link").fill("The email address with which", SLIP).send().await;
    asked.assert_says(ASKED);
    app.deliver().await;
    let before = app.mails_to(RIGHT).len();
    press(&asked, YES).await;
    app.deliver().await;
    assert_eq!(app.mails_to(RIGHT).len(), before + 1);
    let asked = find.form("Send me the link").fill("The email address with which", SLIP).send().await;
    assert_eq!(press(&asked, NO).await.texts("h1"), ["Look into your mailbox"]);
}

#[tokio::test]
async fn an_address_the_mail_server_cannot_carry_is_refused_early() {
    let app = TestApp::plan().with_smtp().open().await;
    app.mail_server().take_ascii_only();
    let greek = "\u{3b4}\u{3bf}\u{3ba}\u{3b9}\u{3bc}\u{3ae}@example.org";
    let refused = app.sign("Ada Byron", greek).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let error = refused.field_error("Your email address").unwrap();
    assert!(error.starts_with("Our mail server cannot write to an address with such letters"), "{error}");
    assert_eq!(app.rows("submission").await, 0);
    let check = refused.form("Sign").fill("Your email address", "ada@b\u{fc}cher.example").send().await;
    assert_eq!(check.texts("h1"), ["Check your email"], "a domain has its ASCII form");
    let wrong = check.form("Send it there").fill("Correct email address", greek).send().await;
    assert!(wrong.field_error("Correct email address").is_some(), "{}", wrong.text());
}

#[tokio::test]
async fn an_address_the_mail_server_can_carry_is_taken() {
    let app = TestApp::plan().with_smtp().open().await;
    let check = app.sign("Ada Byron", "\u{3b4}\u{3bf}\u{3ba}\u{3b9}\u{3bc}\u{3ae}@example.org").await;
    assert_eq!(check.texts("h1"), ["Check your email"]);
}

#[tokio::test]
async fn an_address_stored_under_older_rules_still_gets_mail() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    assert!(EmailAddress::parse("ada@harbour.x1").is_err());
    let old = SealedAddress::seal(&app.site.keys, &EmailAddress::stored("ada@harbour.x1").unwrap());
    let sealed = HEXLOWER.encode(&old.sealed);
    app.sql(&format!("update signature set address_sealed = '\\x{sealed}'")).await;
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", "Ada Lovelace").send().await;
    assert_eq!(app.deliver_to("ada@harbour.x1").await.subject, "Your signature was changed");
    let data = app.browser().get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(data["address"], "ada@harbour.x1");
}

#[tokio::test]
async fn a_name_that_misses_a_space_is_published() {
    let app = TestApp::new().await;
    for (number, name) in ["k.de leeuw", "jan.de boer", "v.d. berg", "St.John Rivers"].iter().enumerate() {
        app.signed(name, &format!("one{number}@example.org")).await;
    }
    assert!(app.held().await.is_empty());
    app.signed("buy.now viagra.com", "spam@example.org").await;
    assert_eq!(app.held().await[0].held_for, [Reason::Link]);
}

#[tokio::test]
async fn organizers_read_what_is_wrong_with_an_address_too() {
    let app = TestApp::new().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    for (typed, said) in [
        ("", "Please write an email address."),
        ("ada", "There is no @ in this address."),
        ("ada@example,org", "There is a comma after the @."),
        ("a(da@example.org", "There is a character in this address that no address has."),
    ] {
        let team = owner.get("/organize/team").await;
        let form = team.form("Invite").fill("Their email address", typed).fill(ONCE_MORE, PASSWORD);
        let error = form.submit("Invite").await.field_error("Their email address").unwrap();
        assert!(error.starts_with(said), "{typed:?}: {error}");
        let forgot = app.browser().get("/organize/forgot").await;
        let again = forgot.form("Send me the link").fill("Your email address", typed).send().await;
        let error = again.field_error("Your email address").unwrap();
        assert!(error.starts_with(said), "{typed:?}: {error}");
        assert_eq!(again.form("Send me the link").value("Your email address"), typed);
        let find = owner.get("/organize/letters/night-bus/signatures/address").await;
        let again = find.form("Search").fill("Email address", typed).send().await;
        assert!(again.text().contains(said), "{typed:?}: {}", again.text());
    }
}

/// The recipient of such a mail gets a right on this site, or a line of another person.
#[tokio::test]
async fn organizers_are_asked_about_a_typo_before_mail_goes_out() {
    let app =
        TestApp::plan().file("night-bus/signatories.csv", "name\nGrace Murray\nMary Shelley\n").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let team = owner.get("/organize/team").await;
    let form = team.form("Invite").fill("Their email address", SLIP).choose("Observer");
    let asked = form.fill(ONCE_MORE, PASSWORD).submit("Invite").await;
    asked.assert_says(ASKED);
    assert_eq!((asked.status, app.rows("organizer").await), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    let done = asked.form("Invite").fill(ONCE_MORE, PASSWORD).submit(YES).await;
    assert_eq!(done.texts("h1"), [RIGHT], "{}", done.text());

    let claims = owner.get("/organize/letters/night-bus/claims").await;
    let form = claims.form("Keep the address").pick("Whose", "Mary Shelley").fill("Their email", SLIP);
    let asked = form.submit("Keep the address").await;
    asked.assert_says(ASKED);
    let done = press(&asked, NO).await;
    done.assert_says("Nobody has been written to yet.");
    assert_eq!(done.texts("#line option"), ["Grace Murray"], "the line that was chosen was kept");

    let hand = owner.get("/organize/letters/night-bus/signatures/new").await;
    let form = hand.form("Add it").fill("Name", "Bo Boole").fill("Where it comes from", "a call");
    let asked = form.fill("Email address", "bo@hotmal.com").submit("Add it").await;
    asked.assert_says("Did you mean bo@hotmail.com?");
    assert_eq!(app.count("night-bus").await, 2);
    press(&asked, "Yes, use bo@hotmail.com").await;
    assert_eq!(app.count("night-bus").await, 3);
}

#[tokio::test]
async fn an_address_is_shown_in_the_script_it_was_typed_in() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@bücher.example").await;
    check.assert_says("We have written to ada@bücher.example");
    app.confirm("ada@xn--bcher-kva.example").await;
}

#[tokio::test]
async fn the_command_line_says_what_is_wrong_with_an_address() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let refused = place.run(&["organizer", "add", "ada@example,org", "--role", "owner"]).await;
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("this is not an email address: there is a comma after the @"), "{said}");
}
