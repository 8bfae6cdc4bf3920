//! Cuts a text into rows and cells: detects the separator, and numbers rows as a spreadsheet does.

use super::{
    MOST_ROWS,
    cell_cleanup::is_list_mark,
    charset::Charset,
    encoding::{self, DecodedText, Unreadable},
    line_breaks::PreparedText,
};
use csv::ReaderBuilder;

/// The separators of cells that programs use.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The beginning of a line that tells Excel the separator. It is not a row.
const SEPARATOR_LINE: &str = "sep=";

/// How many lines are examined to detect the separator.
const LOOKED_AT: usize = 100;

/// The separator for a file with one column: ASCII's unit separator, which people do not type.
const NOTHING: u8 = 0x1f;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub encoding: Charset,
    /// Whether the encoding is a guess that a person should confirm.
    pub is_in_doubt: bool,
    /// The likely encodings, each with a sample of the file.
    pub readings: Vec<(Charset, String)>,
    /// The separator of its cells; `None` if there is one column.
    pub separator: Option<char>,
    /// Whether its cells were joined again.
    pub is_joined: bool,
    /// Lines of the text that held several people: the first row of each, and how many there are.
    pub apart: Vec<(usize, usize)>,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
    /// The first row in which a quotation mark is missing: the text after it would be in its cell.
    pub unbalanced: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet numbers it: from one, and empty rows count.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads a file, in the chosen encoding or in the detected one.
    pub fn read(bytes: &[u8], chosen: Option<Charset>) -> Result<Self, Unreadable> {
        let DecodedText { text, encoding, is_in_doubt, readings } = encoding::read(bytes, chosen)?;
        let stated = text.lines().next().and_then(|line| line.trim_matches('"').strip_prefix(SEPARATOR_LINE));
        let stated = stated.map(|mark| mark.chars().next());
        // The line is removed, but its line end stays, so that rows keep their numbers.
        let text =
            if stated.is_some() { text[text.find('\n').unwrap_or(text.len())..].to_owned() } else { text };
        let stated = stated.flatten().filter(|mark| SEPARATORS.contains(mark));
        let PreparedText { text, separator: known, apart } = PreparedText::of(text);
        let separator = known.unwrap_or_else(|| stated.or_else(|| separator(&text)));
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.map_or(NOTHING, |separator| separator as u8))
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let mut number = 0;
        let broken = separator.and_then(|separator| runs_on(&text, separator));
        let mut unbalanced = None;
        for record in reader.records().map_while(Result::ok) {
            // A record begins where the one before ended; the reader skips empty lines.
            let begin = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
            let skipped = text.get(begin..).unwrap_or_default().bytes().take_while(|byte| *byte == b'\n');
            number += 1 + skipped.count();
            if broken.is_some_and(|at| begin <= at) {
                unbalanced = Some(number);
            }
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row { number, cells });
            }
        }
        match rows.len() {
            0 => return Err(Unreadable::Empty),
            1..=MOST_ROWS => {}
            _ => return Err(Unreadable::TooLong),
        }
        let mut sheet =
            Self { is_joined: false, encoding, is_in_doubt, readings, separator, apart, rows, unbalanced };
        without_marks(&mut sheet);
        Ok(sheet)
    }

    /// Joins the cells of each row again: their commas were part of the text.
    pub fn join_cells(&mut self) {
        for row in &mut self.rows {
            let cells = std::mem::take(&mut row.cells);
            let filled: Vec<_> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
            row.cells.push(filled.join(", "));
        }
        self.separator = None;
        self.is_joined = true;
    }

    /// Whether some of its lines are UTF-8, and others are not.
    pub fn is_mixed(&self) -> bool {
        self.readings.iter().any(|(encoding, _)| *encoding == Charset::Mixed)
    }

    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }
}

/// Removes a first column of list marks, which word processors copy before a tab. If any other text is in
/// it, it is kept as a column.
fn without_marks(sheet: &mut Sheet) {
    let has_cells = |row: &&mut Row| row.cells.len() > 1;
    let first = |row: &Row| row.cells.first().cloned().unwrap_or_default();
    let firsts: Vec<_> = sheet.rows.iter().filter(|row| row.cells.len() > 1).map(first).collect();
    let marks = firsts.iter().filter(|cell| is_list_mark(cell)).count();
    let are_marks = firsts.iter().all(|cell| cell.is_empty() || is_list_mark(cell));
    if marks > 0 && are_marks && marks * 2 > firsts.len() {
        sheet.rows.iter_mut().filter(has_cells).for_each(|row| drop(row.cells.remove(0)));
        sheet.separator = sheet.separator.filter(|_| sheet.width() > 1);
    }
}

/// Where a quotation mark is missing: a cell begins with one and continues over the end of its line to one
/// that does not close it, or to the end of the file. The text after it, addresses too, would become part
/// of that cell.
fn runs_on(text: &str, separator: char) -> Option<usize> {
    let mut opened = None;
    let mut begins = true;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match (opened, c) {
            (None, '"') if begins => opened = Some(at),
            (Some(_), '"') if rest.next_if(|(_, next)| *next == '"').is_some() => {}
            (Some(begin), '"') => {
                let closes = text[at + 1..].trim_start_matches(' ');
                let is_closed = closes.is_empty() || closes.starts_with([separator, '\n']);
                if !is_closed && text[begin..at].contains('\n') {
                    return Some(begin);
                }
                opened = None;
            }
            _ => {}
        }
        begins = opened.is_none() && (c == separator || c == '\n');
    }
    opened.filter(|begin| text[*begin..].trim_end().contains('\n'))
}

/// The separator that cuts the most lines into the same number of cells; `None` if none cuts half of them.
fn separator(text: &str) -> Option<char> {
    let lines: Vec<Vec<usize>> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LOOKED_AT)
        .map(|line| SEPARATORS.map(|separator| unquoted(line, separator)).to_vec())
        .collect();
    let agreeing = |at: usize| {
        let counts = || lines.iter().map(|line| line[at]).filter(|count| *count > 0);
        counts().map(|count| counts().filter(|other| *other == count).count()).max().unwrap_or_default()
    };
    let cut = |at: usize| lines.iter().filter(|line| line[at] > 0).count();
    (0..SEPARATORS.len())
        .filter(|at| cut(*at) * 2 >= lines.len() && cut(*at) > 0)
        // Of two that agree equally, the one that cuts more: a comma also occurs within cells.
        .max_by_key(|at| (agreeing(*at), lines.iter().map(|line| line[*at]).sum::<usize>()))
        .map(|at| SEPARATORS[at])
}

/// How often a separator occurs in a line outside of quotation marks.
fn unquoted(line: &str, separator: char) -> usize {
    let mut is_quoted = false;
    line.chars()
        .filter(|c| {
            is_quoted ^= *c == '"';
            *c == separator && !is_quoted
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        let sheet = Sheet::read(text.as_bytes(), None).unwrap();
        sheet.rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn what_separates_cells_is_found_out() {
        for (text, separator) in [
            ("name,role\nAda,Poet\n", Some(',')),
            ("Name;Ort, Land\nAda;Bonn, DE\nBo;Ulm\n", Some(';')),
            ("Name\tBeruf\nAda Byron\tDichterin; Rechnerin\n", Some('\t')),
            ("\"Byron, Ada\";x\n\"Boole, George\";y\n", Some(';')),
            ("Ada Byron\nBoole, George\nMary\n", None),
            ("Ada Byron", None),
        ] {
            assert_eq!(Sheet::read(text.as_bytes(), None).unwrap().separator, separator, "{text}");
        }
    }

    #[test]
    fn a_pasted_list_of_recipients_is_one_person_a_row() {
        assert_eq!(
            cells("Ada <a@example.org>; \"Boole, Bo\" <b@example.org>;\n"),
            [row(1, &["Ada <a@example.org>"]), row(2, &["Boole, Bo <b@example.org>"])]
        );
        assert_eq!(cells("•\tAda\tChoir\n•\tBo\t\n"), [row(1, &["Ada", "Choir"]), row(2, &["Bo", ""])]);
        let word =
            "Signed by\n\n·\tDr. Klara Benn, Köln\no\tIlse Kron\n§\tJan Berg\na)\tMia Rot\nii.\tTheo Blau\n";
        let sheet = Sheet::read(word.as_bytes(), None).unwrap();
        assert_eq!((sheet.width(), sheet.separator), (1, None));
        assert_eq!(sheet.rows[1].cells, ["Dr. Klara Benn, Köln"]);
        assert_eq!(sheet.rows[4].cells, ["Mia Rot"]);
        assert_eq!(cells("Nr\tName\n1.\tAda\n2.\tBo\n")[1], row(2, &["1.", "Ada"]), "a column with a head");
    }

    #[test]
    fn what_tells_excel_the_separator_is_no_row() {
        assert_eq!(
            cells("sep=;\r\nName;Ort, Land\r\nAda;Bonn\r\n"),
            [row(2, &["Name", "Ort, Land"]), row(3, &["Ada", "Bonn"])]
        );
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        assert_eq!(
            cells("Name;Satz\r\n\r\nAda;\"Eins\r\nZwei\"\r\n;;\r\nBo;Drei\r\n\r\n"),
            [row(1, &["Name", "Satz"]), row(3, &["Ada", "Eins\nZwei"]), row(5, &["Bo", "Drei"])]
        );
    }
}
