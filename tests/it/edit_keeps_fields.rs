//! Editing a signature keeps the fields that the page does not show, for example when a letter asks for
//! less than before.

use axum::http::StatusCode;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TITLE, TestApp},
        page::Page,
    },
};

const ADA: &str = "ada@example.org";
const LIST: &str = "/letters/night-bus/signatories";
const SAVE: &str = "Save the change";

/// Has the letter ask for this from now on, and nothing else.
async fn asks(app: &TestApp, lines: &str) {
    let letter = format!(
        "+++\ntitle = {TITLE:?}\nlanguage = \"en\"\n{lines}\n+++\n\nDear council,\n\n\
         the last bus home leaves at 1:40. Without it we walk, along a road that has no pavement.\n\n\
         Keep it running.\n"
    );
    app.write("night-bus/letter.md", &letter).await;
}

/// Ada has said all that can be asked.
async fn ada_said_all() -> (TestApp, Page) {
    let app = TestApp::new().await;
    let signed = app.signed_so("Ada Byron", ADA, |form| {
        form.choose("For myself; my affiliation")
            .fill("Role", "Head of reading")
            .fill("Organisation", "Harbour College")
            .pick("Country", "Ireland")
            .fill("Website", "https://ada.example.org")
            .fill("A few words", "I walk.\nEvery night.")
    });
    let mine = signed.await;
    (app, mine)
}

/// A company has signed, with a spokesperson.
async fn company_signed(app: &TestApp) -> Page {
    app.signed_so("Harbour Bus Works", ADA, |form| {
        form.choose("For a group").fill("Who speaks for the group", "Ada Byron")
    })
    .await
}

async fn edit(mine: &Page) -> Page {
    mine.follow("Change what it says").await
}

async fn rename(mine: &Page, name: &str) -> Page {
    edit(mine).await.form(SAVE).fill("Your name", name).send().await
}

#[tokio::test]
async fn correcting_a_name_keeps_fields_no_longer_asked_for() {
    let (app, mine) = ada_said_all().await;
    asks(&app, "ask = []").await;
    let done = rename(&mine, "Ada Lovelace").await;
    done.assert_says("Your change is in force.");
    let row = &app.csv(SLUG).await[0];
    for (column, said) in [
        ("name", "Ada Lovelace"),
        ("capacity", "affiliation"),
        ("role", "Head of reading"),
        ("organisation", "Harbour College"),
        ("country", "IE"),
        ("website", "https://ada.example.org/"),
        ("comment", "I walk.\nEvery night."),
    ] {
        assert_eq!(row[column], said, "{column}");
    }
    let public = app.stranger().get(LIST).await.text();
    assert!(public.contains("Head of reading, Harbour College"), "{public}");
}

#[tokio::test]
async fn a_signer_reads_what_is_kept_and_removes_one_field() {
    let (app, mine) = ada_said_all().await;
    asks(&app, "ask = [\"role\"]").await;
    let page = edit(&mine).await;
    let kept = page.texts("fieldset .tick label");
    let expected = [
        "Take off: Organisation · Harbour College",
        "Take off: Country · Ireland",
        "Take off: Website · https://ada.example.org/",
        "Take off: A few words · I walk. Every night.",
    ];
    assert_eq!(kept, expected);
    // A mistake in another field keeps the tick.
    let wrong = page.form(SAVE).tick("Take off: Website").fill("Your name", "").send().await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut form = wrong.form(SAVE);
    assert_eq!(
        (form.value("Take off: Website"), form.value("Take off: Country")),
        ("true".into(), "false".into())
    );
    form.fill("Your name", "Ada Byron").submit(SAVE).await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["website"].as_str(), row["country"].as_str()), ("", "IE"));
    assert!(!app.database_as_text().await.contains("ada.example.org"), "it is gone");
    assert_eq!(edit(&mine).await.texts("fieldset .tick label").len(), 3);
}

#[tokio::test]
async fn a_shown_field_that_is_emptied_is_emptied() {
    let (app, mine) = ada_said_all().await;
    asks(&app, "ask = [\"role\", \"comment\"]").await;
    edit(&mine).await.form(SAVE).fill("Role", "").send().await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["role"].as_str(), row["organisation"].as_str()), ("", "Harbour College"));
    assert_eq!(row["comment"], "I walk.\nEvery night.");
}

#[tokio::test]
async fn an_older_page_without_a_new_field_removes_nothing() {
    let (app, mine) = ada_said_all().await;
    asks(&app, "ask = []").await;
    let page = edit(&mine).await;
    asks(&app, "ask = [\"role\", \"organisation\", \"website\"]").await;
    page.form(SAVE).fill("Your name", "Ada Lovelace").send().await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["role"].as_str()), ("Ada Lovelace", "Head of reading"));
    assert_eq!(row["website"], "https://ada.example.org/");
}

#[tokio::test]
async fn a_signer_cannot_add_what_the_letter_does_not_ask_for() {
    let app = TestApp::plan().front("ask = []").open().await;
    let mine = app.signed("Ada Byron", ADA).await;
    let address = format!("{}/edit", mine.url.path());
    let fields = [("name", "Ada Lovelace"), ("visibility", "public"), ("comment", "Buy this")];
    app.browser().post(&address, &fields).await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["comment"].as_str()), ("Ada Lovelace", ""));
}

#[tokio::test]
async fn a_company_stays_one_where_only_people_may_sign_now() {
    let app = TestApp::plan().front("ask = []\nmoderation = \"none\"").open().await;
    let mine = company_signed(&app).await;
    asks(&app, "ask = []\nmoderation = \"none\"\ncapacities = [\"personal\"]").await;
    let page = edit(&mine).await;
    let mut form = page.form(SAVE);
    assert_eq!(form.value("For a group"), "true");
    assert_eq!(form.value("Who speaks for the group"), "Ada Byron");
    form.fill("Your name", "Harbour Works").submit(SAVE).await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["capacity"].as_str()), ("Harbour Works", "group"));

    // A client may send only the changed fields.
    app.browser().post(&format!("{}/edit", mine.url.path()), &[("name", "Harbour Bus")]).await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["capacity"].as_str()), ("Harbour Bus", "group"));
    assert!(app.database_as_text().await.contains("Ada Byron"), "who speaks for it is known");

    // Other signers cannot choose it.
    let page = app.stranger().get("/letters/night-bus").await;
    assert_eq!(page.texts("label[for=capacity-group]"), [""; 0]);
    // It can change to a person.
    edit(&mine).await.form(SAVE).choose("For myself").send().await;
    assert_eq!(app.csv(SLUG).await[0]["capacity"], "personal");
    assert!(!app.database_as_text().await.contains("Ada Byron"), "a person needs nobody to speak for them");
}

#[tokio::test]
async fn a_group_names_its_spokesperson_where_only_groups_sign() {
    let app = TestApp::plan().front("ask = []\nmoderation = \"none\"\ncapacities = [\"group\"]").open().await;
    let refused = app.sign("Harbour Works", ADA).await;
    assert!(refused.field_error("Who speaks for the group").is_some(), "{}", refused.text());
    refused.form("Sign").fill("Who speaks for the group", "Ada Byron").send().await;
    app.confirm(ADA).await;
    assert_eq!(app.csv(SLUG).await[0]["capacity"], "group");
}

#[tokio::test]
async fn hiding_and_showing_again_keeps_everything() {
    let (app, mine) = ada_said_all().await;
    asks(&app, "ask = []").await;
    for choice in ["Count me, do not show my name", "Show my name"] {
        mine.form("Change this").choose(choice).send().await;
    }
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["role"].as_str(), row["capacity"].as_str()), ("Head of reading", "affiliation"));
    assert_eq!(row["comment"], "I walk.\nEvery night.");
}

#[tokio::test]
async fn undoing_a_pending_anonymous_edit_loses_nothing() {
    let (app, mine) = ada_said_all().await;
    asks(&app, "ask = []").await;
    let waits = mine.form("Change this").choose("Sign without a name").send().await;
    waits.assert_says("A change is waiting");
    let back = waits.form("Change this").choose("Show my name").send().await;
    back.assert_says("Your change is in force.");
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["role"].as_str()), ("Ada Byron", "Head of reading"));
    assert_eq!(row["website"], "https://ada.example.org/");
}

#[tokio::test]
async fn an_anonymous_signer_also_drops_fields_that_are_not_shown() {
    let app = TestApp::plan().front("ask = [\"role\", \"website\"]\nmoderation = \"none\"").open().await;
    let mine = app
        .signed_so("Ada Byron", ADA, |form| {
            form.fill("Role", "A nurse").fill("Website", "https://ada.example.org")
        })
        .await;
    asks(&app, "ask = []").await;
    let edited = edit(&mine).await.form(SAVE).choose("Sign without a name").send().await;
    let waiting = edited.texts("section.offer blockquote").join("");
    assert!(waiting.contains("Anonymous A nurse") && !waiting.contains("ada.example.org"), "{waiting}");
}

#[tokio::test]
async fn words_that_the_form_would_refuse_now_stay_if_untouched() {
    let (app, mine) = ada_said_all().await;
    let long = "Reader ".repeat(40);
    app.sql(&format!("update signature_revision set role = '{}'", long.trim())).await;
    let done = rename(&mine, "Ada Lovelace").await;
    done.assert_says("Your change is in force.");
    assert_eq!(app.csv(SLUG).await[0]["role"], long.trim());
}

#[tokio::test]
async fn a_joint_signer_edits_where_joint_is_no_longer_offered() {
    let app = TestApp::plan().front("threshold = 40").open().await;
    let mine = app.signed_so("Ada Byron", ADA, |form| form.choose("Show my name once enough")).await;
    asks(&app, "ask = []").await;
    let page = edit(&mine).await;
    page.assert_says("The letter no longer shows names this way.");
    let done = page.form(SAVE).fill("Your name", "Ada Lovelace").send().await;
    done.assert_says("Your change is in force.");
    let figures = app.figures(SLUG).await;
    assert_eq!((&figures["public"], &figures["private"]), (&0.into(), &1.into()));
}

#[tokio::test]
async fn a_claimant_keeps_the_columns_of_an_imported_line() {
    let app = TestApp::plan().front("ask = []").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let list = format!(
        "Name;Role;Organisation;Website;Mail\nAda Byron;Head of reading;Harbour College;https://ada.example.org;{ADA}\n"
    );
    let preview = owner.upload("/organize/letters/night-bus/import", "file", list.as_bytes()).await;
    preview.form("Enter one line").fill("From where", "paper").send().await;
    crate::claims::invited(&app, &owner).await;
    let page = app.browser().get(&app.mail_to(ADA).link(crate::claims::LOOK)).await;
    let form = page.form("Confirm my line").fill("Your name", "Ada B. Byron").choose("Show my name");
    let mine = form.tick("Take off: Website").tick("I agree").submit("Confirm my line").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    rename(&mine, "Ada Byron").await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["role"].as_str()), ("Ada Byron", "Head of reading"));
    assert_eq!((row["organisation"].as_str(), row["website"].as_str()), ("Harbour College", ""));
}
