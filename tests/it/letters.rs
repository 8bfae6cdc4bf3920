//! Which letters the public can read, under which addresses and in which languages.

use axum::http::StatusCode;
use time::{Duration, format_description::well_known::Rfc3339};

use crate::support::app::{NOW, SLUG, TITLE, TestApp};

/// A letter with these lines of front matter.
fn letter(title: &str, front: &str) -> String {
    format!("+++\ntitle = {title:?}\nlanguage = \"en\"\n{front}\n+++\nHello.\n")
}

#[tokio::test]
async fn the_home_page_lists_the_letters_or_is_the_only_one() {
    let app = TestApp::new().await;
    assert_eq!(app.stranger().get("/").await.texts("h1"), [TITLE]);
    app.write("second/letter.md", &letter("The second", "opens = 2026-11-01T08:00:00Z")).await;
    let home = app.stranger().get("/").await;
    assert_eq!(
        (home.texts("h1"), home.texts("h2")),
        (vec!["Open letters".into()], vec!["The second".into(), TITLE.into()])
    );
    assert_eq!(home.follow("The second").await.url.path(), "/letters/second");
    app.signed("Ada Byron", "ada@example.org").await;
    let counts = app.stranger().get("/").await.texts(".letters .hint");
    assert_eq!(counts, ["Nobody has signed yet", "1 signature"]);
}

#[tokio::test]
async fn an_unknown_address_is_answered_with_a_list_of_letters() {
    let app = TestApp::new().await;
    for address in ["/letters/no-such-letter", "/no/such/page", "/letters/no-such-letter/signatories.csv"] {
        let page = app.stranger().get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(page.texts("h1"), ["There is nothing at this address"]);
        assert_eq!(page.follow(TITLE).await.texts("h1"), [TITLE]);
    }
}

#[tokio::test]
async fn a_client_of_json_gets_errors_in_json() {
    let app = TestApp::plan().file("old/letter.md", &letter("Old", "state = \"withdrawn\"")).open().await;
    for (address, status, title) in [
        ("/letters/no-such-letter/figures.json", 404, "Not Found"),
        ("/letters/old/figures.json", 410, "Gone"),
        ("/no-such-thing.json", 404, "Not Found"),
    ] {
        let answer = app.stranger().get(address).await;
        assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
        assert_eq!(answer.status, status);
        assert_eq!(
            answer.json(),
            serde_json::json!({"type": "about:blank", "title": title, "status": status})
        );
    }
    let asked = app.stranger().with_header("accept", "application/json").get("/no-such-page").await;
    assert_eq!(asked.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn embargoed_letters_and_drafts_are_hidden_from_the_public() {
    let publishes = (NOW + Duration::HOUR).format(&Rfc3339).unwrap();
    let app = TestApp::plan()
        .file("embargoed/letter.md", &letter("Tomorrow's news", &format!("publishes = {publishes}")))
        .file("draft/letter.md", &letter("Only a draft", "state = \"draft\""))
        .open()
        .await;
    let hidden = async |slug: &str, title: &str| {
        for page in ["", "/signatories", "/signatories.csv", "/figures.json", "/check-your-email", "/sign"] {
            let page = app.stranger().get(&format!("/letters/{slug}{page}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.url);
            assert!(!page.body().contains(title), "{}", page.body());
        }
        let signed = app.stranger().post(&format!("/letters/{slug}/sign"), &[]).await;
        assert_eq!(signed.status, StatusCode::NOT_FOUND);
    };
    hidden("draft", "Only a draft").await;
    hidden("embargoed", "Tomorrow's news").await;
    assert_eq!(app.stranger().get("/").await.texts("h1"), [TITLE], "nor does the home page tell");

    app.clock.advance(Duration::HOUR);
    assert_eq!(app.stranger().get("/letters/embargoed").await.texts("h1"), ["Tomorrow's news"]);
    assert_eq!(app.stranger().get("/").await.texts("h1"), ["Open letters"]);
    hidden("draft", "Only a draft").await;
}

#[tokio::test]
async fn a_withdrawn_letter_is_gone_and_shows_no_signer() {
    let app = TestApp::plan().file("other/letter.md", &letter("Another", "")).open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.write(&format!("{SLUG}/letter.md"), &letter(TITLE, "state = \"withdrawn\"")).await;
    for page in ["", "/signatories", "/signatories.csv"] {
        let page = app.stranger().get(&format!("/letters/{SLUG}{page}")).await;
        page.assert_is(StatusCode::GONE, "This letter was withdrawn");
        assert!(!page.body().contains("Ada"), "{}", page.body());
        assert_eq!(page.follow("Another").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_old_name_leads_to_the_new_one_and_keeps_the_language() {
    let app = TestApp::plan().front("aliases = [\"late-bus\"]").open().await;
    let moved = app.stranger().that_follows_no_redirect().get("/letters/late-bus").await;
    assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(moved.header("location"), "/letters/night-bus");
    assert_eq!(app.stranger().get("/en/letters/late-bus").await.url.path(), "/en/letters/night-bus");
    assert_eq!(app.stranger().get("/letters/late-bus/signatories").await.status, StatusCode::OK);
    let file = app.stranger().get("/letters/late-bus/signatories.csv").await;
    assert!(file.header("content-disposition").contains("night-bus-signatories-"));
}

#[tokio::test]
async fn a_language_in_the_address_stays_in_every_link_of_the_page() {
    let persian = "+++\ntitle = \"اتوبوس شب را نگه دارید\"\n+++\nشورای گرامی،\n";
    let app = TestApp::plan().file("night-bus/letter.fa.md", persian).open().await;
    let page = app.stranger().get("/fa/letters/night-bus").await;
    assert_eq!(page.texts("h1"), ["اتوبوس شب را نگه دارید"]);
    assert_eq!(page.attribute(".text", "dir"), Some("rtl"));
    assert_eq!(page.attribute("html", "lang"), Some("en"), "the site's own words are English");
    assert_eq!(page.follow("All signatories").await.url.path(), "/fa/letters/night-bus/signatories");
    let own = app.browser().get("/fa/letters/night-bus").await;
    let again = own.press("Sign").await;
    assert_eq!(again.url.path(), "/fa/letters/night-bus/sign");
    assert_eq!(again.texts("h1"), ["اتوبوس شب را نگه دارید"]);
    for (wanted, title) in
        [("fa", "اتوبوس شب را نگه دارید"), ("fa-IR, en;q=0.5", "اتوبوس شب را نگه دارید"), ("fr, en", TITLE)]
    {
        assert_eq!(
            app.stranger().speaking(wanted).get("/letters/night-bus").await.texts("h1"),
            [title],
            "{wanted}"
        );
    }
    for wrong in ["/ka/letters/night-bus", "/EN/letters/night-bus", "/xx-not-a-language/letters/night-bus"] {
        assert_eq!(app.stranger().get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn a_translation_is_signed_as_the_text_that_was_read() {
    let persian = "+++\ntitle = \"اتوبوس شب را نگه دارید\"\n+++\nشورای گرامی،\n";
    let app = TestApp::plan().file("night-bus/letter.fa.md", persian).open().await;
    let page = app.browser().get("/fa/letters/night-bus").await;
    let version = page.attribute("input[name=version]", "value").unwrap().to_owned();
    let form = page.form("Sign").fill("Your name", "محمد").fill("Your email address", "m@example.org");
    form.choose("Show my name").tick("I agree").submit("Sign").await;
    app.confirm("m@example.org").await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((&row["text_version"], row["name"].as_str()), (&version, "محمد"));
}

#[tokio::test]
async fn a_reader_stays_in_a_translation_the_site_does_not_speak() {
    let persian = "+++\ntitle = \"اتوبوس شب را نگه دارید\"\n+++\nشورای گرامی،\n";
    let plan = TestApp::plan().file("night-bus/letter.fa.md", persian);
    let app = plan.file("other/letter.md", &letter("Another", "")).open().await;
    let page = app.browser().get("/fa/letters/night-bus").await;
    let home = page.follow("Open letters").await;
    assert_eq!((home.url.path(), home.texts("h1")), ("/fa", vec!["Open letters".into()]));
    assert_eq!(home.follow("اتوبوس شب را نگه دارید").await.url.path(), "/fa/letters/night-bus");

    let form = page.form("Sign").fill("Your name", "محمد").fill("Your email address", "m@example.org");
    let check = form.choose("Show my name").tick("I agree").submit("Sign").await;
    let code = app.deliver_to("m@example.org").await.code().unwrap();
    let mine = check.form("Confirm my signature").fill("Code", &code).send().await;
    mine.assert_is(StatusCode::OK, "You have signed");
    assert!(mine.url.path().starts_with("/fa/signature/"), "{}", mine.url);
    let gone = mine.press("Withdraw and erase").await;
    assert_eq!(gone.texts("h1"), ["You have withdrawn your signature"]);
    assert_eq!(gone.follow("اتوبوس شب را نگه دارید").await.url.path(), "/fa/letters/night-bus");
    assert_eq!(app.browser().get("/tlh").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_changed_letter_is_shown_at_once_and_a_broken_one_never() {
    let app = TestApp::new().await;
    app.write("night-bus/letter.md", &letter("Keep both night buses", "")).await;
    assert_eq!(app.stranger().get("/letters/night-bus").await.texts("h1"), ["Keep both night buses"]);
    app.write("night-bus/letter.md", "+++\ntitle = 7\nlanguage = \"en\"\ngoul = 3\n+++\nHello.\n").await;
    let public = app.stranger().get("/letters/night-bus").await;
    assert_eq!(
        (public.texts("h1"), public.texts(".problems li").len()),
        (vec!["Keep both night buses".into()], 0)
    );
    let mine = app.browser().get("/letters/night-bus").await;
    let problems = mine.texts(".problems li");
    assert!(problems.len() == 2 && problems[1].contains("goal"), "{problems:#?}");
    let app = app.restart().await;
    assert_eq!(app.stranger().get("/letters/night-bus").await.texts("h1"), ["Keep both night buses"]);
}

#[tokio::test]
async fn first_signatories_keep_their_order_and_follow_their_file() {
    let names = "name\n204 no-content | Cintia Aguiar Pinto & Dimitri De Jonghe\naurèce vettier\n=Zed\n";
    let app = TestApp::plan().file("night-bus/signatories.csv", names).open().await;
    let first = async |app: &TestApp| app.stranger().get("/letters/night-bus").await.texts(".first .name");
    let expected = ["204 no-content | Cintia Aguiar Pinto & Dimitri De Jonghe", "aurèce vettier", "=Zed"];
    assert_eq!(first(&app).await, expected);
    assert_eq!(app.count(SLUG).await, 3);
    assert_eq!(app.csv(SLUG).await[2]["name"], "'=Zed");
    assert_eq!(app.csv(SLUG).await[0]["verified_by"], "entered");

    app.signed("Ada Byron", "ada@example.org").await;
    app.write("night-bus/signatories.csv", "name,role\naurèce vettier,artist\nGrace,\n=Zed,\n").await;
    assert_eq!(first(&app).await, ["aurèce vettier", "Grace", "=Zed"]);
    assert_eq!(app.count(SLUG).await, 4);
    let numbered: Vec<_> =
        app.csv(SLUG).await.iter().map(|row| format!("{} {}", row["number"], row["name"])).collect();
    assert_eq!(numbered, ["2 aurèce vettier", "3 '=Zed", "4 Ada Byron", "5 Grace"]);
    assert_eq!(app.figures(SLUG).await["withdrawn"], 1);

    let app = app.restart().await;
    assert_eq!(app.count(SLUG).await, 4, "reading the same file again changes nothing");
    assert_eq!(app.figures(SLUG).await["revision"], 3);
}

#[tokio::test]
async fn a_long_list_is_paged_and_loses_no_name() {
    let names: String = (1..=230).map(|turn| format!("Signer {turn}\n")).collect();
    let app = TestApp::plan().file("night-bus/signatories.csv", &format!("name\n{names}")).open().await;
    let mut page = app.stranger().get("/letters/night-bus/signatories").await;
    let mut seen = page.texts(".all .name");
    while !page.texts("a[rel=next]").is_empty() {
        page = page.follow("Earlier signatures").await;
        seen.extend(page.texts(".all .name"));
    }
    let expected: Vec<_> = (1..=230).rev().map(|turn| format!("Signer {turn}")).collect();
    assert_eq!(seen, expected);
    assert_eq!(app.csv(SLUG).await.len(), 230);
}
