//! Escapes cells that a spreadsheet would run as a formula (OWASP, CSV Injection).
//!
//! An apostrophe is inserted wherever a program may begin to read a formula: at the start of a cell, after a line
//! break, and after a tab or a semicolon, which spreadsheets in some countries read as a cell separator. If there
//! is an apostrophe already, another is added, so that the escape can be undone and no text is lost. `COPY` writes
//! most files, so `spreadsheet_safe` implements the same rule in SQL.

/// Characters that begin a formula: the ASCII ones, and variants that some programs read as the same.
const OPENERS: [char; 19] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe62}', '\u{fe63}', '\u{fe66}',
    '\u{fe6b}', '\u{2212}', '\u{207a}', '\u{207b}', '\u{208a}', '\u{208b}', '\u{207c}', '\u{208c}',
];

/// The cell as it is written to a file for spreadsheets.
pub fn escape_formula(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len() + 1);
    let mut may_begin = true;
    for (at, c) in cell.char_indices() {
        if may_begin && opens(&cell[at..]) {
            safe.push('\'');
        }
        safe.push(c);
        may_begin = begins_another(c);
    }
    safe
}

/// The original text of a cell from a file for spreadsheets.
pub fn unescape_formula(cell: &str) -> String {
    let mut exact = String::with_capacity(cell.len());
    let mut may_begin = true;
    for (at, c) in cell.char_indices() {
        if !(may_begin && c == '\'' && opens(&cell[at..])) {
            exact.push(c);
        }
        may_begin = begins_another(c);
    }
    exact
}

/// True if a program may begin a new cell or line after this character.
const fn begins_another(c: char) -> bool {
    matches!(c, ';' | '\t' | '\n' | '\r')
}

/// True if this would run as a formula, also without leading apostrophes.
fn opens(text: &str) -> bool {
    text.trim_start_matches(is_skipped).starts_with(OPENERS)
}

/// Apostrophes, spaces, and invisible characters.
const fn is_skipped(c: char) -> bool {
    matches!(c, '\'' | ' ' | '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{1680}' | '\u{180e}'
        | '\u{2000}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202f}' | '\u{205f}'..='\u{206f}'
        | '\u{3000}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_run_is_guarded_wherever_a_cell_may_begin() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("\u{200b} =1", "'\u{200b} =1"),
            ("＝1", "'＝1"),
            ("Ada;=1+1", "Ada;'=1+1"),
            ("one\n@two", "one\n'@two"),
            ("'=1", "''=1"),
            ("Jean-Luc; O'Brien", "Jean-Luc; O'Brien"),
            ("'t Hooft", "'t Hooft"),
            ("", ""),
        ] {
            assert_eq!(escape_formula(text), cell);
            assert_eq!(unescape_formula(cell), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[=+@;' \\t\\nA\u{200b}\u{ff1d}-]{0,12}") {
            let cell = escape_formula(&text);
            prop_assert_eq!(unescape_formula(&cell), text);
            prop_assert!(!cell.split(begins_another).any(|part| part.trim_start().starts_with(OPENERS)));
        }
    }
}
