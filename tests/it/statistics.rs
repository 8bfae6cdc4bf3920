//! How the number grew, of whom it is made, what was done to it, and what it was when a day had ended.

use sha2::{Digest, Sha256};
use time::Duration;
use undersigned::{audit::Who, jobs};

use crate::support::{
    app::{SLUG, TestApp},
    chromium::{Appearance, Chromium},
};

const PAGE: &str = "/letters/night-bus/statistics";

async fn csv(app: &TestApp, name: &str) -> String {
    app.browser().get(&format!("{PAGE}/{name}.csv")).await.body().to_owned()
}

#[tokio::test]
async fn a_reader_sees_how_the_number_grew_and_takes_the_numbers_along() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.clock.advance(Duration::days(2));
    app.signed("Cleo Marsh", "cleo@example.org").await;
    let bea = app.signed("Bea Lund", "bea@example.org").await;
    app.clock.advance(Duration::days(1));
    app.browser().get(bea.url.path()).await.form("Withdraw and erase").submit("Withdraw and erase").await;
    assert_eq!(
        csv(&app, "days").await,
        "day,change,count\r\n2026-11-23,1,1\r\n2026-11-24,0,1\r\n2026-11-25,2,3\r\n2026-11-26,-1,2\r\n"
    );
    let page = app.browser().get(PAGE).await;
    assert_eq!(page.texts("figure.plot figcaption").len(), 4);
    assert!(csv(&app, "hours").await.ends_with("2026-11-25T12:00:00Z,2,3\r\n2026-11-26T12:00:00Z,-1,2\r\n"));
    assert!(page.text().contains("Withdrawn by their signers after they had counted 1"), "{}", page.text());
    for link in page.all("a[download]").map(|link| link.value().attr("href").unwrap().to_owned()) {
        assert_eq!(
            app.browser().get(&link).await.header("content-type"),
            "text/csv; charset=utf-8; header=present"
        );
    }
    assert_eq!(app.browser().get(&format!("{PAGE}/nothing.csv")).await.status, 404);
}

#[tokio::test]
async fn a_pause_stands_in_the_log_with_what_was_done_to_the_number() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let file = std::fs::read_to_string(app.letters().join("night-bus/letter.md")).unwrap();
    let letter = |line: &str| file.replacen("+++\n", &format!("+++\n{line}"), 1);
    app.write("night-bus/letter.md", &letter("closes = 2026-11-24T09:00:00Z\n")).await;
    app.clock.advance(Duration::days(2));
    app.write("night-bus/letter.md", &letter("closes = 2026-11-30T09:00:00Z\n")).await;
    app.clock.advance(Duration::days(1));
    let log = csv(&app, "log").await;
    assert!(log.contains("2026-11-25,open,organizer,0,,,\r\n2026-11-24,close,organizer,0,,,\r\n"), "{log}");
    let page = app.browser().get(PAGE).await;
    for said in ["The letter stopped taking signatures.", "The letter began to take signatures."] {
        assert!(page.text().contains(said), "{}", page.text());
    }
}

#[tokio::test]
async fn what_few_have_in_common_is_put_with_the_others() {
    let app = TestApp::new().await;
    for turn in 0..12 {
        let email = format!("signer-{turn}@example.org");
        let country = if turn < 11 { "Portugal" } else { "Iceland" };
        app.sign_so(&format!("Ada Byron {turn}"), &email, |form| form.pick("Country", country)).await;
        app.confirm(&email).await;
    }
    // One Icelander alone would be told by what is left over: Portugal goes with them.
    assert_eq!(csv(&app, "countries").await, "country,count\r\n,12\r\n");
    assert_eq!(csv(&app, "capacities").await, "capacity,count\r\npersonal,12\r\n");
    assert_eq!(csv(&app, "languages").await, "language,count\r\nen,12\r\n");
}

#[tokio::test]
async fn nobody_learns_what_a_private_signer_has_in_common_with_others() {
    let app = TestApp::new().await;
    for turn in 0..10 {
        let email = format!("signer-{turn}@example.org");
        app.sign_so(&format!("Ada Byron {turn}"), &email, |form| form.pick("Country", "Portugal")).await;
        app.confirm(&email).await;
    }
    // The files list ten from Portugal: a sum of eleven would say where the private one lives.
    app.sign_so("Bea Lund", "bea@example.org", |form| {
        form.choose("Count me, do not show my name").pick("Country", "Portugal")
    })
    .await;
    let bea = app.confirm("bea@example.org").await;
    for (table, rows) in [
        ("countries", "country,count\r\nPT,10\r\n"),
        ("capacities", "capacity,count\r\npersonal,10\r\n"),
        ("languages", "language,count\r\nen,10\r\n"),
    ] {
        assert_eq!(csv(&app, table).await, rows);
    }
    assert!(app.browser().get(PAGE).await.text().contains("1 private signature counts as well."));

    // Nor when the private one changes what nobody sees, which is no news to those who follow the letter.
    let changes = format!("/letters/{SLUG}/signatories.json?since=0");
    let before = app.browser().get(&changes).await.json();
    assert_eq!(before["gone"], serde_json::json!([]), "who was never on the list is not gone from it");
    let edit = app.browser().get(bea.url.path()).await.follow("Change what it says").await;
    edit.form("Save the change").pick("Country", "Iceland").submit("Save the change").await;
    assert_eq!(app.browser().get(&changes).await.json(), before);
    app.browser().get(bea.url.path()).await.form("Withdraw and erase").submit("Withdraw and erase").await;
    assert_eq!(app.browser().get(&changes).await.json()["gone"], serde_json::json!([]));
}

#[tokio::test]
async fn why_few_were_rejected_is_not_told_from_what_is_left_over() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    for turn in 0..11 {
        let email = format!("signer-{turn}@example.org");
        app.signed(&format!("Ada Byron {turn}"), &email).await;
    }
    let held = app.site.signing.held(None).await.unwrap();
    app.site.signing.publish(held[0].id, Who::CommandLine, None).await.unwrap();
    for one in held {
        app.site.signing.reject(one.id, Who::CommandLine, "Not they.").await.unwrap();
    }
    // One taken down and ten never published: the one alone would be told by the difference.
    assert_eq!(csv(&app, "removals").await, "reason,count\r\n,11\r\n");
}

#[tokio::test]
async fn what_organizers_did_to_the_number_is_told_by_day() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    for turn in 0..3 {
        app.signed(&format!("Ada Byron {turn}"), &format!("signer-{turn}@example.org")).await;
    }
    let held = app.site.signing.held(None).await.unwrap();
    for one in &held[..2] {
        app.site.signing.publish(one.id, Who::CommandLine, None).await.unwrap();
    }
    app.site.signing.reject(held[2].id, Who::CommandLine, "Not they.").await.unwrap();
    let page = app.browser().get(PAGE).await;
    let log = page.texts(".log li");
    assert!(
        log.contains(
            &"23 November 2026 The organizers published 2 signatures that had waited for them.".to_owned()
        ),
        "{log:?}"
    );
    assert!(log.iter().any(|line| line.contains("rejected one signature")), "{log:?}");
    assert!(!page.body().contains("Not they."), "a reason is the signer's to read");
    assert!(csv(&app, "log").await.contains("2026-11-23,publish,command-line,2,,,\r\n"));
}

#[tokio::test]
async fn the_number_of_each_day_is_kept_with_the_sum_of_its_file() {
    let app = TestApp::new().await;
    let ada = app.signed("Ada Byron", "ada@example.org").await;
    app.clock.advance(Duration::hours(12) + Duration::minutes(1));
    jobs::run_due(&app.site).await;
    let whole = app.browser().get(&format!("/letters/{SLUG}/signatories.csv")).await;
    let sum: String = Sha256::digest(whole.body()).iter().map(|byte| format!("{byte:02x}")).collect();
    let record = csv(&app, "record").await;
    let row = format!("2026-11-23,1,1,0,0,1,1,{sum},2026-11-24T00:01:00Z,\r\n");
    assert_eq!(record.lines().nth(1).map(|line| format!("{line}\r\n").replace("\r\r", "\r")), Some(row));

    app.signed("Bea Lund", "bea@example.org").await;
    assert!(csv(&app, "record").await.ends_with("Z,\r\n"), "who comes later changes no day that has ended");
    app.browser().get(ada.url.path()).await.form("Withdraw and erase").submit("Withdraw and erase").await;
    assert!(
        csv(&app, "record").await.ends_with("Z,2026-11-24T00:01:00Z\r\n"),
        "{}",
        csv(&app, "record").await
    );
    let page = app.browser().get(PAGE).await;
    assert!(page.text().contains("changed since"), "{}", page.text());

    // A day is noted without a new revision: who asks with the tag of the table learns of it all the same.
    let tag = app.browser().get(&format!("{PAGE}/record.csv")).await.header("etag").to_owned();
    let known = app.browser().with_header("if-none-match", &tag);
    assert_eq!(known.get(&format!("{PAGE}/record.csv")).await.status, 304);
    app.clock.advance(Duration::days(1));
    jobs::run_due(&app.site).await;
    // What this node has just counted may stay so for a minute; another has not counted yet.
    let elsewhere = app.second_node().await;
    let known = elsewhere.browser().with_header("if-none-match", &tag);
    assert_eq!(known.get(&format!("{PAGE}/record.csv")).await.status, 200);
}

#[tokio::test]
async fn a_day_on_which_a_letter_was_not_there_has_no_number() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    jobs::run_due(&app.site).await;
    assert_eq!(csv(&app, "record").await.lines().count(), 1, "it came today: yesterday had no number");
}

#[tokio::test]
async fn a_reader_sees_the_number_grow_while_they_look() {
    let app = TestApp::plan().listening().open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let chromium = Chromium::start().await;
    chromium.show(360, Appearance::Light).await;
    let counted = async |page: &str, expected: &str| {
        for _ in 0..600 {
            let said = "return document.querySelector('.count span').textContent";
            let said = chromium.execute(said, vec![]).await.unwrap();
            if said == expected {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("{page} never says {expected}");
    };
    let home = app.site.site.public().prefix().to_owned();
    for (turn, page) in ["", "/signatories", "/embed"].iter().enumerate() {
        chromium.goto(&format!("{home}/letters/{SLUG}{page}")).await.unwrap();
        let height = "return document.body.scrollHeight";
        let before = chromium.execute(height, vec![]).await.unwrap();
        app.signed(&format!("Bea Lund {turn}"), &format!("bea-{turn}@example.org")).await;
        counted(page, &format!("{} signatures", turn + 2)).await;
        assert_eq!(chromium.execute(height, vec![]).await.unwrap(), before, "{page} has moved");
    }
}
