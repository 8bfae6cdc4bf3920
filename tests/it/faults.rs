//! The database goes away, falls silent, only reads, is locked or has no connection left: people are told at once, what
//! they typed is kept, and a few seconds after its return everything goes on.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures_util::future::join_all;
use nix::sys::signal::Signal;
use sqlx::{Connection as _, PgConnection};

use crate::{
    organizers::PASSWORD,
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        mailbox::Mailbox,
        page::Page,
        program::{Place, Program},
        replica::Servers,
        wire::{Proxy, Wire},
    },
};

const LETTER: &str = "/letters/night-bus";

/// Within this time a person is told that something does not work now: two seconds, and as long again for the busy machine
/// of a test.
const TOLD_WITHIN: Duration = Duration::from_secs(4);

/// A site whose wire to the database can break.
struct Scene {
    app: TestApp,
    server: Mailbox,
    wire: Proxy,
    program: Program,
}

impl Scene {
    async fn open() -> Self {
        let app = TestApp::new().await;
        let server = Mailbox::open().await;
        let wire = Proxy::to(&app.database_url()).await;
        let place = Place::beside(&app)
            .with("DATABASE_URL", wire.url())
            .with("UNDERSIGNED_SMTP_URL", server.url())
            .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000");
        let program = place.serve().await;
        Self { app, server, wire, program }
    }

    fn browser(&self) -> Browser {
        self.program.browser()
    }

    async fn is_ready_soon(&self) {
        let began = Instant::now();
        while self.browser().get("/readyz").await.status != 200 {
            assert!(began.elapsed() < Duration::from_secs(10), "the node is not ready again");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The link of the mail to this person that leads to such a path.
    async fn link(&self, name: &str, path: &str) -> String {
        self.server.link_to(&format!("{}@example.org", name.to_lowercase()), path).await
    }
}

/// Sends the form of a person. The page may be older than the fault.
async fn sign(page: &Page, name: &str) -> Page {
    let email = format!("{}@example.org", name.to_lowercase());
    let form = page.form("Sign").fill("Your name", name).fill("Your email address", &email);
    form.choose("Show my name").tick("I agree").submit("Sign").await
}

/// Tries until this person's form is taken, and returns how long it took.
async fn signs_soon(page: &Page, name: &str) -> Duration {
    let began = Instant::now();
    loop {
        let answer = sign(page, name).await;
        if answer.status == 200 {
            return began.elapsed();
        }
        assert!(began.elapsed() < Duration::from_secs(30), "{}", answer.text());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Sends something that cannot be taken now, and returns the answer, which comes soon.
async fn told_soon(sending: impl Future<Output = Page>) -> Page {
    let began = Instant::now();
    let answer = sending.await;
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert!(began.elapsed() < TOLD_WITHIN, "{:?}", began.elapsed());
    assert_eq!(answer.header("retry-after"), "5");
    answer
}

fn assert_keeps_what_ada_typed(answer: &Page) {
    answer.assert_says("Your form could not be taken yet");
    answer.assert_says("What you typed is still here");
    assert_eq!(answer.attribute("#name", "value"), Some("Ada"));
    assert_eq!(answer.attribute("#email", "value"), Some("ada@example.org"));
    assert!(answer.attribute("input[name=visibility][value=public]", "checked").is_some());
}

#[tokio::test]
async fn while_the_database_is_away_forms_come_back_filled_in() {
    let scene = Scene::open().await;
    let page = scene.browser().get(LETTER).await;
    sign(&page, "Grace").await;
    let confirmation = scene.browser().get(&scene.link("Grace", "/confirm/").await).await;

    scene.wire.is_now(Wire::Cut);
    let form = told_soon(sign(&page, "Ada")).await;
    assert_keeps_what_ada_typed(&form);
    let again = told_soon(confirmation.press("Confirm my signature")).await;
    again.assert_says("Nothing that you typed is lost");
    // Whoever has opened the letter can still read it.
    assert_eq!(scene.browser().get(LETTER).await.status, 200);
    assert_eq!(scene.browser().get("/readyz").await.status, 503);
    tokio::time::sleep(Duration::from_secs(6)).await;
    let old = scene.browser().get(LETTER).await;
    old.assert_says("This page may be out of date: since");
    assert_eq!(old.header("cache-control"), "no-store");

    scene.wire.is_now(Wire::Whole);
    assert!(signs_soon(&form, "Ada").await < Duration::from_secs(5));
    assert_eq!(again.press("Send it again").await.status, 200);
    scene.link("Ada", "/confirm/").await;
    assert_eq!(scene.app.count(SLUG).await, 1);
    scene.is_ready_soon().await;
    assert!(!scene.browser().get(LETTER).await.text().contains("out of date"));
    scene.program.slay().await;
}

#[tokio::test]
async fn an_organizer_is_told_that_the_database_is_away_and_stays_signed_in() {
    let scene = Scene::open().await;
    let added = Place::beside(&scene.app).run(&["organizer", "add", "ola@example.org"]).await;
    let said = String::from_utf8_lossy(&added.stdout).into_owned();
    let link = said.split_whitespace().find(|word| word.contains("/organize/welcome/")).unwrap();
    let ola = scene.browser();
    let page = ola.get(url::Url::parse(link).unwrap().path()).await;
    page.form("Set password").fill("New password", PASSWORD).send().await;
    let queue = format!("/organize/letters/{SLUG}/queue");
    assert_eq!(ola.get(&queue).await.status, 200);

    scene.wire.is_now(Wire::Cut);
    let away = ola.get(&queue).await;
    assert_eq!(
        (away.status.as_u16(), away.headers.contains_key("retry-after")),
        (503, true),
        "{}",
        away.text()
    );
    scene.wire.is_now(Wire::Whole);
    scene.is_ready_soon().await;
    ola.get(&queue).await.assert_is(StatusCode::OK, "What waits");
    let (_, log) = scene.program.end(Signal::SIGTERM).await;
    assert!(!log.contains("\"ERROR\""), "{log}");
}

#[tokio::test]
async fn readers_get_the_page_before_unless_somebody_has_left_since() {
    let scene = Scene::open().await;
    let own_page = scene.program.signs("Ada", &scene.server).await;
    scene.browser().get(LETTER).await.assert_says("Ada");
    scene.program.signs("Grace", &scene.server).await;

    scene.wire.is_now(Wire::Cut);
    let before = scene.browser().get(LETTER).await;
    assert_eq!((before.status.as_u16(), before.header("cache-control")), (200, "no-store"));
    before.assert_says("This page may be out of date: since");
    assert!(before.text().contains("Ada") && !before.text().contains("Grace"), "{}", before.text());
    scene.wire.is_now(Wire::Whole);
    scene.is_ready_soon().await;
    scene.browser().get(LETTER).await.assert_says("Grace");

    own_page.press("Withdraw and erase").await;
    scene.wire.is_now(Wire::Cut);
    let after = scene.browser().get(LETTER).await;
    assert_eq!(after.status, 503);
    assert!(!after.text().contains("Ada"), "{}", after.text());
    scene.program.slay().await;
}

#[tokio::test]
async fn a_table_that_is_locked_keeps_nobody_waiting() {
    let scene = Scene::open().await;
    let page = scene.browser().get(LETTER).await;
    let mut lock = scene.app.site.database.pool().begin().await.unwrap();
    sqlx::query("lock table submission in access exclusive mode").execute(&mut *lock).await.unwrap();
    let form = told_soon(sign(&page, "Ada")).await;
    assert_keeps_what_ada_typed(&form);
    lock.rollback().await.unwrap();
    assert!(signs_soon(&form, "Ada").await < Duration::from_secs(8));
    scene.link("Ada", "/confirm/").await;
    scene.program.slay().await;
}

#[tokio::test]
async fn a_database_that_only_reads_keeps_forms_filled_in() {
    let scene = Scene::open().await;
    let page = scene.browser().get(LETTER).await;
    let reads = async |only: &str| {
        let name = "do $$ begin execute format('alter database %I set default_transaction_read_only = ";
        let mut direct = scene.app.site.database.pool().begin().await.unwrap();
        sqlx::query("set transaction read write").execute(&mut *direct).await.unwrap();
        let statement = format!("{name}{only}', current_database()); end $$");
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut *direct).await.unwrap();
        direct.commit().await.unwrap();
        // The setting is that of new connections.
        scene.wire.is_now(Wire::Cut);
        tokio::time::sleep(Duration::from_millis(100)).await;
        scene.wire.is_now(Wire::Whole);
    };
    reads("on").await;
    let form = told_soon(sign(&page, "Ada")).await;
    assert_keeps_what_ada_typed(&form);
    reads("off").await;
    assert!(signs_soon(&form, "Ada").await < Duration::from_secs(5));
    scene.program.slay().await;
}

/// Takes connections until the server has no more.
async fn take_all_connections(database_url: &str, taken: &mut Vec<PgConnection>) {
    loop {
        match PgConnection::connect(database_url).await {
            Ok(connection) => taken.push(connection),
            Err(sqlx::Error::Database(refusal)) if refusal.code().as_deref() == Some("53300") => return,
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn while_others_have_all_connections_forms_come_back_filled_in() {
    let few = || Servers::alone(&["max_connections=40"], &[]);
    let database = tokio::task::spawn_blocking(few).await.unwrap();
    let (wire, mails) = (Proxy::to(&database.primary()).await, Mailbox::open().await);
    let place = Place::new(Some(wire.url())).with("UNDERSIGNED_SMTP_URL", mails.url());
    let program = place.serve().await;
    let page = program.browser().get(LETTER).await;

    // Those that the site has it would keep: a cut loses them.
    wire.is_now(Wire::Cut);
    let mut others = Vec::new();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(1) {
        take_all_connections(&database.primary(), &mut others).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    wire.is_now(Wire::Whole);
    let form = told_soon(sign(&page, "Ada")).await;
    assert_keeps_what_ada_typed(&form);
    assert_eq!(program.browser().get(LETTER).await.status, 200, "what was opened before can still be read");

    drop(others);
    assert!(signs_soon(&form, "Ada").await < Duration::from_secs(5));
    mails.link_to("ada@example.org", "/confirm/").await;
    program.slay().await;
}

#[tokio::test]
async fn a_wire_that_falls_silent_leaves_nothing_hanging() {
    let scene = Scene::open().await;
    let page = scene.browser().get(LETTER).await;
    sign(&page, "Grace").await;
    let hers = scene.browser().get(&scene.link("Grace", "/confirm/").await).await;
    let mine = hers.press("Confirm my signature").await;
    mine.assert_says("Grace");

    // People sign all the time: some are acknowledged, some are asked to send their form again.
    let people = async {
        let names: Vec<_> = (0..40).map(|number| format!("Signer{number}")).collect();
        let page = &page;
        let answers = join_all(names.iter().enumerate().map(async |(number, name)| {
            tokio::time::sleep(Duration::from_millis(200 * number as u64)).await;
            sign(page, name).await.status.as_u16()
        }));
        names.iter().zip(answers.await).map(|(name, status)| (name.clone(), status)).collect::<Vec<_>>()
    };
    let silence = async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        scene.wire.is_now(Wire::Silent);
        tokio::time::sleep(Duration::from_secs(3)).await;
        scene.wire.is_now(Wire::Whole);
    };
    let (answers, ()) = tokio::join!(people, silence);
    assert!(answers.iter().all(|(_, status)| [200, 503].contains(status)), "{answers:?}");
    assert!(answers.iter().any(|(_, status)| *status == 503), "nobody noticed: {answers:?}");
    assert_eq!(answers[39].1, 200, "it is back: {answers:?}");
    for (name, _) in answers.iter().filter(|(_, status)| *status == 200) {
        scene.link(name, "/confirm/").await;
    }
    // The node follows the letters again: what leaves is gone.
    let withdrawn = scene.browser().get(mine.url.path()).await.press("Withdraw and erase").await;
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text());
    let list = scene.browser().get(&format!("{LETTER}/signatories")).await;
    assert!(!list.text().contains("Grace"));
    scene.is_ready_soon().await;
    scene.program.slay().await;
}

#[tokio::test]
async fn a_site_that_starts_before_its_database_waits_for_it() {
    let app = TestApp::new().await;
    let wire = Proxy::to(&app.database_url()).await;
    wire.is_now(Wire::Cut);
    // A compose file hands on what nobody has set as an empty text.
    let place = Place::beside(&app)
        .with("DATABASE_URL", wire.url())
        .with("DATABASE_READ_URL", "")
        .with("UNDERSIGNED_SMTP_URL", "")
        .with("UNDERSIGNED_MAIL_PER_HOUR", "")
        .with("UNDERSIGNED_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8");
    let back = async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        wire.is_now(Wire::Whole);
    };
    let (program, ()) = tokio::join!(place.serve(), back);
    assert_eq!(program.browser().get(LETTER).await.status, 200);
    let (_, log) = program.end(Signal::SIGTERM).await;
    assert!(log.contains("waiting for PostgreSQL at 127.0.0.1:"), "{log}");
}

#[tokio::test]
async fn a_mail_server_that_comes_back_gets_the_first_mail_at_once() {
    let app = TestApp::new().await;
    let address = Mailbox::nobody().await;
    let place = Place::beside(&app).with("UNDERSIGNED_SMTP_URL", format!("smtp://{address}"));
    let program = place.serve().await;
    let page = program.browser().get(LETTER).await;
    let form = page.form("Sign").fill("Your name", "Ada").fill("Your email address", "ada@example.org");
    let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(sent.texts("h1"), ["Check your email"]);
    // So long that pauses which double would be much longer by now.
    tokio::time::sleep(Duration::from_secs(20)).await;
    let server = Mailbox::open_at(address).await;
    let began = Instant::now();
    server.wait_for(1).await;
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    program.slay().await;
}
