//! Development mode: a mailbox in the browser for a person who tries the site on their own machine, and for
//! no other visitor.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use nix::sys::signal::Signal;

use crate::support::{app::TestApp, browser::Browser, database::TestDatabase, program::Place};

const LETTER: &str = "/letters/night-bus";

/// Neither the page nor the file of the mailbox is there.
async fn sees_no_mailbox(browser: &Browser, who: &str) {
    for address in ["/dev/mail", "/dev/mail.json"] {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{who}");
        assert!(!page.body().contains("ada@example.org"), "{who}");
    }
}

#[tokio::test]
async fn a_developer_reads_mail_in_the_browser() {
    let app = TestApp::new().await;
    assert!(app.browser().get("/dev/mail").await.text().contains("No mail yet."));
    let check = app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    let mailbox = check.follow("This site does not send mail: read it in the development mailbox").await;
    assert_eq!(mailbox.url.path(), "/dev/mail");
    mailbox.assert_says("ada@example.org");
    let link = app.mail_to("ada@example.org").link("Look at it and confirm");
    assert_eq!(mailbox.follow(&link).await.texts("h1"), ["Please confirm your signature"]);

    app.sign("Grace Murray", "grace@example.org").await;
    app.deliver().await;
    let json = app.browser().get("/dev/mail.json").await.json();
    let keys: Vec<&String> = json[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["at", "html", "links", "subject", "text", "to"]);
    assert_eq!((&json[0]["to"], &json[1]["to"]), (&"grace@example.org".into(), &"ada@example.org".into()));
    assert_eq!(json[1]["links"][0], link);
    assert_eq!(json[1]["at"], "2026-11-23T12:00:00Z");
}

#[tokio::test]
async fn remote_and_proxied_visitors_see_no_mailbox() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    for (name, value) in [
        ("x-forwarded-for", "203.0.113.9"),
        ("x-forwarded-for", ""),
        ("x-forwarded-for", "127.0.0.1"),
        ("forwarded", "for=203.0.113.9"),
        ("via", "1.1 proxy"),
        ("x-real-ip", "203.0.113.9"),
        ("x-forwarded-host", "letters.example"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-port", "443"),
        ("x-forwarded-prefix", "/letters"),
        ("cf-connecting-ip", "203.0.113.9"),
        ("true-client-ip", "203.0.113.9"),
    ] {
        let behind = app.browser().with_header(name, value);
        sees_no_mailbox(&behind, &format!("{name}: {value}")).await;
        let page = behind.get(LETTER).await;
        assert!(page.text().contains("this site cannot send mail yet"), "{name}: {value}: {}", page.text());
    }
    for address in ["203.0.113.9", "192.168.1.7", "10.0.0.1", "2001:db8::1", "::ffff:203.0.113.9"] {
        sees_no_mailbox(&app.browser().with_address(address), address).await;
    }
    for address in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
        let own = app.browser().with_address(address).get("/dev/mail").await;
        assert_eq!(own.status, StatusCode::OK, "{address}");
    }
}

/// Asks for the mailbox in a request that no browser makes, from the site's own machine.
async fn asked_for(app: &TestApp, address: &str, hosts: &[&str]) -> StatusCode {
    let mut request = Request::get(address);
    for host in hosts {
        request = request.header(header::HOST, *host);
    }
    app.send(request.body(Body::empty()).unwrap()).await.status()
}

#[tokio::test]
async fn only_requests_for_a_loopback_host_see_the_mailbox() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    for address in ["/dev/mail", "/dev/mail.json"] {
        for host in [
            "localhost",
            "localhost:3000",
            "LOCALHOST:1",
            "127.0.0.1:3000",
            "127.9.9.9",
            "[::1]",
            "[::1]:3000",
        ] {
            assert_eq!(asked_for(&app, address, &[host]).await, StatusCode::OK, "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:3000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil.example@localhost",
            "localhost@evil.example",
            "localhost:3000@evil.example",
            "localhost evil.example",
            "192.168.1.7:3000",
            "0.0.0.0",
            "[::]",
            "",
            "::1",
        ] {
            assert_eq!(asked_for(&app, address, &[host]).await, StatusCode::NOT_FOUND, "{host}");
        }
        assert_eq!(asked_for(&app, address, &[]).await, StatusCode::NOT_FOUND, "no host");
        let two = ["localhost:3000", "evil.example"];
        assert_eq!(asked_for(&app, address, &two).await, StatusCode::NOT_FOUND, "two hosts");
        assert_eq!(
            asked_for(&app, address, &["localhost", "localhost"]).await,
            StatusCode::NOT_FOUND,
            "twice"
        );
        // The whole address in the first line counts as well (RFC 9112, 3.2.2).
        let whole = |host: &str| format!("http://{host}{address}");
        for (line, host, is_there) in [
            ("localhost:3000", "localhost:3000", true),
            ("evil.example", "evil.example", false),
            ("evil.example", "localhost", false),
            ("localhost", "evil.example", false),
        ] {
            let status = asked_for(&app, &whole(line), &[host]).await;
            assert_eq!(status == StatusCode::OK, is_there, "{line} with the host {host}");
        }
    }
}

#[tokio::test]
async fn limits_hold_for_requests_to_another_host() {
    let app = TestApp::new().await;
    let rebound = app.browser().with_header("host", "evil.example");
    let mut refused = 0;
    for turn in 0..61 {
        let fields =
            [("email", format!("who-{turn}@example.org")), ("password", "not this one at all".into())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = rebound.post("/organize/login", &fields).await;
        refused += usize::from(page.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(refused, 1);
}

#[tokio::test]
async fn a_forwarded_development_site_says_so_on_its_pages() {
    let app = TestApp::new().await;
    let warning = "This site is not ready for visitors";
    for address in ["/", LETTER, "/letters/night-bus/signatories", "/privacy", "/organize/login", "/nowhere"]
    {
        for forwarded in [
            app.browser().with_header("x-forwarded-for", "203.0.113.9"),
            app.browser().with_header("host", "letters.example"),
        ] {
            let page = forwarded.get(address).await;
            assert!(page.texts(".exposed").concat().contains(warning), "{address}: {}", page.text());
        }
        // The page for a developer, in the same cache, has no such notice.
        let own = app.browser().get(address).await;
        assert_eq!(own.texts(".exposed"), [""; 0], "{address}");
    }
    let public = TestApp::plan().with_public_url("https://letters.example").open().await;
    let page = public.stranger().with_header("x-forwarded-for", "203.0.113.9").get(LETTER).await;
    assert_eq!(page.texts(".exposed"), [""; 0]);
}

#[tokio::test]
async fn a_forwarded_development_site_says_so_in_its_log() {
    let database = TestDatabase::new().await;
    let site = Place::new(Some(database.url())).serve().await;
    for _ in 0..3 {
        site.browser().with_header("x-forwarded-for", "203.0.113.9").get(LETTER).await;
    }
    let (_, log) = site.end(Signal::SIGTERM).await;
    assert_eq!(log.matches("DEVELOPMENT MODE, AND SOMETHING FORWARDS TO IT").count(), 1, "{log}");
    assert!(!log.contains("203.0.113.9"), "{log}");
}

#[tokio::test]
async fn only_a_trusted_proxy_makes_the_site_redirect_to_tls() {
    let plan = || TestApp::plan().with_public_url("https://letters.example");
    let (trusting, wary) = (plan().behind("10.0.0.0/8").open().await, plan().open().await);
    let by = |app: &TestApp, peer: &str, said: &str| {
        let browser = app.stranger().that_names_no_origin().that_follows_no_redirect();
        browser.with_address(peer).with_header("x-forwarded-proto", said)
    };
    let address = "/letters/night-bus?q=1";
    let sent_on = by(&trusting, "10.0.0.1", "http").get(address).await;
    assert_eq!(
        (sent_on.status, sent_on.header("location")),
        (StatusCode::PERMANENT_REDIRECT, "https://letters.example/letters/night-bus?q=1")
    );
    for (browser, why) in [
        (by(&trusting, "10.0.0.1", "https"), "through TLS"),
        (by(&trusting, "10.0.0.1", "HTTPS, http"), "through TLS to the outer proxy"),
        (by(&trusting, "10.0.0.1", ""), "nothing is said"),
        (by(&trusting, "203.0.113.9", "http"), "a stranger says so"),
        (by(&wary, "10.0.0.1", "http"), "no proxy is trusted"),
        (by(&trusting, "10.0.0.1", "http").with_header("sec-fetch-site", "none"), "its browser knows better"),
    ] {
        assert_eq!(browser.get(address).await.status, StatusCode::OK, "{why}");
    }
}

#[tokio::test]
async fn strangers_on_a_development_site_read_why_they_cannot_sign() {
    let app = TestApp::new().await;
    let page = app.stranger().get(LETTER).await;
    let said =
        "Signing is closed for the moment: this site cannot send mail yet, and so cannot confirm signatures.";
    page.assert_says(said);
    assert!(page.texts("form").is_empty());
    assert!(!page.texts("a").contains(&"Sign this letter".to_owned()));
    let posted = app.stranger().post("/letters/night-bus/sign", &[("name", "Eve")]).await;
    assert_eq!(posted.status, StatusCode::CONFLICT);
    posted.assert_says(said);
    assert_eq!(app.rows("submission").await, 0);
}

#[tokio::test]
async fn a_public_site_without_mail_server_is_read_but_not_signed() {
    let app = TestApp::plan().with_public_url("https://letters.example").open().await;
    for browser in [app.browser(), app.stranger()] {
        let page = browser.get(LETTER).await;
        assert_eq!(page.status, StatusCode::OK);
        page.assert_says("this site cannot send mail yet");
        assert!(page.texts("form").is_empty());
        sees_no_mailbox(&browser, "a public site").await;
        assert_eq!(browser.post("/letters/night-bus/sign", &[]).await.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn a_public_site_with_a_mail_server_is_signed_by_strangers() {
    let app = TestApp::plan().with_public_url("https://letters.example").with_smtp().open().await;
    let page = app.stranger().get(LETTER).await;
    let form = page.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", "ada@example.org");
    let check = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(check.texts("h1"), ["Check your email"]);
    assert!(!check.body().contains("/dev/mail"), "{}", check.body());
    check.assert_says("From undersigned@letters.example");
    let mail = app.deliver_to("ada@example.org").await;
    let link = mail.link("Look at it and confirm");
    assert!(link.starts_with("https://letters.example/en/confirm/"), "{link}");
    let confirm = app.stranger().get(&link).await;
    let mine = confirm.press("Confirm my signature").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    for browser in [app.browser(), app.stranger()] {
        sees_no_mailbox(&browser, "a public site").await;
    }
}

#[tokio::test]
async fn a_local_site_with_a_mail_server_sends_its_mail_there() {
    let app = TestApp::plan().with_smtp().open().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    assert!(!check.body().contains("/dev/mail"), "{}", check.body());
    sees_no_mailbox(&app.browser(), "a site with a mail server").await;
    assert_eq!(app.confirm("ada@example.org").await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn faults_of_the_letters_are_shown_to_their_author_alone() {
    let broken = "+++\ntitle = \"Broken\"\nlanguage = \"en\"\ntitel = \"x\"\n+++\nHello.\n";
    let app = TestApp::plan().file("broken/letter.md", broken).open().await;
    for address in ["/", LETTER] {
        let problems = app.browser().get(address).await.texts(".problems li");
        assert!(problems[0].starts_with("broken/letter.md:4"), "{problems:?}");
        assert_eq!(app.stranger().get(address).await.texts(".problems"), [""; 0]);
        let behind = app.browser().with_header("via", "1.1 proxy").get(address).await;
        assert_eq!(behind.texts(".problems"), [""; 0]);
    }
}
