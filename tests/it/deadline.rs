//! The deadline of a letter as readers see it, and the notice on a letter that was withdrawn.

use axum::http::StatusCode;
use insta::assert_snapshot;
use time::Duration;

use crate::support::{
    app::{SLUG, TITLE, TestApp},
    mail::Mail,
};

const CLOSES: &str = "1 December 2026 at 00:00 (UTC−5)";

/// The paragraph of a mail about the deadline.
fn about_the_deadline(mail: &Mail) -> &str {
    mail.text.lines().find(|line| line.starts_with("Signing clos")).unwrap()
}

#[tokio::test]
async fn a_deadline_is_shown_in_the_time_zone_it_was_set_in() {
    let app = TestApp::plan().front("closes = 2026-12-01T00:00:00-05:00").open().await;
    let texts = async || {
        let mut texts = Vec::new();
        for page in ["", "/press", "/embed"] {
            texts.push(app.stranger().get(&format!("/letters/{SLUG}{page}")).await.text());
        }
        texts
    };
    for text in texts().await {
        assert!(text.contains(&format!("Signing closes on {CLOSES}.")), "{text}");
    }
    let french = app.stranger().get(&format!("/fr/letters/{SLUG}")).await;
    french.assert_says("1er décembre 2026 à 00:00 (UTC−5)");

    app.sign("Ada Byron", "ada@example.org").await;
    let mail = app.deliver_to("ada@example.org").await;
    assert_snapshot!(about_the_deadline(&mail), @"Signing closes on 1 December 2026 at 00:00 (UTC−5). Please confirm before then. If you do nothing, your form does not count, and is deleted by itself.");
    // A form is kept for two weeks, but to promise that here would mislead.
    assert!(!mail.text.contains("7 December"), "{}", mail.text);

    app.clock.advance(Duration::days(7) + Duration::hours(17));
    for text in texts().await {
        assert!(text.contains(&format!("Signing closed on {CLOSES}.")), "{text}");
    }
    assert_eq!(app.confirm("ada@example.org").await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn a_mail_sent_after_the_deadline_says_until_when_to_confirm() {
    let app = TestApp::plan().front("closes = 2026-11-23T18:00:00+05:30").open().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.clock.advance(Duration::HOUR);
    assert_snapshot!(about_the_deadline(&app.deliver_to("ada@example.org").await), @"Signing closed on 23 November 2026 at 18:00 (UTC+5:30). Your form was sent in time, so you can still confirm it until 24 November 2026 at 18:00 (UTC+5:30). If you do nothing, it does not count, and is deleted by itself.");
}

#[tokio::test]
async fn the_notice_of_a_withdrawal_replaces_the_letter() {
    let gif = "GIF89a\x04\0\x05\0\0\0\0";
    let app = TestApp::plan()
        .file(&format!("{SLUG}/images/kept.gif"), gif)
        .file(&format!("{SLUG}/images/gone.gif"), gif)
        .open()
        .await;
    let letter = |state: &str| {
        format!(
            "+++\ntitle = {TITLE:?}\nlanguage = \"en\"\nstate = \"{state}\"\n+++\nHello ![a](kept.gif) ![b](gone.gif)\n"
        )
    };
    app.write(&format!("{SLUG}/letter.md"), &letter("live")).await;
    app.signed("Ada Byron", "ada@example.org").await;
    let page = app.stranger().get(&format!("/letters/{SLUG}")).await;
    let pictures: Vec<String> = page
        .body()
        .split("src=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    let picture = |name: &str| pictures.iter().find(|address| address.ends_with(name)).unwrap().clone();
    let (kept, gone) = (picture("/kept.gif"), picture("/gone.gif"));
    assert_eq!(app.stranger().get(&gone).await.status, StatusCode::OK);

    app.write(&format!("{SLUG}/withdrawn.md"), "We were **wrong** about the bus. ![a](kept.gif)\n").await;
    app.write(&format!("{SLUG}/withdrawn.fr.md"), "Nous avions tort.\n").await;
    assert_eq!(app.stranger().get(&format!("/letters/{SLUG}")).await.status, StatusCode::OK);
    app.write(&format!("{SLUG}/letter.md"), &letter("withdrawn")).await;
    for page in ["", "/embed"] {
        let page = app.stranger().get(&format!("/letters/{SLUG}{page}")).await;
        page.assert_is(StatusCode::GONE, "This letter was withdrawn");
        page.assert_says("We were wrong about the bus.");
        assert!(!page.body().contains("Ada"), "{}", page.body());
    }
    let french = app.stranger().get(&format!("/fr/letters/{SLUG}")).await;
    assert!(
        french.status == StatusCode::GONE && french.text().contains("Nous avions tort."),
        "{}",
        french.text()
    );
    let feed = app.stranger().get(&format!("/letters/{SLUG}/updates.atom")).await;
    assert!(
        feed.status == StatusCode::OK && feed.body().contains("We were &lt;strong&gt;wrong"),
        "{}",
        feed.body()
    );
    assert_eq!(app.stranger().get(&kept).await.status, StatusCode::OK);
    assert_eq!(app.stranger().get(&gone).await.status, StatusCode::GONE);
    let json = app.stranger().get(&format!("/letters/{SLUG}/figures.json")).await;
    assert_eq!(json.status, StatusCode::GONE);
}
