//! The guard before cells that a spreadsheet would run as a formula (OWASP, CSV Injection).
//!
//! An apostrophe stands wherever a program may begin to read a formula: at the start of a cell; after a line
//! break; after a tab or a semicolon, which some countries' spreadsheets take for the border of a cell. Where the
//! text has an apostrophe there already it gets another, so that the guard can be taken away again: nothing is
//! lost. `COPY` writes most files, so that `spreadsheet_safe` says the same in SQL.

/// What begins a formula: the ASCII openers, and forms of them that some programs read as the same.
const OPENERS: [char; 19] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe62}', '\u{fe63}', '\u{fe66}',
    '\u{fe6b}', '\u{2212}', '\u{207a}', '\u{207b}', '\u{208a}', '\u{208b}', '\u{207c}', '\u{208c}',
];

/// The cell as a file for spreadsheets holds it.
pub fn guarded(cell: &str) -> String {
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

/// The text that a file for spreadsheets guards.
pub fn unguarded(cell: &str) -> String {
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

/// May a program take what follows this character for a cell or a line of its own?
const fn begins_another(c: char) -> bool {
    matches!(c, ';' | '\t' | '\n' | '\r')
}

/// Would this run, or would it without its apostrophes?
fn opens(text: &str) -> bool {
    text.trim_start_matches(is_skipped).starts_with(OPENERS)
}

/// Apostrophes, blanks, and what cannot be seen.
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
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[=+@;' \\t\\nA\u{200b}\u{ff1d}-]{0,12}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text);
            prop_assert!(!cell.split(begins_another).any(|part| part.trim_start().starts_with(OPENERS)));
        }
    }
}
