//! "Report this name": what a reader can report, what becomes of it, and what the answer must not reveal.

use insta::assert_snapshot;
use time::Duration;

use crate::{
    moderation::{run, said},
    support::{
        app::{SLUG, TestApp},
        page::Page,
        snapshot,
    },
};
use undersigned::{
    audit::Who,
    moderation::reports,
    signing::screening::{Reason, reported_names},
};

const WHY: &str = "This is my name, and I have not signed.";

/// A letter that Ada Byron has signed, in public.
async fn with_ada() -> TestApp {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app
}

async fn report(app: &TestApp, number: i64, why: &str) -> Page {
    let page = app.stranger().get(&format!("/letters/{SLUG}/report/{number}")).await;
    page.form("Send the report").fill("What is wrong?", why).send().await
}

/// Why a signer of this name is held, if they are.
async fn held(app: &TestApp, name: &str, email: &str) -> Vec<Reason> {
    app.signed(name, email).await;
    let held = app.held().await;
    held.last().map(|signature| signature.held_for.clone()).unwrap_or_default()
}

#[tokio::test]
async fn a_reported_name_stays_public_until_a_decision() {
    let app = with_ada().await;
    let list = app.stranger().get(&format!("/letters/{SLUG}/signatories")).await;
    let page = list.follow("Report this name: number 1").await;
    page.assert_says("Nothing changes in public before they have decided");
    let empty = page.press("Send the report").await;
    assert_eq!(
        (empty.status, &*empty.error_summary()),
        (422.try_into().unwrap(), &["Please say what is wrong.".to_owned()][..])
    );
    let taken = empty.form("Send the report").fill("What is wrong?", WHY).send().await;
    assert_eq!(taken.texts("h1"), ["Thank you"]);
    assert_eq!(taken.follow("Back to the list").await.texts("ol.all .name"), ["Ada Byron"]);
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.stranger().get(&format!("/letters/{SLUG}/signatories")).await.body(), list.body());

    let queue = run(&app, &["held"]).await;
    let queue = said(&queue);
    assert_snapshot!(snapshot::masked(&queue), @r#"
    {id}  night-bus  report of number 1 since 2026-11-23
      Ada Byron  (personal, public)
      reported: This is my name, and I have not signed.
      if the report is right: undersigned held reject {id} --reason "…"
      if it is not: undersigned held dismiss {id}
    1 waits; decide with: undersigned held publish|reject|dismiss ID
    "#);
    assert!(app.database_as_text().await.contains("\"who\":\"reader\",\"act\":\"report\""));
}

#[tokio::test]
async fn a_report_of_a_hidden_name_looks_the_same_and_is_dropped() {
    let app = with_ada().await;
    app.signed_so("Grace Murray", "grace@example.org", |form| form.choose("Count me, do not show")).await;
    let mut answers = Vec::new();
    for number in [1, 2, 3, 0, -1] {
        let told = |page: &Page| page.body().replace(&format!("report/{number}"), "report/N");
        let asked = app.stranger().get(&format!("/letters/{SLUG}/report/{number}")).await;
        let again = asked.press("Send the report").await;
        let taken = report(&app, number, WHY).await;
        let neutral = |page: &Page| {
            told(page)
                .replace(&format!("number {number}"), "number N")
                .replace(&format!("number −{}", -number), "number N")
                .replace(&format!("after={}#s{number}", number + 1), "after=N")
        };
        answers.push([neutral(&asked), neutral(&again), neutral(&taken)]);
    }
    assert_eq!(app.rows("report").await, 1, "of Ada's alone");
    let first = answers.remove(0);
    assert!(answers.iter().all(|answer| *answer == first), "{first:#?}\n{answers:#?}");
    for wrong in ["one", "1.5", "99999999999999999999"] {
        assert_eq!(app.stranger().get(&format!("/letters/{SLUG}/report/{wrong}")).await.status, 404);
    }
}

#[tokio::test]
async fn a_reported_name_is_held_until_the_report_is_dismissed() {
    let app = with_ada().await;
    assert_eq!(held(&app, "Ada Byron", "one@example.org").await, [], "two of one name are nothing unusual");
    report(&app, 1, WHY).await;
    report(&app, 1, "I know her").await;
    assert_eq!(held(&app, "BYRON, Adá", "two@example.org").await, [Reason::Reported]);
    let waits = app.mails_to("two@example.org").remove(0);
    waits.assert_says("An organizer looks at it before it counts.");
    assert!(!waits.text.to_lowercase().contains("report"), "{}", waits.text);
    assert_eq!(held(&app, "Ada Byrne", "three@example.org").await.len(), 1, "only the one before");

    let waiting = app.reported().await;
    assert_eq!(waiting.len(), 2);
    for (at, (_, report)) in waiting.iter().enumerate() {
        let id = report.id.to_string();
        assert_eq!(
            said(&run(&app, &["held", "dismiss", &id, "--reason", "It is Byron herself"]).await).trim(),
            "dismissed"
        );
        let again = run(&app, &["held", "dismiss", &id]).await;
        assert!(
            String::from_utf8_lossy(&again.stderr).contains("no report waits under this id"),
            "{again:?}"
        );
        held(&app, "Ada Byron", &format!("later{at}@example.org")).await;
    }
    let trail: Vec<String> =
        sqlx::query_scalar("select detail->>'reason' from audit where act = 'dismiss-report'")
            .fetch_all(app.site.database.pool())
            .await
            .unwrap();
    assert_eq!(trail, ["It is … herself"; 2], "the trail is never erased, and holds no name");
    let held = app.held().await;
    assert_eq!(held.len(), 2, "after the first dismissal one still waits, after the second nobody");
    assert_eq!((app.rows("report").await, app.rows("reported_name").await), (0, 0));
}

#[tokio::test]
async fn an_imposter_who_comes_again_is_held() {
    let app = with_ada().await;
    app.signed("Grace Murray", "grace@example.org").await;
    report(&app, 1, WHY).await;
    report(&app, 2, WHY).await;
    let reported = app.reported().await;
    app.site.signing.decisions.reject(reported[0].0.id, Who::CommandLine, "It was not her.").await.unwrap();
    app.site.signing.decisions.withdraw(reported[1].0.link(), "my-signature").await.unwrap();
    assert!(app.reported().await.is_empty(), "there is nothing left to decide");
    app.pass(Duration::MINUTE).await;
    assert_eq!(app.rows("report").await, 0);
    assert!(!app.database_as_text().await.contains(WHY));
    assert_eq!(held(&app, "Ada Byron", "one@example.org").await, [Reason::Reported]);
    assert_eq!(held(&app, "Grace Murray", "two@example.org").await, [Reason::Reported]);
    app.pass(reported_names::HELD_FOR).await;
    assert_eq!(app.rows("reported_name").await, 0);
}

#[tokio::test]
async fn an_edit_by_a_reported_signer_is_held() {
    let app = with_ada().await;
    report(&app, 1, WHY).await;
    let mine = app.browser().get(&app.deliver_to("ada@example.org").await.link("My signature")).await;
    assert!(!mine.text().to_lowercase().contains("report"), "{}", mine.text());
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("A few words", "Ha!").send().await;
    let (_, waiting) = app.waiting_edits().await.remove(0);
    assert_eq!(waiting.waits_for, [Reason::Reported]);
}

#[tokio::test]
async fn reports_do_not_pile_up_and_expire_undecided() {
    let app = with_ada().await;
    for _ in 0..12 {
        assert_eq!(report(&app, 1, WHY).await.texts("h1"), ["Thank you"]);
    }
    assert_eq!(app.rows("report").await, 10);
    app.pass(reports::WAITS_FOR + Duration::MINUTE).await;
    assert_eq!(app.rows("report").await, 0);
}
