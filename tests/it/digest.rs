//! The digest mail to moderators about what waits: in time, not too often, and without a name.

use insta::assert_snapshot;
use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::{PASSWORD, joined, sign_in},
    support::{app::TestApp, mail::Mail},
};

const MO: &str = "mo@example.org";

fn digests(app: &TestApp, address: &str) -> Vec<Mail> {
    app.mails_to(address).into_iter().filter(|mail| mail.subject == "Something waits for you").collect()
}

#[tokio::test]
async fn moderators_are_told_daily_how_many_wait_and_no_name() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let moderator = joined(&app, MO, Role::Moderator).await;
    joined(&app, "obi@example.org", Role::Observer).await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.pass_and_deliver(Duration::minutes(30)).await;
    assert_eq!(digests(&app, MO).len(), 0, "whoever is at it is left in peace");
    app.pass_and_deliver(Duration::minutes(40)).await;
    let mail = digests(&app, MO).pop().unwrap();
    assert_snapshot!(mail.shown(), @r"
    Something waits for you

    This waits at localhost:

    Keep the night bus: 1 waits for a decision.

    What waits there:
    http://localhost:3000/en/organize/letters/night-bus/queue

    Such a mail comes at most once a day, and every three hours while fifty or more wait.

    Turn it off:
    http://localhost:3000/en/organize/account
    ");
    assert_eq!(moderator.get(&mail.link("What waits there")).await.texts(".rows .name"), ["Ada Byron"]);
    assert_eq!(digests(&app, "obi@example.org").len(), 0, "who cannot decide is not told");

    for _ in 0..22 {
        app.pass_and_deliver(Duration::HOUR).await;
    }
    assert_eq!(digests(&app, MO).len(), 1);
    app.pass_and_deliver(Duration::hours(2)).await;
    assert_eq!(digests(&app, MO).len(), 2, "a day later it waits still");

    // The session has expired by then.
    let moderator = app.browser();
    sign_in(&moderator, MO, PASSWORD).await;
    let account = moderator.get("/organize/account").await;
    let off = account.press("Tell me no more").await;
    assert!(off.text().contains("You are not told any more what waits."));
    app.pass_and_deliver(Duration::hours(25)).await;
    assert_eq!(digests(&app, MO).len(), 2);
    let moderator = app.browser();
    sign_in(&moderator, MO, PASSWORD).await;
    let account = moderator.get("/organize/account").await;
    account.press("Tell me by email").await;
    moderator.get("/organize/letters/night-bus/queue").await.press("Publish").await;
    app.pass_and_deliver(Duration::hours(25)).await;
    assert_eq!(digests(&app, MO).len(), 2, "nothing waits");
}

#[tokio::test]
async fn moderators_hear_sooner_of_a_long_queue_and_of_stuck_mail() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    joined(&app, MO, Role::Owner).await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.sql("update outbox set due_at = due_at + interval '9 days' where kind = 'confirm'").await;
    app.pass_and_deliver(Duration::hours(2)).await;
    let mail = digests(&app, MO).pop().unwrap();
    mail.assert_says("1 mail that somebody waits for");

    app.signed("Grace Murray", "grace@example.org").await;
    app.sql(
        "insert into signature (id, letter_id, version_id, language, state, visibility, capacity, verified_by,
                                signed_at, state_changed_at)
         select gen_random_uuid(), letter_id, version_id, language, 'held', 'public', 'personal', 'email',
                signed_at, signed_at
         from signature, generate_series(1, 49)",
    )
    .await;
    app.pass_and_deliver(Duration::hours(4)).await;
    assert_eq!(digests(&app, MO).len(), 2, "fifty are much");
    app.pass_and_deliver(Duration::hours(1)).await;
    assert_eq!(digests(&app, MO).len(), 2);
    app.pass_and_deliver(Duration::hours(2)).await;
    assert_eq!(digests(&app, MO).len(), 3);
}

#[tokio::test]
async fn digests_do_not_pile_up_while_mail_is_stuck() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    joined(&app, MO, Role::Moderator).await;
    app.signed("Ada Byron", "ada@example.org").await;
    for _ in 0..3 {
        app.pass(Duration::hours(25)).await;
    }
    app.deliver().await;
    assert_eq!(digests(&app, MO).len(), 1);
}
