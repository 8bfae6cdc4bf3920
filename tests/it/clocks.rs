//! Clocks that are wrong, or are put right: everything goes on, and nothing is sent twice.

use std::{fs, os::unix::fs::PermissionsExt as _, time::Duration as Pause};

use nix::sys::signal::Signal;
use sqlx::PgPool;
use tempfile::NamedTempFile;
use time::Duration;
use undersigned::{mail::heartbeat::Pace, organizers::rights::Role};

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        mailbox::{Mailbox, Message, Mood},
        program::Place,
        replica::Servers,
    },
};

const HOUR: Duration = Duration::HOUR;

#[tokio::test]
async fn mail_that_was_put_off_does_not_wait_for_an_hour_that_comes_again() {
    let app = TestApp::plan().with_smtp().open().await;
    app.mail_server().meet(1, Mood::RefuseRecipient("450 4.2.1 try again later"));
    app.sign("Ada Byron", "ada@example.org").await;
    assert_eq!(app.attempt().await, 1);
    app.clock.advance(-HOUR);
    assert_eq!(app.attempt().await, 0);
    assert_eq!(app.site.outbox.go_on_now().await.unwrap(), 1);
    assert_eq!(app.attempt().await, 1);
    assert_eq!((app.attempt().await, app.mails_to("ada@example.org").len()), (0, 1));
    app.clock.advance(HOUR);
    assert_eq!((app.attempt().await, app.mails_to("ada@example.org").len()), (0, 1));
}

#[tokio::test]
async fn a_mail_server_that_was_away_is_asked_again_after_the_clock_was_set_back() {
    let app = TestApp::plan().with_smtp().open().await;
    app.mail_server().meet(1, Mood::RefuseGreeting("421 4.3.2 closed for today"));
    app.sign("Ada Byron", "ada@example.org").await;
    app.attempt().await;
    app.clock.advance(-HOUR);
    app.site.outbox.go_on_now().await.unwrap();
    app.attempt().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
}

#[tokio::test]
async fn sessions_links_and_limits_outlast_a_clock_that_jumps() {
    let app = TestApp::new().await;
    let organizer = joined(&app, "ola@example.org", Role::Owner).await;
    for (turn, step) in [HOUR, -HOUR * 2, HOUR].into_iter().enumerate() {
        let email = format!("signer{turn}@example.org");
        assert_eq!(app.sign("Ada Byron", &email).await.texts("h1"), ["Check your email"]);
        let link = app.deliver_to(&email).await.link("Look at it and confirm");
        app.clock.advance(step);
        let mine = app.stranger().get(&link).await.press("Confirm my signature").await;
        assert_eq!(mine.texts("h1"), ["You have signed"], "{step}");
        assert_eq!(organizer.get("/organize").await.texts("h1"), ["Organize"], "{step}");
        assert_eq!(app.mails_to(&email).len(), 1);
    }
    assert_eq!(app.count(SLUG).await, 3);
}

/// The wall clock of a process, which a test can set; its other clocks go on as they do.
struct WallClock {
    file: NamedTempFile,
}

impl WallClock {
    /// One that is wrong by so many seconds.
    fn wrong_by(seconds: i32) -> Self {
        let clock = Self { file: NamedTempFile::new().unwrap() };
        // Whichever account the process has.
        fs::set_permissions(clock.file.path(), fs::Permissions::from_mode(0o644)).unwrap();
        clock.is_now_wrong_by(seconds);
        clock
    }

    fn is_now_wrong_by(&self, seconds: i32) {
        fs::write(self.file.path(), format!("{seconds:+}")).unwrap();
    }

    /// What makes it the clock of a process: Debian's libfaketime.
    fn environment(&self) -> [(&'static str, String); 4] {
        let folders = fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path());
        let mut libraries = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1"));
        let library = libraries.find(|library| library.exists());
        let library = library.expect("script/bootstrap --tests installs libfaketime");
        [
            ("LD_PRELOAD", library.to_str().unwrap().to_owned()),
            ("FAKETIME_TIMESTAMP_FILE", self.file.path().to_str().unwrap().to_owned()),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
    }
}

async fn number(database: &PgPool, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(database).await.unwrap()
}

/// How many mails asked this person to confirm.
fn confirmations(mails: &Mailbox, name: &str) -> usize {
    let email = format!("{}@example.org", name.to_lowercase());
    let asks = |mail: &Message| mail.links().iter().any(|link| link.contains("/confirm/"));
    mails.messages().iter().filter(|mail| mail.to[0] == email && asks(mail)).count()
}

#[tokio::test]
async fn a_node_whose_clock_jumps_goes_by_the_databases() {
    let app = TestApp::new().await;
    let mails = Mailbox::open().await;
    let place = Place::beside(&app).with("UNDERSIGNED_SMTP_URL", mails.url());
    let right = place.serve().await;
    let clock = WallClock::wrong_by(3600);
    let place = clock.environment().into_iter().fold(place, |place, (name, value)| place.with(name, value));
    let wrong = place.serve().await;

    let mut names = Vec::new();
    for (turn, seconds) in ["a", "b", "c", "d"].into_iter().zip([3600, -3600, 0, 7200]) {
        clock.is_now_wrong_by(seconds);
        for (node, other, kind) in [(&wrong, &right, "wrong"), (&right, &wrong, "right")] {
            let name = format!("Signer{kind}{turn}");
            let mine = node.signs(&name, &mails).await;
            assert_eq!(mine.texts("h1"), ["You have signed"], "{seconds}: {}", mine.text());
            assert_eq!(other.browser().get(mine.url.path()).await.status, 200, "{seconds}");
            names.push(name);
        }
    }
    for wrongly_timed in [
        "select count(*) from signature where abs(extract(epoch from now() - signed_at)) > 600",
        "select count(*) from outbox where abs(extract(epoch from now() - due_at)) > 600",
        "select count(*) from job where abs(extract(epoch from now() - last_run_at)) > 600",
    ] {
        assert_eq!(number(app.site.database.pool(), wrongly_timed).await, 0, "{wrongly_timed}");
    }
    assert!(names.iter().all(|name| confirmations(&mails, name) == 1));
    let doctor = place.run(&["doctor"]).await;
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(said.contains("from the database's: keep both by NTP"), "{said}");
    let (_, log) = wrong.end(Signal::SIGTERM).await;
    assert!(log.contains("this machine's clock is"), "{log}");
    right.slay().await;
}

#[tokio::test]
async fn when_the_databases_clock_is_set_mail_neither_waits_nor_comes_twice() {
    let clock = WallClock::wrong_by(3600);
    let environment = clock.environment();
    let begin = move || Servers::alone(&[], &environment);
    let database = tokio::task::spawn_blocking(begin).await.unwrap();
    let mails = Mailbox::open().await;
    let place = Place::new(Some(database.primary())).with("UNDERSIGNED_SMTP_URL", mails.url());
    let (node, other) = (place.serve().await, place.serve().await);
    let browser = node.browser();
    let signs = async |name: &str| {
        let form = browser.get(&format!("/letters/{SLUG}")).await;
        let email = format!("{}@example.org", name.to_lowercase());
        let form = form.form("Sign").fill("Your name", name).fill("Your email address", &email);
        assert_eq!(form.choose("Show my name").tick("I agree").submit("Sign").await.status, 200);
    };
    // Both have run for long enough to take others for dead.
    tokio::time::sleep(Pace::DEFAULT.dead + Pace::DEFAULT.every).await;

    mails.meet(1, Mood::RefuseRecipient("450 4.2.1 try again later"));
    signs("Ada").await;
    let pool = PgPool::connect(&database.primary()).await.unwrap();
    while number(&pool, "select count(*) from outbox where due_at > queued_at").await == 0 {
        tokio::time::sleep(Pause::from_millis(20)).await;
    }
    clock.is_now_wrong_by(0);
    mails.link_to("ada@example.org", "/confirm/").await;

    mails.meet(1, Mood::Slow(8_000));
    signs("Grace").await;
    while !mails.has_heard_all_of(2) {
        tokio::time::sleep(Pause::from_millis(20)).await;
    }
    clock.is_now_wrong_by(3600);
    while number(&pool, "select count(*) from outbox where state = 'waiting'").await > 0 {
        tokio::time::sleep(Pause::from_millis(20)).await;
    }
    signs("Emmy").await;
    mails.link_to("emmy@example.org", "/confirm/").await;
    for name in ["Ada", "Grace", "Emmy"] {
        assert_eq!(confirmations(&mails, name), 1, "{name}");
    }
    let (_, log) = node.end(Signal::SIGTERM).await;
    assert!(log.contains("the clock was set by -1h"), "{log}");
    other.slay().await;
}
