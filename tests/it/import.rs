//! Importing lists of signatories as people make them: upload, preview, entry, correction.

use std::{fmt::Write as _, path::Path, process::Stdio};

use axum::http::StatusCode;
use tokio::process::Command;

use crate::{
    organizers::{ONCE_MORE, PASSWORD, joined},
    support::{
        app::{SECRET, SLUG, TestApp},
        browser::Browser,
        page::Page,
    },
};
use undersigned::{mail::EmailAddress, organizers::rights::Role, signing::signature::address::SealedAddress};

pub const IMPORT: &str = "/organize/letters/night-bus/import";
const LIST: &str = "/letters/night-bus/signatories";
pub const FROM: &str = "paper lists, bus station, 3 May";

pub async fn with_owner() -> (TestApp, Browser) {
    let app = TestApp::plan().file("night-bus/watch.txt", "Rex Halloran-Quist\n").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    (app, owner)
}

/// Brings a file: the page that shows what would become of it.
pub async fn brought(owner: &Browser, file: &[u8]) -> Page {
    owner.upload(IMPORT, "file", file).await
}

/// Enters all of what is shown.
pub async fn entered(preview: &Page, button: &str) -> Page {
    preview.form(button).fill("From where do these names come?", FROM).send().await
}

/// Is nothing wrong or open any more?
pub fn can_be_entered(preview: &Page) -> bool {
    preview.body().contains("value=\"enter\"")
}

/// The names on the list, the newest first.
pub async fn names(app: &TestApp) -> Vec<String> {
    app.stranger().get(LIST).await.texts(".name")
}

/// Takes an act back, from the page that lists it.
pub async fn take_back(page: &Page) -> Page {
    let asked = page.follow("Take all of it back").await;
    let wrong = asked.form("Withdraw these lines").fill(ONCE_MORE, "not it at all").send().await;
    assert_eq!(wrong.error_summary(), ["This is not your password. Please try again."], "{}", wrong.text());
    wrong.form("Withdraw these lines").fill(ONCE_MORE, PASSWORD).send().await
}

#[tokio::test]
async fn a_spreadsheet_is_entered_with_its_public_provenance() {
    let (app, owner) = with_owner().await;
    let sheet = "\u{feff}Zeitstempel;Vorname;Name;Organisation;Land;E-Mail\r\n\
        01.05.;Ada;Byron;Rechenverein;Großbritannien;ada@example.org\r\n\
        02.05.;Zoë;O'Brien;;IE;\r\n;;;;;\r\n";
    let preview = brought(&owner, sheet.as_bytes()).await;
    assert_eq!(preview.texts("h1"), ["Before it is entered"], "{}", preview.text());
    preview.assert_says("Read as UTF-8, with cells separated by “;”.");
    assert_eq!(preview.texts(".rows .name"), ["Ada Byron", "Zoë O'Brien"]);
    assert!(preview.text().contains("Row 2 · with an address"));
    assert_eq!(app.count(SLUG).await, 0, "looking enters nothing");

    let refused = preview.press("Enter 2 lines").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.field_error("From where").is_some());
    let done = entered(&refused, "Enter 2 lines").await;
    assert_eq!(done.texts(".notice p"), ["2 lines are entered."]);

    assert_eq!(app.count(SLUG).await, 2);
    let rows = app.csv(SLUG).await;
    assert_eq!((rows[0]["name"].as_str(), rows[0]["country"].as_str()), ("Ada Byron", "GB"));
    assert!(rows.iter().all(|row| row["verified_by"] == "entered"));
    let list = app.stranger().get(LIST).await;
    let said = format!("entered by the organizers: {FROM}");
    assert_eq!(list.texts(".entered"), [said.as_str(), said.as_str()]);
    let statistics = app.stranger().get("/letters/night-bus/statistics").await;
    let log = statistics.texts(".log li").join("\n");
    assert!(log.contains("The organizers entered 2 signatures that were collected elsewhere."), "{log}");
    assert!(log.contains(FROM), "{log}");
    assert_eq!(app.rows("import_draft").await, 0, "the file is not kept longer than needed");
    assert!(!app.database_as_text().await.contains("ada@example.org"), "addresses are sealed");
    assert!(app.mails_to("ada@example.org").is_empty(), "nobody is written to unasked");
}

#[tokio::test]
async fn a_waiting_file_is_sealed_and_hidden_from_others() {
    let (app, owner) = with_owner().await;
    let preview = brought(&owner, b"Ada Byron,ada@example.org\nGeorge Boole,g@example.org\n").await;
    assert_eq!(app.rows("import_draft").await, 1);
    let stored = app.database_as_text().await;
    assert!(!stored.contains("416461204279726f6e") && !stored.contains("Ada Byron"), "in plain or as hex");
    let other = joined(&app, "other@example.org", Role::Owner).await;
    assert_eq!(other.get(preview.url.path()).await.status, StatusCode::NOT_FOUND);
    let gone = preview.press("Throw the file away").await;
    assert_eq!(gone.texts(".notice p"), ["The file is thrown away. Nothing was entered."]);
    assert_eq!(app.rows("import_draft").await, 0);
    assert_eq!(owner.get(preview.url.path()).await.status, StatusCode::NOT_FOUND);

    brought(&owner, b"Ada Byron\n").await;
    app.pass(time::Duration::hours(24)).await;
    assert_eq!(app.rows("import_draft").await, 0, "and not kept for ever where nobody decides");
}

#[tokio::test]
async fn every_bad_row_is_named_and_nothing_is_entered() {
    let (app, owner) = with_owner().await;
    let sheet = "name,organisation,country,website,email\nAda Byron,,,,ada@example.org\n,Choir,,,\n\
        \"Bo\nBoole\",,,,\nCi,,Atlantis,javascript:x,ci(at)example.org\nAnonymous,,,,\n";
    let preview = brought(&owner, sheet.as_bytes()).await;
    assert_eq!(
        preview.texts(".faults ol li"),
        [
            "Row 3, Name: there is no name.",
            "Row 4, Name: there is a line break or a control character in it. Perhaps a quotation mark is missing further up. “Bo Boole”",
            "Row 5, Country: we know no country of this name or code. “Atlantis”",
            "Row 5, Website: this is not the address of a web page. “javascript:x”",
            "Row 5, Email address (never shown): this is not an address that mail can be sent to. “ci(at)example.org”",
            "Row 6, Name: this names nobody. Nobody can sign without a name for somebody else; take the row out. “Anonymous”",
        ]
    );
    let draft = preview.url.path().to_owned();
    let forced = [("act", "enter"), ("provenance", FROM)];
    let forced = owner.post(&draft, &forced).await;
    assert!(forced.texts(".faults ol li").len() == 6, "{}", forced.text());
    assert_eq!((app.count(SLUG).await, app.rows("import").await), (0, 0));
}

#[tokio::test]
async fn columns_that_were_misread_are_put_right_by_hand() {
    let (app, owner) = with_owner().await;
    let preview =
        brought(&owner, "Unterschrift;Wohnt in\nAda Byron;London\nBo Boole;Cork\n".as_bytes()).await;
    assert_eq!(preview.texts(".rows .name"), ["Unterschrift", "Ada Byron", "Bo Boole"]);
    let form = preview.form("Show it like this").tick("The first row names the columns");
    let preview = form.pick("Column 2", "Organisation").submit("Show it like this").await;
    assert_eq!(preview.texts(".rows .name"), ["Ada Byron", "Bo Boole"]);
    entered(&preview, "Enter 2 lines").await;
    assert_eq!(app.csv(SLUG).await[1]["organisation"], "Cork");

    let preview = brought(&owner, "Name;Ort\nCi;Rom\n".as_bytes()).await;
    let preview = preview.form("Show it like this").pick("Column 1, “Name”", "leave out").send().await;
    preview.assert_says("No column is the name.");
}

#[tokio::test]
async fn existing_signatories_are_left_out_unless_only_namesakes() {
    let (app, owner) = with_owner().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let sheet = "Name;Mail\nADA  BYRON;\nA. B.;ada@example.org\nBo Boole;\nbo boole;\nCi;c@example.org\nDi;C@example.org\n";
    let preview = brought(&owner, sheet.as_bytes()).await;
    let said = preview.text();
    for words in [
        "Row 2: somebody of this name stands under the letter already.",
        "Row 5 says what row 4 says. It is left out.",
        "Row 7 has the same address as row 6. It is entered without the address.",
        "Addresses that have signed already: 1. Their rows are left out.",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(
        !said.contains("Row 3:") && !said.contains("Row 3 says"),
        "which address has signed is not told: {said}"
    );
    entered(&preview, "Enter 3 lines").await;
    assert_eq!(names(&app).await, ["Di", "Ci", "Bo Boole", "Ada Byron"]);

    let again = brought(&owner, sheet.as_bytes()).await;
    let said = again.text();
    assert!(said.contains("Everybody in this file stands under the letter already, by name."), "{said}");
    assert!(said.contains("6 rows.") && said.contains("And 3 more like these."), "{said}");
    let form = again.form("Throw the file away").tick("Take those too");
    let done = form.fill("From where", FROM).submit("Enter them").await;
    assert_eq!(done.texts(".notice p"), ["3 lines are entered."]);
}

#[tokio::test]
async fn a_watched_name_waits_also_when_organizers_enter_it() {
    let (app, owner) = with_owner().await;
    let preview = brought(&owner, "Ada Byron\nRex Hallorаn-Quist\n".as_bytes()).await;
    preview.assert_says("Row 2 waits for a moderator.");
    let done = entered(&preview, "Enter 2 lines").await;
    assert_eq!(done.texts(".notice p"), ["2 lines are entered.", "One of them waits for a moderator."]);
    assert_eq!(names(&app).await, ["Ada Byron"]);
    let queue = owner.get("/organize/letters/night-bus/queue").await;
    assert_eq!(queue.texts(".rows .name"), ["Rex Hallorаn-Quist"]);
    queue.press("Publish").await;
    assert_eq!(app.count(SLUG).await, 2);
}

#[tokio::test]
async fn files_in_every_encoding_come_in_and_a_guess_is_shown() {
    let (app, owner) = with_owner().await;
    let utf_16: Vec<u8> =
        "\u{feff}Nom\tPrénom\nO’Brien\tZoë\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let preview = brought(&owner, &utf_16).await;
    preview.assert_says("Read as UTF-16LE, with cells separated by tabs.");
    assert_eq!(preview.texts(".rows .name"), ["Zoë O’Brien"]);

    let preview = brought(&owner, b"Nombre;Apellidos\r\nI\xf1aki;Mu\xf1oz\r\n").await;
    preview.assert_says("In which line are the names right?");
    preview.assert_says("Iñaki;Muñoz (windows-1252)");
    preview.assert_says("Ińaki;Muńoz (windows-1250)");
    assert!(!preview.body().contains("value=\"enter\""), "both are names");
    let form = preview.form("Show it like this").choose("Iñaki;Muñoz (windows-1252)");
    entered(&form.submit("Show it like this").await, "Enter one line").await;

    let preview = brought(&owner, b"Nom;Pr\xe9nom\r\nH\xf6lderlin;Fr\xe9d\xe9ric\r\n").await;
    preview.assert_says("In which line are the names right?");
    assert_eq!(preview.texts(".rows .name"), ["Frédéric Hölderlin"]);
    entered(&preview, "Enter one line").await;

    let mut bytes = "Name\nZoë Müller\nŘehoř Čáp\n".as_bytes().to_vec();
    bytes.remove(8);
    let preview = brought(&owner, &bytes).await;
    let form = preview.form("Show it like this").choose("Zo\u{fffd} Müller · Řehoř Čáp (UTF-8)");
    let preview = form.submit("Show it like this").await;
    assert_eq!(
        preview.texts(".faults ol li"),
        [
            "Row 2, Name: a letter in it was lost: the file is broken there, read in the wrong way, or was saved with “?” in its place. “Zo\u{fffd} Müller”"
        ]
    );

    let preview = brought(&owner, "سلمى الأحمد\n李明\n\nAda Byron".as_bytes()).await;
    preview.assert_says("with one column");
    assert_eq!(preview.texts(".rows .name"), ["سلمى الأحمد", "李明", "Ada Byron"]);

    for (file, error) in [
        (
            &b"PK\x03\x04\x14\x00"[..],
            "This file is no text. In your spreadsheet, save the sheet as CSV, and take that file.",
        ),
        (b" \r\n ", "The file is empty."),
        (b"", "Choose a file first."),
    ] {
        let refused = brought(&owner, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.error_summary(), [error]);
    }
    let waiting = app.rows("import_draft").await;
    let large = vec![b'a'; undersigned::imports::LARGEST_FILE + 1000];
    let refused = brought(&owner, &large).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.error_summary()[0].starts_with("The file is larger than 8 MB."), "{}", refused.text());
    assert_eq!(app.rows("import_draft").await, waiting, "nothing of it is kept");
}

#[tokio::test]
async fn our_own_file_comes_back_as_it_went() {
    let (app, owner) = with_owner().await;
    for (name, email) in [("=HYPERLINK(1)", "one@example.org"), ("Zoë, of Cork; “here”", "two@example.org")]
    {
        app.signed_so(name, email, |form| form.fill("A few words", "-1 bus\nis none.")).await;
    }
    let file = app.stranger().get("/letters/night-bus/signatories.csv").await.body().to_owned();
    let (other, owner_there) = with_owner().await;
    let preview = brought(&owner_there, file.as_bytes()).await;
    entered(&preview, "Enter 2 lines").await;
    let (here, there) = (app.csv(SLUG).await, other.csv(SLUG).await);
    for (one, two) in here.iter().zip(&there) {
        for column in ["name", "capacity", "role", "organisation", "country", "website", "comment"] {
            assert_eq!(one[column], two[column]);
        }
    }
    drop(owner);
}

/// Three thousand invented people, as several hands typed them.
fn three_thousand(mistakes: bool) -> String {
    let first = ["Ada", "Bo", "Ci", "Dörte", "Émile", "Fátima", "Goran", "Hülya", "Ines", "Jörg"];
    let last =
        ["Byron", "O'Neill", "Núñez", "van der Aa", "Şahin", "Weiß", "Łącki", "de la Cruz", "Ó Sé", "Ng"];
    let mut sheet = String::from("\u{feff}Lfd. Nr.;Vorname;Nachname;Einrichtung;Mail\r\n");
    for number in 0..3000 {
        let (one, two) = (first[number % 10], last[number / 10 % 10]);
        let mail = match number {
            7 | 2990 if mistakes => format!("{one}(at)example.org"),
            _ if number % 3 == 0 => format!("person-{number}@example.org"),
            _ => String::new(),
        };
        write!(sheet, "{};{one};{two} {};\"Haus {}; Hof\";{mail}\r\n", number + 1, number / 100, number % 7)
            .unwrap();
    }
    sheet
}

#[tokio::test]
async fn thousands_of_rows_are_entered_undone_and_entered_again() {
    let (app, owner) = with_owner().await;
    app.signed("Grace Murray", "grace@example.org").await;
    let preview = brought(&owner, three_thousand(true).as_bytes()).await;
    let email = "Email address (never shown): this is not an address that mail can be sent to.";
    assert_eq!(
        preview.texts(".faults ol li"),
        [format!("Row 9, {email} “Hülya(at)example.org”"), format!("Row 2992, {email} “Ada(at)example.org”")]
    );

    let preview = brought(&owner, three_thousand(false).as_bytes()).await;
    assert_eq!(preview.texts(".rows .name").len(), 10, "ten as a sample");
    let done = entered(&preview, "Enter 3,000 lines").await;
    assert_eq!(done.texts(".notice p"), ["3,000 lines are entered."]);
    let figures = app.figures(SLUG).await;
    assert_eq!((&figures["count"], &figures["verified_by"]["entered"]), (&3001.into(), &3000.into()));
    let rows = app.csv(SLUG).await;
    assert_eq!(
        (rows[1]["number"].as_str(), rows[1]["name"].as_str()),
        ("2", "Ada Byron 0"),
        "in their order"
    );
    assert_eq!(rows[3000]["number"], "3001");
    let revision = figures["revision"].as_i64().unwrap();
    assert_eq!(revision, 2, "one raise for all of them");

    let page = take_back(&done).await;
    assert_eq!(page.texts(".notice p"), ["3,000 lines are withdrawn."]);
    page.assert_says("Taken back on 23 November 2026");
    let figures = app.figures(SLUG).await;
    assert_eq!((&figures["count"], &figures["withdrawn"]), (&1.into(), &3000.into()));
    assert!(!app.database_as_text().await.contains("van der Aa"), "their words are erased");
    let log = app.stranger().get("/letters/night-bus/statistics").await.texts(".log li").join("\n");
    assert!(log.contains("The organizers took back 3,000 lines that they had entered."), "{log}");
    assert!(!log.contains("at their signers’ request"), "{log}");

    let preview = brought(&owner, three_thousand(false).as_bytes()).await;
    entered(&preview, "Enter 3,000 lines").await;
    assert_eq!(app.figures(SLUG).await["count"], 3001);
    assert_eq!(app.csv(SLUG).await[3000]["number"], "6001", "a number is never given twice");
}

fn program(app: &TestApp, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_undersigned"));
    program
        .args(arguments)
        .env("DATABASE_URL", app.database_url())
        .env("UNDERSIGNED_SECRET_KEY", SECRET)
        .env("UNDERSIGNED_LETTERS", app.letters())
        .env("UNDERSIGNED_LOG", "off");
    program
}

pub async fn run(app: &TestApp, arguments: &[&str]) -> (bool, String) {
    let output = program(app, arguments).output().await.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// The same, with a reader who stops at once; returns the errors.
async fn unread(app: &TestApp, arguments: &[&str]) -> (bool, String) {
    let mut program = program(app, arguments);
    let mut running = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let output = running.wait_with_output().await.unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[tokio::test]
async fn the_command_line_does_the_same_and_tries_first() {
    let app = TestApp::new().await;
    let folder = std::env::temp_dir().join(format!("import-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("list.csv");
    let path = file.to_str().unwrap();
    std::fs::write(&file, "Name,Country\nAda Byron,Atlantis\nBo Boole,IE\n").unwrap();
    let (ok, said) = run(&app, &["import", SLUG, path, "--provenance", FROM]).await;
    assert!(!ok && said.contains("row 2, Country: we know no country of this name or code."), "{said}");
    assert!(said.contains("nothing is entered as long as something is wrong"), "{said}");

    std::fs::write(&file, "Name,Country\nAda Byron,UK\nBo Boole,IE\n").unwrap();
    let (ok, said) = run(&app, &["import", SLUG, path, "--provenance", FROM, "--dry-run"]).await;
    assert!(ok && said.contains("2 would be entered; nothing is"), "{said}");
    assert_eq!(app.count(SLUG).await, 0);
    let (ok, said) = run(&app, &["import", SLUG, path, "--provenance", FROM]).await;
    assert!(ok && said.contains("2 entered, 0 of them wait"), "{said}");
    app.catch_up().await;
    assert_eq!(app.count(SLUG).await, 2);
    let (ok, said) = run(&app, &["import", SLUG, path, "--provenance", FROM]).await;
    assert!(ok && said.contains("all of them stand there already"), "{said}");
    let (ok, said) = unread(&app, &["import", SLUG, path, "--provenance", FROM, "--same-names"]).await;
    assert!(ok && said.is_empty(), "{said}");
    app.catch_up().await;
    assert_eq!(app.count(SLUG).await, 4, "entered, though nobody reads the answer");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_real_letters_signatories_are_corrected_and_entered_again() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/real/letters/dear-corporate-ai-overlords/signatories.csv");
    let Ok(file) = std::fs::read_to_string(&real) else {
        println!("skipped: there is no real letter beside the repository");
        return;
    };
    let (app, owner) = with_owner().await;
    let people = file.lines().count() - 1;
    let button = format!("Enter {people} lines");
    let done = entered(&brought(&owner, file.as_bytes()).await, &button).await;
    assert_eq!(done.texts(".notice p"), [format!("{people} lines are entered.")]);
    assert_eq!(app.count(SLUG).await, i64::try_from(people).unwrap());
    take_back(&done).await;
    let corrected = file.replace("Jake Elwes,,Artist", "Jake Elwes,,Visual artist");
    entered(&brought(&owner, corrected.as_bytes()).await, &button).await;
    assert!(app.csv(SLUG).await.iter().any(|row| row["role"].starts_with("Visual artist")));
}

#[tokio::test]
async fn a_double_press_enters_a_file_once_and_answers_the_same() {
    let (app, owner) = with_owner().await;
    let preview = brought(&owner, b"Ada Byron\nBo Boole\n").await;
    let draft = preview.url.path();
    // All rows are taken for other people, so that none is left out because of its name.
    let form = [("act", "enter"), ("provenance", FROM), ("same", "on"), ("chosen", "on"), ("c0", "name")];
    let (one, other) = tokio::join!(owner.post(draft, &form), owner.post(draft, &form));
    let late = owner.post(draft, &form).await;
    for page in [one, other, late] {
        assert_eq!(page.texts(".notice p"), ["2 lines are entered."], "{}", page.text());
    }
    assert_eq!((app.count(SLUG).await, app.rows("import").await), (2, 1));
}

#[tokio::test]
async fn a_provenance_does_not_name_a_signer_who_left() {
    let (app, owner) = with_owner().await;
    let preview = brought(&owner, b"Ada Byron,ada@example.org\n").await;
    preview.form("Enter one line").fill("From where", "Ada Byron wrote to us on 3 May").send().await;
    assert!(app.stranger().get(LIST).await.text().contains("Ada Byron wrote to us"));
    let id: uuid::Uuid =
        sqlx::query_scalar("select id from signature").fetch_one(app.site.database.pool()).await.unwrap();
    let entered = app.site.signing.signatures.signature(id).await.unwrap().unwrap();
    app.site.signing.decisions.withdraw(entered.link(), "claim").await.unwrap();
    let kept = app.database_as_text().await;
    assert!(!kept.contains("Byron"), "{kept}");
    assert!(kept.contains("… … wrote to us on 3 May"), "the rest is told");

    let preview = brought(&owner, b"Bo Boole\nCi Cole\n").await;
    let entered = preview.form("Enter 2 lines").fill("From where", "Bo Boole collected them").send().await;
    take_back(&entered).await;
    assert!(!app.database_as_text().await.contains("Boole"));
}

#[tokio::test]
async fn text_after_a_missing_quotation_mark_is_not_entered() {
    let (app, owner) = with_owner().await;
    for (sheet, row) in [
        // The quotation runs to the end of the file.
        ("name,comment,email\nAda,\"I walk,ada@example.org\nBo,,bo@example.org\n", 2),
        // The quotation runs to the next quotation mark.
        (
            "name,comment,email\nAda,,ada@example.org\nBo,\"I walk,bo@example.org\nCi,\"Me, too,ci@example.org\n",
            3,
        ),
    ] {
        let preview = brought(&owner, sheet.as_bytes()).await;
        let said = preview.texts(".faults ol li").join("\n");
        assert!(said.contains(&format!("Row {row}, ")) && said.contains("quotation mark"), "{said}");
        owner.post(preview.url.path(), &[("act", "enter"), ("provenance", FROM)]).await;
        assert_eq!(app.count(SLUG).await, 0);
    }
    let sheet = "name,comment\n\"Ziggy\" Stardust,\"I walk.\n\nEvery \"\"night\"\".\" \nBo,\"x\"";
    let preview = brought(&owner, sheet.as_bytes()).await;
    assert!(preview.texts(".faults ol li").is_empty(), "{}", preview.text());
    assert_eq!(preview.texts(".rows .name"), ["Ziggy Stardust", "Bo"]);
}

#[tokio::test]
async fn hostile_files_are_refused_or_named_row_by_row() {
    let (app, owner) = with_owner().await;
    let long = "a".repeat(100_000);
    for (file, said) in [
        (b"name\nAda\0Byron\n".to_vec(), "CSV"),
        (b"\xff\xfe".to_vec(), "empty"),
        (b"name,email\n".to_vec(), "Nobody"),
        (format!("name\n{long}\n").into_bytes(), "too long"),
        ("name\nAda \u{202e}Byron\n".as_bytes().to_vec(), "direction"),
        (b"\"\"\"\"\"\"\n\"\"\"".to_vec(), ""),
    ] {
        let page = brought(&owner, &file).await;
        assert!(page.status.as_u16() < 500 && page.text().contains(said), "{said}: {}", page.text());
        assert!(page.body().len() < 300_000, "{}", page.body().len());
    }
    let huge = "x".repeat(9 * 1024 * 1024);
    let refused = owner.upload(IMPORT, "file", huge.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    // A formula is kept as it is, and guarded in our own file.
    let preview =
        brought(&owner, b"name,organisation\nAda,\"=HYPERLINK(\"\"https://evil.example\"\")\"\n").await;
    entered(&preview, "Enter one line").await;
    let file = app.browser().get("/letters/night-bus/signatories.csv").await;
    assert!(file.body().contains("'=HYPERLINK"), "{}", file.body());
}

#[tokio::test]
async fn a_signer_confirming_during_an_import_is_left_out_of_it() {
    let (app, owner) = with_owner().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let preview = brought(&owner, b"Ada King,king@example.org\nBo Boole,bo@boole.example\n").await;
    let king = SealedAddress::seal(&app.site.keys, &EmailAddress::parse("king@example.org").unwrap());
    let mut signing = app.site.database.pool().begin().await.unwrap();
    sqlx::query("update signature set address_hash = $1")
        .bind(king.exact)
        .execute(&mut *signing)
        .await
        .unwrap();
    let commit = async {
        while app.rows("pg_locks where not granted").await == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        signing.commit().await.unwrap();
    };
    let (done, ()) = tokio::join!(entered(&preview, "Enter 2 lines"), commit);
    assert_eq!(done.texts(".notice p"), ["One line is entered."], "{}", done.text());
    assert_eq!(app.count(SLUG).await, 2);

    app.clock.advance(time::Duration::seconds(5));
    let found = owner.get("/organize/letters/night-bus/bulk?published=on&domain=boole.example").await;
    found.assert_says("1 found");
}

#[tokio::test]
async fn a_file_with_too_many_rows_must_be_divided() {
    let app = TestApp::new().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let rows: String = (0..=20_000).map(|turn| format!("Ada Byron {turn}\n")).collect();
    let refused = brought(&owner, rows.as_bytes()).await;
    assert!(refused.error_summary()[0].contains("Divide it into several files"), "{}", refused.text());
}

#[tokio::test]
async fn a_person_who_said_no_is_counted_and_not_shown() {
    let (app, owner) = with_owner().await;
    let sheet = "Full name,Email address,May we show your name in public?\nNell Quickly,nell@example.org,Yes\nOtto Umber,otto@example.org,No\nPia Umber,,\n";
    let preview = brought(&owner, sheet.as_bytes()).await;
    entered(&preview, "Enter 3 lines").await;
    assert_eq!(names(&app).await, ["Nell Quickly"]);
    let figures = app.figures(SLUG).await;
    assert_eq!((&figures["count"], &figures["private"]), (&3.into(), &2.into()));
    assert!(!app.stranger().get(LIST).await.body().contains("Umber"));

    let unclear = brought(&owner, b"Name,Shall your name appear publicly?\nQuo Vane,perhaps\n").await;
    assert!(!unclear.body().contains("value=\"enter\""), "{}", unclear.text());
    let form = [("act", "enter"), ("provenance", FROM)];
    owner.post(unclear.url.path(), &form).await;
    assert_eq!(app.count(SLUG).await, 3, "what looks like consent is decided first");
}

#[tokio::test]
async fn a_list_from_a_mail_or_page_loses_markup_and_mailboxes() {
    let (app, owner) = with_owner().await;
    let list =
        "- Ada Quill <ada@quill.example.org>\n- [Bo Rennick](https://rennick.example.org)\n3. Cy Vane\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert_eq!(preview.texts(".rows .name"), ["Ada Quill", "Bo Rennick", "Cy Vane"], "{}", preview.text());
    preview.assert_says("becomes “Ada Quill”");
    entered(&preview, "Enter 3 lines").await;
    let rows = app.csv(SLUG).await;
    assert_eq!(rows[1]["website"], "https://rennick.example.org/");
    assert!(!app.stranger().get(LIST).await.body().contains("quill.example.org"));

    let preview = brought(&owner, b"Dee Marsh dee@marsh.example.org\nEli Marsh +44 20 7946 0000\n").await;
    assert_eq!(preview.texts(".faults ol li").len(), 2, "{}", preview.text());
    assert!(!preview.body().contains("value=\"enter\""));
}

#[tokio::test]
async fn a_namesake_is_another_person_and_kosovo_is_a_country() {
    let (app, owner) = with_owner().await;
    let sheet = "Name,Email,Website,Country\nAnna Quill,anna@quill.example.org,https://quill.example.org,Kosovo\nAnna Quill,a.quill@works.example.org,https://works.example.org,Turkey\n";
    entered(&brought(&owner, sheet.as_bytes()).await, "Enter 2 lines").await;
    let rows = app.csv(SLUG).await;
    assert_eq!((rows[0]["country"].as_str(), rows[1]["country"].as_str()), ("XK", "TR"));
}
