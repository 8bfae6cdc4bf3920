//! Import: a file is brought, looked at together with what would become of each row, and entered.

use maud::{Markup, html};
use uuid::Uuid;

use super::letter::{OfLetter, letter_room};
use crate::{
    moderation::import::{
        Plan,
        mapping::{Field, Mapping},
        sheet::Sheet,
        text::WrittenIn,
    },
    organizers::{
        form::Mistake,
        pages::{again, mistakes},
    },
    signing::{entered::Import, pages::line::line},
    ui::{
        Locale,
        components::{Field as Input, described_by, error_summary, hint_and_error, text_field, writable},
    },
};

/// The page, as its path below the letter's.
pub const HERE: &str = "/import";

/// How many lines are shown as they will stand.
const SAMPLE: usize = 10;

/// How many rows of a kind are named: as many as somebody puts right in one go.
const NAMED: usize = 50;

/// Asks for a file, and shows what was entered so far.
pub fn import(
    of: OfLetter<'_>,
    imports: &[Import],
    done: &[String],
    mistake: Option<&'static str>,
) -> Markup {
    let locale = of.locale;
    let error = mistake.map(|message| locale.say(message));
    let errors: Vec<_> = error.iter().map(|message| ("file", message.clone())).collect();
    let hint = locale.say("import-file-hint");
    letter_room(
        of,
        HERE,
        &locale.say("import-title"),
        &html! {
            @if !done.is_empty() { div.notice role="status" { @for said in done { p { (said) } } } }
            p { (locale.say("import-words")) }
            form method="post" action=(page(of, "")) enctype="multipart/form-data" novalidate {
                (error_summary(locale, &errors))
                div.field {
                    label for="file" { (locale.say("import-file")) }
                    (hint_and_error("file", Some(&hint), error.as_deref()))
                    input #file name="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" required
                        aria-describedby=[described_by("file", Some(&hint), error.as_deref())]
                        aria-invalid=[error.as_ref().map(|_| "true")];
                }
                button type="submit" { (locale.say("import-upload")) }
            }
            @let claims = locale.paths.organize_letter(of.letter.letter.slug.as_str(), "/claims");
            p.aside { a href=(claims) { (locale.say("claims-link")) } }
            @if !imports.is_empty() {
                h2 { (locale.say("import-before")) }
                ul.rows { @for one in imports { li { (entered(of, one)) } } }
            }
        },
    )
}

fn page(of: OfLetter<'_>, below: &str) -> String {
    of.locale.paths.organize_letter(of.letter.letter.slug.as_str(), &format!("{HERE}{below}"))
}

/// One act, and the way back.
fn entered(of: OfLetter<'_>, import: &Import) -> Markup {
    let locale = of.locale;
    let day = locale.words.day(import.entered_at);
    let count = i64::from(import.entered);
    html! {
        p { bdi { (import.provenance) } }
        p.hint {
            (locale.say_with("import-entered", &[("count", count.into()), ("day", day.into())]))
            @if let Some(at) = import.taken_back_at {
                " · " (locale.say_with("import-taken-back", &[("day", locale.words.day(at).into())]))
            }
        }
        @if import.taken_back_at.is_none() {
            p.acts { a href=(page(of, &format!("/{}", import.id))) { (locale.say("import-take-back")) } }
        }
    }
}

/// Asks for the password before the lines of an act are withdrawn.
pub fn take_back(of: OfLetter<'_>, import: &Import, wrong: &[Mistake]) -> Markup {
    let locale = of.locale;
    letter_room(
        of,
        HERE,
        &locale.say("import-take-back"),
        &html! {
            (mistakes(locale, wrong))
            p { bdi { (import.provenance) } }
            p { (locale.say("import-take-back-words")) }
            form method="post" action=(page(of, &format!("/{}", import.id))) {
                (again(locale, wrong))
                button.danger type="submit" name="act" value="take-back" { (locale.say("import-take-back-button")) }
            }
            p.aside { a href=(page(of, "")) { (locale.say("import-title")) } }
        },
    )
}

/// A file before it is entered.
pub struct Preview<'a> {
    /// Whose page, of which letter.
    pub of: OfLetter<'a>,
    /// The file in waiting.
    pub draft: Uuid,
    /// What stands in it.
    pub sheet: &'a Sheet,
    /// What its columns hold.
    pub mapping: &'a Mapping,
    /// What would become of it.
    pub plan: &'a Plan,
    /// What was typed of its provenance.
    pub provenance: &'a str,
    /// What is wrong with that.
    pub mistake: Option<&'static str>,
}

/// Shows what would become of a file.
pub fn preview(page: &Preview<'_>) -> Markup {
    let Preview { of, plan, mapping, .. } = *page;
    let locale = of.locale;
    letter_room(
        of,
        HERE,
        &locale.say("import-preview-title"),
        &html! {
            p { (read_as(locale, page.sheet)) " " (rows_of(locale, page.sheet, mapping)) }
            @if page.sheet.written_in == WrittenIn::Windows1252 { p.notice { (locale.say("import-guessed")) } }
            (columns(page))
            @if !mapping.names_people() { p.notice role="alert" { (locale.say("import-no-name-column")) } }
            @else {
                (faults(locale, plan))
                (notes(locale, plan))
                (sample(locale, plan))
            }
            (enter(page))
        },
    )
}

fn read_as(locale: &Locale, sheet: &Sheet) -> String {
    let encoding = ("encoding", sheet.written_in.name().into());
    match sheet.separator {
        None => locale.say_with("import-read-as-names", &[encoding]),
        Some(separator) => {
            let separator = match separator {
                '\t' => locale.say("import-tab"),
                mark => locale.say_with("import-mark", &[("mark", mark.to_string().into())]),
            };
            locale.say_with("import-read-as", &[encoding, ("separator", separator.into())])
        }
    }
}

fn rows_of(locale: &Locale, sheet: &Sheet, mapping: &Mapping) -> String {
    let count = i64::try_from(mapping.people(sheet).len()).unwrap_or_default();
    locale.say_with("import-rows", &[("count", count.into())])
}

/// What each column holds, to be changed. Only looking again, it changes nothing.
fn columns(page: &Preview<'_>) -> Markup {
    let Preview { of, sheet, mapping, .. } = *page;
    let locale = of.locale;
    let heads = mapping.heads(sheet);
    let label = |at: usize| {
        let number = ("number", i64::try_from(at + 1).unwrap_or_default().into());
        match heads.and_then(|row| row.cells.get(at)).filter(|head| !head.is_empty()) {
            Some(head) => locale.say_with("import-column", &[number, ("head", writable(head).into())]),
            None => locale.say_with("import-column-bare", &[number]),
        }
    };
    // The first cell in which something stands says more than its head.
    let example = |at: usize| {
        let mut cells = mapping.people(sheet).iter().filter_map(|row| row.cells.get(at));
        cells.find(|cell| !cell.is_empty()).map(|cell| cell.chars().take(60).collect::<String>())
    };
    html! {
        form.columns method="get" action=(self::page(of, &format!("/{}", page.draft))) {
            fieldset {
                legend { (locale.say("import-columns")) }
                @for (at, chosen) in mapping.columns.iter().enumerate() {
                    @let id = format!("c{at}");
                    div.field {
                        label for=(id) { (label(at)) }
                        @if let Some(example) = example(at) { p.hint { bdi { (writable(&example)) } } }
                        select id=(id) name=(id) {
                            @for field in Field::ALL {
                                option value=(field.as_str()) selected[field == *chosen] { (name_of(locale, field)) }
                            }
                        }
                    }
                }
            }
            div.tick {
                input type="checkbox" name="header" #header value="on" checked[mapping.has_header];
                label for="header" { (locale.say("import-has-header")) }
            }
            button.quiet type="submit" name="chosen" value="on" { (locale.say("import-again")) }
        }
    }
}

fn name_of(locale: &Locale, field: Field) -> String {
    locale.say(&format!("import-field-{}", field.as_str()))
}

fn row(number: usize) -> (&'static str, fluent_bundle::FluentValue<'static>) {
    ("row", number.to_string().into())
}

fn faults(locale: &Locale, plan: &Plan) -> Markup {
    let count = i64::try_from(plan.faults.len()).unwrap_or_default();
    html! {
        @if count > 0 {
            section.faults role="alert" {
                h2 { (locale.say_with("import-faults", &[("count", count.into())])) }
                p { (locale.say("import-faults-words")) }
                ol.plain {
                    @for fault in plan.faults.iter().take(NAMED) {
                        @let field = name_of(locale, if fault.field == Field::Nothing { Field::Name } else { fault.field });
                        @let why = locale.say(&format!("import-why-{}", fault.why.as_str()));
                        li { (locale.say_with("import-fault", &[row(fault.row), ("field", field.into()), ("why", why.into())])) }
                    }
                }
                @if plan.faults.len() > NAMED { p.hint { (more(locale, plan.faults.len() - NAMED)) } }
            }
        }
    }
}

/// How many more there are like those before.
fn more(locale: &Locale, rest: usize) -> String {
    locale.say_with("import-more", &[("count", i64::try_from(rest).unwrap_or_default().into())])
}

/// What is left out, and what waits.
fn notes(locale: &Locale, plan: &Plan) -> Markup {
    let twice = |id: &str, rows: &[(usize, usize)]| {
        let said = |(here, first): &(usize, usize)| {
            locale.say_with(id, &[row(*here), ("first", first.to_string().into())])
        };
        (rows.iter().take(NAMED).map(said).collect::<Vec<_>>(), rows.len())
    };
    let names = plan.same_names.iter().take(NAMED);
    let names = names.map(|at| locale.say_with("import-same-name", &[row(*at)])).collect::<Vec<_>>();
    let watched = plan.watched.iter().take(NAMED).map(|(at, reasons)| {
        let why: Vec<_> =
            reasons.iter().map(|reason| locale.say(&format!("held-{}", reason.as_str()))).collect();
        locale.say_with("import-watched", &[row(*at), ("why", why.join(" ").into())])
    });
    let kinds = [
        (watched.collect(), plan.watched.len()),
        (names, plan.same_names.len()),
        twice("import-repeated", &plan.repeated),
        twice("import-shared-address", &plan.shared_addresses),
    ];
    let addresses = i64::try_from(plan.known_addresses).unwrap_or_default();
    html! {
        @if addresses > 0 || kinds.iter().any(|(_, all)| *all > 0) {
            h2 { (locale.say("import-notes")) }
            @for (said, all) in kinds.iter().filter(|(_, all)| *all > 0) {
                p { (said.first().map_or("", String::as_str)) }
                @if *all > 1 {
                    details {
                        summary { (more(locale, *all - 1)) }
                        ul.plain { @for line in said.iter().skip(1) { li { (line) } } }
                        @if *all > NAMED { p.hint { (more(locale, *all - NAMED)) } }
                    }
                }
            }
            @if addresses > 0 { p { (locale.say_with("import-known-addresses", &[("count", addresses.into())])) } }
        }
    }
}

fn sample(locale: &Locale, plan: &Plan) -> Markup {
    html! {
        h2 { (locale.say("import-sample")) }
        ul.rows {
            @for (number, entry) in plan.sample(SAMPLE) {
                li {
                    p.hint {
                        (locale.say_with("import-row", &[row(number)]))
                        @if entry.address.is_some() { " · " (locale.say("import-has-address")) }
                    }
                    div { (line(locale, &entry.adherence.line())) }
                }
            }
        }
    }
}

/// The decision: enter all of it, or throw the file away.
fn enter(page: &Preview<'_>) -> Markup {
    let Preview { of, plan, mapping, .. } = *page;
    let locale = of.locale;
    let error = page.mistake.map(|message| locale.say(message));
    let errors: Vec<_> = error.iter().map(|message| ("provenance", message.clone())).collect();
    let can_enter = plan.faults.is_empty() && mapping.names_people() && plan.with_same_names > 0;
    let new = i64::try_from(plan.new).unwrap_or_default();
    html! {
        form method="post" action=(self::page(of, &format!("/{}", page.draft))) novalidate {
            @if can_enter {
                (error_summary(locale, &errors))
                input type="hidden" name="chosen" value="on";
                @if mapping.has_header { input type="hidden" name="header" value="on"; }
                @for (at, field) in mapping.columns.iter().enumerate() {
                    input type="hidden" name={ "c" (at) } value=(field.as_str());
                }
                (text_field(Input {
                    name: "provenance", label: &locale.say("import-provenance"), value: page.provenance,
                    hint: Some(&locale.say("import-provenance-hint")), autocomplete: "off", required: true,
                    error: error.as_deref(), ..Input::default()
                }))
                @if plan.new == 0 { p { (locale.say("import-all-stand")) } }
                @if plan.with_same_names > plan.new {
                    div.tick {
                        input type="checkbox" name="same" #same value="on";
                        label for="same" { (locale.say("import-take-same")) }
                    }
                }
            } @else if plan.faults.is_empty() && mapping.names_people() {
                p { (locale.say("import-nobody")) }
            }
            div.acts {
                @if can_enter {
                    button type="submit" name="act" value="enter" {
                        @if plan.new == 0 { (locale.say("import-enter-same")) }
                        @else { (locale.say_with("import-enter", &[("count", new.into())])) }
                    }
                }
                button.quiet type="submit" name="act" value="discard" { (locale.say("import-discard")) }
            }
        }
    }
}
