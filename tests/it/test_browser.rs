//! Tests the test browsers themselves, on a small site of their own.

use axum::{
    Router,
    extract::{ConnectInfo, Query},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, Html, IntoResponse, Redirect},
    routing::{get, post},
};
use std::{collections::HashMap, net::SocketAddr};
use tokio::net::TcpListener;

use crate::support::{
    browser::Browser,
    chromium::{Appearance, Chromium},
};

const FORM: &str = r##"
  <h1>Sign</h1>
  <p>Read the <a href="/letter">whole <em>letter</em></a>, dear <b>r</b>eader.</p>
  <div role="alert"><ul><li><a href="#email">Give an address.</a></li></ul></div>
  <form method="post" action="/echo">
    <input type="hidden" name="version" value="abc">
    <label for="name">Your name <span>(required)</span></label><input id="name" name="name" autocomplete="name">
    <label for="email">Email</label>
    <span id="email-hint">It is not shown.</span><span id="email-error">Give an address.</span>
    <input id="email" name="email" type="email" value="a@" aria-describedby="email-hint email-error" aria-invalid="true">
    <fieldset><legend>What is shown</legend>
      <label><input type="radio" name="visibility" value="public"> Show my name</label>
      <label><input type="radio" name="visibility" value="private" checked> Hide my name</label>
    </fieldset>
    <label>Country <select name="country"><option value="">None<option value="FR">France</select></label>
    <label for="comment">Comment</label><textarea id="comment" name="comment">
old</textarea>
    <label><input type="checkbox" name="updates" checked> Write to me</label>
    <label><input type="checkbox" name="consent"> I agree</label>
    <button name="step" value="2">Sign the letter</button>
    <button formaction="/elsewhere">Preview</button>
  </form>
  <form action="/echo"><label for="q">Search</label><input id="q" name="q"><input type="submit" value="Find"></form>"##;

fn page(title: &str, body: &str) -> Html<String> {
    let head = format!(
        "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>{title}</title>"
    );
    Html(format!("<!doctype html><html lang=en><head>{head}</head><body><main>{body}</main></body></html>"))
}

async fn echo(
    headers: HeaderMap,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(query): Query<Vec<(String, String)>>,
    body: String,
) -> impl IntoResponse {
    let headers: HashMap<_, _> =
        headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let form: Vec<_> = url::form_urlencoded::parse(body.as_bytes()).collect();
    axum::Json(serde_json::json!({"headers": headers, "peer": peer.ip(), "query": query, "form": form}))
}

fn site() -> Router {
    let cookie = |cookie: &'static str| AppendHeaders([(header::SET_COOKIE, cookie)]);
    Router::new()
        .route("/", get(|| async { page("Sign", FORM) }))
        .route("/letter", get(|| async { page("Letter", "<h1>The letter</h1>") }))
        .route("/echo", get(echo).post(echo))
        .route("/in", post(async move || (cookie("session=7; Path=/; HttpOnly"), Redirect::to("/echo"))))
        .route("/out", get(async move || (cookie("session=; Max-Age=0; Path=/"), Redirect::to("/letter"))))
        .route("/away", get(|| async { Redirect::to("https://example.org/") }))
        .route("/bare", get(async move || cookie("__Host-session=7; Path=/")))
        .route("/again", post(|| async { Redirect::temporary("/echo") }))
        .route(
            "/faulty",
            get(|Query(q): Query<HashMap<String, String>>| async move { page("Faulty", &q["html"]) }),
        )
}

#[tokio::test]
async fn a_form_is_filled_in_by_label_and_sent_with_its_defaults() {
    let page = Browser::new(site()).get("/").await;
    let form = page
        .form("Sign the letter")
        .fill("Your name", "Ada")
        .choose("Show my name")
        .pick("Country", "France")
        .fill("Comment", "one\ntwo")
        .untick("Write to me")
        .tick("I agree");
    let sent = form.submit("Sign the letter").await.json();
    let expected = [
        ("version", "abc"),
        ("name", "Ada"),
        ("email", "a@"),
        ("visibility", "public"),
        ("country", "FR"),
        ("comment", "one\r\ntwo"),
        ("consent", "on"),
        ("step", "2"),
    ];
    assert_eq!(sent["form"], serde_json::json!(expected));
}

#[tokio::test]
async fn a_field_keeps_what_the_page_filled_in() {
    let page = Browser::new(site()).get("/").await;
    let mut form = page.form("form[method=post]");
    assert_eq!(form.value("Comment"), "old");
    assert_eq!(form.value("Hide my name"), "true");
    let sent = form.tamper("version", "xyz").submit("Sign the letter").await.json();
    assert_eq!(sent["form"][0], serde_json::json!(["version", "xyz"]));
    assert_eq!(sent["form"][3], serde_json::json!(["visibility", "private"]));
}

#[tokio::test]
async fn a_search_goes_into_the_address() {
    let page = Browser::new(site()).get("/").await;
    let found = page.form("Find").fill("Search", "Ada & co").send().await;
    assert_eq!(found.url.as_str(), "http://localhost:3000/echo?q=Ada+%26+co");
    assert_eq!(page.press("Find").await.json()["query"], serde_json::json!([["q", ""]]));
}

#[tokio::test]
#[should_panic(expected = "nothing is labelled \"Nom\", only [\n    \"Your name (required)\"")]
async fn an_unknown_label_is_answered_with_the_known_ones() {
    let _ = Browser::new(site()).get("/").await.form("Preview").fill("Nom", "Ada");
}

#[tokio::test]
async fn a_page_is_read_as_a_person_reads_it() {
    let page = Browser::new(site()).get("/").await;
    assert!(page.text().starts_with("Sign Read the whole letter, dear reader."), "{}", page.text());
    assert_eq!(page.texts("h1"), ["Sign"]);
    assert_eq!(page.attribute("form", "action"), Some("/echo"));
    assert_eq!(page.error_summary(), ["Give an address."]);
    assert_eq!(page.field_error("Email").as_deref(), Some("Give an address."));
    assert_eq!(page.field_error("What is shown"), None);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.follow("whole letter").await.text(), "The letter");
}

#[tokio::test]
async fn the_site_is_told_where_a_request_comes_from() {
    let browser = Browser::new(site()).speaking("fr, en;q=0.5").with_address("192.0.2.1");
    let typed = browser.get("/echo").await.json();
    assert_eq!(typed["headers"]["sec-fetch-site"], "none");
    assert_eq!(typed["headers"]["accept-language"], "fr, en;q=0.5");
    assert_eq!(typed["headers"]["host"], "localhost:3000");
    assert_eq!(typed["peer"], "192.0.2.1");
    let own = browser.post("/echo", &[("a", "b")]).await.json();
    assert_eq!(
        (&own["headers"]["sec-fetch-site"], &own["headers"]["origin"]),
        (&"same-origin".into(), &"http://localhost:3000".into())
    );
    let other = browser.post_from("https://evil.example", "/echo", &[]).await.json();
    assert_eq!(
        (&other["headers"]["sec-fetch-site"], &other["headers"]["origin"]),
        (&"cross-site".into(), &"https://evil.example".into())
    );
    let silent = browser.that_names_no_origin().at("https://letters.example").post("/echo", &[]).await.json();
    assert_eq!(
        (&silent["headers"]["sec-fetch-site"], &silent["headers"]["origin"]),
        (&().into(), &().into())
    );
    assert_eq!(silent["headers"]["host"], "letters.example");
}

#[tokio::test]
async fn redirects_are_followed_and_cookies_kept() {
    let browser = Browser::new(site());
    let within = browser.post("/in", &[("a", "b")]).await;
    assert_eq!((within.url.path(), within.json()["form"].clone()), ("/echo", serde_json::json!([])));
    assert_eq!(within.json()["headers"]["cookie"], "session=7");
    assert_eq!(browser.post("/again", &[("a", "b")]).await.json()["form"], serde_json::json!([["a", "b"]]));
    assert_eq!(browser.get("/out").await.url.path(), "/letter");
    assert_eq!(browser.cookie("session"), None);
    assert_eq!(browser.get("/away").await.header("location"), "https://example.org/");
    let stays = browser.clone().that_follows_no_redirect().get("/out").await;
    assert_eq!(stays.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.head("/letter").await.body(), "");
}

#[tokio::test]
#[should_panic(expected = "a browser refuses __Host-session=7")]
async fn a_cookie_that_browsers_refuse_is_noticed() {
    Browser::new(site()).get("/bare").await;
}

#[tokio::test]
async fn faulty_html_fails_any_test_that_opens_it() {
    for (html, fault) in [
        ("<p id=a></p><p id=a></p>", "the id \"a\" is given twice"),
        ("<label for=b>B</label>", "<label for=\"b\"> points nowhere"),
        ("<a href='#c'>C</a>", "<a href=\"#c\"> points nowhere"),
        ("<form><form></form></form>", "a form stands within a form"),
        ("<input name=d>", "<input name=\"d\"> has no label"),
        ("<img src=e>", "<img src=\"e\"> has no alt"),
        ("<p>F</i>", "it does not parse"),
    ] {
        let browser = Browser::new(site());
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("html", html).finish();
        let opened = tokio::task::spawn_blocking(move || {
            let handle = tokio::runtime::Handle::current();
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                handle.block_on(browser.get(&format!("/faulty?{query}"))).text()
            }))
        });
        let said = opened.await.unwrap().expect_err(html);
        let said = said.downcast_ref::<String>().unwrap();
        assert!(said.contains(fault), "{html}: {said}");
    }
}

#[tokio::test]
async fn a_real_browser_shows_a_page_on_a_phone_in_the_dark() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let body =
        "<style>@media (prefers-color-scheme: dark) { html { background: black; color: white } }</style>
        <h1>مرحبا 你好 Hello</h1><p id=scripted>off</p><script>scripted.textContent = 'on'</script>
        <div style='height: 900px'></div><img src=x.png width=700 height=20>";
    let site = Router::new().route("/", get(move || async move { page("Seen", body) }));
    tokio::spawn(async move { axum::serve(listener, site).await });

    let browser = Chromium::start().await;
    let read = async |script: &str| browser.execute(&format!("return {script}"), vec![]).await.unwrap();
    browser.show(360, Appearance::Dark).await;
    browser.goto(&format!("http://{address}/")).await.unwrap();
    assert_eq!(read("matchMedia('(width: 360px)').matches").await, true);
    assert_eq!(read("getComputedStyle(document.documentElement).backgroundColor").await, "rgb(0, 0, 0)");
    assert!(browser.overflow().await > 300);
    assert_eq!(read("scripted.textContent").await, "on");
    let picture = std::fs::read(browser.screenshot("browsing-360-dark").await).unwrap();
    let size = imagesize::blob_size(&picture).unwrap();
    assert!(size.height > 900, "the whole page is in the picture: {size:?}");
    let found = browser.axe().await.join("\n");
    assert!(found.contains("image-alt (critical)"), "{found}");

    browser.scripts(false).await;
    browser.show(1280, Appearance::Print).await;
    browser.refresh().await.unwrap();
    assert_eq!(read("matchMedia('print').matches && innerWidth").await.as_i64(), Some(1280));
    assert_eq!(read("scripted.textContent").await, "off");
    browser.show(768, Appearance::ForcedColors).await;
    assert_eq!(read("matchMedia('(forced-colors: active)').matches").await, true);
}
