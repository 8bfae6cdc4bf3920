//! What is given random bytes: a file of signatories.

use time::macros::date;

use super::{
    cell_cleanup::holds_address,
    charset::Charset,
    dates::Order,
    names::AfterComma,
    options::ImportOptions,
    rows::{self, ParsedRows},
    sheet::Sheet,
};

/// Choices of a person; the first byte takes one, after which the file is read as it says.
const CHARSETS: [Option<&str>; 8] = [
    None,
    None,
    Some("utf-8"),
    Some("windows-1252"),
    Some("cp850"),
    Some("utf-16le"),
    Some("shift_jis"),
    Some("UTF-8+windows-1252"),
];

/// Each row becomes a line, or is said not to; no public text holds an address of somebody.
fn sheet(data: &[u8]) {
    let Some(([first, second], file)) = data.split_first_chunk::<2>() else { return };
    let charset = CHARSETS[usize::from(*first) % CHARSETS.len()].and_then(Charset::called);
    let choices = options(*second);
    let Ok(mut sheet) = Sheet::read(file, charset) else { return };
    let mapping = choices.mapping(&mut sheet);
    let read = rows::read(&sheet, &mapping, &choices, date!(2026 - 11 - 30));
    for row in mapping.people(&sheet) {
        assert!(is_told(&read, row.number), "row {} of {:?} is lost", row.number, mapping.columns);
    }
    for (row, entry) in &read.lines {
        let text = &entry.details.text;
        assert!(text.name.is_some(), "row {row} has no name");
        for public in [&text.role, &text.organisation, &text.city, &text.comment] {
            assert!(!holds_address(public.as_str()), "row {row}: {public:?}");
        }
    }
}

fn options(bits: u8) -> ImportOptions {
    let is_set = |bit: u8| bits & (1 << bit) != 0;
    let orders = [None, Some(Order::DayFirst), Some(Order::MonthFirst)];
    let commas = [None, Some(AfterComma::FirstName), Some(AfterComma::Affiliation)];
    ImportOptions {
        header: is_set(0).then(|| is_set(1)),
        days: orders[usize::from(bits >> 2) % 3],
        after_comma: commas[usize::from(bits >> 4) % 3],
        mends_letters: is_set(6),
        bares_names: is_set(7),
        all_namesakes: is_set(5).then(|| is_set(1)),
        ..ImportOptions::default()
    }
}

fn is_told(read: &ParsedRows, number: usize) -> bool {
    read.lines.iter().any(|(row, _)| *row == number)
        || read.faults.iter().any(|fault| fault.row == number)
        || read.repeated.iter().any(|(row, _)| *row == number)
        || read.dropped.contains(&number)
}

#[cfg(test)]
mod tests {
    #[test]
    fn sheets_hold() {
        crate::seeds::each("sheet", super::sheet);
    }
}
