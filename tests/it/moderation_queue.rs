//! The moderation queue: each rejection has a reason that the signer reads, and decisions can be undone.

use axum::http::StatusCode;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
    },
};

const QUEUE: &str = "/organize/letters/night-bus/queue";
const LIST: &str = "/letters/night-bus/signatories";
const ADA: &str = "ada@example.org";

/// A letter whose organizers look at every signature, with one that waits and a moderator.
async fn one_waits() -> (TestApp, Browser) {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    (app, moderator)
}

#[tokio::test]
async fn a_moderator_publishes_a_held_signature_and_can_undo_it() {
    let (app, moderator) = one_waits().await;
    let home = moderator.get("/organize").await;
    let queue = home.follow("1 waits for a decision.").await;
    assert_eq!(queue.texts(".rows .name"), ["Ada Byron"]);
    assert_eq!(queue.texts(".why li"), ["Every signature under this letter is looked at first."]);
    assert!(!queue.body().contains(ADA), "an address is shown to nobody");

    let done = queue.press("Publish").await;
    assert_eq!(done.texts(".notice p"), ["It is published, and its signer is told."]);
    assert!(done.text().contains("Nothing waits for a decision."));
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.deliver_to(ADA).await.subject, "Your signature is confirmed");

    let undone = done.press("Undo").await;
    assert_eq!(undone.texts(".notice p"), ["It waits again, and its signer is told."]);
    assert_eq!(undone.texts(".rows .name"), ["Ada Byron"]);
    assert_eq!(app.count(SLUG).await, 0);
    assert_eq!(app.csv(SLUG).await.len(), 0);
    assert_eq!(app.deliver_to(ADA).await.subject, "Your signature is waiting for an organizer");
}

#[tokio::test]
async fn a_rejection_needs_a_reason_which_the_signer_reads() {
    let (app, moderator) = one_waits().await;
    let queue = moderator.get(QUEUE).await;
    let refused = queue.press("Reject").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Please say why: the signer reads it.");

    let form = refused.form("Reject").fill("Reason, if it does not stand", "We could not reach you.");
    let done = form.submit("Reject").await;
    assert_eq!(done.texts(".notice p"), ["It does not stand, and its signer is told why."]);
    assert!(app.deliver_to(ADA).await.text.contains("We could not reach you."));
    let undone = done.press("Undo").await;
    assert_eq!(undone.texts(".rows .name"), ["Ada Byron"]);
}

#[tokio::test]
async fn two_moderators_never_decide_on_the_same_one_unknowingly() {
    let (app, first) = one_waits().await;
    let second = joined(&app, "mia@example.org", Role::Moderator).await;
    let (seen, seen_too) = (first.get(QUEUE).await, second.get(QUEUE).await);
    seen.press("Publish").await;
    let late = seen_too.form("Reject").fill("Reason, if it does not stand", "Not she.").send().await;
    assert!(late.texts(".notice p")[0].starts_with("Nothing was changed"), "{}", late.text());
    assert_eq!(app.count(SLUG).await, 1);
    let twice = seen.press("Publish").await;
    assert!(twice.texts(".notice p")[0].starts_with("Nothing was changed"));
}

#[tokio::test]
async fn a_report_is_dismissed_or_takes_the_name_down() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let report = async || {
        let page = app.stranger().get("/letters/night-bus/report/1").await;
        page.form("Send the report").fill("What is wrong?", "I am Ada, and did not sign.").send().await
    };
    report().await;
    let queue = moderator.get(QUEUE).await;
    assert_eq!(queue.texts("blockquote"), ["I am Ada, and did not sign."]);
    let kept = queue.press("The name may stand").await;
    assert_eq!(kept.texts(".notice p"), ["The report is closed; the name stands as before."]);
    assert_eq!(app.count(SLUG).await, 1);

    report().await;
    let form = moderator.get(QUEUE).await;
    let form = form
        .form("Take it down")
        .fill("Reason, if it does not stand", "Its bearer says that it is not theirs.");
    let down = form.submit("Take it down").await;
    assert_eq!(down.texts(".notice p"), ["It does not stand, and its signer is told why."]);
    assert!(down.text().contains("Nothing waits for a decision."));
    assert!(!app.stranger().get(LIST).await.body().contains("Ada Byron"));
}

#[tokio::test]
async fn a_waiting_edit_is_shown_beside_the_current_line() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    moderator.get(QUEUE).await.press("Publish").await;
    app.deliver().await;
    let edit = app.browser().get(&format!("{}/edit", mine.url.path())).await;
    edit.form("Save the change").fill("Your name", "Ada Lovelace").send().await;
    let queue = moderator.get(QUEUE).await;
    assert_eq!(queue.texts(".rows .name"), ["Ada Byron", "Ada Lovelace"]);
    let done = queue.press("Publish").await;
    assert_eq!(done.texts(".notice button").len(), 0, "what is in force cannot be put back");
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Lovelace");
}
