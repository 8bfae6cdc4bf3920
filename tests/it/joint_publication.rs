//! Letters that are signed together: signatures count in private until enough people have signed, are
//! announced a day before, and are published at once.

use time::Duration;

use crate::support::app::{SLUG, TestApp};

const NOTICE: &str = "From tomorrow your name is shown";

async fn letter_with_threshold(threshold: u32) -> TestApp {
    TestApp::plan().front(&format!("threshold = {threshold}")).open().await
}

fn address(number: usize) -> String {
    format!("person{number}@example.org")
}

/// The people of these numbers sign together with others, and confirm.
async fn stand(app: &TestApp, numbers: std::ops::RangeInclusive<usize>) {
    for number in numbers {
        fill_in(app, number).await;
        app.confirm(&address(number)).await;
    }
    // The confirmations are sent now, so that they do not mix with later mail.
    app.deliver().await;
}

async fn fill_in(app: &TestApp, number: usize) {
    let page = app
        .sign_so(&format!("Person {number}"), &address(number), |form| {
            form.choose("Show my name once enough of us stand together")
        })
        .await;
    assert_eq!(page.texts("h1"), ["Check your email"]);
}

/// A minute's work of the site.
async fn work(app: &TestApp) {
    app.pass_and_deliver(Duration::MINUTE).await;
}

async fn a_day_later(app: &TestApp) {
    app.clock.advance(Duration::DAY);
    work(app).await;
}

/// How many are public, and how many private; once the page, the list, the file and the figures agree.
async fn shown(app: &TestApp) -> (i64, i64) {
    app.count(SLUG).await;
    let figures = app.figures(SLUG).await;
    (figures["public"].as_i64().unwrap(), figures["private"].as_i64().unwrap())
}

async fn revision(app: &TestApp) -> i64 {
    app.figures(SLUG).await["revision"].as_i64().unwrap()
}

#[tokio::test]
async fn the_twentieth_signer_makes_all_public_after_a_day() {
    let app = letter_with_threshold(20).await;
    stand(&app, 1..=19).await;
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (0, 19));
    assert!(!app.stranger().get("/letters/night-bus").await.body().contains("Person 7"));
    assert!(app.mails().iter().all(|mail| mail.subject != NOTICE));

    stand(&app, 20..=20).await;
    work(&app).await;
    for number in 1..=20 {
        let mails = app.mails_to(&address(number));
        let notice = mails.last().unwrap();
        assert_eq!(notice.subject, NOTICE);
        notice.assert_says("19 other names wait");
        notice.assert_says(&format!("Person {number}\n"));
        notice.assert_says("From 25 November 2026 at 12:0");
    }
    app.clock.advance(Duration::hours(23));
    work(&app).await;
    assert_eq!(shown(&app).await, (0, 20), "the day is not over");

    let before = revision(&app).await;
    app.clock.advance(Duration::hours(1));
    work(&app).await;
    assert_eq!(shown(&app).await, (20, 0));
    assert_eq!(revision(&app).await, before + 1, "at once");
    let letter = app.stranger().get("/letters/night-bus").await;
    assert!(letter.body().contains("Person 20"), "{}", letter.text());
    assert_eq!(app.mails().iter().filter(|mail| mail.subject == NOTICE).count(), 20, "once each");
    let mine = app.browser().get(&app.mail_to(&address(3)).link("Stay private, or withdraw")).await;
    mine.assert_says("Everyone sees it");

    let letter = app.browser().get("/letters/night-bus").await;
    assert!(letter.text().contains("yours is shown with them as soon as you have confirmed"));
    fill_in(&app, 21).await;
    assert!(
        app.deliver_to(&address(21)).await.text.contains("everyone sees it"),
        "it is told before it is confirmed"
    );
    app.confirm(&address(21)).await;
    assert_eq!(shown(&app).await, (21, 0));
}

#[tokio::test]
async fn a_signer_who_leaves_in_time_is_not_shown_and_others_are() {
    let app = letter_with_threshold(3).await;
    stand(&app, 1..=3).await;
    work(&app).await;
    stand(&app, 4..=4).await;
    work(&app).await;
    assert!(app.mail_to(&address(4)).text.contains("3 other names wait"), "whoever joins is told, too");
    let mine = app.browser().get(&app.mail_to(&address(2)).link("Stay private, or withdraw")).await;
    mine.press("Withdraw and erase").await;
    stand(&app, 5..=5).await;
    work(&app).await;
    let mine = app.browser().get(&app.mail_to(&address(5)).link("Stay private, or withdraw")).await;
    mine.form("Change this").choose("Count me, do not show my name").send().await;
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (3, 1));
    let names: Vec<_> = app.csv(SLUG).await.into_iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["Person 1", "Person 3", "Person 4"]);
}

#[tokio::test]
async fn signers_are_told_when_too_few_remain_and_wait() {
    let app = letter_with_threshold(3).await;
    stand(&app, 1..=3).await;
    work(&app).await;
    let mine = app.browser().get(&app.mail_to(&address(2)).link("Stay private, or withdraw")).await;
    mine.press("Withdraw and erase").await;
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (0, 2));
    for number in [1, 3] {
        assert_eq!(app.mail_to(&address(number)).subject, "Your name is not shown yet");
    }
    let sent = app.mails().len();
    a_day_later(&app).await;
    assert_eq!(app.mails().len(), sent, "told once");

    stand(&app, 4..=4).await;
    work(&app).await;
    for number in [1, 3, 4] {
        assert_eq!(app.mail_to(&address(number)).subject, NOTICE, "and once more a day before");
    }
    assert_eq!(shown(&app).await, (0, 3));
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (3, 0));
}

#[tokio::test]
async fn a_signer_no_mail_has_reached_is_not_shown() {
    let app = letter_with_threshold(2).await;
    stand(&app, 1..=2).await;
    app.pass(Duration::MINUTE).await;
    for _ in 0..3 {
        app.pass(Duration::DAY).await;
    }
    assert_eq!(shown(&app).await, (0, 2), "the mail has not been sent");
    let notice = app.deliver_to(&address(1)).await;
    assert!(notice.text.contains("From 27 November 2026"), "the day begins with the mail: {}", notice.text);
    work(&app).await;
    assert_eq!(shown(&app).await, (0, 2));
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (2, 0));
}

#[tokio::test]
async fn a_dead_address_is_neither_waited_for_nor_mailed_again() {
    let app = letter_with_threshold(2).await;
    stand(&app, 1..=2).await;
    app.pass(Duration::MINUTE).await;
    app.sql(
        "update outbox set state = 'failed', settled_at = due_at where kind = 'together' and subject_id =
         (select signature_id from signature_revision where name = 'Person 2')",
    )
    .await;
    app.deliver().await;
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (0, 2), "one alone does not stand together");
    assert_eq!(app.mail_to(&address(1)).subject, "Your name is not shown yet");
    let sent = app.mails().len();
    a_day_later(&app).await;
    assert_eq!(app.mails().len(), sent);
    stand(&app, 3..=3).await;
    work(&app).await;
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (2, 1), "who could not be told stays private");
}

#[tokio::test]
async fn a_form_that_was_sent_before_keeps_what_it_was_promised() {
    let app = letter_with_threshold(2).await;
    stand(&app, 1..=2).await;
    fill_in(&app, 3).await;
    work(&app).await;
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (2, 0));
    app.confirm(&address(3)).await;
    // The confirmations are sent first; sent together, either may arrive first.
    app.deliver().await;
    work(&app).await;
    assert_eq!(shown(&app).await, (2, 1));
    assert_eq!(app.mail_to(&address(3)).subject, NOTICE);
    a_day_later(&app).await;
    assert_eq!(shown(&app).await, (3, 0));
}

#[tokio::test]
async fn two_nodes_at_once_show_them_once() {
    let app = letter_with_threshold(2).await;
    let other = app.second_node().await;
    stand(&app, 1..=2).await;
    work(&app).await;
    let before = revision(&app).await;
    app.clock.advance(Duration::DAY);
    let letters = app.site.library.all();
    let (here, there) = tokio::join!(
        app.site.signing.schedule.publish_joint_signatures(&letters),
        other.site.signing.schedule.publish_joint_signatures(&letters)
    );
    here.and(there).unwrap();
    app.catch_up().await;
    assert_eq!(shown(&app).await, (2, 0));
    assert_eq!(revision(&app).await, before + 1);
}

#[tokio::test]
async fn an_embargoed_letter_shows_no_signer_before_its_hour() {
    let app = TestApp::plan().front("threshold = 2").open().await;
    stand(&app, 1..=2).await;
    app.write(
        "night-bus/letter.md",
        "+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\nthreshold = 2\npublishes = 2027-01-01T00:00:00Z\n+++\n\
         Keep it running.\n",
    )
    .await;
    work(&app).await;
    assert!(app.mails().iter().all(|mail| mail.subject != NOTICE), "there is nothing to be shown under yet");
}
