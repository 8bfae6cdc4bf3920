//! The public data as files: the same content in every format, named by its revision, and documented.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use data_encoding::HEXLOWER;
use insta::assert_snapshot;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::{
    app::{SLUG, TestApp},
    program::Place,
};
use undersigned::exports::formula_escape::{escape_formula, unescape_formula};

const FORMATS: [&str; 4] = ["xlsx", "csv", "json", "ndjson"];

fn address(file: &str) -> String {
    format!("/letters/{SLUG}/{file}")
}

/// Names and comments that spreadsheets, XML, JSON or CSV could take for something else.
const HARD: [(&str, &str); 8] = [
    ("=HYPERLINK(\"x\")", "-2\n=3;+4"),
    ("'=1", "''=1"),
    ("Ada _x0041_ Byron", "a,b;\"c\""),
    ("\u{200f}محمد\u{200f}", "<b>&amp;</b>"),
    ("1e5", "2026-01-02"),
    ("007", "TRUE"),
    ("Nguyễn Thị Ánh 👩‍👩‍👧‍👦", "\\. \\N"),
    ("李", "1/2"),
];

async fn with_hard_names() -> TestApp {
    let app = TestApp::new().await;
    for (turn, (name, comment)) in HARD.iter().enumerate() {
        let email = format!("signer-{turn}@example.org");
        app.signed_so(name, &email, |form| form.fill("A few words", comment)).await;
    }
    app
}

/// The rows of a workbook's sheet.
fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[tokio::test]
async fn every_format_says_the_same_code_point_by_code_point() {
    let app = with_hard_names().await;
    let browser = app.browser();
    let json = browser.get(&address("signatories.json")).await.json();
    let expected: Vec<(String, Option<String>)> =
        HARD.iter().map(|(name, comment)| ((*name).to_owned(), Some((*comment).to_owned()))).collect();
    let said = |row: &Value| {
        (row["name"].as_str().unwrap().to_owned(), row["comment"].as_str().map(ToOwned::to_owned))
    };
    let rows = json["signatories"].as_array().unwrap();
    assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), expected);
    assert_eq!((&json["letter"], &json["count"], &json["public"]), (&SLUG.into(), &8.into(), &8.into()));
    assert_eq!(rows[0]["role"], Value::Null);

    let lines = browser.get(&address("signatories.ndjson")).await;
    let lines: Vec<Value> = lines.body().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, *rows);

    let cells: Vec<_> = app.csv(SLUG).await;
    let unescape_formula: Vec<_> = cells
        .iter()
        .map(|row| (unescape_formula(&row["name"]), Some(unescape_formula(&row["comment"]))))
        .collect();
    assert_eq!(unescape_formula, expected);
    assert_eq!(cells[0]["comment"], "'-2\n'=3;'+4");

    let book = browser.get(&address("signatories.xlsx")).await;
    let table = sheet(&book.bytes, "signatories");
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    };
    let typed: Vec<_> = table[1..].iter().map(|row| (text(&row[1]), Some(text(&row[7])))).collect();
    assert_eq!(typed, expected);
    let head: Vec<_> = table[0].iter().map(text).collect();
    assert_eq!(head, rows[0].as_object().map(|row| names_in_order(row.keys())).unwrap());
    assert_eq!(table[1][0], Data::Float(1.0));
    assert!(matches!(table[1][8], Data::DateTime(_)), "{:?}", table[1][8]);
    let about = sheet(&book.bytes, "about this file");
    assert!(about.iter().any(|row| row[0] == Data::String("text_version".into())), "{about:?}");
}

/// The columns of the contract; a JSON object says which there are, not in which order.
fn names_in_order<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let order = "number,name,capacity,role,organisation,country,website,comment,signed_on,language,text_version,verified_by,city";
    let mut found: Vec<_> = names.cloned().collect();
    let place = |name: &String| order.split(',').position(|known| known == name);
    found.sort_by_key(place);
    assert_eq!(found.join(","), order);
    found
}

#[tokio::test]
async fn the_guards_of_database_and_program_agree_on_all_characters() {
    let app = TestApp::new().await;
    let characters = ('\u{1}'..='\u{ffff}').chain(['\u{1f600}', '\u{e0001}']);
    let texts: Vec<String> = characters
        .flat_map(|c| [format!("{c}1"), format!("{c}=1"), format!("a{c}=1"), format!("a{c}1")])
        .collect();
    let guards: Vec<String> = sqlx::query_scalar(
        "select spreadsheet_safe(text) from unnest($1::text[]) with ordinality as t (text, at) order by at",
    )
    .bind(&texts)
    .fetch_all(app.site.database.pool())
    .await
    .unwrap();
    let apart: Vec<_> =
        texts.iter().zip(&guards).filter(|(text, guard)| escape_formula(text) != **guard).take(10).collect();
    assert!(apart.is_empty(), "{apart:?}");
}

#[tokio::test]
async fn a_file_names_its_revision_and_is_sent_only_if_changed() {
    let app = with_hard_names().await;
    let revision = app.figures(SLUG).await["revision"].as_i64().unwrap();
    for format in FORMATS {
        let path = address(&format!("signatories.{format}"));
        let file = app.stranger().get(&path).await;
        assert!(file.header("etag").starts_with(&format!("\"{revision}-{format}-")));
        assert_eq!(file.header("last-modified"), "Mon, 23 Nov 2026 12:00:00 GMT");
        assert_eq!(
            file.header("content-disposition"),
            format!("attachment; filename=\"{SLUG}-signatories-2026-11-23.{format}\"")
        );
        assert_eq!(file.header("access-control-allow-origin"), "*");
        let head = app.stranger().head(&path).await;
        assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0));
        assert_eq!(head.header("etag"), file.header("etag"));
        assert_eq!(head.header("content-type"), file.header("content-type"));
        assert_eq!(head.header("content-length"), file.header("content-length"));
        for (name, value) in
            [("if-none-match", file.header("etag")), ("if-modified-since", file.header("last-modified"))]
        {
            let again = app.stranger().with_header(name, value).get(&path).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{name} {format}");
        }
        let other = app.stranger().with_header("if-none-match", "W/\"1-csv\"").get(&path).await;
        assert_eq!(other.status, 200);
    }
}

#[tokio::test]
async fn a_file_is_compressed_for_clients_that_accept_it() {
    let app = with_hard_names().await;
    let path = address("signatories.csv");
    let plain = app.stranger().get(&path).await.bytes;
    let gzip = app.stranger().with_header("accept-encoding", "gzip").get(&path).await;
    assert_eq!((gzip.header("content-encoding"), gzip.header("vary")), ("gzip", "accept-encoding"));
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&gzip.bytes[..]).read_to_end(&mut unpacked).unwrap();
    assert!(unpacked == plain);
    let brotli = app.stranger().with_header("accept-encoding", "br").get(&path).await;
    assert_eq!(brotli.header("content-encoding"), "br");
    let mut unpacked = Vec::new();
    brotli::Decompressor::new(&brotli.bytes[..], 4096).read_to_end(&mut unpacked).unwrap();
    assert!(unpacked == plain);
    let book =
        app.stranger().with_header("accept-encoding", "gzip, br").get(&address("signatories.xlsx")).await;
    assert_eq!(book.header("content-encoding"), "", "it is packed already");
}

#[tokio::test]
async fn the_data_package_describes_the_file_of_its_revision() {
    let app = with_hard_names().await;
    let package = app.stranger().get(&address("datapackage.json")).await.json();
    let file = app.stranger().get(&address("signatories.csv")).await;
    let table = &package["resources"][0];
    let hash = HEXLOWER.encode(&Sha256::digest(&file.bytes));
    assert_eq!(table["hash"], format!("sha256:{hash}"));
    assert_eq!((&table["bytes"], &table["rows"]), (&file.bytes.len().into(), &8.into()));
    assert_eq!(table["path"], "signatories.csv");
    let fields = table["schema"]["fields"].as_array().unwrap();
    let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names.join(","), file.body().trim_start_matches('\u{feff}').lines().next().unwrap());
    assert_eq!(package["version"], app.figures(SLUG).await["revision"].to_string());
    let columns =
        fields.iter().map(|field| ["name", "type", "description"].map(|key| field[key].as_str().unwrap()));
    assert_snapshot!(columns.map(|column| column.join(": ")).collect::<Vec<_>>().join("\n"), @r"
    number: integer: Given once, in order of publication, and never again: a number that is missing belongs to a signature that is private or was withdrawn or rejected since.
    name: string: As it should stand: of a person, or of a group. “Anonymous” where no name was asked for.
    capacity: string: personal: for oneself; affiliation: for oneself, the affiliation is given for identification only; group: the name is that of a group, collective or organisation.
    role: string: What the person does; of an anonymous signature, its description.
    organisation: string: Where.
    country: string: Where the person lives, in their own words: ISO 3166-1 alpha-2.
    website: string: A web page of the person or group.
    comment: string: A few words; may have several lines.
    signed_on: date: The day on which the signature was confirmed, in UTC; of one that was entered, the day that the organizers' list says, or else that of the entry.
    language: string: The language in which it was signed: BCP 47.
    text_version: string: Which text was signed: the SHA-256 of its Markdown, as the letter's history names it.
    verified_by: string: email: the mailbox is confirmed, the identity is not checked; checked: an organizer checked who it is; entered: typed or imported by an organizer, not confirmed by the person.
    city: string: The city or town of the person or group, in their own words.
    ");
}

#[tokio::test]
async fn list_and_press_page_offer_what_opens_with_a_click_first() {
    let app = with_hard_names().await;
    for page in ["signatories", "press"] {
        let page = app.browser().get(&address(page)).await;
        assert_eq!(
            page.texts(".files a"),
            [
                "Spreadsheet (XLSX)",
                "Table (CSV)",
                "For programs (JSON)",
                "For programs, line by line (NDJSON)",
                "What the columns mean, with row count and checksum (Data Package)"
            ]
        );
        for link in page.all(".files a").map(|link| link.attr("href").unwrap().to_owned()) {
            assert_eq!(app.browser().get(&link).await.status, 200, "{link}");
        }
    }
}

#[tokio::test]
async fn the_command_line_writes_the_same_bytes_as_the_web_gives() {
    let app = with_hard_names().await;
    let place = Place::beside(&app);
    let file = std::env::temp_dir().join(format!("{}.xlsx", uuid::Uuid::new_v4()));
    for format in FORMATS {
        let web = app.stranger().get(&address(&format!("signatories.{format}"))).await.bytes;
        let mut arguments = vec!["export", SLUG, "--format", format];
        if format == "xlsx" {
            arguments.extend(["--output", file.to_str().unwrap()]);
        }
        let ran = place.run(&arguments).await;
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let written = if format == "xlsx" { std::fs::read(&file).unwrap() } else { ran.stdout };
        assert!(written == web, "{format}: {}", String::from_utf8_lossy(&written));
    }
    std::fs::remove_file(file).unwrap();
    let ran = place.run(&["export", "no-such-letter"]).await;
    assert!(String::from_utf8_lossy(&ran.stderr).contains("there is no letter"), "{ran:?}");
}
