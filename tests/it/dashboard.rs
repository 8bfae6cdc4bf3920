//! A letter in the hands of its organizers: its texts, its private links, its figures.

use axum::http::StatusCode;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{app::TestApp, browser::Browser},
};

const TEXTS: &str = "/organize/letters/night-bus/texts";
const ACCESS: &str = "/organize/letters/night-bus/access";
const ADA: &str = "ada@example.org";
const PASSWORD: &str = "seventeen grey herons";
const AGAIN: &str = "Your own password, once more";

fn letter(text: &str) -> String {
    format!("+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\n+++\nDear council,\n\n{text}\n")
}

/// A letter that somebody has signed, a changed text of it that waits, and an owner.
async fn text_waits() -> (TestApp, Browser) {
    let app = TestApp::plan().file("night-bus/letter.md", &letter("Keep the bus at night.")).open().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    app.write("night-bus/letter.md", &letter("Keep the bus at night and on Sundays.")).await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    (app, owner)
}

#[tokio::test]
async fn an_owner_sees_what_would_change_and_puts_it_in_force_as_a_correction() {
    let (app, owner) = text_waits().await;
    let page = owner.get(TEXTS).await;
    assert_eq!(page.texts(".difference ins"), ["[added: and on Sundays] "].map(str::trim_end));
    let wrong = page.form("In force as an editorial change").fill(AGAIN, "not this one at all");
    let wrong = wrong.submit("In force as an editorial change").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!app.stranger().get("/letters/night-bus").await.text().contains("Sundays"));

    let form = wrong.form("In force as an editorial change").fill(AGAIN, PASSWORD);
    let done = form.submit("In force as an editorial change").await;
    assert!(done.texts(".notice")[0].starts_with("The text is in force, as an editorial change."));
    assert!(done.text().contains("No changed text waits."), "{}", done.text());
    assert_eq!(done.texts("tbody tr td:nth-child(3)"), ["Editorial change · in force", "First version"]);
    assert!(app.stranger().get("/letters/night-bus").await.text().contains("Sundays"));
    let mails = app.mails_to(ADA).len();
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), mails, "nobody is written to");
    let twice = page.form("In force as an editorial change").fill(AGAIN, PASSWORD);
    let twice = twice.submit("In force as an editorial change").await;
    assert!(twice.texts(".notice")[0].starts_with("Nothing was changed"));
}

#[tokio::test]
async fn a_material_change_needs_its_reason_and_asks_those_who_signed() {
    let (app, owner) = text_waits().await;
    let button = "In force as a material change, and ask the signers";
    let page = owner.get(TEXTS).await;
    let silent = page.form(button).fill(AGAIN, PASSWORD).submit(button).await;
    assert!(silent.field_error("What has changed, and why").is_some(), "{}", silent.text());
    let form =
        silent.form(button).fill("What has changed, and why", "We forgot Sundays.").fill(AGAIN, PASSWORD);
    let done = form.submit(button).await;
    assert!(done.texts(".notice")[0].starts_with("The text is in force, as a material change."));
    app.deliver().await;
    assert_eq!(app.mail_to(ADA).subject, "The text that you signed has changed");
    assert!(app.mail_to(ADA).text.contains("We forgot Sundays."));
    let told = owner.get("/organize/audit").await;
    assert!(told.texts(".rows > li").iter().any(|line| line.contains("A changed text was put in force.")));
}

#[tokio::test]
async fn an_owner_makes_a_press_link_and_ends_it() {
    let app = TestApp::plan().front("publishes = 2026-12-25T09:00:00Z").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let page = owner.get(ACCESS).await;
    let empty = page.form("Make the link").fill("Last day", "2026-11-22").submit("Make the link").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.error_summary().len(), 3, "{}", empty.text());

    let form =
        page.form("Make the link").fill("For whom", "Nell Ito, the Herald").fill("Last day", "2026-11-30");
    let made = form.choose("For the press: to read it and see who has signed").submit("Make the link").await;
    assert!(made.text().contains("Works until 1 December 2026 at 00:00 UTC"), "{}", made.text());
    let link = made.texts(".rows .to-quote").concat();
    let press = app.stranger();
    assert_eq!(press.get(&link).await.status, StatusCode::OK);
    assert_eq!(press.get(&format!("{link}/signatories")).await.status, StatusCode::OK);
    press.get(&format!("{link}/signatories.csv")).await;
    let used = owner.get(ACCESS).await;
    assert!(used.text().contains("one form sent or file taken"), "{}", used.text());

    let ended = used.form("End this link: Nell Ito, the Herald");
    let ended = ended.submit("End this link: Nell Ito, the Herald").await;
    assert_eq!(ended.texts(".notice"), ["The link has ended: it opens nothing any more."]);
    assert_ne!(press.get(&link).await.status, StatusCode::OK);
    let told = owner.get("/organize/audit").await;
    let lines = told.texts(".rows > li").join("\n");
    assert!(lines.contains("A private link was made.") && lines.contains("A private link was ended."));
    assert!(!lines.contains("Nell Ito"), "for whom it was stays with the link");
}
