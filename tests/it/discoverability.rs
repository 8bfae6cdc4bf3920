//! How letters are found (search engines, feeds, sitemaps), embedded in frames and shared, and the site's
//! pages about itself.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode},
    response::Html,
    routing::get,
};
use fantoccini::Locator;
use insta::assert_snapshot;
use quick_xml::{Reader, XmlVersion, events::Event};
use time::Duration;
use tokio::net::TcpListener;
use undersigned::{
    audit::Who,
    keys::Purpose,
    letters::access::{self, Admits},
    ui::languages::Words,
};

use crate::support::{
    app::{NOW, Plan, SLUG, TITLE, TestApp},
    chromium::{Appearance, Chromium},
    page::Page,
};

const LETTER: &str = "/letters/night-bus";
const SITE: &str = "https://letters.example";

/// What may not come out of a title, a headline or a name as anything but text.
const HOSTILE: &str = r#"</title></script><script>alert(1)</script>]]> & "quoted" 'too' <b>"#;

fn translated() -> Plan {
    TestApp::plan()
        .front("addressed_to = \"The council\"\ndescription = \"The last bus.\"\nlicense = \"CC-BY-4.0\"\n[organizer]\nname = \"Night Walkers\"\ncontact = \"walk@night.example\"")
        .file("night-bus/letter.fr.md", "+++\ntitle = \"Gardez le bus de nuit\"\n+++\n\nChère ville\n")
        .file("night-bus/letter.ka.md", "+++\ntitle = \"ღამის ავტობუსი\"\n+++\n\nგამარჯობა\n")
        .with_public_url(SITE)
}

fn hostile() -> Plan {
    let front = format!("title = '''{HOSTILE}'''\nlanguage = \"en\"\naddressed_to = '''{HOSTILE}'''");
    let organizer = format!("[organizer]\nname = '''{HOSTILE}'''\ncontact = \"a@b.example\"");
    TestApp::plan()
        .file("hostile/letter.md", &format!("+++\n{front}\n{organizer}\n+++\n\nWords\n"))
        .file(
            "hostile/updates/2026-11-01-a.md",
            &format!("+++\ntitle = '''{HOSTILE}'''\n+++\n\nA `]]>` & <b>.\n"),
        )
        .with_public_url(SITE)
}

/// A link that shows the letter before it is published.
async fn private_link(app: &TestApp) -> String {
    let Some(letter) = app.site.library.find(SLUG) else { panic!("no letter") };
    let new = access::NewLink {
        letter: letter.id,
        admits: Admits::Read,
        label: "a neighbour",
        expires_at: NOW + Duration::days(1),
    };
    let pool = app.site.database.pool();
    let id = access::grant(pool, Who::CommandLine, new, NOW).await.unwrap();
    format!("/private/{}{LETTER}", app.site.keys.token(Purpose::Private, id, 0))
}

async fn fetch(app: &TestApp, address: &str) -> Response<Vec<u8>> {
    app.send(Request::get(address).body(Body::empty()).unwrap()).await
}

fn attributes(page: &Page, selector: &str, name: &str) -> Vec<String> {
    page.all(selector).map(|element| element.value().attr(name).unwrap().to_owned()).collect()
}

/// An element of a document: the names from the root to it, its attributes, its text.
#[derive(Debug)]
struct Element {
    path: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

/// Every element of a well-formed document, in the order in which they end.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut found): (Vec<Element>, Vec<Element>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}"));
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                let above = open.last().map(|element| format!("{}/", element.path)).unwrap_or_default();
                let read = |attribute: quick_xml::events::attributes::Attribute<'_>| {
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                };
                let attributes = start.attributes().map(|attribute| read(attribute.unwrap())).collect();
                open.push(Element { path: format!("{above}{name}"), attributes, text: String::new() });
                if is_empty {
                    found.extend(open.pop());
                }
            }
            Event::End(_) => found.extend(open.pop()),
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text += &text.into_inner();
                }
            }
            Event::GeneralRef(name) => {
                let entity = format!("&{};", name.into_inner());
                open.last_mut().unwrap().text += &quick_xml::escape::unescape(&entity).unwrap();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{xml}");
    found
}

fn texts<'x>(xml: &'x [Element], path: &str) -> Vec<&'x str> {
    xml.iter().filter(|element| element.path == path).map(|element| element.text.as_str()).collect()
}

#[tokio::test]
async fn each_language_of_a_letter_is_known_by_one_address() {
    let app = translated().open().await;
    let known = [
        ("en", "https://letters.example/letters/night-bus"),
        ("fr", "https://letters.example/fr/letters/night-bus"),
        ("ka", "https://letters.example/ka/letters/night-bus"),
        ("x-default", "https://letters.example/letters/night-bus"),
    ];
    for (address, own) in [
        (LETTER, 0),
        ("/en/letters/night-bus", 0),
        ("/fr/letters/night-bus", 1),
        ("/ka/letters/night-bus", 2),
    ] {
        let page = app.browser().get(address).await;
        let languages = attributes(&page, "link[rel=alternate][hreflang]", "hreflang");
        let addresses = attributes(&page, "link[rel=alternate][hreflang]", "href");
        let told: Vec<_> =
            languages.iter().map(String::as_str).zip(addresses.iter().map(String::as_str)).collect();
        assert_eq!(told, known, "{address}");
        assert_eq!(attributes(&page, "link[rel=canonical]", "href"), [known[own].1], "{address}");
        assert_eq!(attributes(&page, "meta[property='og:url']", "content"), [known[own].1], "{address}");
    }
    let in_french = app.browser().speaking("fr").get(LETTER).await;
    assert_eq!(attributes(&in_french, "link[rel=canonical]", "href"), [known[1].1]);
}

#[tokio::test]
async fn a_link_to_a_letter_brings_its_title_and_its_picture() {
    let app = translated().open().await;
    let page = app.browser().get("/fr/letters/night-bus").await;
    let said = |name: &str| attributes(&page, &format!("meta[property='{name}']"), "content").concat();
    assert_eq!(said("og:title"), "Gardez le bus de nuit");
    assert_eq!((said("og:type"), said("og:locale")), ("article".into(), "fr".into()));
    assert_eq!(attributes(&page, "meta[name='twitter:card']", "content"), ["summary_large_image"]);
    let picture = said("og:image");
    let path = picture.strip_prefix(SITE).unwrap();
    assert!(path.starts_with("/fr/letters/night-bus/card.png?v="), "{picture}");
    let card = fetch(&app, path).await;
    assert_eq!(card.headers()["content-type"], "image/png");
    assert_eq!(card.headers()["cache-control"], "public, max-age=31536000, immutable");
    let size = imagesize::blob_size(card.body()).unwrap();
    assert_eq!(
        (size.width.to_string(), size.height.to_string()),
        (said("og:image:width"), said("og:image:height"))
    );
    let tag = card.headers()["etag"].to_str().unwrap();
    let again = Request::get(path).header("if-none-match", tag).body(Body::empty()).unwrap();
    assert_eq!(app.send(again).await.status(), StatusCode::NOT_MODIFIED);
    // With the hash of another content it is not cached for long.
    let other = fetch(&app, "/fr/letters/night-bus/card.png?v=0").await;
    assert_eq!(other.headers()["cache-control"], "public, max-age=3600");
}

#[tokio::test]
async fn a_changed_title_has_another_picture() {
    let app = translated().open().await;
    let picture = async || {
        let page = app.browser().get(LETTER).await;
        let address = attributes(&page, "meta[property='og:image']", "content").concat();
        let card = fetch(&app, address.strip_prefix(SITE).unwrap()).await;
        (address, card.body().clone())
    };
    let before = picture().await;
    app.write(
        "night-bus/letter.md",
        "+++\ntitle = \"Keep the night tram\"\nlanguage = \"en\"\n+++\n\nDear council\n",
    )
    .await;
    let after = picture().await;
    assert!(before.0 != after.0 && before.1 != after.1);
}

#[tokio::test]
async fn search_engines_learn_the_authors_and_no_signer() {
    let app = translated().file("night-bus/signatories.csv", "name\nGrace Hopper\n").open().await;
    let page = app.browser().get(LETTER).await;
    let facts: serde_json::Value =
        serde_json::from_str(&page.texts("script[type='application/ld+json']")[0]).unwrap();
    assert_eq!(facts["headline"], TITLE);
    assert_eq!(facts["author"]["name"], "Night Walkers");
    assert_eq!(facts["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!((&facts["inLanguage"], &facts["url"]), (&"en".into(), &format!("{SITE}{LETTER}").into()));
    assert!(page.text().contains("Grace Hopper") && !facts.to_string().contains("Hopper"));
    for (address, place) in
        [(LETTER, "[data-nosnippet] ul.first"), ("/letters/night-bus/signatories", "[data-nosnippet] ol.all")]
    {
        let page = app.browser().get(address).await;
        assert!(page.texts(place).concat().contains("Grace Hopper"), "{address}");
    }
}

#[tokio::test]
async fn lists_of_names_are_indexed_only_where_the_letter_says_so() {
    let list = "/letters/night-bus/signatories";
    let app = TestApp::new().await;
    assert_eq!(attributes(&app.browser().get(list).await, "meta[name=robots]", "content"), ["noindex"]);
    assert!(!app.browser().get("/sitemap.xml").await.body().contains("signatories"));
    let app = TestApp::plan().front("index_list = true").open().await;
    let page = app.browser().get(list).await;
    assert_eq!(attributes(&page, "meta[name=robots]", "content"), [""; 0]);
    assert!(app.browser().get("/sitemap.xml").await.body().contains("/letters/night-bus/signatories"));
}

#[tokio::test]
async fn every_answer_asks_to_be_left_out_of_training() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    assert_eq!(attributes(&mine, "meta[name=robots]", "content"), ["noindex"]);
    let pages = [
        "/",
        LETTER,
        "/privacy",
        "/nothing",
        "/robots.txt",
        "/sitemap.xml",
        "/letters/night-bus/embed",
        "/letters/night-bus/card.png",
        "/letters/night-bus/signatories.csv",
    ];
    for page in pages {
        let answer = fetch(&app, page).await;
        let all = |name: &str| {
            let all = answer.headers().get_all(name).iter().map(|value| value.to_str().unwrap());
            all.collect::<Vec<_>>().join(", ")
        };
        assert!(all("x-robots-tag").contains("noai, noimageai"), "{page}");
        assert_eq!(
            (all("tdm-reservation"), all("content-signal")),
            ("1".into(), "search=yes, ai-train=no".into()),
            "{page}"
        );
        assert_eq!(all("x-robots-tag").contains("noindex"), page.ends_with(".csv"), "{page}");
    }
    let robots = app.browser().get("/robots.txt").await;
    assert!(robots.body().contains("User-agent: GPTBot\n"));
    assert!(
        robots.body().ends_with("User-agent: *\nAllow: /\n\nSitemap: http://localhost:3000/sitemap.xml\n")
    );
}

#[tokio::test]
async fn the_sitemap_lists_all_public_pages_in_every_language() {
    let app = translated()
        .file(
            "draft/letter.md",
            "+++\ntitle = \"Secret\"\nlanguage = \"en\"\nstate = \"draft\"\n+++\n\nNot yet\n",
        )
        .file("night-bus/statements/01-winifred.md", "+++\nname = \"Winifred Attlebury\"\n+++\n\nI walk.\n")
        .file("night-bus/updates/2026-11-02-they-met.md", "+++\ntitle = \"They met\"\n+++\n\nFor an hour.\n")
        .open()
        .await;
    let file = app.browser().get("/sitemap.xml").await;
    assert_eq!(file.header("content-type"), "application/xml; charset=utf-8");
    assert!(!file.body().contains("draft"));
    let xml = elements(file.body());
    let listed = texts(&xml, "urlset/url/loc");
    for address in [
        "/letters/night-bus",
        "/fr/letters/night-bus",
        "/ka/letters/night-bus",
        "/letters/night-bus/statements",
        "/fr/letters/night-bus/statements/winifred",
        "/letters/night-bus/updates",
        "/letters/night-bus/press",
        "/privacy",
        "/ar/accessibility",
    ] {
        assert!(listed.contains(&format!("{SITE}{address}").as_str()), "{address}: {listed:?}");
    }
    let alternates = xml.iter().filter(|element| element.path == "urlset/url/xhtml:link");
    assert!(alternates.clone().any(|link| link.attributes["hreflang"] == "x-default"));
    for address in listed.into_iter().chain(alternates.map(|link| link.attributes["href"].as_str())) {
        let page = app.browser().get(address.strip_prefix(SITE).unwrap()).await;
        assert_eq!(
            (page.status, page.attribute("meta[name=robots]", "content")),
            (StatusCode::OK, None),
            "{address}"
        );
    }
}

#[tokio::test]
async fn the_feed_says_of_every_entry_whose_words_it_is() {
    let news =
        "+++\ntitle = \"They met\"\n+++\n\nSee [the letter](https://letters.example/letters/night-bus).\n";
    let answer = "+++\ntitle = \"An answer\"\nkind = \"response\"\nfrom = \"The council\"\nsource = \"letter of 3 May\"\n+++\n\nNo.\n";
    let app = translated()
        .file("night-bus/updates/2026-11-02-they-met.md", news)
        .file("night-bus/updates/2026-11-03-an-answer.md", answer)
        .open()
        .await;
    let page = app.browser().get("/fr/letters/night-bus").await;
    let link = page.attribute("link[type='application/atom+xml']", "href").unwrap().to_owned();
    assert_eq!(link, "/fr/letters/night-bus/updates.atom");
    let feed = app.browser().get(&link).await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    let xml = elements(feed.body());
    assert_snapshot!(feed.body().replace("><", ">\n<"), @r#"
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
    <id>tag:letters.example,2026:letter/1/fr</id>
    <title type="text">Actualités de « Gardez le bus de nuit »</title>
    <updated>2026-11-03T00:00:00Z</updated>
    <link rel="self" type="application/atom+xml" href="https://letters.example/fr/letters/night-bus/updates.atom"/>
    <link rel="alternate" type="text/html" href="https://letters.example/fr/letters/night-bus"/>
    <author>
    <name>Night Walkers</name>
    </author>
    <entry xml:lang="en">
    <id>tag:letters.example,2026-11-03:letter/1/2026-11-03-an-answer</id>
    <title type="text">An answer</title>
    <published>2026-11-03T00:00:00Z</published>
    <updated>2026-11-03T00:00:00Z</updated>
    <link rel="alternate" type="text/html" href="https://letters.example/fr/letters/night-bus/updates#2026-11-03-an-answer"/>
    <author>
    <name>The council</name>
    </author>
    <content type="html">&lt;p&gt;No.&lt;/p&gt;
    </content>
    </entry>
    <entry xml:lang="en">
    <id>tag:letters.example,2026-11-02:letter/1/2026-11-02-they-met</id>
    <title type="text">They met</title>
    <published>2026-11-02T00:00:00Z</published>
    <updated>2026-11-02T00:00:00Z</updated>
    <link rel="alternate" type="text/html" href="https://letters.example/fr/letters/night-bus/updates#2026-11-02-they-met"/>
    <author>
    <name>Night Walkers</name>
    </author>
    <content type="html">&lt;p&gt;See &lt;a href=&quot;https://letters.example/letters/night-bus&quot; rel=&quot;noopener&quot;&gt;the letter&lt;/a&gt;.&lt;/p&gt;
    </content>
    </entry>
    </feed>
    "#);
    let ids: std::collections::BTreeSet<_> =
        xml.iter().filter(|element| element.path.ends_with("/id")).map(|element| &element.text).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    let language =
        |path: &str| xml.iter().find(|element| element.path == path).unwrap().attributes["xml:lang"].clone();
    assert_eq!((language("feed"), language("feed/entry")), ("fr".into(), "en".into()));
}

#[tokio::test]
async fn a_hostile_title_is_a_title_and_nothing_else() {
    let app = hostile().open().await;
    let page = app.browser().get("/letters/hostile").await;
    assert_eq!(page.texts("h1"), [HOSTILE]);
    assert!(!page.body().contains("<script>alert"), "{}", page.body());
    let facts: serde_json::Value =
        serde_json::from_str(&page.texts("script[type='application/ld+json']")[0]).unwrap();
    assert_eq!((&facts["headline"], &facts["author"]["name"]), (&HOSTILE.into(), &HOSTILE.into()));
    assert_eq!(attributes(&page, "meta[property='og:title']", "content"), [HOSTILE]);
    let frame = app.browser().get("/letters/hostile/embed").await;
    assert_eq!(frame.texts("h1"), [HOSTILE]);
    assert!(!frame.body().contains("<script>alert"), "{}", frame.body());
    assert!(
        frame
            .all("script")
            .all(|script| script.attr("src").is_some_and(|src| src.starts_with("/static/count.")))
    );
    let feed = app.browser().get("/letters/hostile/updates.atom").await;
    let xml = elements(feed.body());
    assert_eq!(texts(&xml, "feed/entry/title"), [HOSTILE]);
    assert_eq!(texts(&xml, "feed/author/name"), [HOSTILE]);
    assert_eq!(texts(&xml, "feed/entry/content"), ["<p>A <code>]]&gt;</code> &amp; &lt;b&gt;.</p>\n"]);
    for page in ["/privacy", "/accessibility", "/nothing", "/letters/hostil"] {
        let page = app.browser().get(page).await;
        assert!(page.text().contains(HOSTILE) && !page.body().contains("<script>alert"));
    }
    assert_eq!(fetch(&app, "/letters/hostile/card.png").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_letter_under_embargo_is_found_nowhere() {
    let app = TestApp::plan().front("publishes = 2026-11-25T09:00:00Z").open().await;
    let link = private_link(&app).await;
    let page = app.browser().get(&link).await;
    assert_eq!(attributes(&page, "meta[name=robots]", "content"), ["noindex"]);
    for told in [
        "link[rel=canonical]",
        "meta[property]",
        "script[type='application/ld+json']",
        ".share",
        "link[type='application/atom+xml']",
    ] {
        assert_eq!(page.all(told).count(), 0, "{told}");
    }
    for address in [LETTER, &link] {
        for page in ["embed", "updates.atom"] {
            let status = app.browser().get(&format!("{address}/{page}")).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{address}/{page}");
        }
    }
    assert_eq!(fetch(&app, "/letters/night-bus/card.png").await.status(), StatusCode::NOT_FOUND);
    let sitemap = app.browser().get("/sitemap.xml").await;
    let privacy = app.browser().get("/privacy").await;
    assert!(!sitemap.body().contains(SLUG) && !privacy.body().contains(TITLE));
}

#[tokio::test]
async fn a_letter_is_shared_by_an_address_without_a_language() {
    let app = translated().open().await;
    let page = app.browser().get("/fr/letters/night-bus").await;
    assert_eq!(page.attribute("#share-address", "value"), Some("https://letters.example/letters/night-bus"));
    let mail = page.attribute(".share a[href^='mailto:']", "href").unwrap();
    assert!(mail.contains("subject=Gardez%20le%20bus%20de%20nuit"), "{mail}");
    assert!(mail.contains("https%3A%2F%2Fletters%2Eexample%2Fletters%2Fnight%2Dbus"), "{mail}");
    let script = page.attribute(".share script", "src").unwrap().to_owned();
    let script = app.browser().get(&script).await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert!(
        page.all(".share button").all(|button| button.value().attr("hidden").is_some()),
        "without script, no button"
    );
}

#[tokio::test]
async fn any_site_may_frame_the_frame_and_no_other_page() {
    let app = TestApp::new().await;
    let frame = app.browser().get("/letters/night-bus/embed").await;
    assert!(frame.header("content-security-policy").contains("frame-ancestors *"));
    assert!(frame.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!((frame.header("x-frame-options"), frame.header("set-cookie")), ("", ""));
    assert_eq!(attributes(&frame, "meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(frame.texts(".count"), ["Nobody has signed yet"]);
    assert_eq!(attributes(&frame, "a", "href"), ["/letters/night-bus#sign"]);
    assert_eq!(
        (attributes(&frame, "a", "target"), attributes(&frame, "a", "rel")),
        (vec!["_blank".to_owned()], vec!["noopener".to_owned()])
    );
    app.signed("Ada Byron", "ada@example.org").await;
    assert_eq!(app.browser().get("/letters/night-bus/embed").await.texts(".count"), ["1 signature"]);
    assert_eq!(app.browser().get(LETTER).await.header("x-frame-options"), "DENY");
}

#[tokio::test]
async fn a_closed_letter_is_framed_to_be_read() {
    let app = TestApp::plan().front("closes = 2026-11-20T00:00:00Z").open().await;
    let frame = app.browser().get("/letters/night-bus/embed").await;
    assert_eq!(frame.texts("a"), ["Read this letter"]);
    assert_eq!(attributes(&frame, "a", "href"), [LETTER]);
}

#[tokio::test]
async fn the_frames_of_a_withdrawn_letter_say_so() {
    let app = TestApp::plan().front("state = \"withdrawn\"").open().await;
    let frame = app.browser().get("/fr/letters/night-bus/embed").await;
    frame.assert_is(StatusCode::GONE, "Cette lettre a été retirée");
    assert!(frame.header("content-security-policy").ends_with("frame-ancestors *"));
    assert_eq!((frame.header("x-frame-options"), frame.text().contains(TITLE)), ("", false));
}

#[tokio::test]
async fn the_page_of_another_site_shows_the_frame_as_wide_as_itself() {
    let app = TestApp::plan().front("").listening().open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let home = app.site.site.public().prefix().to_owned();
    let letter = app.browser().get(LETTER).await;
    // The code that the letter page offers, on a site of another origin.
    let code = letter.texts("#share-frame").concat();
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Paper</title><h1>A paper</h1>{code}"
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let paper = format!("http://{}/", listener.local_addr().unwrap());
    let site = Router::new().route("/", get(async move || Html(page)));
    tokio::spawn(async move { axum::serve(listener, site).await });

    let chromium = Chromium::start().await;
    for width in [320, 1280] {
        chromium.show(width, Appearance::Dark).await;
        chromium.goto(&paper).await.unwrap();
        assert_eq!(chromium.overflow().await, 0);
        chromium.screenshot(&format!("found-frame-{width}")).await;
        let wide = chromium
            .execute(
                "return document.querySelector('iframe').clientWidth / document.body.clientWidth",
                vec![],
            )
            .await
            .unwrap();
        assert_eq!(wide, 1);
        chromium.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
        let said = chromium.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
        assert!(said.contains(TITLE) && said.contains("1 signature"), "{said}");
        let hidden = "return [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth, document.cookie]";
        assert_eq!(chromium.execute(hidden, vec![]).await.unwrap(), serde_json::json!([0, 0, ""]));
        assert_eq!(chromium.axe().await, [""; 0]);
        chromium.clone().enter_parent_frame().await.unwrap();
    }
    chromium.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
    chromium.find(Locator::Css("a")).await.unwrap().click().await.unwrap();
    let tabs = chromium.windows().await.unwrap();
    assert_eq!(tabs.len(), 2);
    chromium.switch_to_window(tabs[1].clone()).await.unwrap();
    assert_eq!(chromium.current_url().await.unwrap().as_str(), format!("{home}/en{LETTER}#sign"));
}

#[tokio::test]
async fn the_site_says_what_it_keeps_and_who_answers_for_it() {
    let app = translated().with_smtp().open().await;
    let page = app.browser().get("/privacy").await;
    let text = page.text();
    for said in [
        "Night Walkers",
        "walk@night.example",
        "deleted after 14 days",
        "kept for 365 days after it was used to sign, and then erased",
        "delivered by 127.0.0.1",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(page.texts("#night-bus h3"), [TITLE]);
    let closing = TestApp::plan().front("closes = 2026-12-01T00:00:00Z\nretention_days = 30").open().await;
    closing.browser().get("/privacy").await.assert_says("kept until 31 December 2026, and then erased");
    let access = app.browser().get("/accessibility").await;
    assert!(access.text().contains("walk@night.example"));
}

#[tokio::test]
async fn every_page_links_to_the_site_statements_in_its_language() {
    let app = translated().open().await;
    for (page, prefix) in [
        ("/", ""),
        (LETTER, ""),
        ("/fr/letters/night-bus", "/fr"),
        ("/letters/night-bus/signatories", ""),
        ("/nothing", ""),
        ("/de/nothing", "/de"),
    ] {
        let links = attributes(&app.browser().get(page).await, "footer a", "href");
        assert_eq!(links, [format!("{prefix}/privacy"), format!("{prefix}/accessibility")], "{page}");
    }
    for words in Words::all() {
        for page in ["privacy", "accessibility"] {
            let page = app.browser().get(&format!("/{}/{page}", words.language)).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.attribute("html", "lang"), Some(words.language.as_str()));
        }
    }
}

#[tokio::test]
async fn a_damaged_link_is_answered_with_the_letter_that_it_meant() {
    let app = translated().open().await;
    for wrong in [
        "/letters/nigth-bus",
        "/letters/night-bu",
        "/letters/night-bus.",
        "/night-bus",
        "/letters/night-bus/nothing",
        "/ga/letters/night-bus",
    ] {
        let page = app.browser().get(wrong).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
        page.assert_says(&format!("Did you mean this letter? {TITLE}"));
    }
    let french = app.browser().get("/fr/letters/night-bux").await;
    french.assert_says("Gardez le bus de nuit");
    assert_eq!(french.link("Gardez le bus de nuit").path(), "/fr/letters/night-bus");
    let nothing = app.browser().get("/wp-login.php").await;
    assert!(!nothing.text().contains("Did you mean") && nothing.text().contains(TITLE));
}

#[tokio::test]
async fn security_txt_names_a_contact_if_the_site_has_one() {
    let app = translated().open().await;
    let file = app.browser().get("/.well-known/security.txt").await;
    assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
    assert_snapshot!(file.body(), @r"
    Contact: mailto:walk@night.example
    Expires: 2027-05-22T00:00:00Z
    Preferred-Languages: en, de, es, fr, ar
    Canonical: https://letters.example/.well-known/security.txt
    ");
    // Without a contact there is no file.
    assert_eq!(
        TestApp::new().await.browser().get("/.well-known/security.txt").await.status,
        StatusCode::NOT_FOUND
    );
}
