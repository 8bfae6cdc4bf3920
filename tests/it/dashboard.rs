//! The organizers' pages of one letter: changed texts, private links, figures.

use axum::http::StatusCode;
use scraper::{ElementRef, Selector};
use serde_json::json;
use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{
        app::{NOW, TestApp},
        browser::Browser,
        chromium::{Appearance, Chromium},
        page::{Page, text_of},
    },
};

const TEXTS: &str = "/organize/letters/night-bus/texts";
const ACCESS: &str = "/organize/letters/night-bus/access";
const ADA: &str = "ada@example.org";
const PASSWORD: &str = "seventeen grey herons";
const AGAIN: &str = "Your own password, once more";

fn letter(text: &str) -> String {
    format!("+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\n+++\nDear council,\n\n{text}\n")
}

/// A letter with one signature, a changed text of it that waits, and an owner.
async fn text_waits() -> (TestApp, Browser) {
    let app = TestApp::plan().file("night-bus/letter.md", &letter("Keep the bus at night.")).open().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    app.write("night-bus/letter.md", &letter("Keep the bus at night and on Sundays.")).await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    (app, owner)
}

#[tokio::test]
async fn an_owner_previews_a_change_and_applies_it_as_a_correction() {
    let (app, owner) = text_waits().await;
    let page = owner.get(TEXTS).await;
    assert_eq!(page.texts(".difference ins"), ["[added: and on Sundays] "].map(str::trim_end));
    let wrong = page.form("In force as an editorial change").fill(AGAIN, "not this one at all");
    let wrong = wrong.submit("In force as an editorial change").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!app.stranger().get("/letters/night-bus").await.text().contains("Sundays"));

    let done = wrong.form("In force as an editorial change").fill(AGAIN, PASSWORD).send().await;
    assert!(done.texts(".notice")[0].starts_with("The text is in force, as an editorial change."));
    done.assert_says("No changed text waits.");
    assert_eq!(done.texts("tbody tr td:nth-child(3)"), ["Editorial change · in force", "First version"]);
    assert!(app.stranger().get("/letters/night-bus").await.text().contains("Sundays"));
    let mails = app.mails_to(ADA).len();
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), mails, "nobody is written to");
    let twice = page.form("In force as an editorial change").fill(AGAIN, PASSWORD);
    let twice = twice.submit("In force as an editorial change").await;
    assert!(twice.texts(".notice")[0].starts_with("Nothing was changed"));
}

#[tokio::test]
async fn a_material_change_needs_a_reason_and_asks_the_signers() {
    let (app, owner) = text_waits().await;
    let button = "In force as a material change, and ask the signers";
    let page = owner.get(TEXTS).await;
    let silent = page.form(button).fill(AGAIN, PASSWORD).send().await;
    assert!(silent.field_error("What has changed, and why").is_some(), "{}", silent.text());
    let form =
        silent.form(button).fill("What has changed, and why", "We forgot Sundays.").fill(AGAIN, PASSWORD);
    let done = form.submit(button).await;
    assert!(done.texts(".notice")[0].starts_with("The text is in force, as a material change."));
    assert_eq!(app.deliver_to(ADA).await.subject, "The text that you signed has changed");
    assert!(app.mail_to(ADA).text.contains("We forgot Sundays."));
    let told = owner.get("/organize/audit").await;
    assert!(told.texts(".rows > li").iter().any(|line| line.contains("A changed text was put in force.")));
}

#[tokio::test]
async fn an_owner_makes_a_press_link_and_ends_it() {
    let app = TestApp::plan().front("publishes = 2026-12-25T09:00:00Z").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let page = owner.get(ACCESS).await;
    let empty = page.form("Make the link").fill("Last day", "2026-11-22").send().await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.error_summary().len(), 3, "{}", empty.text());

    let form =
        page.form("Make the link").fill("For whom", "Nell Ito, the Herald").fill("Last day", "2026-11-30");
    let made = form.choose("For the press: to read it and see who has signed").submit("Make the link").await;
    made.assert_says("Works until 1 December 2026 at 00:00 UTC");
    let link = made.texts(".rows .to-quote").concat();
    let press = app.stranger();
    assert_eq!(press.get(&link).await.status, StatusCode::OK);
    assert_eq!(press.get(&format!("{link}/signatories")).await.status, StatusCode::OK);
    press.get(&format!("{link}/signatories.csv")).await;
    let used = owner.get(ACCESS).await;
    used.assert_says("one form sent or file taken");

    let ended = used.form("End this link: Nell Ito, the Herald");
    let ended = ended.submit("End this link: Nell Ito, the Herald").await;
    assert_eq!(ended.texts(".notice"), ["The link has ended: it opens nothing any more."]);
    assert_ne!(press.get(&link).await.status, StatusCode::OK);
    let told = owner.get("/organize/audit").await;
    let lines = told.texts(".rows > li").join("\n");
    assert!(lines.contains("A private link was made.") && lines.contains("A private link was ended."));
    assert!(!lines.contains("Nell Ito"), "for whom it was stays with the link");
}

const LETTER: &str = "/letters/night-bus";
const OVERVIEW: &str = "/organize/letters/night-bus";

const PAGES: [(&str, &str); 5] = [
    (OVERVIEW, "overview"),
    (TEXTS, "texts"),
    (ACCESS, "access"),
    ("/organize/audit", "record"),
    ("/organize", "organize"),
];

/// The rows of the table with this caption, each as its cells.
fn table(page: &Page, caption: &str) -> Vec<Vec<String>> {
    let named = |table: &ElementRef<'_>| text_of(*table).starts_with(caption);
    let table =
        page.all("table").find(named).unwrap_or_else(|| panic!("no table {caption:?}: {}", page.text()));
    let select = |css: &str| Selector::parse(css).unwrap();
    let cells = |row: ElementRef<'_>| row.select(&select("th, td")).map(text_of).collect();
    table.select(&select("tbody tr")).map(cells).collect()
}

#[tokio::test]
async fn an_observer_sees_the_numbers_of_a_letter_and_no_name() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    for turn in 0..5 {
        app.signed(&format!("Ada Byron {turn}"), &format!("signer-{turn}@large.example")).await;
    }
    app.sign("Bea Lund", "bea@bea-lund.example").await;
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    let page = observer.get("/organize").await.follow("Keep the night bus").await;
    assert_eq!(page.url.path(), OVERVIEW);
    assert_eq!(page.texts("nav a[aria-current]"), ["Overview"]);
    let figures = page.texts(".figures dt");
    assert_eq!(figures, ["1", "5", "0", "0", "0"], "{}", page.text());
    let funnel: Vec<_> = table(&page, "From the form").into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(funnel, ["6", "0", "6", "0", "5"], "all, waiting, sent, given up, confirmed");
    let reasons = table(&page, "Why they wait");
    assert_eq!(reasons[0][..2], ["Every signature under this letter is looked at first.", "5"]);
    for private in ["Ada Byron", "Bea Lund", "large.example", "bea-lund.example"] {
        assert!(!page.body().contains(private), "an observer reads {private}");
    }
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let page = moderator.get(OVERVIEW).await;
    let domains = table(&page, "By mail domain");
    assert_eq!(domains[0], ["large.example", "5", "0", "5", "0", "5"]);
    assert_eq!(domains[1], ["Others, and those with fewer than 5 mails", "1", "0", "1", "0", "0"]);
    assert!(!page.body().contains("bea-lund.example"), "a domain may be one person's own");
}

#[tokio::test]
async fn the_quota_tells_when_the_last_mail_will_go() {
    let app = TestApp::plan().with_mails_per_hour(3).open().await;
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    for turn in 0..4 {
        app.sign(&format!("Ada Byron {turn}"), &format!("signer-{turn}@large.example")).await;
    }
    app.deliver().await;
    // The notice of a login and two of the four were sent: the rest go when the hour is over.
    let page = observer.get(OVERVIEW).await;
    page.assert_says("0 of 3 mails an hour are left.");
    page.assert_says("The last one that waits will go about 23 November 2026 at 13:00 UTC.");
    assert_eq!(table(&page, "From the form")[1][1], "2", "{}", page.text());
}

#[tokio::test]
async fn referring_hosts_are_counted_and_rare_ones_forgotten() {
    let app = TestApp::new().await;
    let visits = [
        ("https://www.herald.example/news/1?reader=ada", 7),
        ("https://ada.example/", 2),
        ("http://localhost:3000/", 9),
        ("https://192.0.2.7/", 9),
    ];
    for (from, times) in visits {
        let reader = app.stranger().with_header("referer", from);
        for _ in 0..times {
            assert_eq!(reader.get(LETTER).await.status, StatusCode::OK);
        }
    }
    assert_eq!(app.rows("referral").await, 0, "reading changes nothing in the database");
    app.site.referrers.write_down().await.unwrap();
    app.site.referrers.write_down().await.unwrap();
    assert_eq!(app.rows("referral").await, 2);
    assert!(!app.database_as_text().await.contains("reader=ada"));
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    let page = observer.get(OVERVIEW).await;
    let sites = table(&page, "Sites that led");
    assert_eq!(sites.len(), 1, "{}", page.text());
    assert_eq!(sites[0][..2], ["herald.example", "7"]);

    app.pass(Duration::DAY).await;
    assert_eq!(app.rows("referral").await, 1, "a rare host is forgotten with its day");
    app.pass(Duration::days(91)).await;
    assert_eq!(app.rows("referral").await, 0);
}

#[tokio::test]
async fn invented_hosts_fill_neither_memory_nor_table() {
    let app = TestApp::new().await;
    let letter = app.site.library.all()[0].id;
    for turn in 0..1_200 {
        app.site.referrers.came(letter, NOW.date(), &format!("https://made-up-{turn}.example/"), "localhost");
    }
    for turn in 0..300 {
        app.site.referrers.came(letter, NOW.date(), &format!("https://more-{turn}.example/"), "localhost");
    }
    app.site.referrers.write_down().await.unwrap();
    assert!(app.rows("referral").await <= 201, "{}", app.rows("referral").await);
}

#[tokio::test]
async fn only_owners_see_what_is_wrong_in_which_line_of_the_files() {
    let app = TestApp::new().await;
    app.write("night-bus/watch.txt", "Ada Byron\n").await;
    app.write(
        "night-bus/letter.md",
        "+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\ngaol = 5\n+++\nNo.\n",
    )
    .await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    for page in ["/organize", OVERVIEW] {
        let shown = owner.get(page).await.texts(".problems li");
        assert!(shown[0].starts_with("night-bus/letter.md:4 "), "{shown:?}");
    }
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    assert!(observer.get(OVERVIEW).await.texts(".problems li").is_empty());
}

#[tokio::test]
async fn every_page_fits_a_phone_and_is_accessible() {
    let app = TestApp::plan().front("threshold = 5").listening().open().await;
    for turn in 0..6 {
        app.signed(&format!("Ada Byron {turn}"), &format!("signer-{turn}@large.example")).await;
        app.clock.advance(Duration::hours(9));
    }
    app.sql(
        "insert into referral (letter_id, day, host, visits)
         select id, '2026-11-24', host, visits from letter,
         (values ('herald.example', 412), ('a-rather-long-name-of-a-forum.where-people-talk.example', 73)) as t (host, visits)",
    )
    .await;
    app.write("night-bus/letter.md", &letter("Keep the bus at night and on Sundays.")).await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let page = owner.get(ACCESS).await;
    let form = page.form("Make the link").fill("For whom", "The Herald").fill("Last day", "2026-12-24");
    form.choose("To read the letter").submit("Make the link").await;
    let home = app.site.site.public().prefix().to_owned();
    let chromium = Chromium::start().await;
    let cookie = json!({ "name": "organizer", "value": owner.cookie("organizer").unwrap(), "url": home });
    chromium.devtools("Network.setCookie", cookie).await;
    let mut found = Vec::new();
    for (path, name) in PAGES {
        chromium.show(360, Appearance::Light).await;
        chromium.goto(&format!("{home}{path}")).await.unwrap();
        found.extend(chromium.axe().await.into_iter().map(|wrong| format!("{path}: {wrong}")));
        assert_eq!(chromium.overflow().await, 0, "{path} is wider than a phone");
        chromium.screenshot(&format!("{name}-360")).await;
        chromium.show(1280, Appearance::Dark).await;
        found.extend(chromium.contrast().await.into_iter().map(|wrong| format!("{path}, dark: {wrong}")));
        chromium.screenshot(&format!("{name}-1280-dark")).await;
    }
    assert!(found.is_empty(), "{found:#?}");
}
