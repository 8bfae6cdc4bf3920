//! What organizers do with a signature besides deciding on it: check the identity, ask the signer, correct
//! a typo. The signer sees all of it, and an action on an outdated view of the signature is refused.

use axum::http::StatusCode;
use time::Duration;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        page::Page,
    },
};
use undersigned::{organizers::rights::Role, signing::signature::fingerprint::Seen};

const QUEUE: &str = "/organize/letters/night-bus/queue";
const ADA: &str = "ada@example.org";
const HOW: &str = "Called back at the number of her theatre.";

/// A letter whose organizers look at every signature, the page of one that waits, and a moderator.
async fn one_waits() -> (TestApp, Page, Browser) {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = app.signed("Ada Bryon", ADA).await;
    app.deliver().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    (app, mine, moderator)
}

async fn check(queue: &Page) -> Page {
    queue.form("Mark as checked").fill("How", HOW).send().await
}

async fn correct(queue: &Page, name: &str) -> Page {
    queue.form("Correct it").fill("Name", name).send().await
}

#[tokio::test]
async fn a_checked_signer_and_the_files_say_so_until_it_is_undone() {
    let (app, mine, moderator) = one_waits().await;
    let queue = moderator.get(QUEUE).await;
    let refused = queue.press("Mark as checked").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts(".more[open] .error"), ["Please say how you checked it."]);
    let to_come = queue.form("Mark as checked").fill("How", HOW).fill("On which day", "2026-11-25");
    let to_come = to_come.submit("Mark as checked").await;
    assert_eq!(to_come.texts(".more[open] .error"), ["This day is still to come."]);

    let form = queue.form("Mark as checked").fill("How", HOW).fill("On which day", "2026-11-22");
    let checked = form.submit("Mark as checked").await;
    assert_eq!(checked.texts(".notice p"), ["It is noted as checked; the signer can see how."]);
    assert_eq!(checked.texts(".rows .name"), ["Ada Bryon"], "it waits all the same");
    assert_eq!(checked.texts(".known p"), [format!("Checked on 22 November 2026: {HOW}")]);
    let shown = mine.browser.get(mine.url.path()).await;
    shown.assert_says("An organizer checked on 22 November 2026 who you are");
    assert!(shown.text().contains(HOW));
    let data = mine.browser.get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(data["identity_checked"]["how"], HOW);
    assert!(!format!("{}", data["history"]).contains("theatre"), "the trail forgets nothing");

    let published = checked.press("Publish").await;
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.csv(SLUG).await[0]["verified_by"], "checked");
    assert_eq!(app.figures(SLUG).await["verified_by"]["checked"], 1);
    let waits = published.press("Undo").await;
    let unchecked = waits.press("It was not checked").await;
    assert_eq!(unchecked.texts(".notice p"), ["It is not noted as checked any more."]);
    unchecked.press("Publish").await;
    assert_eq!(app.csv(SLUG).await[0]["verified_by"], "email");
    assert!(!app.database_as_text().await.contains("theatre"));
}

#[tokio::test]
async fn a_check_ends_when_the_name_that_was_checked_changes() {
    let (app, mine, moderator) = one_waits().await;
    check(&moderator.get(QUEUE).await).await.press("Publish").await;
    let edit = || async { mine.browser.get(&format!("{}/edit", mine.url.path())).await };
    edit().await.form("Save the change").fill("Website", "https://ada.example").send().await;
    moderator.get(QUEUE).await.press("Publish").await;
    assert_eq!(app.csv(SLUG).await[0]["verified_by"], "checked", "a website says nothing of who it is");
    edit().await.form("Save the change").fill("Your name", "Grace Murray").send().await;
    assert_eq!(app.csv(SLUG).await[0]["verified_by"], "checked", "the name waits");
    moderator.get(QUEUE).await.press("Publish").await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((row["name"].as_str(), row["verified_by"].as_str()), ("Grace Murray", "email"));
    assert_eq!(app.count(SLUG).await, 1, "the tally has heard of it");
    assert!(!app.database_as_text().await.contains("theatre"));
}

#[tokio::test]
async fn a_signer_reads_a_correction_and_takes_it_back() {
    let (app, mine, moderator) = one_waits().await;
    let queue = moderator.get(QUEUE).await;
    let same = correct(&queue, "Ada Bryon").await;
    assert!(same.texts(".notice p")[0].starts_with("Nothing was changed: it reads like that already"));
    let corrected = correct(&queue, "Ada Byron").await;
    assert_eq!(corrected.texts(".notice p"), ["It is corrected, and the signer is told."]);
    assert_eq!(corrected.texts(".waits .name"), ["Ada Byron"]);
    assert_eq!(corrected.texts(".known .name"), ["Ada Bryon"]);
    corrected.press("Publish").await;
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Byron");
    app.deliver().await;
    let mails = app.mails_to(ADA);
    let mail = mails.iter().find(|mail| mail.subject == "A typo in your signature was corrected").unwrap();
    let (before, after) = (mail.text.find("Ada Bryon").unwrap(), mail.text.find("Ada Byron").unwrap());
    assert!(before < after, "{}", mail.text);
    assert!(
        !app.database_as_text().await.lines().any(|row| row.starts_with("audit") && row.contains("Bryon"))
    );

    let mine = mine.browser.get(&mail.link("Look at it, or take it back")).await;
    let back = mine.press("Let it read as I wrote it").await;
    assert_eq!(back.texts(".notice"), ["Your signature reads again as you wrote it."]);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Bryon");
    assert_eq!(back.all("#correction").count(), 0);
    let twice = mine.press("Let it read as I wrote it").await;
    assert_eq!(twice.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn a_correction_is_undone_and_goes_with_a_withdrawal() {
    let (app, mine, moderator) = one_waits().await;
    let corrected = correct(&moderator.get(QUEUE).await, "Ada Byron").await;
    app.deliver().await;
    let undone = corrected.press("Undo").await;
    assert_eq!(undone.texts(".waits .name"), ["Ada Bryon"]);
    assert!(app.deliver_to(ADA).await.text.contains("An organizer has taken a correction back"));
    let again = correct(&undone, "Ada Augusta Byron").await;
    check(&again).await;
    let page = mine.browser.get(mine.url.path()).await;
    page.press("Withdraw and erase").await;
    let kept = app.database_as_text().await;
    assert!(!["Bryon", "Byron", "theatre"].iter().any(|word| kept.contains(word)), "{kept}");
}

#[tokio::test]
async fn a_moderator_cannot_act_on_words_they_have_not_seen() {
    let (app, mine, first) = one_waits().await;
    let second = joined(&app, "mia@example.org", Role::Moderator).await;
    let (seen, seen_too) = (first.get(QUEUE).await, second.get(QUEUE).await);
    correct(&seen, "Ada Byron").await;
    for late in [
        check(&seen_too).await,
        correct(&seen_too, "Ada B.").await,
        seen_too.press("Publish").await,
        seen_too.form("Send the question").fill("Question", "Who?").send().await,
        seen_too.form("Reject").fill("Reason, if it does not stand", "No.").send().await,
    ] {
        assert!(late.texts(".notice p")[0].starts_with("Nothing was changed"), "{}", late.text());
        assert_eq!(late.texts(".waits .name"), ["Ada Byron"]);
    }
    let fresh = second.get(QUEUE).await;
    let edit = mine.browser.get(&format!("{}/edit", mine.url.path())).await;
    edit.form("Save the change").fill("Your name", "Somebody Famous").send().await;
    let late = fresh.press("Publish").await;
    assert!(late.texts(".notice p")[0].starts_with("Nothing was changed"), "its signer was quicker");
    assert_eq!(app.count(SLUG).await, 0);
    let (one, other) = (first.get(QUEUE).await, second.get(QUEUE).await);
    check(&one).await;
    assert!(check(&other).await.texts(".notice p")[0].starts_with("Nothing was changed"));
}

#[tokio::test]
async fn a_signer_asked_by_mail_answers_without_either_address() {
    let (app, _, moderator) = one_waits().await;
    let queue = moderator.get(QUEUE).await;
    let empty = queue.press("Send the question").await;
    assert_eq!(empty.texts(".more[open] .error"), ["Please write what you want to know."]);
    let question = "Where do you play this winter?";
    let asked = queue.form("Send the question").fill("Question", question).send().await;
    assert!(asked.texts(".notice p")[0].starts_with("The question is on its way."));
    assert_eq!(asked.texts(".known p")[1], "No answer yet.");
    let twice = queue.form("Send the question").fill("Question", "Again?").send().await;
    assert!(twice.texts(".notice p")[0].starts_with("Nothing was changed"), "one question at a time");

    let mail = app.deliver_to(ADA).await;
    assert_eq!(mail.subject, "A question about your signature");
    assert!(mail.text.contains(question) && !mail.text.contains("mo@example.org"), "{}", mail.text);
    let page = app.stranger().get(&mail.link("Answer on the page of my signature")).await;
    let none = page.press("Send my answer").await;
    assert_eq!(none.field_error("Your answer").as_deref(), Some("Please write an answer."));
    let words = "At the Lantern House.\nAsk for me at the box office.";
    let answered = page.form("Send my answer").fill("Your answer", words).send().await;
    assert_eq!(answered.texts(".notice"), ["Your answer is with the organizers."]);
    let late = page.form("Send my answer").fill("Your answer", "No, elsewhere.").send().await;
    assert!(late.text().contains("At the Lantern House."), "it is answered");

    let queue = moderator.get(QUEUE).await;
    queue.assert_says("At the Lantern House.");
    assert!(!queue.body().contains(ADA));
    let published = queue.press("Publish").await;
    let later = async |by: Duration| {
        app.pass(by).await;
        app.database_as_text().await.contains("Lantern")
    };
    assert!(later(Duration::hours(23)).await, "the decision can be taken back, and rests on it");
    // The session has expired by then.
    let mia = joined(&app, "mia@example.org", Role::Moderator).await;
    let shown = format!("{}?{}", published.url.path(), published.url.query().unwrap());
    let again = mia.get(&shown).await.press("Undo").await;
    again.assert_says("At the Lantern House.");
    again.press("Publish").await;
    assert!(later(Duration::hours(23)).await);
    assert!(!later(Duration::hours(2)).await, "a day after the decision nothing is left of it");
}

#[tokio::test]
async fn a_signer_is_published_and_put_first_in_one_act() {
    let (app, _, moderator) = one_waits().await;
    let featured = moderator.get(QUEUE).await;
    let featured = featured.press("Publish it and put it first").await;
    let said = "It is published and stands among the first; its signer is told.";
    assert_eq!(featured.texts(".notice p"), [said]);
    assert_eq!(app.count(SLUG).await, 1);
    let waits = featured.press("Undo").await;
    assert_eq!(waits.texts(".waits .name"), ["Ada Bryon"]);
    assert_eq!(app.count(SLUG).await, 0);

    let again = waits.press("Publish it and put it first").await;
    assert_eq!(again.texts(".notice p"), [said], "its place was kept, but it was not public");
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn an_undo_keeps_a_line_that_was_already_first() {
    let (app, mine, moderator) = one_waits().await;
    moderator.get(QUEUE).await.press("Publish").await;
    app.deliver().await;
    let edit = app.browser().get(&format!("{}/edit", mine.url.path())).await;
    edit.form("Save the change").fill("Your name", "Ada Lovelace").send().await;
    let queue = moderator.get(QUEUE).await;
    let featured = queue.press("Put it first").await;
    assert_eq!(featured.texts(".notice p"), ["It stands among the first."]);
    assert_eq!(featured.texts(".notice button").len(), 0);
}

#[tokio::test]
async fn a_missing_reason_leads_to_its_field() {
    let (_app, _, moderator) = one_waits().await;
    let refused = moderator.get(QUEUE).await.press("Reject").await;
    assert_eq!(refused.error_summary(), ["Please say why: the signer reads it."]);
}

#[tokio::test]
async fn a_moderator_cannot_put_first_what_they_have_not_seen() {
    let (app, _, moderator) = one_waits().await;
    moderator.get(QUEUE).await.press("Publish").await;
    let id: uuid::Uuid =
        sqlx::query_scalar("select id from signature").fetch_one(app.site.database.pool()).await.unwrap();
    let signature = app.site.signing.signatures.signature(id).await.unwrap().unwrap();
    let (id, old) = (id.to_string(), Seen::of(&signature));
    let correct = [
        ("act", "correct"),
        ("id", id.as_str()),
        ("signature", id.as_str()),
        ("seen", old.as_str()),
        ("name", "Somebody Else"),
    ];
    moderator.post(QUEUE, &correct).await;
    let form = [("act", "feature"), ("id", id.as_str()), ("signature", id.as_str()), ("seen", old.as_str())];
    let late = moderator.post(QUEUE, &form).await;
    assert!(late.texts(".notice p")[0].starts_with("Nothing was changed"), "{}", late.text());
    assert_eq!(app.rows("signature where featured_place is not null").await, 0);
}

#[tokio::test]
async fn a_signers_data_holds_their_questions_after_the_decision() {
    let (_app, mine, moderator) = one_waits().await;
    let queue = moderator.get(QUEUE).await;
    queue.form("Send the question").fill("Question", "Are you the poet?").send().await;
    moderator.get(QUEUE).await.press("Publish").await;
    let data = mine.browser.get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(
        data["asked_by_organizers"][0]["question"], "Are you the poet?",
        "it is kept for a day: {data}"
    );
}
