//! The pages beside a letter: statements, news, the addressee's answer, the press page.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use axum::http::StatusCode;
use insta::assert_snapshot;
use scraper::Selector;
use uuid::Uuid;

use crate::support::{
    app::{self, SLUG, TITLE, TestApp},
    chromium::{Appearance, Chromium},
    page::Page,
};

/// A letter with statements, pictures, news and translations, which comes with the program.
const ORCHESTRA: &str = "/letters/the-unpaid-orchestra";

/// The letters that come with the program.
async fn orchestra() -> TestApp {
    TestApp::plan().letters_in(letters()).open().await
}

fn letters() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("letters")
}

/// A letter with this file beside it.
async fn with(file: &str, content: &str) -> TestApp {
    TestApp::plan().file(&format!("{SLUG}/{file}"), content).open().await
}

async fn read(app: &TestApp, page: &str) -> Page {
    app.stranger().get(&format!("/letters/{SLUG}{page}")).await
}

/// An attribute of all that a CSS selector finds.
fn attributes<'p>(page: &'p Page, selector: &str, name: &str) -> Vec<Option<&'p str>> {
    page.html.select(&Selector::parse(selector).unwrap()).map(|element| element.attr(name)).collect()
}

#[tokio::test]
async fn statements_keep_their_order_with_guests_marked() {
    let app = orchestra().await;
    let page = app.stranger().get(&format!("{ORCHESTRA}/statements")).await;
    assert_eq!(
        page.texts("article h2"),
        [
            "Benedikta Ísaksdóttir",
            "Tomás Ó Braonlaoich",
            "温若谷 (Wen Ruogu)",
            "Ottoline Sarpong-Vane",
            "About this letter"
        ]
    );
    assert_eq!(page.texts(".guest"), ["Guest"]);
    assert!(page.texts("#by-ottoline-sarpong-vane .author")[0].starts_with("Guest Historian of work"));
    assert_eq!(
        page.texts(".statement > .terms"),
        ["CC BY 4.0", "CC BY-NC 4.0", "CC BY 4.0", "CC BY 4.0"]
            .map(|license| format!("This statement may be used under {license}"))
    );
    assert!(page.texts(".about-letter")[0].contains("To contribute"));
}

#[tokio::test]
async fn a_statement_has_its_own_page_with_links_to_its_neighbours() {
    let app = orchestra().await;
    let all = app.stranger().get(&format!("{ORCHESTRA}/statements")).await;
    let address = all.attribute("#by-tomas-o-braonlaoich h2 a", "href").unwrap();
    let second = app.stranger().get(address).await;
    assert_eq!(second.texts("h1"), ["Tomás Ó Braonlaoich"]);
    assert!(!second.text().contains("four bars are not from anything"), "that is another's statement");
    assert_eq!(second.attribute("a.website", "href"), Some("https://o-braonlaoich.example"));
    assert_eq!(second.texts("nav.turn a"), ["Before Benedikta Ísaksdóttir", "Next 温若谷 (Wen Ruogu)"]);
    let first = second.follow("Before Benedikta Ísaksdóttir").await;
    assert_eq!(first.texts("nav.turn a"), ["Next Tomás Ó Braonlaoich"]);
    let nobody = app.stranger().get(&format!("{ORCHESTRA}/statements/01-benedikta-isaksdottir")).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn text_in_another_language_than_the_page_says_so() {
    let page = orchestra().await.stranger().get(&format!("/ar{ORCHESTRA}/statements")).await;
    assert_eq!((page.attribute("html", "lang"), page.attribute("html", "dir")), (Some("ar"), Some("rtl")));
    assert_eq!(page.attribute(".of a", "lang"), Some("ar"), "the letter has an Arabic text");
    for passage in [".statement .text", ".statement .role", "figure", ".about-letter .text"] {
        assert_eq!(page.attribute(passage, "lang"), Some("en"), "{passage}");
        assert_eq!(page.attribute(passage, "dir"), Some("ltr"), "{passage}");
    }
    assert_eq!(page.attribute("figcaption p[dir=rtl]", "lang"), Some("ar"), "the site's own words");
    for link in attributes(&page, "nav.contents a, .statement h2 a", "href") {
        assert!(link.unwrap().starts_with(&format!("/ar{ORCHESTRA}")), "{link:?} keeps the language");
    }
}

#[tokio::test]
async fn a_phone_is_offered_a_smaller_picture_that_is_kept_for_good() {
    let app = orchestra().await;
    let page = app.stranger().get(&format!("{ORCHESTRA}/statements")).await;
    let srcset = page.attribute("#by-wen-ruogu img", "srcset").unwrap();
    let offers: Vec<(&str, &str)> = srcset.split(", ").map(|offer| offer.split_once(' ').unwrap()).collect();
    assert_eq!(offers.iter().map(|(_, width)| *width).collect::<Vec<_>>(), ["480w", "960w", "1200w"]);
    let original = app.stranger().get(offers[2].0).await;
    for (address, _) in &offers {
        let picture = app.stranger().get(address).await;
        assert_eq!(picture.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(picture.bytes.len() <= original.bytes.len(), "{address}");
    }
    let small = app.stranger().get(offers[0].0).await;
    assert_eq!(
        (small.header("content-type"), imagesize::blob_size(&small.bytes).unwrap().width),
        ("image/jpeg", 480)
    );
    assert!(
        small.bytes.len() * 3 < original.bytes.len() * 2,
        "{} of {}",
        small.bytes.len(),
        original.bytes.len()
    );
    for (wrong, right) in [("/481/", "/480/"), ("/0000000000000000/480/", "/e3f16f629e4ddd8c/480/")] {
        let address = offers[0].0.replace(right, wrong);
        assert_ne!(address, offers[0].0);
        assert_eq!(app.stranger().get(&address).await.status, StatusCode::NOT_FOUND);
    }
    let lazy = attributes(&page, "img", "loading");
    assert_eq!(lazy, [None, Some("lazy"), Some("lazy"), Some("lazy")]);
}

#[tokio::test]
async fn news_are_listed_newest_first_under_their_dates() {
    let app = orchestra().await;
    let page = app.stranger().get(&format!("{ORCHESTRA}/updates")).await;
    assert_eq!(
        page.texts("article h2"),
        ["Forty-one notebooks", "Larkmoor replies", "Five lines on the hoarding"]
    );
    assert_eq!(
        page.texts(".kind"),
        ["News 5 November 2026", "Response from Larkmoor Systems 8 October 2026", "News 3 October 2026"]
    );
    assert_eq!(page.link("8 October 2026").fragment(), Some("2026-10-08-larkmoor-replies"));
    let french = app.stranger().get(&format!("/fr{ORCHESTRA}/updates")).await;
    assert_eq!(french.texts(".kind time")[0], "5 novembre 2026");
}

#[tokio::test]
async fn the_addressees_answer_is_quoted_on_the_letter() {
    let page = orchestra().await.stranger().get(ORCHESTRA).await;
    assert_eq!(page.texts(".response h2"), ["Response from Larkmoor Systems"]);
    let said = &page.texts(".response .words")[0];
    assert!(said.starts_with("First Chair was built on passion") && said.ends_with("Larkmoor Systems"));
    assert_eq!(
        page.attribute(".response .source a", "href"),
        Some("https://larkmoor.example/newsroom/a-note-to-our-first-chair-community")
    );
    assert_eq!(page.link("Response from Larkmoor Systems").fragment(), Some("response"), "told at the top");
    assert!(!page.text().contains("Larkmoor replies"), "what the organizers call it stands with the news");
}

#[tokio::test]
async fn the_letter_shows_the_opening_of_the_newest_answer() {
    let answer = |words: &str| {
        format!(
            "+++\ntitle = \"T\"\nkind = \"response\"\nfrom = \"The council\"\nsource = \"Letter of 3 May\"\n+++\n\n{words}\n"
        )
    };
    let paragraphs: Vec<String> =
        (1..=40).map(|n| format!("> Paragraph {n}. {}", "We run the bus. ".repeat(12))).collect();
    let app = with("updates/2026-05-03-answer.md", &answer(&paragraphs.join("\n>\n"))).await;
    let letter = read(&app, "").await;
    let said = &letter.texts(".response .words")[0];
    assert!(said.contains("Paragraph 9.") && !said.contains("Paragraph 20."), "{said}");
    assert!(letter.texts(".response .source")[0].ends_with("Source: Letter of 3 May"));
    let whole = letter.follow("Read the whole response").await;
    assert_eq!(
        (whole.url.path(), whole.url.fragment()),
        ("/letters/night-bus/updates", Some("2026-05-03-answer"))
    );
    assert!(whole.text().contains("Paragraph 40."));

    app.write(&format!("{SLUG}/updates/2026-06-01-again.md"), &answer("> No.")).await;
    let letter = read(&app, "").await;
    assert_eq!(letter.texts(".response .words"), ["No."]);
    assert_eq!(letter.texts(".earlier"), ["3 May 2026 The council"]);
}

#[tokio::test]
async fn a_letter_links_only_to_pages_that_exist() {
    let app = TestApp::new().await;
    let letter = read(&app, "").await;
    assert_eq!(letter.texts("nav.contents li"), ["Press", "Signatories"]);
    assert!(letter.texts(".response, .responded").is_empty());
    for (page, words) in
        [("/statements", "No statements are published here yet."), ("/updates", "There is no news yet.")]
    {
        let page = read(&app, page).await;
        assert_eq!(
            (page.status, page.attribute("meta[name=robots]", "content")),
            (StatusCode::OK, Some("noindex"))
        );
        assert!(page.text().contains(words));
    }
    app.write(
        &format!("{SLUG}/updates/2026-11-01-news.md"),
        "+++\ntitle = \"Heard\"\n+++\n\nThey heard us.\n",
    )
    .await;
    let letter = read(&app, "").await;
    assert_eq!(letter.texts("nav.contents li"), ["1 update", "Press", "Signatories"]);
    assert!(letter.texts(".response").is_empty(), "news are no answer");
    assert_eq!(letter.follow("1 update").await.texts("nav.contents [aria-current]"), ["1 update"]);
}

#[tokio::test]
async fn the_press_page_gives_the_number_with_its_meaning() {
    let app = TestApp::plan()
        .front("addressed_to = \"The council\"\nlicense = \"CC-BY-4.0\"\n[organizer]\nname = \"The walkers\"\npress = \"press@example.org\"")
        .open()
        .await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.signed_so("Mary Shelley", "mary@example.org", |form| form.choose("Count me, do not show my name"))
        .await;
    let page = read(&app, "/press").await;
    assert_eq!(app.count(SLUG).await, 2);
    assert_snapshot!(page.texts(".to-quote").join("\n"), @"“Keep the night bus” is an open letter to The council. It is published by The walkers. As of 23 November 2026 at 12:00 UTC, it has 2 signatures. It can be read at http://localhost:3000/letters/night-bus");
    assert_snapshot!(page.texts(".number-explained > *").join("\n"), @r"
    The number
    2 signatures
    As of 23 November 2026 at 12:00 UTC
    The number counts published signatures: those shown with a name, those whose names only the organizers see, and those without a name. Nothing else is counted, and every page, file and feed here gives the same number.
    1 shown with a name 1 counted, the name seen by the organizers alone 0 without a name
    What “verified” means
    2 by email: the mailbox was confirmed, who it belongs to was not checked 0 by the organizers: they checked who it is, and recorded how and when 0 entered by the organizers, with a note of where it came from, and not confirmed by the person here
    Not in the number
    0 withdrawn by those who had signed 0 not published, by a moderator’s decision
    ");
    assert_eq!(page.link("press@example.org").as_str(), "mailto:press@example.org");
    assert!(!page.text().contains("Ada") && !page.text().contains("Mary"), "no names");
    let file = page.follow("Table (CSV)").await;
    assert!(file.body().contains("Ada Byron"));
    assert!(page.text().contains("The text of the letter may be used under CC BY 4.0"));
    assert!(page.text().contains("No licence reaches the names"));
}

#[tokio::test]
async fn each_language_of_the_letter_has_a_paragraph_to_quote() {
    let page = orchestra().await.stranger().get(&format!("/fr{ORCHESTRA}/press")).await;
    let languages = attributes(&page, ".to-quote", "lang");
    assert_eq!(languages, [Some("fr"), Some("en"), Some("ar")], "the page's own first");
    let quotes = page.texts(".to-quote");
    assert!(quotes[0].contains("L’orchestre impayé présente sa facture"), "{quotes:#?}");
    assert!(quotes[0].ends_with("/fr/letters/the-unpaid-orchestra"), "{quotes:#?}");
    assert!(quotes[2].contains("أوركسترا"), "{quotes:#?}");
    assert_eq!(page.texts(".coverage cite").len(), 2);
}

#[tokio::test]
async fn a_picture_is_offered_only_where_its_licence_allows_it() {
    let app = orchestra().await;
    let page = app.stranger().get(&format!("{ORCHESTRA}/press")).await;
    assert_eq!(page.texts(".pictures a[download]").len(), 4);
    let taken = page.follow("Download the original").await;
    assert_eq!(imagesize::blob_size(&taken.bytes).unwrap().width, 1200);

    let folder = env::temp_dir().join(format!("letters-{}", Uuid::new_v4().simple()));
    let image = fs::read(letters().join("the-unpaid-orchestra/images/hands.png")).unwrap();
    let letter = "+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n\nDear all\n";
    for (file, content) in [
        ("letter.md", letter.as_bytes()),
        ("images/a.png", &image),
        ("statements/01-a.md", pictured("Ada", "").as_bytes()),
        ("statements/02-b.md", pictured("Bo", "license = \"LicenseRef-ask-me\"").as_bytes()),
    ] {
        app::write(&folder, &format!("{SLUG}/{file}"), content);
    }
    let app = TestApp::plan().letters_in(&folder).open().await;
    fs::remove_dir_all(&folder).unwrap();
    let page = read(&app, "/press").await;
    assert!(page.texts(".pictures a[download]").is_empty());
    assert_eq!(page.texts(".alt"), ["Hands", "Hands"]);
    assert_eq!(page.text().matches("Please ask its author before you use it.").count(), 2);
}

fn pictured(name: &str, license: &str) -> String {
    format!(
        "+++\nname = {name:?}\n[image]\nfile = \"a.png\"\nalt = \"Hands\"\ncredit = \"Ada\"\n{license}\n+++\n\nWords.\n"
    )
}

#[tokio::test]
async fn an_old_name_of_a_letter_leads_to_the_same_page() {
    let app = TestApp::plan().front("aliases = [\"late-bus\"]").open().await;
    for page in ["statements", "statements/ada", "updates", "press"] {
        let moved =
            app.stranger().that_follows_no_redirect().get(&format!("/en/letters/late-bus/{page}")).await;
        assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(moved.header("location"), format!("/en/letters/{SLUG}/{page}"));
    }
    assert_eq!(read(&app, "/press").await.texts(".of"), [TITLE]);
}

#[tokio::test]
async fn pages_beside_the_letter_are_accessible() {
    let app = TestApp::plan().letters_in(letters()).listening().open().await;
    let browser = Chromium::start().await;
    for language in ["en", "ar"] {
        for page in ["", "/statements", "/statements/wen-ruogu", "/updates", "/press"] {
            let address = app.site.site.absolute(&format!("/{language}{ORCHESTRA}{page}"));
            for (width, appearance) in [(360, Appearance::Light), (1280, Appearance::Dark)] {
                browser.show(width, appearance).await;
                browser.goto(&address).await.unwrap();
                assert_eq!(browser.overflow().await, 0, "{address} at {width}");
                assert_eq!(browser.axe().await, [""; 0], "{address} at {width}");
            }
        }
    }
}
