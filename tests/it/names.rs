//! Names as people write them: unchanged on every page, in mail and in the file, code point by code point.

use unicode_normalization::UnicodeNormalization;

use crate::support::app::{SLUG, TestApp};

/// A name, and the cell that a spreadsheet may open.
fn names() -> Vec<(String, String)> {
    let longest = "Ñ\u{30a}".repeat(120);
    let plain = [
        "Xú Wei",
        "O'Brien-Σωκράτης",
        "محمد",
        "李",
        "X",
        "Nguyễn Thị Ánh",
        "<b>Bold</b> & \"Quoted\", Ltd; &amp;",
        "204 no-content | Cintia Aguiar Pinto & Dimitri De Jonghe",
        "aurèce vettier",
        "👩‍👩‍👧‍👦 Kollektiv 🎭",
        "נעמה בת־קול",
        "می‌خواهم",
        "Ada. . .--..",
        &longest,
    ];
    let formulas = ["=HYPERLINK(\"x\")", "+49 Kollektiv", "-1+1|cmd", "@SUM(A1)", "＝1+1"];
    let nfc = |name: &str| name.nfc().collect::<String>();
    let plain = plain.into_iter().map(|name| (nfc(name), nfc(name)));
    plain.chain(formulas.into_iter().map(|name| (name.to_owned(), format!("'{name}")))).collect()
}

#[tokio::test]
async fn every_name_is_shown_as_typed_on_pages_in_mail_and_file() {
    let app = TestApp::plan().with_smtp().open().await;
    let names = names();
    for (turn, (name, _)) in names.iter().enumerate() {
        let email = format!("signer-{turn}@example.org");
        let check = app.sign(name, &email).await;
        assert_eq!(check.texts("h1"), ["Check your email"], "{name}: {:?}", check.error_summary());
        let mail = app.deliver_to(&email).await;
        assert!(mail.text.lines().any(|line| line == format!("    {name}")), "{name}: {}", mail.text);
        let read = scraper::Html::parse_document(&mail.html);
        let quoted = scraper::Selector::parse("blockquote").unwrap();
        let quoted: String = read.select(&quoted).next().unwrap().text().collect();
        assert_eq!(quoted, *name, "{}", mail.html);
        let page = app.browser().get(&mail.link("Look at it and confirm")).await;
        assert_eq!(page.texts("blockquote bdi"), [name.as_str()]);
        let mine = page.press("Confirm my signature").await;
        assert_eq!(mine.texts("blockquote bdi"), [name.as_str()]);
        let letter = app.browser().get("/letters/night-bus").await;
        assert_eq!(letter.texts(".newest bdi")[0], *name);
    }
    let list = app.browser().get("/letters/night-bus/signatories").await;
    let newest_first: Vec<_> = names.iter().rev().map(|(name, _)| name.clone()).collect();
    assert_eq!(list.texts(".all .name"), newest_first);
    let cells: Vec<String> =
        app.csv(SLUG).await.into_iter().map(|mut row| row.remove("name").unwrap()).collect();
    assert_eq!(cells, names.into_iter().map(|(_, cell)| cell).collect::<Vec<_>>());
}

#[tokio::test]
async fn every_cell_that_a_spreadsheet_would_run_is_guarded() {
    let app = TestApp::new().await;
    app.signed_so("Ada Byron", "ada@example.org", |form| {
        form.fill("Role", "=1+1").fill("Organisation", "@here").fill("A few words", "-2\n=3")
    })
    .await;
    let row = &app.csv(SLUG).await[0];
    assert_eq!((&*row["role"], &*row["organisation"], &*row["comment"]), ("'=1+1", "'@here", "'-2\n'=3"));
}

#[tokio::test]
async fn a_character_of_a_thousand_parts_is_refused_with_the_limit() {
    let app = TestApp::new().await;
    for name in
        ["👩\u{200d}".repeat(3000), "👩\u{200d}".repeat(20), format!("Ada{}", "\u{200d}\u{1f469}".repeat(17))]
    {
        let page = app.sign(&name, "ada@example.org").await;
        let summary = page.error_summary();
        assert!(format!("{summary:?}").contains("16 at most"), "{summary:?}");
    }
    let sixty = app.sign(&"👨🏻‍👩🏻‍👧🏻‍👦🏻".repeat(60), "ada@example.org").await;
    assert!(format!("{:?}", sixty.error_summary()).contains("joined from others"), "120 would fit");
    let long = app.sign(&"x".repeat(121), "ada@example.org").await;
    assert!(format!("{:?}", long.error_summary()).contains("120 characters"));
}

#[tokio::test]
async fn initials_without_a_space_are_no_link() {
    let app = TestApp::new().await;
    for (turn, name) in
        ["m.de boer", "k.de leeuw", "t.m.de jong", "w.nl", "J.P.van der Berg"].into_iter().enumerate()
    {
        let mine = app.signed(name, &format!("signer-{turn}@example.org")).await;
        assert_eq!(mine.texts("h1"), ["You have signed"], "{name}");
    }
}
