//! Large downloads under load: each file is complete and from one moment, or visibly broken; and readers
//! who disconnect leave nothing behind.

use std::{
    collections::BTreeMap,
    io::Cursor,
    net::SocketAddr,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, BodyDataStream},
    extract::ConnectInfo,
    http::Request,
};
use calamine::{Data, DataType as _, Reader, Xlsx};
use futures_util::{StreamExt, future::join_all};
use nix::sys::signal::Signal;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::support::{
    app::{SECRET, SLUG, TestApp},
    browser::Browser,
    mailbox::Mailbox,
    page::Page,
    program::{Place, Program},
};
use undersigned::{
    exports::{Downloads, Format, Selection, Subject, spool::Spool},
    letters::Capacity,
    signing::signature::search_terms::Search,
};

const FORMATS: [&str; 4] = ["xlsx", "csv", "json", "ndjson"];

/// So many that no file fits into what waits on the way within the program.
const MANY: usize = 5_000;

/// How long something may take that is only waited for.
const PATIENCE: Duration = Duration::from_secs(80);

/// Transactions that have begun and not ended.
const UNDER_WAY: &str = "from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null";

fn address(format: &str) -> String {
    format!("/letters/{SLUG}/signatories.{format}")
}

async fn with_a_long_list() -> TestApp {
    with_a_long_list_and_spool("2GB").await
}

async fn with_a_long_list_and_spool(size: &'static str) -> TestApp {
    let app = TestApp::plan().with_spool(size).open().await;
    let letter = app.site.library.all().remove(0);
    app.site.signing.demo.invent(&letter, MANY, |_| ()).await.unwrap();
    app
}

/// Asks for a file, and reads nothing of it yet.
async fn ask(app: &TestApp, format: &str) -> BodyDataStream {
    let mut request = Request::get(address(format)).body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50000))));
    let answer = app.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.into_body().into_data_stream()
}

/// Asks for a file, and reads only its beginning.
async fn begin(app: &TestApp, format: &str) -> BodyDataStream {
    let mut body = ask(app, format).await;
    assert!(!body.next().await.unwrap().unwrap().is_empty());
    body
}

async fn is_broken(mut body: BodyDataStream) -> bool {
    let mut last = Ok(Default::default());
    while let Some(piece) = body.next().await {
        last = piece;
    }
    last.is_err()
}

async fn number(app: &TestApp, query: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned()))
        .fetch_one(app.site.database.pool())
        .await
        .unwrap()
}

/// Waits until a query gives this number.
async fn until(app: &TestApp, query: &str, expected: i64) {
    let began = Instant::now();
    while number(app, query).await != expected {
        assert!(began.elapsed() < PATIENCE, "never {expected}: {query}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// What a file says of itself, and what it holds.
#[derive(Debug, PartialEq, Eq)]
struct Taken {
    revision: i64,
    /// How many rows it should have, where it says so.
    announced: Option<i64>,
    numbers: Vec<i64>,
}

fn taken(format: &str, file: &Page) -> Taken {
    let etag = file.header("etag").trim_start_matches("W/").trim_start_matches('"');
    let revision = etag.split('-').next().unwrap().parse().unwrap();
    let mut announced = None;
    let number = |row: &serde_json::Value| row["number"].as_i64().unwrap();
    let numbers = match format {
        "csv" => {
            let text = file.body().trim_start_matches('\u{feff}');
            let mut rows = csv::Reader::from_reader(text.as_bytes());
            rows.records().map(|row| row.unwrap()[0].parse().unwrap()).collect()
        }
        "json" => {
            let document = file.json();
            assert_eq!(document["revision"], revision, "head and body are of one moment");
            announced = Some(document["public"].as_i64().unwrap() + document["anonymous"].as_i64().unwrap());
            document["signatories"].as_array().unwrap().iter().map(number).collect()
        }
        "ndjson" => file.body().lines().map(|row| number(&serde_json::from_str(row).unwrap())).collect(),
        _ => {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&file.bytes[..])).unwrap();
            let about = book.worksheet_range("about this file").unwrap();
            let said = |name: &str| {
                let row = about.rows().find(|row| row[0] == Data::String(name.into())).unwrap();
                row[1].to_string().split('.').next().unwrap().parse::<i64>().unwrap()
            };
            assert_eq!(said("revision"), revision, "head and body are of one moment");
            announced = Some(said("rows"));
            let sheet = book.worksheet_range("signatories").unwrap();
            #[expect(clippy::cast_possible_truncation)]
            let numbers = sheet.rows().skip(1).map(|row| row[0].get_float().unwrap() as i64).collect();
            numbers
        }
    };
    Taken { revision, announced, numbers }
}

/// Checks that each file is complete, and that files of one revision have the same rows.
fn whole(files: &[Taken]) -> BTreeMap<i64, &[i64]> {
    let mut by_revision: BTreeMap<i64, &[i64]> = BTreeMap::new();
    for file in files {
        assert!(file.numbers.is_sorted() && file.numbers.len() >= MANY);
        if let Some(announced) = file.announced {
            assert_eq!(i64::try_from(file.numbers.len()).unwrap(), announced, "revision {}", file.revision);
        }
        let known = by_revision.entry(file.revision).or_insert(&file.numbers);
        assert!(*known == file.numbers, "two files of revision {} hold different rows", file.revision);
    }
    by_revision
}

#[tokio::test]
async fn a_file_taken_while_people_sign_is_whole_and_of_one_moment() {
    const COME: usize = 20;
    let app = with_a_long_list().await;
    let people_come_and_go = async {
        for turn in 0..COME {
            let mine = app.signed(&format!("Signer {turn}"), &format!("signer-{turn}@example.org")).await;
            if turn % 4 == 3 {
                mine.press("Withdraw and erase").await;
            }
        }
    };
    let files_are_taken = async {
        let mut files = Vec::new();
        for turn in 0.. {
            let format = FORMATS[turn % 4];
            files.push(taken(format, &app.stranger().get(&address(format)).await));
            if turn >= 8
                && number(&app, "select count(*) from signature where consent_hash is not null").await == 20
            {
                break;
            }
        }
        files
    };
    let (files, ()) = tokio::join!(files_are_taken, people_come_and_go);
    let by_revision = whole(&files);
    assert!(by_revision.len() > 2, "nothing happened meanwhile: {:?}", by_revision.keys());
    let last = taken("csv", &app.stranger().get(&address("csv")).await);
    assert_eq!(last.numbers.len(), MANY + COME - COME / 4);
}

#[tokio::test]
async fn a_file_that_breaks_on_our_side_is_visibly_broken() {
    let app = with_a_long_list_and_spool("0").await;
    let end =
        format!("select count(pg_terminate_backend(pid)) {UNDER_WAY} and application_name = 'undersigned'");
    for format in ["csv", "json", "ndjson"] {
        let body = begin(&app, format).await;
        assert_eq!(number(&app, &end).await, 1);
        assert!(is_broken(body).await, "{format} seems whole");
    }
    // Before the first row, too.
    let mut holds_up = app.site.database.pool().begin().await.unwrap();
    sqlx::query("lock table signature_revision in access exclusive mode")
        .execute(&mut *holds_up)
        .await
        .unwrap();
    let body = ask(&app, "xlsx").await;
    let waits = format!("{UNDER_WAY} and wait_event_type = 'Lock'");
    until(&app, &format!("select count(*) {waits}"), 1).await;
    number(&app, &format!("select count(pg_terminate_backend(pid)) {waits}")).await;
    holds_up.rollback().await.unwrap();
    assert!(is_broken(body).await, "xlsx seems whole");
}

#[tokio::test]
async fn a_search_file_past_its_time_limit_is_visibly_broken() {
    let app = with_a_long_list().await;
    app.sql("update signature_revision set comment = repeat('word ', 200)").await;
    let letter = app.site.library.all().remove(0);
    let within = Duration::from_secs(2);
    let downloads = Downloads::new(Spool::new(std::env::temp_dir(), 0)).with_found_within(within);
    let whole = Selection::default();
    let found =
        Selection { search: Search::parse("", Some(Capacity::Personal), None).unwrap(), ..whole.clone() };
    for (rows, breaks) in [(&found, true), (&whole, false)] {
        let pool = app.site.database.pool();
        let download = downloads.begin(pool, letter.id, Format::Ndjson, rows).await.unwrap().unwrap();
        let mut pieces = download.stream(Subject::of(&letter.letter, &app.site.site));
        assert!(pieces.next().await.unwrap().is_ok());
        // A reader who pauses for as long, and then reads on.
        tokio::time::sleep(within).await;
        if breaks {
            until(&app, &format!("select count(*) {UNDER_WAY}"), 0).await;
        }
        let mut last = Ok(Default::default());
        while let Some(piece) = pieces.next().await {
            last = piece;
            if last.is_err() {
                break;
            }
        }
        assert_eq!(last.is_err(), breaks, "{rows:?}");
    }
}

#[tokio::test]
async fn a_hundred_readers_who_hang_up_leave_the_site_healthy() {
    a_hundred_readers_hang_up(with_a_long_list().await).await;
    a_hundred_readers_hang_up(with_a_long_list_and_spool("0").await).await;
}

async fn a_hundred_readers_hang_up(app: TestApp) {
    for turn in 0..100 {
        for format in ["csv", "json", "ndjson"] {
            drop(begin(&app, format).await);
        }
        // A workbook takes long to compress: most readers hang up before it is sent.
        drop(if turn % 25 == 0 { begin(&app, "xlsx").await } else { ask(&app, "xlsx").await });
    }
    assert_eq!(app.stranger().get(&format!("/letters/{SLUG}/signatories")).await.status, 200);
    for format in FORMATS {
        let whole = taken(format, &app.stranger().get(&address(format)).await);
        assert_eq!(whole.numbers.len(), MANY, "{format}");
    }
    until(&app, &format!("select count(*) {UNDER_WAY}"), 0).await;
    let (pool, began) = (app.site.database.pool(), Instant::now());
    while usize::try_from(pool.size()).unwrap() != pool.num_idle() {
        assert!(began.elapsed() < PATIENCE, "{} of {} are idle", pool.num_idle(), pool.size());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A reader over the wire who takes little at a time, so that the site has to wait for them.
pub async fn slow_reader(program: &Program) -> TcpStream {
    slow_reader_of(program, &address("ndjson")).await
}

async fn slow_reader_of(program: &Program, file: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    let mut wire = socket.connect(program.address).await.unwrap();
    let asked = format!("GET {file} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    wire.write_all(asked.as_bytes()).await.unwrap();
    let mut beginning = [0; 1024];
    wire.read_exact(&mut beginning).await.unwrap();
    assert!(beginning.starts_with(b"HTTP/1.1 200"));
    wire
}

/// Did the last chunk come (RFC 9112, 7.1)? A client that does not see it knows that something is missing.
pub async fn comes_to_its_end(mut wire: TcpStream) -> bool {
    let mut rest = Vec::new();
    // A connection that is reset has ended as well.
    let _ = wire.read_to_end(&mut rest).await;
    rest.ends_with(b"\r\n0\r\n\r\n")
}

#[tokio::test]
async fn slow_readers_of_searches_leave_turns_for_the_whole_list() {
    let app = with_a_long_list().await;
    // More than the socket buffers.
    app.sql("update signature_revision set comment = repeat('word ', 400)").await;
    let place = Place::new(Some(app.database_url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let program = place.serve().await;
    let found = format!("{}?capacity=personal", address("ndjson"));
    let slow = join_all((0..5).map(|_| slow_reader_of(&program, &found))).await;
    // Two more, who wait for their turn.
    let waiting = join_all((0..2).map(|_| slow_reader_of(&program, &found)));
    let whole = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let file = program.browser().get(&address("csv")).await;
        assert_eq!(file.status, 200, "{}", file.text());
        assert_eq!(taken("csv", &file).numbers.len(), MANY);
        drop(slow);
    };
    tokio::join!(waiting, whole);
    program.slay().await;
}

#[tokio::test]
async fn a_restart_finishes_a_file_and_a_crash_visibly_breaks_it() {
    let app = with_a_long_list().await;
    // More than the socket buffers.
    app.sql("update signature_revision set comment = repeat('word ', 400)").await;
    let place = Place::new(Some(app.database_url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let program = place.serve().await;
    let wire = slow_reader(&program).await;
    let ((ended, _), is_whole) = tokio::join!(program.end(Signal::SIGTERM), comes_to_its_end(wire));
    assert!(ended.success() && is_whole, "who was reading reads to the end");

    let program = place.serve().await;
    let wire = slow_reader(&program).await;
    program.slay().await;
    assert!(!comes_to_its_end(wire).await, "the file seems whole");

    let program = place.serve().await;
    let whole = program.browser().get(&address("ndjson")).await;
    assert_eq!(taken("ndjson", &whole).numbers.len(), MANY);
    program.slay().await;
}

/// How many sign in a minute, and for how many minutes on each side of a restart.
const A_MINUTE: usize = 1_000;
const MINUTES: usize = 1;

/// Confirms what arrives, as it arrives; one in ten takes their signature back. Ends with the site.
async fn confirm_what_arrives(server: &Mailbox, browser: &Browser, known: &mut usize) -> usize {
    let messages = server.messages();
    let confirmed = messages[*known..].iter().map(async |message| {
        let links = message.links();
        let Some(link) = links.iter().find(|link| link.contains("/confirm/")) else { return 0 };
        let page = browser.get(url::Url::parse(link).unwrap().path()).await;
        if page.status != 200 {
            return 0;
        }
        let mine = page.press("Confirm my signature").await;
        if mine.status == 200 && message.to[0].contains("0@") {
            mine.press("Withdraw and erase").await;
        }
        usize::from(mine.status == 200)
    });
    *known = messages.len();
    join_all(confirmed).await.into_iter().sum()
}

/// A site of its own process, on the database of `app`, without limits on signing.
fn without_limits(app: &TestApp, server: &Mailbox) -> Place {
    Place::beside(app)
        .with("UNDERSIGNED_SMTP_URL", server.url())
        .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000")
        .with("UNDERSIGNED_LIMIT_SIGNATURES_PER_MINUTE", "100000")
}

/// A thousand people a minute send their forms. The first round ends while some are still on their way.
async fn people_sign(browser: &Browser, version: &str, round: usize) {
    let forms = join_all((0..A_MINUTE * MINUTES).map(async |turn| {
        tokio::time::sleep(Duration::from_secs(60).mul_f64(turn as f64 / A_MINUTE as f64)).await;
        let email = format!("signer-{round}-{turn}@example.org");
        let name = format!("Signer {round} {turn}");
        let said = [("name", name.as_str()), ("email", &email), ("visibility", "public")];
        let fields = [said.as_slice(), &[("consent", "on"), ("version", version)]].concat();
        browser.post(&format!("/letters/{SLUG}/sign"), &fields).await;
    }));
    let all = Duration::from_secs(60) * u32::try_from(MINUTES).unwrap();
    match round {
        0 => drop(tokio::time::timeout(all.mul_f64(0.95), forms).await),
        _ => {
            forms.await;
            tokio::time::sleep(Duration::from_secs(10)).await;
        }
    }
}

#[tokio::test]
#[ignore = "takes minutes: script/soak files"]
async fn a_thousand_a_minute_sign_and_no_file_is_silently_cut() {
    let app = with_a_long_list().await;
    let server = Mailbox::open().await;
    let place = without_limits(&app, &server);
    let version = app.text_version(SLUG).await;
    let (mut known, mut confirmed, mut broken) = (0, 0, 0);
    let mut files = Vec::new();
    for round in 0..2 {
        let program = place.serve().await;
        let (reader, browser) = (program.reader(), program.browser());
        let stopped = CancellationToken::new();
        let people_sign_until_the_end = async {
            people_sign(&browser, &version, round).await;
            let ended = program.end(Signal::SIGTERM).await;
            assert!(ended.0.success());
            stopped.cancel();
        };
        let people_confirm = async {
            while !stopped.is_cancelled() {
                confirmed += confirm_what_arrives(&server, &browser, &mut known).await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        let files_are_taken = async {
            for turn in 0.. {
                if stopped.is_cancelled() {
                    break;
                }
                let format = FORMATS[turn % 4];
                match reader.take(&address(format)).await.filter(|file| file.status == 200) {
                    Some(file) => files.push(taken(format, &file)),
                    None => broken += 1,
                }
            }
        };
        tokio::join!(people_sign_until_the_end, people_confirm, files_are_taken);
    }
    let by_revision = whole(&files);
    let signed = number(&app, "select count(*) from signature where consent_hash is not null").await;
    println!(
        "{confirmed} confirmed, {signed} signed, {} files of {} revisions taken, {broken} visibly broken",
        files.len(),
        by_revision.len()
    );
    assert!(usize::try_from(signed).unwrap() >= confirmed, "what was acknowledged is there");
    let last = taken("csv", &app.stranger().get(&address("csv")).await);
    let listed = "select count(*) from signature where state = 'published'";
    assert_eq!(i64::try_from(last.numbers.len()).unwrap(), number(&app, listed).await);
}
