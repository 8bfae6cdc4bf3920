//! Addresses and names do not leak into logs, error messages or dumps of the database.

use axum::http::StatusCode;
use data_encoding::{BASE64_NOPAD, HEXLOWER};
use nix::sys::signal::Signal;

use crate::support::{
    app::{SLUG, TestApp},
    browser::Browser,
    database::TestDatabase,
    mailbox::{Mailbox, Mood},
    page::Page,
    program::Place,
};
use undersigned::error::discreet;

/// People of this test, with names and addresses that are used nowhere else.
const PEOPLE: [(&str, &str); 4] = [
    ("Zenobia Quillfeather", "zenobia.quillfeather@example.org"),
    ("Ludovic Ampersand", "ludovic.ampersand@example.net"),
    ("Perpetua Oxbow", "perpetua.oxbow@example.com"),
    ("Ottokar Brindle", "ottokar.brindle@example.org"),
];

/// What must not be found, in the spellings that a program may give it.
fn traces() -> Vec<String> {
    let hexadecimal = |text: &str| HEXLOWER.encode(text.as_bytes());
    let base64 = |text: &str| BASE64_NOPAD.encode(text.as_bytes());
    let in_all_ways =
        |text: &str| [text.to_owned(), text.to_uppercase(), encoded(text), hexadecimal(text), base64(text)];
    PEOPLE
        .iter()
        .flat_map(|(name, address)| {
            let (local, _) = address.split_once('@').unwrap();
            [in_all_ways(name), in_all_ways(address), in_all_ways(local)].concat()
        })
        .collect()
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn fill_in(browser: &Browser, (name, address): (&str, &str)) -> Page {
    let letter = browser.get(&format!("/letters/{SLUG}")).await;
    let form = letter.form("Sign").fill("Your name", name).fill("Your email address", address);
    form.choose("Show my name").tick("I agree").submit("Sign").await
}

/// Two people sign and confirm, and the second withdraws.
async fn two_sign_and_one_withdraws(browser: &Browser, mail: &Mailbox) {
    for (at, person) in PEOPLE.into_iter().take(2).enumerate() {
        assert_eq!(fill_in(browser, person).await.texts("h1"), ["Check your email"]);
        let mails = mail.wait_for(1 + 2 * at).await;
        let links = mails.last().unwrap().links();
        let link = links.iter().find(|link| link.contains("/confirm/")).unwrap();
        let offered = browser.get(&link[link.find("/confirm").unwrap()..]).await;
        let mine = offered.press("Confirm my signature").await;
        assert_eq!(mine.texts("h1"), ["You have signed"]);
        mail.wait_for(2 + 2 * at).await;
        if at == 1 {
            mine.press("Withdraw and erase").await;
        }
    }
}

/// The mail server refuses one recipient, and one message.
async fn two_sign_whose_mail_is_refused(browser: &Browser, mail: &Mailbox) {
    mail.meet(1, Mood::RefuseRecipient("550 5.1.1 <perpetua.oxbow@example.com>: no such user"));
    mail.meet(1, Mood::RefuseMessage("451 4.7.1 ottokar.brindle@example.org is greylisted"));
    for person in &PEOPLE[2..] {
        fill_in(browser, *person).await;
    }
}

/// Forms that are incomplete, too large, or sent by another site; and a failed login.
async fn bad_forms_are_sent(browser: &Browser) {
    let sign = format!("/letters/{SLUG}/sign");
    let (name, address) = PEOPLE[0];
    let fields = [("name", name), ("email", address)];
    assert_eq!(browser.post(&sign, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = format!("{name} {}", "x".repeat(300_000));
    assert_eq!(browser.post(&sign, &[("name", &long)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    browser.post_from("https://elsewhere.example", &sign, &fields).await;
    let door = [("email", address), ("password", "Quillfeather and Oxbow")];
    assert_eq!(browser.post("/organize/login", &door).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// An email address where a link has its token. Returns the pages that answer.
async fn an_address_is_in_urls(browser: &Browser) -> Vec<Page> {
    let mut pages = Vec::new();
    for path in ["/letters/", "/confirm/", "/signature/", "/not-me/", "/private/"] {
        pages.push(browser.get(&format!("{path}{}", encoded(PEOPLE[0].1))).await);
    }
    pages
}

/// Searches in lists and in files: one that finds, and two that are too long.
async fn names_are_searched(browser: &Browser) {
    let name = PEOPLE[0].0;
    for words in [name.to_owned(), format!("{name} ").repeat(40), "Quillfeather".repeat(200)] {
        for page in ["signatories", "signatories.csv", "signatories.json"] {
            browser.get(&format!("/letters/{SLUG}/{page}?q={}", encoded(&words))).await;
        }
    }
}

/// Columns and tables are missing. Returns the page after a form that could not be stored.
async fn the_database_fails(browser: &Browser, database: &TestDatabase) -> Page {
    let lost = "alter table signature rename column listed_by to lost";
    sqlx::query(lost).execute(database.pool()).await.unwrap();
    let lost = browser.get(&format!("/letters/{SLUG}/signatories?q=quillfeather")).await;
    assert_eq!(lost.status, StatusCode::INTERNAL_SERVER_ERROR);
    sqlx::query("alter table submission rename to elsewhere").execute(database.pool()).await.unwrap();
    let broken = fill_in(browser, PEOPLE[3]).await;
    assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
    broken
}

#[tokio::test]
async fn the_most_verbose_log_names_no_person() {
    let (database, mail) = (TestDatabase::new().await, Mailbox::open().await);
    let place = Place::new(Some(database.url()))
        .with("UNDERSIGNED_SMTP_URL", mail.url())
        .with("UNDERSIGNED_LOG", "trace,sqlx=trace")
        .with("RUST_BACKTRACE", "full");
    let site = place.serve().await;
    let browser = site.browser();
    let site_address = site.address.to_string();
    let mail_server = mail.url().trim_start_matches("smtp://").to_owned();

    two_sign_and_one_withdraws(&browser, &mail).await;
    two_sign_whose_mail_is_refused(&browser, &mail).await;
    bad_forms_are_sent(&browser).await;
    let mut pages = an_address_is_in_urls(&browser).await;
    names_are_searched(&browser).await;
    pages.push(the_database_fails(&browser, &database).await);

    let (_, log) = site.end(Signal::SIGTERM).await;
    assert!(
        log.contains("\"level\":\"DEBUG\"") && log.contains("\"level\":\"ERROR\""),
        "it says everything: {log}"
    );
    // The site may log its own address and that of its mail server.
    let own = [site_address.as_str(), mail_server.as_str()];
    for line in log.lines().filter(|line| line.contains("127.0.0.1:")) {
        let rest = own.iter().fold(line.to_owned(), |line, address| line.replace(address, ""));
        assert!(!rest.contains("127.0.0.1:"), "a visitor's address in the log: {line}");
    }
    for trace in traces() {
        if let Some(line) = log.lines().find(|line| line.contains(&trace)) {
            panic!("{trace:?} in the log: {line}");
        }
        let loose = pages.iter().find(|page| page.body().contains(&trace));
        assert!(loose.is_none(), "{trace:?} on {}", loose.unwrap().url);
    }
}

#[tokio::test]
async fn database_errors_repeat_nothing_that_was_typed() {
    let database = TestDatabase::new().await;
    let typed = "Quillfeather".repeat(200);
    for statement in
        ["select $1::text::tsquery::text", "select $1::text::bigint::text", "select $1::text::uuid::text"]
    {
        let asked = sqlx::query(statement).bind(&typed).execute(database.pool()).await;
        let error = anyhow::Error::new(asked.unwrap_err()).context("a search");
        assert!(format!("{error:#}").contains("Quillfeather"), "this is what Postgres says: {error:#}");
        let logged = discreet(&*error);
        assert!(logged.starts_with("a search: the database refused a statement with "), "{logged}");
        assert!(!logged.contains("Quillfeather"), "{logged}");
    }
    let asked = sqlx::query(
        "insert into day_record (letter_id, day, taken_at, revision, public, private, anonymous)
        values (-1, now(), now(), 1, 1, 1, 1)",
    );
    let logged = discreet(&asked.execute(database.pool()).await.unwrap_err());
    assert_eq!(logged, "the database refused a statement with 23503 (day_record, day_record_letter_fk)");
    // Nor does the log of the database server.
    let own = concat!(env!("CARGO_TARGET_TMPDIR"), "/postgres/postgres.log");
    if std::env::var("TEST_DATABASE_URL").is_err() {
        let said = std::fs::read(own).unwrap();
        assert!(!String::from_utf8_lossy(&said).contains("QuillfeatherQuillfeather"), "{own}");
    }
}

#[test]
fn the_scan_of_the_logs_finds_what_was_typed_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("scan-{}", uuid::Uuid::new_v4().simple()));
    let (logs, typed) = (folder.join("logs"), folder.join("typed"));
    std::fs::create_dir_all(&logs).unwrap();
    std::fs::create_dir_all(&typed).unwrap();
    let said = "Perpetua Oxbow\nPerpetua+Oxbow\nquillfeather\npublished\nnight-bus\nана петровић\nшум\n1234567\nAna\n";
    std::fs::write(typed.join("1.txt"), said).unwrap();
    let scan = |line: &str| {
        std::fs::write(logs.join("1.log"), format!("GET answered 200\n{line}\n")).unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/script/scan-logs");
        let ended = std::process::Command::new(script).args([&logs, &typed]).output().unwrap();
        ended.status.success()
    };
    assert!(scan("letter=night-bus state=published route=/letters/{slug} number=1234567 Ana"));
    for line in [
        "name=Perpetua Oxbow",
        "name=perpetua oxbow",
        "?q=Perpetua+Oxbow",
        "looked for Quillfeather".to_lowercase().as_str(),
        "ана петровић",
        "to perpetua.oxbow@example.com",
    ] {
        assert!(!scan(line), "{line}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_dump_holds_no_address_and_after_withdrawal_no_name() {
    let app = TestApp::new().await;
    for (name, address) in PEOPLE {
        app.sign(name, address).await;
    }
    for (name, address) in &PEOPLE[..3] {
        let mine = app.confirm(address).await;
        if *name == PEOPLE[1].0 {
            mine.press("Withdraw and erase").await;
        }
    }
    app.deliver().await;
    let dump = app.database_as_text().await;
    let shown = [PEOPLE[0].0, PEOPLE[2].0, PEOPLE[3].0];
    for name in shown {
        assert!(dump.contains(name), "what is public or waits stands there: {name}");
    }
    for trace in traces().into_iter().filter(|trace| !shown.contains(&trace.as_str())) {
        assert!(!dump.contains(&trace), "{trace:?} in\n{dump}");
    }
}
