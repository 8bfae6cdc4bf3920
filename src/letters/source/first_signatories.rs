//! Parses `signatories.csv`: the people who signed before the letter was published, in the order of the file.

use std::{collections::HashMap, str::FromStr};

use csv::{ByteRecord, ReaderBuilder};

use super::{
    files::{Files, SIGNATORIES},
    problem::{LineNumbers, Problem, advice},
    vocabulary::Capacity,
    web_address::WebAddress,
};
use crate::names::folded_name;

/// The columns, in the order of the documentation.
pub const COLUMNS: [&str; 6] = ["name", "capacity", "role", "organisation", "website", "id"];

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstSignatory {
    /// Identifies the line when the file changes: its `id`, otherwise its folded name.
    pub key: String,
    /// The name as it is shown.
    pub name: String,
    /// `personal` if the file gives no capacity.
    pub capacity: Capacity,
    pub role: Option<String>,
    pub organisation: Option<String>,
    pub website: Option<WebAddress>,
    /// The line in the file.
    pub line: usize,
}

/// Parses the file; an empty list if there is none.
pub fn read(files: &Files, problems: &mut Vec<Problem>) -> Vec<FirstSignatory> {
    let Some(text) = files.text(SIGNATORIES, problems) else { return Vec::new() };
    let mut rows = Rows { text: &text, lines: LineNumbers::of(&text), problems };
    rows.read()
}

/// The file without the lines of everybody whose key is not kept; `None` if all are. What cannot be read is left out
/// whole, because nobody can say who stands in it.
pub fn without(content: &[u8], is_kept: &dyn Fn(&str) -> bool) -> Option<Vec<u8>> {
    let Ok(text) = std::str::from_utf8(content) else { return Some(Vec::new()) };
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&text.as_bytes()[start..]);
    let records: Vec<ByteRecord> = reader.byte_records().map_while(Result::ok).collect();
    let begins: Vec<usize> = records
        .iter()
        .map(|record| start + record.position().map_or(0, |position| position.byte() as usize))
        .chain([text.len()])
        .collect();
    let (header, rows) = records.split_first()?;
    let columns: Vec<String> = cells(header).iter().map(|name| name.to_lowercase()).collect();
    if !columns.iter().any(|column| column == "name") {
        return Some(Vec::new());
    }
    let mut kept = text.as_bytes()[..begins[1]].to_vec();
    for (at, record) in (1..).zip(rows) {
        let row = Row { columns: &columns, line: 0, cells: cells(record) };
        if row.key().is_none_or(|key| is_kept(&key)) {
            kept.extend(&text.as_bytes()[begins[at]..begins[at + 1]]);
        }
    }
    (kept.len() < content.len()).then_some(kept)
}

struct Rows<'a> {
    text: &'a str,
    lines: LineNumbers,
    problems: &'a mut Vec<Problem>,
}

impl Rows<'_> {
    fn read(&mut self) -> Vec<FirstSignatory> {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.text.as_bytes());
        let mut records = reader.byte_records().map_while(Result::ok);
        let Some(header) = records.next() else { return Vec::new() };
        let Some(columns) = self.columns(&header) else { return Vec::new() };
        let mut first_lines = HashMap::new();
        let mut signatories = Vec::new();
        for record in records {
            let row = Row { columns: &columns, line: self.line(&record), cells: cells(&record) };
            let Some(signatory) = self.signatory(&row) else { continue };
            match first_lines.get(&signatory.key) {
                Some(first) => self.note(
                    row.line,
                    format!("the same as line {first}; remove one of them, or tell two people apart in a column \"id\""),
                ),
                None => drop(first_lines.insert(signatory.key.clone(), row.line)),
            }
            signatories.push(signatory);
        }
        signatories
    }

    /// The column names in order; `None` if there is no header with a name column.
    fn columns(&mut self, header: &ByteRecord) -> Option<Vec<String>> {
        let line = self.line(header);
        let columns: Vec<String> = cells(header).iter().map(|name| name.to_lowercase()).collect();
        if let [only] = columns.as_slice()
            && let Some(separator) = only.chars().find(|c| matches!(c, ';' | '\t'))
        {
            let what = format!(
                "columns are separated by {separator:?} here; save the file with commas between columns"
            );
            self.note(line, what);
            return None;
        }
        if !columns.iter().any(|column| column == "name") {
            let names = COLUMNS.join(",");
            self.note(
                line,
                format!("there is no column \"name\"; let the first line name the columns: {names}"),
            );
            return None;
        }
        for (at, column) in columns.iter().enumerate() {
            if column.is_empty() {
                // Spreadsheets save empty columns too; a value in one of them is reported with its row.
            } else if !COLUMNS.contains(&column.as_str()) {
                self.note(line, format!("unknown column \"{column}\"; {}", advice(column, COLUMNS)));
            } else if columns[..at].contains(column) {
                self.note(line, format!("column \"{column}\" stands twice; remove one"));
            }
        }
        Some(columns)
    }

    fn signatory(&mut self, row: &Row<'_>) -> Option<FirstSignatory> {
        if row.cells.iter().all(String::is_empty) {
            return None;
        }
        let nameless = |at: usize| row.columns.get(at).is_none_or(String::is_empty);
        if row.cells.iter().enumerate().any(|(at, cell)| !cell.is_empty() && nameless(at)) {
            self.note(row.line, "a cell here has no column; put a cell that holds a comma in quotes");
        }
        if row.cells.iter().flat_map(|cell| cell.chars()).any(char::is_control) {
            self.note(
                row.line,
                "this line holds a control character or a line break within quotes; remove it",
            );
        }
        let name = row.cell("name").unwrap_or_default();
        if name.is_empty() {
            self.note(row.line, "the name is missing; write it or remove the line");
            return None;
        }
        Some(FirstSignatory {
            key: row.key().unwrap_or_default(),
            capacity: self.parsed(row, "capacity").unwrap_or(Capacity::Personal),
            role: row.cell("role"),
            organisation: row.cell("organisation"),
            website: self.parsed(row, "website"),
            line: row.line,
            name,
        })
    }

    fn parsed<T: FromStr<Err: std::fmt::Display>>(&mut self, row: &Row<'_>, column: &str) -> Option<T> {
        row.cell(column)?.parse().map_err(|why| self.note(row.line, format!("{column}: {why}"))).ok()
    }

    /// The line on which a record begins. The reader reports the end of the record before, and skips blank lines.
    fn line(&self, record: &ByteRecord) -> usize {
        let after_last = record.position().map_or(0, |position| position.byte() as usize);
        let blank = self.text[after_last..].bytes().take_while(|byte| *byte == b'\n').count();
        self.lines.line_at(after_last + blank)
    }

    fn note(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem::new(SIGNATORIES, line, what));
    }
}

/// A record with its column names.
struct Row<'a> {
    columns: &'a [String],
    line: usize,
    cells: Vec<String>,
}

impl Row<'_> {
    /// What identifies the line; `None` if it has neither id nor name.
    fn key(&self) -> Option<String> {
        self.cell("id").or_else(|| self.cell("name").map(|name| folded_name(&name)))
    }

    /// The value in a column, if it is not empty.
    fn cell(&self, column: &str) -> Option<String> {
        let at = self.columns.iter().position(|name| name == column)?;
        self.cells.get(at).filter(|cell| !cell.is_empty()).cloned()
    }
}

/// The cells without surrounding white space. The file is already UTF-8, so nothing is replaced.
fn cells(record: &ByteRecord) -> Vec<String> {
    record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::letters::source::testing::{load_with, problems};

    fn signatories(csv: &str) -> Vec<FirstSignatory> {
        load_with(&[("signatories.csv", csv)]).unwrap().signatories
    }

    fn wrong(csv: &str) -> Vec<String> {
        problems(load_with(&[("signatories.csv", csv)]))
    }

    #[test]
    fn columns_come_in_any_order_and_only_the_name_is_required() {
        let read =
            signatories("\u{feff}role,name,id\r\nArtist,  Jake Elwes ,jake\r\n\r\n,\"Faerie, R.\"\r\n");
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].name.as_str(), read[0].key.as_str(), read[0].line), ("Jake Elwes", "jake", 2));
        assert_eq!((read[0].role.as_deref(), read[0].capacity), (Some("Artist"), Capacity::Personal));
        assert_eq!(
            (read[1].name.as_str(), read[1].key.as_str(), read[1].line),
            ("Faerie, R.", "faerie, r.", 4)
        );
        assert_eq!(signatories(""), []);
        assert_eq!(signatories("name\n"), []);
    }

    #[test]
    fn an_unknown_column_is_told_the_nearest() {
        assert_eq!(
            wrong("name,organization\nA,B\n"),
            ["a/signatories.csv:1: unknown column \"organization\"; did you mean \"organisation\"?"]
        );
        assert_eq!(
            wrong("Anna,Artist\n"),
            ["a/signatories.csv:1: there is no column \"name\"; let the first line name the columns: \
                 name,capacity,role,organisation,website,id"]
        );
        assert!(wrong("name,role,name\nA,B,C\n")[0].contains(":1: column \"name\" stands twice"));
        assert!(
            wrong("name;role\nA;B\n")[0]
                .contains("columns are separated by ';' here; save the file with commas")
        );
    }

    #[test]
    fn every_line_with_a_mistake_is_named() {
        let found = wrong(
            "name,capacity,website\nA,boss,\n,group,\nB,,javascript:alert(1)\n\nC,,,surplus\nb,,\n\"D\nE\",,\nF,,crosslucid.zone\n",
        );
        assert_eq!(
            found,
            [
                "a/signatories.csv:2: capacity: \"boss\" is not one of \"personal\", \"affiliation\", \"group\"; the nearest known one is \"group\"",
                "a/signatories.csv:3: the name is missing; write it or remove the line",
                "a/signatories.csv:4: website: \"javascript:alert(1)\" is not a web address; write it whole, with https:// in front",
                "a/signatories.csv:6: a cell here has no column; put a cell that holds a comma in quotes",
                "a/signatories.csv:7: the same as line 4; remove one of them, or tell two people apart in a column \"id\"",
                "a/signatories.csv:8: this line holds a control character or a line break within quotes; remove it",
                "a/signatories.csv:10: website: \"crosslucid.zone\" is not a web address; write it whole, with https:// in front",
            ]
        );
    }

    #[test]
    fn two_people_of_one_name_are_told_apart_by_their_ids() {
        let read = signatories("name,id\nAnna Schmidt,1\nAnna Schmidt,2\n");
        assert_eq!(read.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    }

    #[test]
    fn a_line_is_taken_out_and_the_others_stay_as_they_were() {
        let file = "\u{feff}Name,role,id\r\n\"Byron, Ada\",Poet,\r\n\r\nEmmy  Noether,,x\r\nAda,\"a\r\nb\",";
        let rest = |gone: &str| {
            without(file.as_bytes(), &|key: &str| key != gone).map(|rest| String::from_utf8(rest).unwrap())
        };
        assert_eq!(rest("somebody"), None);
        assert_eq!(rest("x").unwrap(), file.replace("\r\nEmmy  Noether,,x\r\n", ""));
        assert_eq!(rest("byron, ada").unwrap(), file.replace("\"Byron, Ada\",Poet,\r\n", ""));
        assert_eq!(without(b"n\xe1me\nA\n", &|_| true), Some(vec![]));
        assert_eq!(without(b"", &|_| false), None);
    }

    #[test]
    fn a_file_in_another_encoding_is_named_with_its_line() {
        let files = Files::from_iter([("signatories.csv", &b"name\nA\nSolim\xe1n\n"[..])]);
        let mut problems = Vec::new();
        assert_eq!(read(&files, &mut problems), []);
        assert_eq!(
            problems[0].to_string(),
            "signatories.csv:3: this line is not UTF-8; save the file as UTF-8"
        );
    }

    proptest! {
        #[test]
        fn nothing_in_the_file_panics(csv in "(?s)(name|role|id|,|\n|\r|\"|;|.){0,40}") {
            let _ = load_with(&[("signatories.csv", &csv)]);
        }
    }
}
