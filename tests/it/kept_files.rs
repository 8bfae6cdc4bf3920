//! Files that are made once and kept on the disk: a download that broke off goes on, nobody who has left is in a file
//! from then on, and slow readers hold nothing that others need.

use std::{io::Read as _, net::SocketAddr};

use axum::{
    body::{Body, BodyDataStream},
    extract::ConnectInfo,
    http::Request,
};
use futures_util::StreamExt as _;
use tower::ServiceExt as _;
use undersigned::audit::journal::FILE_NAME;

use crate::support::{
    app::{SECRET, SLUG, TestApp},
    page::Page,
    program::Place,
};

const FORMATS: [&str; 4] = ["xlsx", "csv", "json", "ndjson"];

fn address(format: &str) -> String {
    format!("/letters/{SLUG}/signatories.{format}")
}

async fn with_ada() -> TestApp {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app
}

async fn with_a_long_list() -> TestApp {
    let app = TestApp::new().await;
    let letter = app.site.library.all().remove(0);
    app.site.signing.demo.invent(&letter, 5_000, |_| ()).await.unwrap();
    app
}

/// Nothing can be read of a list until the transaction ends.
async fn locked(app: &TestApp) -> sqlx::Transaction<'static, sqlx::Postgres> {
    let mut lock = app.site.database.pool().begin().await.unwrap();
    sqlx::query("lock table signature_revision in access exclusive mode").execute(&mut *lock).await.unwrap();
    lock
}

/// What a file says, unpacked.
pub fn said(file: &Page) -> String {
    let mut text = String::new();
    match file.header("content-encoding") {
        "br" => drop(brotli::Decompressor::new(&file.bytes[..], 4096).read_to_string(&mut text).unwrap()),
        "gzip" => drop(flate2::read::GzDecoder::new(&file.bytes[..]).read_to_string(&mut text).unwrap()),
        _ => text = String::from_utf8_lossy(&file.bytes).into_owned(),
    }
    text
}

#[tokio::test]
async fn a_download_that_broke_off_goes_on() {
    let app = with_ada().await;
    for format in FORMATS {
        for encoding in ["identity", "gzip", "br"] {
            let reader = app.stranger().with_header("accept-encoding", encoding);
            let whole = reader.get(&address(format)).await;
            let (tag, length) = (whole.header("etag"), whole.bytes.len());
            assert!(tag.starts_with('"'), "{tag} is weak");
            assert_eq!(whole.header("accept-ranges"), "bytes");
            assert_eq!(whole.header("content-length"), length.to_string());
            let (half, mut joined) = (length / 2, Vec::new());
            for (range, of) in [
                (format!("bytes=0-{}", half - 1), 0..half),
                (format!("bytes={half}-"), half..length),
                (format!("bytes=-{}", length - half), half..length),
                (format!("bytes={half}-{}", length * 9), half..length),
            ] {
                let part = reader.clone().with_header("range", &range).with_header("if-range", tag);
                let part = part.get(&address(format)).await;
                assert_eq!(part.status, 206, "{format} {encoding} {range}");
                assert!(part.bytes == whole.bytes[of.clone()]);
                let said = format!("bytes {}-{}/{length}", of.start, of.end - 1);
                assert_eq!(part.header("content-range"), said);
                assert_eq!(
                    (part.header("etag"), part.header("content-encoding")),
                    (tag, whole.header("content-encoding"))
                );
                if joined.len() < length {
                    joined.extend(part.bytes);
                }
            }
            assert!(joined == whole.bytes);
        }
    }
}

#[tokio::test]
async fn what_is_no_part_of_this_file_is_given_whole() {
    let app = with_ada().await;
    let whole = app.stranger().get(&address("csv")).await;
    let tag = whole.header("etag").to_owned();
    let ask = async |range: &str, if_range: Option<&str>| {
        let reader = app.stranger().with_header("range", range);
        let reader = match if_range {
            Some(tag) => reader.with_header("if-range", tag),
            None => reader,
        };
        reader.get(&address("csv")).await
    };
    for range in ["bytes=5-2", "bytes=a-", "lines=0-1", "bytes=0-1,3-4", "bytes=-", "bytes"] {
        let file = ask(range, None).await;
        assert_eq!((file.status.as_u16(), file.bytes == whole.bytes), (200, true), "{range}");
    }
    for other in ["\"other\"", &format!("W/{tag}"), whole.header("last-modified")] {
        assert_eq!(ask("bytes=0-1", Some(other)).await.status, 200, "{other}");
    }
    for beyond in ["bytes=999999-", "bytes=999999-9999999", "bytes=-0"] {
        let file = ask(beyond, None).await;
        assert_eq!((file.status.as_u16(), file.bytes.len()), (416, 0), "{beyond}");
        assert_eq!(file.header("content-range"), format!("bytes */{}", whole.bytes.len()));
    }
    app.signed("Bob", "bob@example.org").await;
    let changed = ask("bytes=0-1", Some(&tag)).await;
    assert_eq!(changed.status, 200, "another revision is another file");
    assert!(changed.body().contains("Bob"));
    assert_ne!(changed.header("etag"), tag);
}

#[tokio::test]
async fn who_leaves_or_changes_is_in_no_file_from_then_on() {
    let app = with_ada().await;
    // A second node that hears nothing of the first, and would give an expensive file for a minute.
    let other = app.second_node().await;
    let mine = app.signed("Grace Ashdown", "grace@example.org").await;
    let take = async |format: &str, encoding: &str| {
        let mut files = Vec::new();
        for node in [&app, &other] {
            let reader = node.stranger().with_header("accept-encoding", encoding);
            files.push(said(&reader.get(&address(format)).await));
        }
        files
    };
    let kinds = [("csv", "identity"), ("csv", "br"), ("json", "gzip"), ("ndjson", "identity")];
    for (format, encoding) in kinds {
        assert!(take(format, encoding).await.iter().all(|file| file.contains("Grace Ashdown")));
    }
    mine.press("Withdraw and erase").await;
    for (format, encoding) in kinds {
        for file in take(format, encoding).await {
            assert!(file.contains("Ada Byron") && !file.contains("Grace"), "{format} {encoding}");
        }
    }
}

#[tokio::test]
async fn what_takes_something_away_is_noted_and_signing_is_not() {
    let app = with_ada().await;
    let removal = async || {
        let numbers: (i64, i64) = sqlx::query_as("select revision, last_removal from letter_revision")
            .fetch_one(app.site.database.pool())
            .await
            .unwrap();
        numbers
    };
    let mine = app.signed("Grace Ashdown", "grace@example.org").await;
    assert_eq!(removal().await, (2, 0));
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", "Grace B. Ashdown").send().await;
    let (revision, last) = removal().await;
    assert_eq!((revision, last), (3, 3), "an edit");
    app.signed("Bob", "bob@example.org").await;
    assert_eq!(removal().await, (4, 3));
}

#[tokio::test]
async fn files_are_let_go_that_show_more_than_they_may() {
    let app = with_ada().await;
    let downloads = &app.site.downloads;
    let tidy = async || downloads.tidy(app.site.database.pool(), |_| true).await.unwrap();
    app.stranger().get(&address("csv")).await;
    app.signed("Bob", "bob@example.org").await;
    tidy().await;
    assert_eq!(downloads.spool.letters().len(), 1, "nobody has left");
    app.sql("update letter_revision set revision = revision + 1, last_removal = revision + 1").await;
    tidy().await;
    assert!(downloads.spool.letters().is_empty());

    app.stranger().get(&address("csv")).await;
    downloads.tidy(app.site.database.pool(), |_| false).await.unwrap();
    assert!(downloads.spool.letters().is_empty(), "the letter is not public any more");
}

#[tokio::test]
async fn a_list_is_read_from_the_database_once() {
    let app = with_a_long_list().await;
    let mut before = Vec::new();
    for format in FORMATS {
        before.push(app.stranger().get(&address(format)).await);
    }
    let package = app.stranger().get(&format!("/letters/{SLUG}/datapackage.json")).await;
    let lock = locked(&app).await;
    for (format, before) in FORMATS.iter().zip(before) {
        let again = app.stranger().get(&address(format)).await;
        assert!(again.bytes == before.bytes, "{format}");
        let gzip = app.stranger().with_header("accept-encoding", "gzip").get(&address(format)).await;
        assert_eq!(gzip.status, 200);
    }
    let again = app.stranger().get(&format!("/letters/{SLUG}/datapackage.json")).await;
    assert_eq!(again.body(), package.body());
    lock.rollback().await.unwrap();
}

/// Asks for a file, and reads only its beginning.
async fn begin(app: &TestApp, format: &str) -> BodyDataStream {
    let mut request = Request::get(address(format)).body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50000))));
    let answer = app.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    let mut body = answer.into_body().into_data_stream();
    assert!(!body.next().await.unwrap().unwrap().is_empty());
    body
}

#[tokio::test]
async fn slow_readers_hold_no_connection() {
    let app = with_a_long_list().await;
    let mut slow = Vec::new();
    for turn in 0..40 {
        slow.push(begin(&app, FORMATS[turn % 4]).await);
    }
    // They are still reading, and everybody else finds a connection.
    let began = std::time::Instant::now();
    let pool = app.site.database.pool();
    while usize::try_from(pool.size()).unwrap() != pool.num_idle() {
        assert!(began.elapsed() < std::time::Duration::from_secs(60), "{} are held", pool.size());
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let mine = app.signed("Grace Ashdown", "grace@example.org").await;
    assert!(app.stranger().get(&address("csv")).await.body().contains("Grace Ashdown"));
    mine.press("Withdraw and erase").await;
    for mut body in slow {
        while let Some(piece) = body.next().await {
            piece.expect("who reads slowly reads to the end");
        }
    }
}

#[tokio::test]
async fn where_nothing_is_kept_files_are_as_whole() {
    let off = TestApp::plan().with_spool("0").open().await;
    off.signed("Ada Byron", "ada@example.org").await;
    for format in FORMATS {
        let file = off.stranger().get(&address(format)).await;
        assert_eq!(file.status, 200);
        assert!(file.header("etag").starts_with("W/"));
        assert_eq!(file.header("accept-ranges"), "");
        let part = off.stranger().with_header("range", "bytes=0-1").get(&address(format)).await;
        assert_eq!((part.status.as_u16(), part.bytes), (200, file.bytes.clone()), "{format}");
        let head = off.stranger().head(&address(format)).await;
        assert_eq!(head.header("etag"), file.header("etag"));
        let known =
            off.stranger().with_header("if-none-match", file.header("etag")).get(&address(format)).await;
        assert_eq!(known.status, 304, "{format}");
    }
}

#[tokio::test]
async fn a_list_larger_than_the_bound_is_read_for_each_reader() {
    let app = TestApp::plan().with_spool("100KB").open().await;
    let letter = app.site.library.all().remove(0);
    app.site.signing.demo.invent(&letter, 5_000, |_| ()).await.unwrap();
    for turn in 0..2 {
        let file = app.stranger().get(&address("csv")).await;
        assert!(file.header("etag").starts_with("W/"), "{turn}");
        assert_eq!(file.body().matches("\r\n").count(), 5_001);
    }
}

#[tokio::test]
async fn kept_files_are_gone_with_the_program() {
    let app = with_a_long_list().await;
    let place = Place::new(Some(app.database_url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    std::fs::create_dir_all(place.data()).unwrap();
    for _ in 0..2 {
        let program = place.serve().await;
        let file = program.browser().get(&address("csv")).await;
        assert_eq!(file.body().matches("\r\n").count(), 5_001);
        program.slay().await;
        let left = std::fs::read_dir(place.data()).unwrap().map(|file| file.unwrap().file_name());
        assert_eq!(left.collect::<Vec<_>>(), [FILE_NAME], "what people took away is kept, and nothing else");
    }
}
