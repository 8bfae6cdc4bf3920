//! Requests that no browser makes: forged hosts, odd headers, paths that lead out, fields that are sent twice. None
//! reaches a mail, a page that others get, or a file that is not the site's to show.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use undersigned::organizers::rights::Role;

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        page::Page,
    },
};

const LETTER: &str = "/letters/night-bus";

/// Headers by which proxies and frameworks are told another host, path or method. The site reads none of them, unless
/// a proxy of its own sends it.
const FORGED: [(&str, &str); 14] = [
    ("host", "evil.example"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-forwarded-prefix", "/evil.example"),
    ("x-forwarded-proto", "evil.example"),
    ("x-forwarded-port", "6666"),
    ("x-forwarded-scheme", "evil.example"),
    ("x-host", "evil.example"),
    ("x-original-url", "/evil.example"),
    ("x-rewrite-url", "/evil.example"),
    ("x-http-method-override", "DELETE"),
    ("forwarded", "for=192.0.2.1;host=evil.example;proto=http"),
    ("x-original-host", "evil.example"),
    ("cookie", "lang=evil.example; organizer=evil.example"),
];

/// A site as readers reach it.
async fn public() -> TestApp {
    TestApp::plan().with_public_url("https://letters.example").with_smtp().open().await
}

fn names_nobody_else(page: &Page, why: &str) {
    let said = format!("{:?} {}", page.headers, String::from_utf8_lossy(&page.bytes));
    assert!(!said.contains("evil") && !said.contains("6666"), "{why}: {said}");
}

#[tokio::test]
async fn a_forged_host_is_in_no_mail() {
    let app = public().await;
    joined(&app, "ola@example.org", Role::Owner).await;
    let forger = FORGED
        .iter()
        .filter(|(name, _)| *name != "cookie")
        .fold(app.stranger().that_follows_no_redirect(), |browser, (name, value)| {
            browser.with_header(name, value)
        });
    let version = app.text_version(SLUG).await;
    let ada = "ada@example.org";
    let fields = [
        ("name", "Ada Byron"),
        ("email", ada),
        ("visibility", "public"),
        ("consent", "on"),
        ("version", &*version),
    ];
    let sent = forger.post(&format!("{LETTER}/sign"), &fields).await;
    assert!(
        sent.header("location").starts_with("/letters/night-bus/check-your-email?"),
        "{:?}",
        sent.headers
    );
    names_nobody_else(&sent, "the redirect");
    app.confirm(ada).await;
    forger.post(&format!("{LETTER}/find-my-signature"), &[("email", ada)]).await;
    forger.post("/organize/forgot", &[("email", "ola@example.org")]).await;
    app.deliver().await;
    let mails = app.mails();
    assert!(mails.iter().filter(|mail| mail.to == ada).count() >= 3, "confirm, thanks, a lost link");
    assert!(mails.iter().filter(|mail| mail.to == "ola@example.org").count() >= 1, "a forgotten password");
    for mail in mails {
        let all = format!("{}{}{}", mail.subject, mail.text, mail.html);
        assert!(!all.contains("evil") && !all.contains("6666"), "{all}");
        assert!(
            mail.links.iter().all(|link| link.starts_with("https://letters.example/")),
            "{:?}",
            mail.links
        );
    }
}

#[tokio::test]
async fn a_forged_header_changes_no_page_that_others_get() {
    let app = public().await;
    let pages = [
        "/",
        "/fr",
        LETTER,
        "/letters/night-bus/signatories",
        "/letters/night-bus/signatories.csv",
        "/letters/night-bus/figures.json",
        "/letters/night-bus/datapackage.json",
        "/letters/night-bus/updates.atom",
        "/letters/night-bus/press",
        "/letters/night-bus/embed",
        "/sitemap.xml",
        "/robots.txt",
        "/.well-known/security.txt",
        "/api",
        "/api/openapi.json",
        "/privacy",
        "/nothing",
    ];
    for page in pages {
        // Without what is asked alike twice: the first is never an answer to the one before.
        let clean = app.stranger().get(page).await;
        for (name, value) in FORGED {
            let forged = app.stranger().with_header(name, value).get(page).await;
            names_nobody_else(&forged, &format!("{page} with {name}"));
            assert_eq!(forged.status, clean.status, "{page} with {name}");
            assert_eq!(forged.bytes, clean.bytes, "{page} with {name}");
            let next = app.stranger().get(page).await;
            assert_eq!((next.status, &next.bytes), (clean.status, &clean.bytes), "{page} after {name}");
        }
    }
}

#[tokio::test]
async fn a_get_that_says_it_is_a_post_changes_nothing() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    let confirm = app.deliver_to("ada@example.org").await.link("Look at it and confirm");
    for name in ["x-http-method-override", "x-http-method", "x-method-override"] {
        for how in ["POST", "DELETE", "PUT"] {
            let browser = app.browser().with_header(name, how);
            for address in [confirm.clone(), format!("{confirm}?_method={how}")] {
                assert_eq!(browser.get(&address).await.texts("h1"), ["Please confirm your signature"]);
            }
        }
    }
    assert_eq!(app.count(SLUG).await, 0);
    let foreign = app.browser().with_header("x-http-method-override", "GET");
    let refused = foreign.post_from("https://evil.example", &confirm, &[("_method", "GET")]).await;
    assert_eq!((refused.status, app.count(SLUG).await), (StatusCode::BAD_REQUEST, 0));
}

/// A request with this path as it is: browsers would tidy it up.
async fn asked(app: &TestApp, path: &str) -> (StatusCode, String, header::HeaderMap) {
    let request = Request::get(path).header(header::HOST, "localhost:3000").body(Body::empty()).unwrap();
    let answer = app.send(request).await;
    let body = String::from_utf8_lossy(answer.body()).into_owned();
    (answer.status(), body, answer.headers().clone())
}

#[tokio::test]
async fn no_path_leads_out_of_what_is_shown() {
    let watched = "Zebulon Quirk";
    let picture =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/letters/the-unpaid-orchestra/images/hands.png"));
    let statement = "+++\nname = \"Grace Murray\"\n+++\n\nI walk home.\n";
    let app = TestApp::plan()
        .file("night-bus/watch.txt", &format!("{watched}\n"))
        .file("night-bus/statements/01-grace.md", statement)
        .file(
            "draft/letter.md",
            &format!("+++\ntitle = {watched:?}\nlanguage = \"en\"\nstate = \"draft\"\n+++\n\nA\n"),
        )
        .open()
        .await;
    std::fs::create_dir_all(app.letters().join("night-bus/images")).unwrap();
    std::fs::write(app.letters().join("night-bus/images/bus.png"), picture.unwrap()).unwrap();
    app.site.take_in_letters().await.unwrap();
    let loaded = app.site.library.find(SLUG).map(|letter| letter.letter.images["bus.png"].hash);
    let image = undersigned::urls::image(SLUG, "bus.png", &loaded.unwrap());
    let images = image.strip_suffix("/bus.png").unwrap();
    assert_eq!(asked(&app, &image).await.0, StatusCode::OK, "the picture itself");
    assert_eq!(asked(&app, "/letters/night-bus/statements/grace").await.0, StatusCode::OK);

    let ways = [
        "../",
        "%2e%2e/",
        "..%2f",
        "%2e%2e%2f",
        "..%5c",
        "..\\",
        "%252e%252e%252f",
        "....//",
        "..;/",
        "%c0%ae%c0%ae/",
        "%uff0e%uff0e/",
        "./../",
        "%00../",
    ];
    let files =
        ["watch.txt", "letter.md", "night-bus/watch.txt", "draft/letter.md", "etc/passwd", "bus.png%00.css"];
    let folders = [
        "/static/",
        "/letters/",
        "/letters/night-bus/",
        "/letters/night-bus/statements/",
        &format!("{images}/"),
        "/",
    ];
    for folder in folders {
        for way in ways {
            for file in files {
                leads_nowhere(&app, &format!("{folder}{way}{file}"), watched).await;
                leads_nowhere(&app, &format!("{folder}{}{file}", way.repeat(6)), watched).await;
            }
        }
    }
    for path in [
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/letters/night-bus/watch.txt",
        "/letters/night-bus/signatories.csv/..%2fwatch.txt",
        "/letters/night%2dbus%2fwatch.txt",
        "/letters/night-bus%2f..%2fdraft",
        "/letters/draft/letter.md",
        "/private/..%2fletters/draft",
        "//evil.example/%2e%2e",
        "/%2f%2fevil.example",
        "/%5cevil.example",
    ] {
        leads_nowhere(&app, path, watched).await;
    }
}

async fn leads_nowhere(app: &TestApp, path: &str, secret: &str) {
    // What is no address at all comes no further than the parser of HTTP.
    if path.parse::<axum::http::Uri>().is_err() {
        return;
    }
    let (status, body, headers) = asked(app, path).await;
    assert!([404, 400, 405].contains(&status.as_u16()), "{path}: {status}");
    assert!(!body.contains(secret) && !body.contains("root:"), "{path}: {body}");
    assert!(!headers.contains_key(header::LOCATION), "{path} leads to {:?}", headers[header::LOCATION]);
}

#[tokio::test]
async fn line_ends_in_an_address_make_no_header() {
    let plan = TestApp::plan().front("aliases = [\"late-bus\"]").with_public_url("https://letters.example");
    let app = plan.with_smtp().behind("10.0.0.0/8").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let line = "%0d%0aset-cookie:%20evil=1%0d%0a%0d%0aevil";
    let plain = app.stranger().with_address("10.0.0.1").with_header("x-forwarded-proto", "http");
    let addresses = [
        format!("/letters/late-bus{line}"),
        format!("/letters/late-bus?q={line}"),
        format!("/letters/late-bus/signatories?q={line}"),
        format!("/letters/night-bus/check-your-email?s={line}"),
        format!("/organize{line}"),
        format!("/organize/audit?act={line}"),
        format!("/organize/login?next=/organize{line}"),
        format!("/{line}"),
    ];
    for browser in [app.stranger(), owner, plain.that_names_no_origin()] {
        let browser = browser.that_follows_no_redirect();
        for address in &addresses {
            makes_no_header(&browser.get(address).await);
        }
    }
    for next in
        ["/\r\nset-cookie: evil=1", "//evil.example", "/\\evil.example", "https://evil.example", "/\tevil"]
    {
        let fields = [("email", "ola@example.org"), ("password", PASSWORD), ("next", next)];
        let stranger = app.stranger().that_follows_no_redirect();
        let entered = stranger.post("/organize/login", &fields).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (StatusCode::SEE_OTHER, "/organize"),
            "{next:?}"
        );
    }
}

fn makes_no_header(page: &Page) {
    assert!(!page.status.is_server_error(), "{}: {}", page.url, page.status);
    assert!(!page.headers.contains_key(header::SET_COOKIE), "{}: {:?}", page.url, page.headers);
}

#[tokio::test]
async fn a_field_in_the_address_is_no_field_of_the_form() {
    let app = TestApp::new().await;
    let version = app.text_version(SLUG).await;
    let fields = [
        ("name", "Ada Byron"),
        ("email", "ada@example.org"),
        ("visibility", "public"),
        ("consent", "on"),
        ("version", &*version),
    ];
    let address = format!("{LETTER}/sign?name=Eve&email=eve%40example.org&visibility=private");
    app.browser().post(&address, &fields).await;
    app.deliver_to("ada@example.org").await.assert_says("    Ada Byron");
    assert_eq!(app.mails().len(), 1);
    let without = app.browser().post(&format!("{LETTER}/sign?consent=on"), &fields[..3]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody agrees by a link");
}

#[tokio::test]
async fn a_search_that_asks_twice_is_refused() {
    let app = TestApp::new().await;
    for address in ["signatories", "signatories.json", "signatories.csv"] {
        for twice in ["q=ada&q=bo", "after=1&after=2", "capacity=group&q=a&capacity=personal"] {
            let answer = app.stranger().get(&format!("{LETTER}/{address}?{twice}")).await;
            let is_read = address != "signatories.csv" || !twice.starts_with("after");
            assert_eq!(
                answer.status == StatusCode::BAD_REQUEST,
                is_read,
                "{address}?{twice}: {}",
                answer.status
            );
        }
    }
}
