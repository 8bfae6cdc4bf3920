//! The site and a command are told to end (SIGTERM) in the middle of what takes longer.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;

use crate::{
    broadcast::{news, progress},
    downloads_under_load::{comes_to_its_end, slow_reader},
    support::{
        app::{SLUG, TestApp},
        mailbox::{Mailbox, Mood},
        program::{Place, signal_to},
    },
    updates::{owner, plan, readers, send},
};

const READERS: usize = 60;

/// About so many mails arrive before the mail server falls silent.
const ARRIVE: usize = 30;

/// Rows of the list that is being imported.
const ROWS: usize = 1_000;

/// After this time, Docker kills.
const KILLED_AFTER: Duration = Duration::from_secs(10);

const PATIENCE: Duration = Duration::from_secs(90);

async fn number(app: &TestApp, query: &str) -> i64 {
    let query = sqlx::AssertSqlSafe(query.to_owned());
    sqlx::query_scalar(query).fetch_one(app.site.database.pool()).await.unwrap()
}

async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < PATIENCE, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// How often the update came to each mailbox.
fn arrived(server: &Mailbox) -> BTreeMap<String, usize> {
    let mut arrived = BTreeMap::new();
    for message in news(&server.messages()) {
        *arrived.entry(message.to.join(",")).or_default() += 1;
    }
    arrived
}

#[tokio::test]
async fn whoever_ends_in_the_middle_of_everything_loses_and_repeats_nothing() {
    let app = plan().open().await;
    let letter = app.site.library.all().remove(0);
    app.site.signing.demo.invent(&letter, 4_000, |_| ()).await.unwrap();
    // More than the buffers of a socket.
    app.sql("update signature_revision set comment = repeat('word ', 400)").await;
    owner(&app).await;
    readers(&app, READERS).await;
    app.sql("update letter_revision set last_number = (select max(number) from signature)").await;
    let server = Mailbox::open().await;
    server.meet(ARRIVE, Mood::Good);
    server.meet(10_000, Mood::SlowToAsk(600_000));
    let place = Place::beside(&app).with("UNDERSIGNED_SMTP_URL", server.url());
    let rows: String = (0..ROWS).map(|number| format!("Signer Number{},Poet\n", letters(number))).collect();
    place.write("list.csv", &format!("Name,Role\n{rows}"));
    let import = ["import", SLUG, "list.csv", "--provenance", "Paper lists, town fair"];
    let before = app.rows("signature").await;

    let site = place.serve().await;
    send(&progress(&site).await).await;
    until("the broadcast is under way", async || arrived(&server).len() > ARRIVE / 2).await;
    let slow = slow_reader(&site).await;
    // All rows are written, and their entry in the trail is not.
    let mut lock = app.site.database.pool().begin().await.unwrap();
    sqlx::query("lock table audit in share mode").execute(&mut *lock).await.unwrap();
    let mut importing = place.begin(&import);
    let blocked = "select count(*) from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query ilike '%insert into audit%'";
    until("the import is under way", async || number(&app, blocked).await > 0).await;

    let began = Instant::now();
    signal_to(&importing, Signal::SIGTERM);
    let (ended, imported) = tokio::join!(site.end(Signal::SIGTERM), importing.wait());
    assert!(began.elapsed() < KILLED_AFTER, "{:?}", began.elapsed());
    let (status, log) = ended;
    assert!(status.success() && !imported.unwrap().success(), "{status}: {log}");
    assert!(!comes_to_its_end(slow).await, "the file is seen to break off");
    lock.rollback().await.unwrap();
    until("the import is rolled back", async || number(&app, blocked).await == 0).await;
    assert_eq!((app.rows("signature").await, app.rows("import").await), (before, 0), "nothing of the list");

    let all = i64::try_from(READERS).unwrap();
    let of_state = async |state: &str| {
        let query = format!("select count(*) from outbox where kind = 'update' and state = '{state}'");
        number(&app, &query).await
    };
    let (sent, owed) = (of_state("sent").await, of_state("waiting").await);
    assert_eq!(sent + owed, all);
    assert!(sent > 0 && owed > 0, "it ended in the middle: {sent}, {owed}");
    assert_eq!(number(&app, "select count(*) from outbox where node_id is not null").await, 0, "{log}");

    server.meet_well();
    let site = place.serve().await;
    until("all of it is sent", async || of_state("sent").await == all).await;
    site.end(Signal::SIGTERM).await;
    let arrived = arrived(&server);
    assert_eq!(arrived.len(), READERS);
    assert!(arrived.values().all(|times| *times == 1), "{arrived:?}");
    assert!(place.run(&import).await.status.success());
    assert_eq!(app.rows("signature").await, before + i64::try_from(ROWS).unwrap(), "all of the list");
}

/// A number as letters: a name has no digits.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
