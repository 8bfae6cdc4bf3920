//! Limits of searching: the length and the rate of searches, and that no search keeps others from signing.

use std::{cell::Cell, time::Duration};

use axum::http::StatusCode;
use futures_util::future::join_all;
use sqlx::{Connection as _, PgConnection};
use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        page::Page,
    },
};

const LIST: &str = "/letters/night-bus/signatories";
const TOO_LONG: &str = "A search takes 16 words and 120 characters at most.";

/// Searches that are too long: by characters, by scalars, by bytes, by words.
fn too_long() -> Vec<String> {
    let stacked = format!("x{}", "\u{301}".repeat(900));
    let words = "ab ".repeat(40);
    vec!["w".repeat(2047), "w".repeat(121), words, stacked, "👩‍👩‍👧‍👦".repeat(100)]
}

fn query(words: &str) -> String {
    let words: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    format!("?q={words}")
}

#[tokio::test]
async fn an_overlong_search_is_answered_with_the_limit() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    for words in too_long() {
        let page = app.stranger().get(&format!("{LIST}{}", query(&words))).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(
            page.field_error("Name, organisation or role").unwrap().starts_with(TOO_LONG),
            "{}",
            page.text()
        );
        let kept = page.form("Search").value("Name, organisation or role");
        assert!(kept.len() < words.len() && words.trim().starts_with(&kept), "{kept}");
        // The shortened words can be sent again.
        let again = page.press("Search").await;
        assert_eq!(again.status, StatusCode::OK, "{kept}");

        for file in ["signatories.json", "signatories.ndjson"] {
            let problem = app.stranger().get(&format!("/letters/{SLUG}/{file}{}", query(&words))).await;
            assert_eq!(problem.status, StatusCode::BAD_REQUEST, "{file}");
            assert_eq!(problem.header("content-type"), "application/problem+json");
            assert!(problem.json()["detail"].as_str().unwrap().starts_with(TOO_LONG));
        }
        for file in ["signatories.csv", "signatories.xlsx"] {
            let page = app.stranger().get(&format!("/letters/{SLUG}/{file}{}", query(&words))).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{file}");
            page.assert_says(TOO_LONG);
        }
    }
    let found = app.stranger().get(&format!("{LIST}{}", query("  ADA   byr "))).await;
    assert_eq!((found.status, found.texts("ol.all li").len()), (StatusCode::OK, 1));
}

#[tokio::test]
async fn an_organizers_overlong_search_is_answered_the_same() {
    let app = TestApp::new().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    for words in too_long() {
        let page = owner.get(&format!("/organize/letters/{SLUG}/signatures{}", query(&words))).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(
            page.field_error("Name, organisation, role or number").unwrap().starts_with(TOO_LONG),
            "{}",
            page.text()
        );
        let bulk = query(&words).replace("?q=", "?held=on&name=");
        let page = owner.get(&format!("/organize/letters/{SLUG}/bulk{bulk}")).await;
        page.assert_says(TOO_LONG);
    }
}

#[tokio::test]
async fn a_network_that_searches_too_often_waits_and_others_do_not() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let address = format!("{LIST}?q=ada");
    for turn in 0..120 {
        let address =
            if turn % 2 == 0 { address.clone() } else { format!("/letters/{SLUG}/signatories.csv?q=ada") };
        assert_eq!(app.stranger().get(&address).await.status, StatusCode::OK, "{turn}");
    }
    let page = app.stranger().get(&address).await;
    assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "60"));
    page.assert_says("Please try again after");
    let problem = app.stranger().get(&format!("/letters/{SLUG}/signatories.json?q=ada")).await;
    assert_eq!(problem.status, StatusCode::TOO_MANY_REQUESTS);

    assert_eq!(app.stranger().get(LIST).await.status, StatusCode::OK, "who only reads is not counted");
    assert_eq!(app.stranger().with_address("198.51.100.7").get(&address).await.status, StatusCode::OK);
    app.clock.advance(time::Duration::seconds(2));
    assert_eq!(app.stranger().get(&address).await.status, StatusCode::OK);
}

/// The most backends that ever wait for a lock until `done`: as many as there are connections for searches, while all
/// others are free.
async fn most_that_wait(app: &TestApp, done: &Cell<bool>) -> i64 {
    let waiting = "select count(*) from pg_stat_activity
                   where datname = current_database() and wait_event_type = 'Lock'";
    let mut most = 0;
    while !done.get() {
        let now: i64 = sqlx::query_scalar(waiting).fetch_one(app.site.database.pool()).await.unwrap();
        most = most.max(now);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    most
}

/// All that is sought at once answers that it takes too long, and takes no more connections than it may.
async fn all_hang(app: &TestApp, searches: impl Future<Output = Vec<Page>>) {
    let done = Cell::new(false);
    let searching = async {
        let found = searches.await;
        done.set(true);
        found
    };
    let (found, most) = tokio::join!(searching, most_that_wait(app, &done));
    assert!((1..=3).contains(&most), "{most} connections were taken");
    for page in found {
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "60"));
        page.assert_says("Searching takes longer than it may just now.");
    }
}

#[tokio::test]
async fn people_sign_while_searches_hang() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let letter = app.browser().get(&format!("/letters/{SLUG}")).await;

    // A lock on a table that lists read, and signing does not, makes every search hang.
    let mut hold = PgConnection::connect(&app.database_url()).await.unwrap();
    sqlx::raw_sql("begin; lock table import in access exclusive mode").execute(&mut hold).await.unwrap();
    let searching = async {
        let searches = (0..20).map(async |turn| {
            let reader = app.stranger().with_address(&format!("198.51.{turn}.7"));
            reader.get(&format!("{LIST}?q=ada")).await
        });
        join_all(searches).await
    };
    let signing = async {
        let form = letter.form("Sign").fill("Your name", "Grace Murray");
        let form = form.fill("Your email address", "grace@example.org");
        let check = form.choose("Show my name").tick("I agree").submit("Sign").await;
        assert_eq!(check.texts("h1"), ["Check your email"]);
        let link = app.deliver_to("grace@example.org").await.link("Look at it and confirm");
        assert_eq!(app.browser().get(&link).await.texts("h1"), ["Please confirm your signature"]);
    };
    tokio::join!(all_hang(&app, searching), signing);
    sqlx::raw_sql("rollback").execute(&mut hold).await.unwrap();
    let page = app.stranger().get(&format!("{LIST}?q=ada")).await;
    assert_eq!((page.status, page.texts("ol.all li").len()), (StatusCode::OK, 1));
}

#[tokio::test]
async fn searches_of_organizers_take_few_connections_too() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    // A lock makes every search hang.
    let mut hold = PgConnection::connect(&app.database_url()).await.unwrap();
    let lock = "begin; lock table signature_revision in access exclusive mode";
    sqlx::raw_sql(lock).execute(&mut hold).await.unwrap();
    let searches = ["signatures?q=ada", "bulk?published=on&name=ada", "bulk?published=on&words=ada"];
    let searching = join_all((0..12).map(async |turn| {
        moderator.get(&format!("/organize/letters/{SLUG}/{}", searches[turn % searches.len()])).await
    }));
    all_hang(&app, searching).await;
    sqlx::raw_sql("rollback").execute(&mut hold).await.unwrap();
    let page = moderator.get(&format!("/organize/letters/{SLUG}/signatures?q=ada")).await;
    page.assert_says("Ada Byron");
}
