//! The digest mail to moderators about what waits: in time, not too often, and without a name.

use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::{PASSWORD, joined, sign_in},
    support::{app::TestApp, mail::Mail},
};

const MO: &str = "mo@example.org";

async fn later(app: &TestApp, by: Duration) {
    app.clock.advance(by);
    app.run_due_jobs().await;
    app.deliver().await;
}

fn digests(app: &TestApp, address: &str) -> Vec<Mail> {
    app.mails_to(address).into_iter().filter(|mail| mail.subject == "Something waits for you").collect()
}

#[tokio::test]
async fn moderators_are_told_daily_how_many_wait_and_no_name() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let moderator = joined(&app, MO, Role::Moderator).await;
    joined(&app, "obi@example.org", Role::Observer).await;
    app.signed("Ada Byron", "ada@example.org").await;
    later(&app, Duration::minutes(30)).await;
    assert_eq!(digests(&app, MO).len(), 0, "whoever is at it is left in peace");
    later(&app, Duration::minutes(40)).await;
    let mail = digests(&app, MO).pop().unwrap();
    assert!(mail.text.contains("Keep the night bus: 1 waits for a decision."), "{}", mail.text);
    assert!(!mail.text.contains("Ada") && !mail.text.contains("ada@"), "{}", mail.text);
    assert_eq!(moderator.get(&mail.link("What waits there")).await.texts(".rows .name"), ["Ada Byron"]);
    assert_eq!(digests(&app, "obi@example.org").len(), 0, "who cannot decide is not told");

    for _ in 0..22 {
        later(&app, Duration::HOUR).await;
    }
    assert_eq!(digests(&app, MO).len(), 1);
    later(&app, Duration::hours(2)).await;
    assert_eq!(digests(&app, MO).len(), 2, "a day later it waits still");

    // The session has expired by then.
    let moderator = app.browser();
    sign_in(&moderator, MO, PASSWORD).await;
    let account = moderator.get("/organize/account").await;
    let off = account.press("Tell me no more").await;
    assert!(off.text().contains("You are not told any more what waits."));
    later(&app, Duration::hours(25)).await;
    assert_eq!(digests(&app, MO).len(), 2);
    let moderator = app.browser();
    sign_in(&moderator, MO, PASSWORD).await;
    let account = moderator.get("/organize/account").await;
    account.press("Tell me by email").await;
    moderator.get("/organize/letters/night-bus/queue").await.press("Publish").await;
    later(&app, Duration::hours(25)).await;
    assert_eq!(digests(&app, MO).len(), 2, "nothing waits");
}

#[tokio::test]
async fn moderators_hear_sooner_of_a_long_queue_and_of_stuck_mail() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    joined(&app, MO, Role::Owner).await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.sql("update outbox set due_at = due_at + interval '9 days' where kind = 'confirm'").await;
    later(&app, Duration::hours(2)).await;
    let mail = digests(&app, MO).pop().unwrap();
    assert!(mail.text.contains("1 mail that somebody waits for"), "{}", mail.text);

    app.signed("Grace Murray", "grace@example.org").await;
    app.sql(
        "insert into signature (id, letter_id, version_id, language, state, visibility, capacity, verified_by,
                                signed_at, state_changed_at)
         select gen_random_uuid(), letter_id, version_id, language, 'held', 'public', 'personal', 'email',
                signed_at, signed_at
         from signature, generate_series(1, 49)",
    )
    .await;
    later(&app, Duration::hours(4)).await;
    assert_eq!(digests(&app, MO).len(), 2, "fifty are much");
    later(&app, Duration::hours(1)).await;
    assert_eq!(digests(&app, MO).len(), 2);
    later(&app, Duration::hours(2)).await;
    assert_eq!(digests(&app, MO).len(), 3);
}

#[tokio::test]
async fn digests_do_not_pile_up_while_mail_is_stuck() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    joined(&app, MO, Role::Moderator).await;
    app.signed("Ada Byron", "ada@example.org").await;
    for _ in 0..3 {
        app.clock.advance(Duration::hours(25));
        app.run_due_jobs().await;
    }
    app.deliver().await;
    assert_eq!(digests(&app, MO).len(), 1);
}
