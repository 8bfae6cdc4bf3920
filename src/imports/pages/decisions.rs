//! The decisions about a file that only a person can take, each with samples of its result.

use maud::{Markup, html};

use super::shared::{NAMED, PreviewPage, name_of, row, with};
use crate::{
    imports::{
        OpenQuestion,
        charset::Charset,
        column_mapping::ImportField,
        dates::Order,
        names::{AfterComma, Mark},
        options::is_cut_at_commas,
        sheet::Sheet,
    },
    ui::components::writable,
};

/// How many encodings are shown at first.
const LIKELY: usize = 6;

/// How many sample lines a choice shows.
const SHOWN: usize = 3;

/// The decisions that are needed before anything can be entered.
pub(in crate::imports::pages) fn open(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, mapping, sheet, .. } = *page;
    let locale = of.locale;
    let unknown = mapping.can_be_left_out(sheet);
    let left_out: Vec<_> =
        unknown.iter().map(|at| (format!("c{at}"), ImportField::Nothing.into_str().to_owned())).collect();
    let head = |row: usize| with(page, &[("head_row".to_owned(), row.to_string())]);
    let sentence = |decision: &OpenQuestion| match *decision {
        OpenQuestion::Encoding => locale.say("import-decide-encoding"),
        OpenQuestion::Header => locale.say("import-decide-header"),
        OpenQuestion::Column(number) => {
            let number = i64::try_from(number).unwrap_or_default();
            locale.say_with("import-decide-column", &[("number", number.into())])
        }
        OpenQuestion::Twice(field) => {
            locale.say_with("import-decide-twice", &[("field", name_of(locale, field).into())])
        }
        OpenQuestion::Comma => locale.say("import-decide-comma"),
        OpenQuestion::Days => locale.say("import-decide-days"),
        OpenQuestion::Namesakes(count) => {
            let count = i64::try_from(count).unwrap_or_default();
            locale.say_with("import-decide-namesakes", &[("count", count.into())])
        }
    };
    html! {
        @if !plan.decisions.is_empty() && (mapping.names_people() || mapping.head_below.is_some()) {
            section.notice.decisions role="alert" {
                h2 { (locale.say("import-decide")) }
                ul { @for decision in &plan.decisions { li { (sentence(decision)) } } }
                @if let Some(row) = mapping.head_below {
                    p { a href=(head(row)) { (locale.say_with("import-head-below", &[("row", row.to_string().into())])) } }
                }
                @if unknown.len() > 1 {
                    @let count = i64::try_from(unknown.len()).unwrap_or_default();
                    p { a href=(with(page, &left_out)) { (locale.say_with("import-leave-out-unknown", &[("count", count.into())])) } }
                }
            }
        }
    }
}

/// The fields for these decisions.
pub(in crate::imports::pages) fn choices(page: &PreviewPage<'_>) -> Markup {
    html! { (encodings(page)) (comma(page)) (days(page)) (namesakes(page)) }
}

/// The likely encodings, each with a sample of the file.
fn encodings(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, sheet, .. } = *page;
    let locale = of.locale;
    html! {
        @if !sheet.readings.is_empty() {
            fieldset {
                legend { (locale.say("import-encoding")) }
                p.hint {
                    (locale.say("import-encoding-words"))
                    @if sheet.is_mixed() { " " (locale.say("import-encoding-mixed")) }
                }
                @let (likely, others) = sheet.readings.split_at(sheet.readings.len().min(LIKELY));
                @for reading in likely { (self::reading(sheet, reading)) }
                @if !others.is_empty() {
                    details {
                        summary { (locale.say("import-encoding-others")) }
                        @for reading in others { (self::reading(sheet, reading)) }
                    }
                }
            }
        }
    }
}

/// One encoding, as a radio button.
fn reading(sheet: &Sheet, (encoding, sample): &(Charset, String)) -> Markup {
    let id = format!("encoding-{}", encoding.name().to_lowercase());
    html! {
        div.tick {
            input type="radio" id=(id) name="encoding" value=(encoding.name())
                checked[!sheet.is_in_doubt && *encoding == sheet.encoding];
            label for=(id) { bdi { (writable(sample)) } " (" (encoding.name()) ")" }
        }
    }
}

/// Whether the meaning of the commas in names is asked, or was chosen.
pub(in crate::imports::pages) fn asks_for_comma(page: &PreviewPage<'_>) -> bool {
    page.choices.after_comma.is_some() || !parted(page).1.is_empty()
}

/// The mark, and lines in which it may separate last from first name, or a name from the organisation.
fn parted(page: &PreviewPage<'_>) -> (Mark, Vec<String>) {
    let PreviewPage { sheet, mapping, choices, .. } = *page;
    if is_cut_at_commas(sheet, choices.header) {
        return (Mark::Comma, sheet.rows.iter().take(SHOWN).map(|row| row.cells.join(", ")).collect());
    }
    let (mark, lines) = mapping.parted(sheet).unwrap_or_default();
    (mark, lines.into_iter().take(SHOWN).map(str::to_owned).collect())
}

/// What follows the comma of a name, each with the resulting names.
fn comma(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, choices, sheet, mapping, .. } = *page;
    let locale = of.locale;
    let (mark, lines) = parted(page);
    let chosen = choices.after_comma(mapping, sheet);
    let becomes = |after: AfterComma| {
        let sentence = lines.iter().map(|line| {
            let (name, organisation) = after.split(line, mark);
            let taken = [name, organisation].into_iter().filter(|part| !part.is_empty());
            let taken = taken.collect::<Vec<_>>().join(" · ");
            let words = [("before", writable(line).into()), ("after", writable(&taken).into())];
            locale.say_with("import-becomes", &words)
        });
        sentence.collect::<Vec<_>>().join(" ")
    };
    let asked = match (mark, lines.first()) {
        (Mark::Comma, _) | (_, None) => locale.say("import-comma"),
        (_, Some(line)) => locale.say_with("import-behind", &[("cell", writable(line).into())]),
    };
    html! {
        @if asks_for_comma(page) {
            fieldset {
                legend { (asked) }
                @for after in AfterComma::offered(mark) {
                    @let id = format!("comma-{}", after.into_str());
                    div.tick {
                        input type="radio" id=(id) name="comma" value=(after.into_str())
                            checked[chosen == Some(after)];
                        label for=(id) {
                            (locale.say(&format!("import-comma-{}", after.into_str())))
                            @if after != AfterComma::Name { " " bdi { (becomes(after)) } }
                        }
                    }
                }
                @if is_cut_at_commas(sheet, choices.header) {
                    div.tick {
                        input type="radio" id="comma-column" name="comma" value="" checked[chosen.is_none()];
                        label for="comma-column" { (locale.say("import-comma-column")) }
                    }
                }
            }
        }
    }
}

/// The ambiguous days in each order.
fn days(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, choices, .. } = *page;
    let locale = of.locale;
    let day = |day: time::Date| locale.words.day(day.midnight().assume_utc());
    let sentence = |order: Order| {
        let samples = plan.rows.days.open.iter().map(|(cell, day_first, month_first)| {
            let meant = if order == Order::DayFirst { *day_first } else { *month_first };
            locale.say_with("import-day-is", &[("cell", writable(cell).into()), ("day", day(meant).into())])
        });
        samples.collect::<Vec<_>>().join(" · ")
    };
    html! {
        @if !plan.rows.days.open.is_empty() {
            fieldset {
                legend { (locale.say("import-days")) }
                @for &order in Order::ALL {
                    div.tick {
                        input type="radio" id=(order.into_str()) name="days" value=(order.into_str())
                            checked[choices.days.or(plan.rows.days.order) == Some(order)];
                        label for=(order.into_str()) {
                            (locale.say(&format!("import-days-{}", order.into_str()))) " " (sentence(order))
                        }
                    }
                }
            }
        }
    }
}

/// Rows that may be one person: decided one by one, or all at once.
fn namesakes(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, choices, .. } = *page;
    let locale = of.locale;
    let select = |id: &str, label: String, chosen: Option<bool>| {
        html! {
            div.field {
                label for=(id) { (label) }
                select id=(id) name=(id) {
                    option value="" selected[chosen.is_none()] { (locale.say("import-field-unclear")) }
                    option value="same" selected[chosen == Some(false)] { (locale.say("import-namesake-same")) }
                    option value="other" selected[chosen == Some(true)] { (locale.say("import-namesake-other")) }
                }
            }
        }
    };
    let label = |(here, first): &(usize, usize)| {
        locale.say_with("import-namesake", &[row(*here), ("first", first.to_string().into())])
    };
    html! {
        @if !plan.rows.namesakes.is_empty() {
            fieldset {
                legend { (locale.say("import-namesakes")) }
                @for pair in plan.rows.namesakes.iter().take(NAMED) {
                    (select(&format!("row-{}", pair.0), label(pair), None))
                }
                (select("rows", locale.say("import-namesakes-all"), choices.all_namesakes))
            }
        }
    }
}
