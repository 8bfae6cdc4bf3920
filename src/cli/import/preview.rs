//! Preview of an import on the command line: the same content as on the page.

use super::say;
use crate::{
    imports::{OpenQuestion, Plan, column_mapping::Mapping, row_faults::Fault, sheet::Sheet},
    signing::{
        screening::Reason,
        signature::{
            details::{SignerField, Visibility},
            fields::SignerName,
        },
    },
    ui::languages::Words,
};

/// How many rows of a kind are listed.
const NAMED: usize = 50;

/// How many lines are shown in their final form.
const SAMPLE: usize = 10;

/// How many ways to decode a file are shown.
const READINGS: usize = 6;

/// How the file was interpreted.
pub(super) fn columns(sheet: &Sheet, mapping: &Mapping) {
    let words = Words::english();
    let separator = match sheet.separator {
        None => "one column".to_owned(),
        Some('\t') => "cells separated by tabs".to_owned(),
        Some(separator) => format!("cells separated by {separator}"),
    };
    say(&format!("{} rows in {}, {separator}", mapping.people(sheet).len(), sheet.encoding.name()));
    for (first, count) in sheet.apart.iter().take(NAMED) {
        let number = |row: usize| row.to_string().into();
        say(&words
            .say_with("import-apart", &[("from", number(*first)), ("until", number(first + count - 1))]));
    }
    for (encoding, sample) in sheet.readings.iter().take(READINGS).filter(|_| sheet.is_in_doubt) {
        say(&format!("  in {}: {sample}", encoding.name()));
    }
    if sheet.is_in_doubt && sheet.is_mixed() {
        say(&words.say("import-encoding-mixed"));
    }
    let heads = mapping.heads(sheet);
    for (at, field) in mapping.columns.iter().enumerate() {
        let head = heads.and_then(|row| row.cells.get(at)).map_or("", String::as_str);
        let field = words.say(&format!("import-field-{}", field.into_str()));
        say(&format!("  column {} {head:?}: {field}", at + 1));
    }
}

/// What would become of the rows: of a sample, or of each.
pub(super) fn rows(plan: &Plan, of_each: bool) {
    let words = Words::english();
    let named = |lines: Vec<String>| {
        lines.iter().take(NAMED).for_each(|line| say(line));
        if lines.len() > NAMED {
            say(&format!("and {} more like these", lines.len() - NAMED));
        }
    };
    let twice = |id: &str, rows: &[(usize, usize)]| {
        let text = |(row, first): &(usize, usize)| {
            words.say_with(id, &[("row", row.to_string().into()), ("first", first.to_string().into())])
        };
        rows.iter().map(text).collect()
    };
    named(plan.rows.faults.iter().map(fault).collect());
    let changed = plan.rows.changed.iter();
    named(changed.map(|(row, before, after)| format!("row {row}: {before:?} becomes {after:?}")).collect());
    named(
        plan.rows
            .dropped_cells
            .iter()
            .map(|fault| {
                let field = words.say(&format!("import-field-{}", fault.field.into_str()));
                format!("row {}, {field}: {:?} is left out", fault.row, fault.cell)
            })
            .collect(),
    );
    named(plan.rows.dropped.iter().map(|row| format!("row {row} is left out")).collect());
    named(twice("import-namesake", &plan.rows.namesakes));
    named(twice("import-repeated", &plan.rows.repeated));
    named(twice("import-shared-address", &plan.rows.shared_addresses));
    named(
        plan.mistyped
            .iter()
            .map(|(row, typed, meant)| {
                let row = ("row", row.to_string().into());
                let words = [row, ("typed", typed.as_str().into()), ("meant", meant.as_str().into())];
                Words::english().say_with("import-mistyped", &words)
            })
            .collect(),
    );
    named(
        plan.same_names
            .iter()
            .map(|row| words.say_with("import-same-name", &[("row", row.to_string().into())]))
            .collect(),
    );
    named(
        plan.watched
            .iter()
            .map(|(row, reasons)| {
                let why: Vec<_> = reasons.iter().map(Reason::into_str).collect();
                format!("row {row} waits for a moderator: {}", why.join(", "))
            })
            .collect(),
    );
    for (row, entry) in plan.sample(if of_each { usize::MAX } else { SAMPLE }) {
        let name = entry.details.text.name.as_ref().map_or("", SignerName::as_str);
        let private = if entry.details.visibility == Visibility::Private { " (not shown)" } else { "" };
        let text = &entry.details.text;
        let day = entry.day.map(|day| day.to_string());
        let public = SignerField::ALL.into_iter().filter(|field| *field != SignerField::Spokesperson);
        let parts = public.map(|field| text.text(field)).chain(day.as_deref());
        let parts = parts.filter(|part| !part.is_empty());
        let beside: String = parts.map(|part| format!(" · {part}")).collect();
        say(&format!("  row {row}: {name}{private}{beside}"));
    }
    if plan.rows.mailboxes > 0 {
        say(&words.say("import-mailboxes"));
    }
    if let Some((count, is_shown)) = plan.rows.unanswered {
        let id = if is_shown { "import-unanswered-shown" } else { "import-unanswered-hidden" };
        say(&words.say_with(id, &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())]));
    }
    if plan.private > 0 {
        let count = i64::try_from(plan.private).unwrap_or(i64::MAX);
        say(&words.say_with("import-private", &[("count", count.into())]));
    }
    for (cell, day_first, month_first) in &plan.rows.days.open {
        say(&format!("  {cell:?} is {day_first} day first, {month_first} month first"));
    }
    match plan.from_until {
        None => say(&words.say("import-dated-today")),
        Some((from, until)) => {
            say(&format!("They bear the days that the list says, from {from} to {until}"));
            if plan.without_day > 0 {
                say(&format!("{} say none, and bear today's", plan.without_day));
            }
        }
    }
    if plan.known_addresses > 0 {
        let count = i64::try_from(plan.known_addresses).unwrap_or(i64::MAX);
        say(&words.say_with("import-known-addresses", &[("count", count.into())]));
    }
}

/// The error in a cell, and the cell's content.
pub(super) fn fault(fault: &Fault) -> String {
    let words = Words::english();
    let field = words.say(&format!("import-field-{}", fault.field.into_str()));
    let most = ("most", i64::try_from(fault.limit()).unwrap_or_default().into());
    let meant = ("meant", fault.meant.as_deref().unwrap_or_default().into());
    let why = words.say_with(&format!("import-why-{}", fault.why.into_str()), &[most, meant]);
    format!("row {}, {field}: {why} {:?}", fault.row, fault.cell)
}

/// The open decision, and its flag.
pub(super) fn flag_for(decision: OpenQuestion) -> String {
    match decision {
        OpenQuestion::Encoding => "decide how the file is written: --encoding, one of those above".to_owned(),
        OpenQuestion::Header => {
            "decide whether the first row names the columns: --head yes, --head no, or the row that does: --head 3"
                .to_owned()
        }
        OpenQuestion::Column(number) => format!(
            "decide what column {number} holds: --column {number}=FIELD (shown or hidden if it says whose name \
             may be), --leave-out {number}, or --leave-out-unknown for all that nobody knows; or --after-comma \
             for a list of names"
        ),
        OpenQuestion::Twice(field) => {
            format!("two columns are {:?}: --leave-out one of them", field.into_str())
        }
        OpenQuestion::Comma => {
            "decide what stands after the comma of a name, or after the dash, bracket, bar or colon that most of them \
             have: --after-comma name, first-name, first-name-affiliation or affiliation"
                .to_owned()
        }
        OpenQuestion::Days => {
            "decide whether the day or the month comes first: --days day-first or --days month-first"
                .to_owned()
        }
        OpenQuestion::Namesakes(count) => {
            format!("decide whether {count} rows repeat a person: --namesakes leave-out or --namesakes enter")
        }
    }
}
