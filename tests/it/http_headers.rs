//! Headers on every answer, caching, and the error pages.

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use insta::assert_snapshot;

use crate::support::{
    app::{TITLE, TestApp},
    page::Page,
};

const LETTER: &str = "/letters/night-bus";
const FILE: &str = "/letters/night-bus/signatories.csv";
const FIGURES: &str = "/letters/night-bus/figures.json";

/// What an answer must carry, whatever it is.
fn is_well_dressed(headers: &HeaderMap, what: &str) {
    let has = |name: &str, part: &str| {
        let value = headers.get(name).unwrap_or_else(|| panic!("{what} has no {name}")).to_str().unwrap();
        assert!(value.contains(part), "{what}: {name} is {value:?}");
    };
    has("content-security-policy", "default-src 'none'");
    has("content-security-policy", "frame-ancestors 'none'");
    has("content-security-policy", "form-action 'self'");
    has("x-content-type-options", "nosniff");
    has("referrer-policy", "same-origin");
    has("permissions-policy", "camera=()");
    has("cross-origin-opener-policy", "same-origin");
    has("x-frame-options", "DENY");
    has("cache-control", "");
    assert!(headers.get(header::SET_COOKIE).is_none(), "{what} sets a cookie");
}

#[tokio::test]
async fn every_answer_is_guarded_and_none_sets_a_cookie() {
    let app = TestApp::plan().front("aliases = [\"late-bus\"]").open().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    let mine = app.confirm("ada@example.org").await;
    app.sign("Grace", "grace@example.org").await;
    app.deliver().await;
    let mut links: Vec<String> = app.mails().into_iter().flat_map(|mail| mail.links).collect();
    let style = app.browser().get(LETTER).await.attribute("link[rel=stylesheet]", "href").unwrap().to_owned();
    let fixed = [
        "/",
        "/en",
        LETTER,
        "/letters/late-bus",
        "/letters/night-bus/signatories",
        FILE,
        FIGURES,
        "/dev/mail",
        "/dev/mail.json",
        "/healthz",
        "/readyz",
        "/favicon.ico",
        &style,
        "/nothing",
        "/nothing.json",
        "/letters/x",
        "/letters/night-bus/sign",
        "/letters/night-bus/check-your-email",
        "/confirm/damaged",
        "/static/nothing",
    ];
    links.extend(fixed.map(str::to_owned));
    links.extend([check.url.to_string(), mine.url.to_string()]);
    let browser = app.browser().that_follows_no_redirect();
    for link in &links {
        is_well_dressed(&browser.get(link).await.headers, link);
        is_well_dressed(&browser.head(link).await.headers, link);
        is_well_dressed(&browser.post(link, &[]).await.headers, link);
        is_well_dressed(&browser.post_from("https://evil.example", link, &[]).await.headers, link);
    }
    let large = Request::post("/letters/night-bus/sign").body(Body::from(vec![b'x'; 100_000])).unwrap();
    is_well_dressed(app.send(large).await.headers(), "a large form");
    let odd = Request::delete(LETTER).body(Body::empty()).unwrap();
    is_well_dressed(app.send(odd).await.headers(), "an odd method");
}

#[tokio::test]
async fn a_site_with_https_is_never_asked_without_it() {
    let app = TestApp::plan().with_public_url("https://letters.example").open().await;
    for path in ["/", LETTER, FILE, "/nothing", "/healthz"] {
        let answer = app.browser().get(path).await;
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
    }
    // Who is on the way can make a page of the same host, but not with https.
    let form = app.browser().that_names_no_origin().with_header("origin", "http://letters.example");
    let refused = form.post("/letters/night-bus/sign", &[("name", "Ada")]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let local = TestApp::new().await.browser().get("/").await;
    assert!(!local.headers.contains_key("strict-transport-security"), "a trial has no https");
}

#[tokio::test]
async fn personal_pages_are_neither_cached_nor_indexed() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    let mail = app.deliver_to("ada@example.org").await;
    let confirm = app.browser().get(&mail.link("Look at it and confirm")).await;
    let not_me = app.browser().get(&mail.link("This was not me")).await;
    let mine = app.confirm("ada@example.org").await;
    for page in [check, confirm, not_me, mine] {
        assert_eq!(page.header("cache-control"), "no-store", "{}", page.url);
        assert_eq!(page.attribute("meta[name=robots]", "content"), Some("noindex"), "{}", page.url);
    }
    let list = app.browser().get("/letters/night-bus/signatories").await;
    assert_eq!(list.attribute("meta[name=robots]", "content"), Some("noindex"));
    assert_eq!(app.browser().get(LETTER).await.attribute("meta[name=robots]", "content"), None);
}

#[tokio::test]
async fn a_page_that_a_reader_has_is_sent_again_only_if_changed() {
    let app = TestApp::new().await;
    for address in [LETTER, "/letters/night-bus/signatories", "/", FILE, FIGURES] {
        let first = app.stranger().get(address).await;
        let tag = first.header("etag").to_owned();
        // Figures are compressed while they are sent, so their tag is weak.
        let is_strong = address != FIGURES;
        assert!(tag.starts_with(if is_strong { "\"" } else { "W/\"" }), "{address}: {tag:?}");
        assert!(first.header("cache-control").starts_with("public, max-age=1,"), "{address}");
        let reader = app.stranger().with_header("if-none-match", &tag);
        let again = reader.get(address).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{address}");
        assert_eq!(again.header("etag"), tag);
        let head = app.stranger().head(address).await;
        assert_eq!(
            (head.status, head.header("etag"), head.bytes.len()),
            (StatusCode::OK, &*tag, 0),
            "{address}"
        );
        assert_eq!(head.header("content-type"), first.header("content-type"));

        app.signed("Somebody", &format!("reader-of-{}@example.org", address.len())).await;
        assert_eq!(reader.get(address).await.status, StatusCode::OK, "{address} has changed");
    }
}

/// Bytes that a letter's page, its style, its script and its icon may take together on the wire, without pictures: on a
/// slow phone, at 50 KB a second, they are there within a second.
const MOST_ON_THE_WIRE: usize = 40_000;

#[tokio::test]
async fn a_letter_is_a_light_load_for_a_slow_phone() {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("letters");
    let app = TestApp::plan().letters_in(samples).open().await;
    for letter in app.site.library.all() {
        let address = format!("/letters/{}", letter.letter.slug);
        let page = app.browser().get(&address).await;
        let links = page.all("link[rel=stylesheet], link[rel=icon]").map(|link| link.attr("href").unwrap());
        let scripts = page.all("script[src]").map(|script| script.attr("src").unwrap());
        let loaded: std::collections::BTreeSet<&str> =
            links.chain(scripts).chain([address.as_str()]).collect();
        assert_eq!(loaded.len(), 5, "{loaded:?}");
        for encoding in ["gzip", "br"] {
            let mut weight = 0;
            for file in &loaded {
                let asked = Request::get(*file).header(header::ACCEPT_ENCODING, encoding);
                let answer = app.send(asked.body(Body::empty()).unwrap()).await;
                assert_eq!(answer.headers()[header::CONTENT_ENCODING], encoding, "{file}");
                weight += answer.body().len();
            }
            assert!(weight < MOST_ON_THE_WIRE, "{address} weighs {weight} bytes in {encoding}");
        }
    }
}

#[tokio::test]
async fn a_file_is_sent_only_if_modified_since() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let file = app.stranger().get(FILE).await;
    assert_eq!(file.header("last-modified"), "Mon, 23 Nov 2026 12:00:00 GMT");
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8; header=present");
    let named = "attachment; filename=\"night-bus-signatories-2026-11-23.csv\"";
    assert_eq!(file.header("content-disposition"), named);
    assert_eq!(file.header("access-control-allow-origin"), "*");
    for (since, status) in [
        ("Mon, 23 Nov 2026 12:00:00 GMT", StatusCode::NOT_MODIFIED),
        ("Mon, 23 Nov 2026 11:59:59 GMT", StatusCode::OK),
        ("a while ago", StatusCode::OK),
    ] {
        let asked = app.stranger().with_header("if-modified-since", since).get(FILE).await;
        assert_eq!(asked.status, status, "{since}");
    }
}

#[tokio::test]
async fn figures_are_the_document_that_programs_rely_on() {
    let app = TestApp::plan().front("goal = 10").open().await;
    let nothing = app.stranger().get(FIGURES).await;
    assert_snapshot!(nothing.body(), @r#"{"letter":"night-bus","as_of":"2026-11-23T12:00:00Z","revision":0,"count":0,"public":0,"private":0,"anonymous":0,"verified_by":{"email":0,"checked":0,"entered":0},"rejected":0,"withdrawn":0,"goal":10}"#);
    app.sign("Waiting", "waiting@example.org").await;
    let waiting = app.stranger().get(FIGURES).await;
    assert_eq!(waiting.body(), nothing.body(), "what waits would tell whether an address is known");
    app.signed("Ada Byron", "ada@example.org").await;
    assert_snapshot!(app.stranger().get(FIGURES).await.body(), @r#"{"letter":"night-bus","as_of":"2026-11-23T12:00:00Z","revision":1,"count":1,"public":1,"private":0,"anonymous":0,"verified_by":{"email":1,"checked":0,"entered":0},"rejected":0,"withdrawn":0,"goal":10}"#);
}

#[tokio::test]
async fn an_internal_error_shows_a_reference_and_no_details() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    let confirm = app.deliver_to("ada@example.org").await.link("Look at it and confirm");
    app.sql("drop table signature_revision cascade; drop table tally cascade; drop table code_try").await;
    let by_code = check.form("Confirm my signature").fill("Code", "123456").send().await;
    let pages = [
        app.stranger().get(LETTER).await,
        app.stranger().get("/letters/night-bus/signatories").await,
        app.stranger().get(FILE).await,
        app.stranger().post(&confirm, &[]).await,
        by_code,
    ];
    for page in pages {
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", page.url);
        assert_eq!(page.texts("h1"), ["Something broke on our side"]);
        let reference = reference(&page.text());
        assert!(reference.len() == 8 && reference.chars().all(|c| c.is_ascii_hexdigit()), "{reference}");
        tells_nothing(&page);
    }
    let figures = app.stranger().get(FIGURES).await;
    assert_eq!(figures.header("content-type"), "application/problem+json");
    assert_eq!(figures.json()["status"], 500);
    assert_eq!(figures.json()["reference"].as_str().unwrap().len(), 8);
    tells_nothing(&figures);
    assert_eq!(app.stranger().get("/healthz").await.status, StatusCode::OK);
}

fn reference(text: &str) -> String {
    text.split_once("Reference: ").expect(text).1.split(' ').next().unwrap().to_owned()
}

fn tells_nothing(page: &Page) {
    let body = page.body().to_lowercase();
    for inside in ["relation", "does not exist", "sqlx", "postgres", "signature_revision", "panick", "src/"] {
        assert!(!body.contains(inside), "{inside:?} is in {body}");
    }
}

#[tokio::test]
async fn a_form_that_could_not_be_stored_is_not_acknowledged() {
    let app = TestApp::new().await;
    let letter = app.browser().get(LETTER).await;
    app.sql("drop table submission cascade").await;
    let form = letter.form("Sign").fill("Your name", "Ada").fill("Your email address", "ada@example.org");
    let answer = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    tells_nothing(&answer);
}

#[tokio::test]
async fn one_bad_entry_of_a_batch_fails_alone() {
    let app = TestApp::new().await;
    let letter = app.browser().get(LETTER).await;
    app.sql("alter table submission add constraint no_eve check (name <> 'Eve')").await;
    let sign = async |name: &str| {
        let email = format!("{}@example.org", name.to_lowercase());
        let form = letter.form("Sign").fill("Your name", name).fill("Your email address", &email);
        form.choose("Show my name").tick("I agree").submit("Sign").await.status
    };
    let (ada, eve, grace) = tokio::join!(sign("Ada"), sign("Eve"), sign("Grace"));
    assert_eq!((ada, eve, grace), (StatusCode::OK, StatusCode::INTERNAL_SERVER_ERROR, StatusCode::OK));
    assert_eq!(app.rows("submission").await, 2);
}

#[tokio::test]
async fn a_page_to_read_takes_no_form() {
    let app = TestApp::new().await;
    let page = app.browser().post(LETTER, &[("name", "Ada")]).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    page.assert_says("This address cannot be opened in this way.");
    assert_eq!(app.browser().get(LETTER).await.texts("h1"), [TITLE]);
}

#[tokio::test]
async fn a_load_balancer_learns_when_the_database_is_away() {
    let app = TestApp::new().await;
    assert_eq!(app.stranger().get("/readyz").await.body(), "ready\n");
    app.site.database.pool().close().await;
    assert_eq!(app.stranger().get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.stranger().get("/healthz").await.body(), "ok\n");
    let page = app.stranger().get(LETTER).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.assert_says("Please try again in a minute.");
    tells_nothing(&page);
}

#[tokio::test]
async fn every_link_of_every_page_leads_somewhere() {
    let letters = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("letters");
    let app = TestApp::plan().letters_in(letters).open().await;
    let reader = app.stranger();
    let mut waiting = vec!["/".to_owned(), "/en".to_owned()];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(address) = waiting.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let page = reader.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        let links = scraper::Selector::parse("a[href], link[href], img[src]").unwrap();
        for link in page.html.select(&links) {
            let target = link.attr("href").or(link.attr("src")).unwrap();
            let mut target = page.url.join(target).unwrap();
            target.set_fragment(None);
            if target.origin() == page.url.origin() {
                waiting.push(target[url::Position::BeforePath..].to_owned());
            }
        }
    }
    for known in ["/ar/letters/the-unpaid-orchestra", "/fr/letters/the-unpaid-orchestra/signatories.csv"] {
        assert!(seen.contains(known), "{known} is not among {seen:#?}");
    }
}
