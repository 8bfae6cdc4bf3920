//! The public API: pages of entries, changes since a revision, access from other sites (CORS), and the
//! document that describes it.

use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::support::{
    app::{SLUG, TestApp},
    page::Page,
};

fn numbers(document: &Value) -> Vec<i64> {
    document["signatories"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()).collect()
}

/// A letter with five signatures, and the page of each signer.
async fn with_five() -> (TestApp, Vec<Page>) {
    let app = TestApp::new().await;
    let mut mine = Vec::new();
    for turn in 1..=5 {
        mine.push(app.signed(&format!("Ada Byron {turn}"), &format!("ada-{turn}@example.org")).await);
    }
    (app, mine)
}

#[tokio::test]
async fn a_list_is_read_page_by_page() {
    let (app, _) = with_five().await;
    let mut after = 0;
    let mut read = Vec::new();
    loop {
        let page = format!("/letters/{SLUG}/signatories.json?limit=2&after={after}");
        let page = app.browser().get(&page).await.json();
        read.push(numbers(&page));
        match page["next"].as_i64() {
            Some(next) => after = next,
            None => break,
        }
    }
    assert_eq!(read, [vec![1, 2], vec![3, 4], vec![5]]);
    let lines = app.browser().get(&format!("/letters/{SLUG}/signatories.ndjson?limit=1&after=4")).await;
    assert_eq!(lines.body().lines().count(), 1);
    for wrong in ["limit=0", "limit=10001", "after=-1", "since=-1", "limit=many"] {
        let refused = app.browser().get(&format!("/letters/{SLUG}/signatories.json?{wrong}")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
        assert_eq!(refused.header("content-type"), "application/problem+json", "{wrong}");
    }
}

#[tokio::test]
async fn a_client_polling_a_letter_learns_who_changed_and_who_left() {
    let (app, mine) = with_five().await;
    let since = async |revision: i64| {
        app.browser().get(&format!("/letters/{SLUG}/signatories.json?since={revision}")).await.json()
    };
    let first = since(0).await;
    assert_eq!(numbers(&first), [1, 2, 3, 4, 5]);
    assert_eq!(first["gone"], Value::Array(vec![]));
    let revision = first["revision"].as_i64().unwrap();
    assert_eq!(numbers(&since(revision).await), [0; 0]);

    let mine = async |turn: usize| app.browser().get(mine[turn - 1].url.path()).await;
    mine(2).await.press("Withdraw and erase").await;
    let edit = mine(4).await.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", "Ada Lovelace").send().await;
    app.signed("Cleo Marsh", "cleo@example.org").await;
    let next = since(revision).await;
    assert_eq!(numbers(&next), [4, 6]);
    assert_eq!(next["signatories"][0]["name"], "Ada Lovelace");
    assert_eq!(next["gone"], serde_json::json!([2]), "a number, and nothing more");
    let page = app.browser();
    let page =
        page.get(&format!("/letters/{SLUG}/signatories.json?since={revision}&limit=1&q=ada")).await.json();
    assert_eq!((numbers(&page), &page["next"], &page["gone"]), (vec![4], &4.into(), &serde_json::json!([2])));
    let path = format!("/letters/{SLUG}/signatories.json?since={revision}&q=byron");
    let byrons = app.browser().get(&path).await.json();
    assert_eq!(numbers(&byrons), [0; 0]);
    assert_eq!(byrons["gone"], serde_json::json!([2, 4, 6]), "4 has another name now, and 6 was never found");
    let lines = app.browser().get(&format!("/letters/{SLUG}/signatories.ndjson?since={revision}")).await;
    assert_eq!(lines.body().lines().last(), Some("{\"number\":2,\"gone\":true}"));
}

#[tokio::test]
async fn a_page_of_another_site_may_read_the_data_and_nothing_else() {
    let (app, _) = with_five().await;
    let elsewhere = app.browser().with_header("origin", "https://news.example");
    for file in ["figures.json", "signatories.json", "signatories.csv", "statistics/days.csv", "nothing.json"]
    {
        let answer = elsewhere.get(&format!("/letters/{SLUG}/{file}")).await;
        let expected = if file == "nothing.json" { "" } else { "*" };
        assert_eq!(answer.header("access-control-allow-origin"), expected, "{file}");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
    }
    let page = elsewhere.get(&format!("/letters/{SLUG}")).await;
    assert_eq!(page.header("access-control-allow-origin"), "");
    let unknown = elsewhere.get("/letters/nowhere/figures.json").await;
    assert_eq!((unknown.status, unknown.header("access-control-allow-origin")), (StatusCode::NOT_FOUND, "*"));
    let asked = axum::http::Request::builder()
        .method(Method::OPTIONS)
        .uri(format!("/letters/{SLUG}/figures.json"))
        .header("origin", "https://news.example")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "if-none-match")
        .body(axum::body::Body::empty())
        .unwrap();
    let answer = app.send(asked).await;
    let allowed = "if-none-match,if-modified-since,range,if-range";
    assert_eq!(answer.headers()["access-control-allow-headers"], allowed);
}

#[tokio::test]
async fn the_count_comes_in_words_too() {
    let (app, _) = with_five().await;
    for (words, sentence) in [
        ("", None),
        ("?words=fr", Some("5 signatures")),
        ("?words=de-AT", Some("5 Unterschriften")),
        ("?words=!", Some("5 signatures")),
    ] {
        let answer = app.browser().get(&format!("/letters/{SLUG}/figures.json{words}")).await;
        assert_eq!(answer.json()["sentence"].as_str(), sentence, "{words}");
        assert!(answer.header("etag").contains("figures"));
    }
}

#[tokio::test]
async fn the_document_of_the_interface_says_what_is_answered() {
    let (app, _) = with_five().await;
    let document = app.browser().get("/api/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let schema =
        |name: &str| document["components"]["schemas"][name]["properties"].as_object().unwrap().clone();
    for (path, name) in
        [("figures.json?words=fr", "FiguresDocument"), ("signatories.json?since=0", "SignatoriesDocument")]
    {
        let answer = app.browser().get(&format!("/letters/{SLUG}/{path}")).await.json();
        let known = schema(name);
        for field in answer.as_object().unwrap().keys() {
            assert!(known.contains_key(field), "{name} does not know {field}");
        }
    }
    let row = app.browser().get(&format!("/letters/{SLUG}/signatories.json")).await.json();
    let row = row["signatories"][0].as_object().unwrap().clone();
    assert_eq!(row.keys().collect::<Vec<_>>(), schema("Row").keys().collect::<Vec<_>>());
    let page = app.browser().get("/api").await;
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(page.text().contains(path.as_str()), "{path} is not on the page");
    }
}
