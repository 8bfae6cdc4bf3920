//! Writes the XML of one sheet (ECMA-376, part 1, 18.3): rows of cells, in order.

use std::io::Write as _;

use time::{Date, macros::date};

use crate::exports::columns::COLUMNS;

/// XML is compressed in pieces of about this many bytes.
const PIECE: usize = 64 * 1024;

/// Before the letter of each column.
const LETTERS: [u8; COLUMNS.len()] = *b"ABCDEFGHIJKLM";

/// Day 0 of a workbook, as all dates since March 1900 are counted.
const DAY_ZERO: Date = date!(1899 - 12 - 30);

/// How a cell looks: the place of its format in `xl/styles.xml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Bold,
    Day,
    Wrapped,
}

/// A sheet that is being written.
pub(super) struct Sheet {
    xml: Vec<u8>,
    rows: u32,
    bytes: u64,
}

impl Sheet {
    /// A sheet with columns of these widths, in characters. The first row of a list stays in view.
    pub(super) fn begin(widths: &[u8], is_list: bool) -> Self {
        let mut xml = Vec::with_capacity(2 * PIECE);
        xml.extend_from_slice(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
              <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>",
        );
        xml.extend_from_slice(if is_list {
            b"<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
              state=\"frozen\"/></sheetView>"
        } else {
            b"<sheetView workbookViewId=\"0\"/>"
        });
        xml.extend_from_slice(b"</sheetViews><cols>");
        for (column, width) in (1..).zip(widths) {
            let column: u32 = column;
            let col = format!("<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>");
            xml.extend_from_slice(col.as_bytes());
        }
        xml.extend_from_slice(b"</cols><sheetData>");
        Self { xml, rows: 0, bytes: 0 }
    }

    /// How many rows were begun.
    pub(super) const fn rows(&self) -> u32 {
        self.rows
    }

    /// The bytes of XML that were taken away so far.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(super) fn begin_row(&mut self) {
        self.rows += 1;
        self.put(b"<row r=\"");
        self.integer(self.rows.into());
        self.put(b"\">");
    }

    pub(super) fn end_row(&mut self) {
        self.put(b"</row>");
    }

    pub(super) fn number(&mut self, column: usize, number: i64) {
        self.begin_cell(column, Style::Plain);
        self.put(b"><v>");
        self.integer(number);
        self.put(b"</v></c>");
    }

    pub(super) fn day(&mut self, column: usize, day: Date) {
        self.begin_cell(column, Style::Day);
        self.put(b"><v>");
        self.integer((day - DAY_ZERO).whole_days());
        self.put(b"</v></c>");
    }

    /// A text that stands in this cell alone.
    pub(super) fn text(&mut self, column: usize, text: &str, style: Style) {
        self.begin_cell(column, style);
        self.put(b" t=\"inlineStr\"><is>");
        put_text(&mut self.xml, text);
        self.put(b"</is></c>");
    }

    /// A text that the workbook has under this number.
    pub(super) fn shared_text(&mut self, column: usize, number: usize) {
        self.begin_cell(column, Style::Plain);
        self.put(b" t=\"s\"><v>");
        self.integer(i64::try_from(number).unwrap_or(i64::MAX));
        self.put(b"</v></c>");
    }

    /// What is written, if it is enough for a piece.
    pub(super) fn full_piece(&mut self) -> Option<Vec<u8>> {
        if self.xml.len() < PIECE {
            return None;
        }
        let piece = std::mem::replace(&mut self.xml, Vec::with_capacity(2 * PIECE));
        self.bytes += piece.len() as u64;
        Some(piece)
    }

    /// The last piece.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.put(b"</sheetData></worksheet>");
        self.xml
    }

    fn begin_cell(&mut self, column: usize, style: Style) {
        self.put(b"<c r=\"");
        self.xml.push(LETTERS[column]);
        self.integer(self.rows.into());
        self.put(match style {
            Style::Plain => b"\"",
            Style::Bold => b"\" s=\"1\"",
            Style::Day => b"\" s=\"2\"",
            Style::Wrapped => b"\" s=\"3\"",
        });
    }

    fn put(&mut self, bytes: &[u8]) {
        self.xml.extend_from_slice(bytes);
    }

    fn integer(&mut self, number: i64) {
        // Writing to memory does not fail.
        let _ = write!(self.xml, "{number}");
    }
}

/// Writes a text as the element `t`, of a cell or of the table of shared texts.
pub(super) fn put_text(xml: &mut Vec<u8>, text: &str) {
    // Without this, readers may leave out space at the ends.
    let is_exact = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    xml.extend_from_slice(if is_exact { b"<t xml:space=\"preserve\">" } else { b"<t>" });
    escape(xml, text);
    xml.extend_from_slice(b"</t>");
}

/// Writes a text so that a workbook shows exactly this. XML cannot hold control characters and readers change carriage
/// returns, so they are written as `_x000D_`; a text that looks like that is guarded (ECMA-376, part 1, 22.9.2.19).
pub(super) fn escape(xml: &mut Vec<u8>, text: &str) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '_' if looks_escaped(&text.as_bytes()[at..]) => "_x005F_",
            '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => continue,
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                xml.extend_from_slice(&text.as_bytes()[plain..at]);
                let _ = write!(xml, "_x{:04X}_", u32::from(c));
                plain = at + c.len_utf8();
                continue;
            }
        };
        xml.extend_from_slice(&text.as_bytes()[plain..at]);
        xml.extend_from_slice(escaped.as_bytes());
        plain = at + c.len_utf8();
    }
    xml.extend_from_slice(&text.as_bytes()[plain..]);
}

/// True for `_x0041_` and the like.
fn looks_escaped(text: &[u8]) -> bool {
    text.len() >= 7 && text[1] == b'x' && text[6] == b'_' && text[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut xml = Vec::new();
        escape(&mut xml, text);
        String::from_utf8(xml).unwrap()
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped() {
        for (text, xml) in [
            ("Ada & <Bob>", "Ada &amp; &lt;Bob&gt;"),
            ("a\r\nb\tc", "a_x000D_\nb\tc"),
            ("\u{0}\u{1f}\u{ffff}", "_x0000__x001F__xFFFF_"),
            ("Ada _x0041_ Byron", "Ada _x005F_x0041_ Byron"),
            ("_x00_ _xyzzy_ _", "_x00_ _xyzzy_ _"),
            ("محمد 👩‍👩‍👧‍👦", "محمد 👩‍👩‍👧‍👦"),
        ] {
            assert_eq!(escaped(text), xml);
        }
    }

    #[test]
    fn a_row_is_a_row_of_cells() {
        let mut sheet = Sheet::begin(&[9, 32], false);
        let before = sheet.xml.len();
        sheet.begin_row();
        sheet.number(0, 7);
        sheet.text(1, " Ada", Style::Bold);
        sheet.day(8, date!(2026 - 11 - 23));
        sheet.shared_text(9, 3);
        sheet.end_row();
        assert_eq!(
            std::str::from_utf8(&sheet.xml[before..]).unwrap(),
            "<row r=\"1\"><c r=\"A1\"><v>7</v></c>\
             <c r=\"B1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> Ada</t></is></c>\
             <c r=\"I1\" s=\"2\"><v>46349</v></c><c r=\"J1\" t=\"s\"><v>3</v></c></row>"
        );
    }
}
