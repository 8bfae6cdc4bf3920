//! The preview of an import: what would become of each row of a file, and its faults.

use maud::{Markup, html};

use super::{
    decisions,
    shared::{HERE, NAMED, PreviewPage, name_of, page_address, row, with},
};
use crate::{
    imports::{
        Plan,
        column_mapping::{ImportField, Mapping},
        not_a_name::bareable,
        row_faults::{Fault, droppable, mendable},
        sheet::Sheet,
    },
    letters::Capacity,
    moderation::pages::letter::letter_page,
    signing::{
        entry::enter::Entry,
        pages::line::line,
        signature::{
            details::{SignerField, Visibility},
            fields::SignerName,
        },
    },
    ui::{
        Locale,
        components::{TextField, error_summary, text_field, writable},
    },
};

/// How many entries are shown as they will appear.
const SAMPLE: usize = 10;

pub fn preview(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, mapping, .. } = *page;
    let locale = of.locale;
    letter_page(
        of,
        HERE,
        &locale.say("import-preview-title"),
        &html! {
            p { (read_as(locale, page.sheet)) " " (rows_of(locale, page.sheet, mapping)) }
            @for text in apart(locale, page.sheet) { p.notice { (text) } }
            (decisions::open(page))
            (columns(page))
            @if !mapping.names_people() { p.notice role="alert" { (locale.say("import-no-name-column")) } }
            @else {
                (faults(page))
                (notes(locale, plan))
                (sample(page))
                p.hint { (dated(locale, plan)) }
            }
            (enter(page))
        },
    )
}

/// The day that the entries will get.
fn dated(locale: &Locale, plan: &Plan) -> String {
    let Some((from, until)) = plan.from_until else { return locale.say("import-dated-today") };
    let day = |day: time::Date| locale.words.day(day.midnight().assume_utc()).into();
    let text = match from == until {
        true => locale.say_with("import-dated", &[("day", day(from))]),
        false => locale.say_with("import-dated-between", &[("from", day(from)), ("until", day(until))]),
    };
    let without = i64::try_from(plan.without_day).unwrap_or_default();
    match without {
        0 => text,
        without => {
            format!("{text} {}", locale.say_with("import-dated-without", &[("count", without.into())]))
        }
    }
}

fn read_as(locale: &Locale, sheet: &Sheet) -> String {
    let encoding = ("encoding", sheet.encoding.name().into());
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

/// The rows that were in one line of the text.
fn apart(locale: &Locale, sheet: &Sheet) -> Vec<String> {
    let text = sheet.apart.iter().take(NAMED).map(|(first, count)| {
        let number = |row: usize| row.to_string().into();
        let rows = [("from", number(*first)), ("until", number(first + count - 1))];
        locale.say_with("import-apart", &rows)
    });
    text.collect()
}

fn rows_of(locale: &Locale, sheet: &Sheet, mapping: &Mapping) -> String {
    let count = i64::try_from(mapping.people(sheet).len()).unwrap_or_default();
    locale.say_with("import-rows", &[("count", count.into())])
}

/// The contents of each column, which can be changed. Sending this form only shows the preview again.
fn columns(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, sheet, mapping, .. } = *page;
    let locale = of.locale;
    let heads = mapping.heads(sheet);
    let label = |at: usize| {
        let number = ("number", i64::try_from(at + 1).unwrap_or_default().into());
        match heads.and_then(|row| row.cells.get(at)).filter(|head| !head.is_empty()) {
            Some(head) => locale.say_with("import-column", &[number, ("head", writable(head).into())]),
            None => locale.say_with("import-column-bare", &[number]),
        }
    };
    // The first filled cell says more than the head.
    let example = |at: usize| {
        let mut cells = mapping.people(sheet).iter().filter_map(|row| row.cells.get(at));
        cells.find(|cell| !cell.is_empty()).map(|cell| cell.chars().take(60).collect::<String>())
    };
    html! {
        form.columns method="get" action=(page_address(of, &format!("/{}", page.draft))) {
            @for (name, value) in page.chosen.iter().filter(|(name, _)| is_kept(page, name)) {
                input type="hidden" name=(name) value=(value);
            }
            (decisions::choices(page))
            fieldset {
                legend { (locale.say("import-columns")) }
                @for (at, chosen) in mapping.columns.iter().enumerate() {
                    @let id = format!("c{at}");
                    div.field {
                        label for=(id) { (label(at)) }
                        @if let Some(example) = example(at) { p.hint { bdi { (writable(&example)) } } }
                        select id=(id) name=(id) {
                            @for &field in ImportField::ALL {
                                option value=(field.into_str()) selected[field == *chosen] { (name_of(locale, field)) }
                            }
                        }
                    }
                }
            }
            div.tick {
                input type="checkbox" name="header" #header value="on" checked[mapping.has_header];
                label for="header" { (locale.say("import-has-header")) }
            }
            div.tick {
                input type="checkbox" name="organisations" #organisations value="on"
                    checked[page.choices.capacity(mapping) == Capacity::Group];
                label for="organisations" { (locale.say("import-organisations")) }
            }
            button.quiet type="submit" name="chosen" value="on" { (locale.say("import-again")) }
        }
    }
}

/// Whether an earlier choice has no field in the form, and must be sent along as a hidden one.
fn is_kept(page: &PreviewPage<'_>, name: &str) -> bool {
    let open = page.plan.rows.namesakes.iter().take(NAMED);
    let is_asked = open.map(|(row, _)| format!("row-{row}")).any(|asked| asked == name);
    match name {
        "encoding" => page.sheet.readings.is_empty(),
        "comma" => !decisions::asks_for_comma(page),
        "days" => page.plan.rows.days.open.is_empty(),
        "rows" => page.plan.rows.namesakes.is_empty(),
        "head_row" | "mend" => true,
        _ => name == "bare" || name.starts_with("drop-") || (name.starts_with("row-") && !is_asked),
    }
}

/// The faults: the first rows, all of them as a file, and links that leave out all cells of one kind.
fn faults(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, .. } = *page;
    let locale = of.locale;
    let count = i64::try_from(plan.rows.faults.len()).unwrap_or_default();
    let link = |more: &str| with(page, &[(more.to_owned(), "on".to_owned())]);
    html! {
        @if count > 0 {
            section.faults role="alert" {
                h2 { (locale.say_with("import-faults", &[("count", count.into())])) }
                p { (locale.say("import-faults-words")) }
                ol.plain { @for fault in plan.rows.faults.iter().take(NAMED) { li { (fault_message(locale, fault)) } } }
                @if plan.rows.faults.len() > NAMED { p.hint { (more(locale, plan.rows.faults.len() - NAMED)) } }
                p { a href=(link("faults")) download="faults.csv" { (locale.say("import-faults-file")) } }
                ul.drops {
                    @let count = i64::try_from(bareable(&plan.rows.faults)).unwrap_or_default();
                    @if count > 0 && !page.choices.bares_names {
                        li { a href=(link("bare")) { (locale.say_with("import-bare", &[("count", count.into())])) } }
                    }
                    @let damaged = mendable(&plan.rows.faults);
                    @if damaged > 0 {
                        @let count = i64::try_from(damaged).unwrap_or_default();
                        li { a href=(link("mend")) { (locale.say_with("import-mend-letters", &[("count", count.into())])) } }
                    }
                    @for ((field, why), count) in droppable(&plan.rows.faults) {
                        @let count = i64::try_from(count).unwrap_or_default();
                        @let id = if field == ImportField::Name { "import-drop-rows" } else { "import-drop-cells" };
                        @let chosen = format!("drop-{}-{}", field.into_str(), why.into_str());
                        li {
                            a href=(link(&chosen)) { (locale.say_with(id, &[
                                ("count", count.into()), ("field", name_of(locale, field).into()),
                            ])) }
                            // One field may have faults of several kinds.
                            @if let Some(first) = plan.rows.faults.iter().find(|fault| fault.kind() == (field, why)) {
                                p.hint { (fault_message(locale, first)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is wrong with a cell, and what it contains.
pub fn fault_message(locale: &Locale, fault: &Fault) -> String {
    let field =
        name_of(locale, if fault.field == ImportField::Nothing { ImportField::Name } else { fault.field });
    let most = ("most", i64::try_from(fault.limit()).unwrap_or_default().into());
    let meant = ("meant", writable(fault.meant.as_deref().unwrap_or_default()).into());
    let why = locale.say_with(&format!("import-why-{}", fault.why.into_str()), &[most, meant]);
    let blanks = [row(fault.row), ("field", field.into()), ("why", why.into())];
    let text = locale.say_with("import-fault", &blanks);
    match fault.cell.is_empty() {
        true => text,
        false => format!("{text} “{}”", writable(&fault.cell)),
    }
}

/// How many more rows of the same kind there are.
fn more(locale: &Locale, rest: usize) -> String {
    locale.say_with("import-more", &[("count", i64::try_from(rest).unwrap_or_default().into())])
}

/// What is left out, and what will wait for a moderator.
fn notes(locale: &Locale, plan: &Plan) -> Markup {
    let twice = |id: &str, rows: &[(usize, usize)]| {
        let text = |(here, first): &(usize, usize)| {
            locale.say_with(id, &[row(*here), ("first", first.to_string().into())])
        };
        (rows.iter().take(NAMED).map(text).collect::<Vec<_>>(), rows.len())
    };
    let names = plan.same_names.iter().take(NAMED);
    let names = names.map(|at| locale.say_with("import-same-name", &[row(*at)])).collect::<Vec<_>>();
    let watched = plan.watched.iter().take(NAMED).map(|(at, reasons)| {
        let why: Vec<_> =
            reasons.iter().map(|reason| locale.say(&format!("held-{}", reason.into_str()))).collect();
        locale.say_with("import-watched", &[row(*at), ("why", why.join(" ").into())])
    });
    let mistyped = plan.mistyped.iter().take(NAMED).map(|(at, typed, meant)| {
        let words = [("typed", typed.as_str().into()), ("meant", meant.as_str().into())];
        locale.say_with("import-mistyped", &[row(*at), words[0].clone(), words[1].clone()])
    });
    let kinds = [
        (mistyped.collect(), plan.mistyped.len()),
        (watched.collect(), plan.watched.len()),
        (names, plan.same_names.len()),
        twice("import-repeated", &plan.rows.repeated),
        twice("import-shared-address", &plan.rows.shared_addresses),
    ];
    let addresses = i64::try_from(plan.known_addresses).unwrap_or_default();
    let private = i64::try_from(plan.private).unwrap_or_default();
    let changed = plan.rows.changed.iter().take(NAMED).map(|(at, before, after)| {
        let words = [("before", writable(before).into()), ("after", writable(after).into())];
        locale.say_with("import-changed", &[row(*at), words[0].clone(), words[1].clone()])
    });
    let dropped =
        plan.rows.dropped.iter().take(NAMED).map(|at| locale.say_with("import-dropped", &[row(*at)]));
    let cells = plan.rows.dropped_cells.iter().take(NAMED);
    let cells = cells.map(|fault| {
        let field = ("field", name_of(locale, fault.field).into());
        locale
            .say_with("import-dropped-cell", &[row(fault.row), field, ("cell", writable(&fault.cell).into())])
    });
    let kinds = [
        (changed.collect::<Vec<_>>(), plan.rows.changed.len()),
        (dropped.collect(), plan.rows.dropped.len()),
        (cells.collect(), plan.rows.dropped_cells.len()),
    ]
    .into_iter()
    .chain(kinds)
    .collect::<Vec<_>>();
    html! {
        @if plan.rows.mailboxes > 0 { p.hint { (locale.say("import-mailboxes")) } }
        @if let Some((count, is_shown)) = plan.rows.unanswered {
            @let count = i64::try_from(count).unwrap_or_default();
            @let id = if is_shown { "import-unanswered-shown" } else { "import-unanswered-hidden" };
            p.notice { (locale.say_with(id, &[("count", count.into())])) }
        }
        @if private > 0 { p.notice { (locale.say_with("import-private", &[("count", private.into())])) } }
        @if addresses > 0 || kinds.iter().any(|(_, all)| *all > 0) {
            h2 { (locale.say("import-notes")) }
            @for (text, all) in kinds.iter().filter(|(_, all)| *all > 0) {
                p { (text.first().map_or("", String::as_str)) }
                @if *all > 1 {
                    details {
                        summary { (more(locale, *all - 1)) }
                        ul.plain { @for line in text.iter().skip(1) { li { (line) } } }
                        @if *all > NAMED { p.hint { (more(locale, *all - NAMED)) } }
                    }
                }
            }
            @if addresses > 0 { p { (locale.say_with("import-known-addresses", &[("count", addresses.into())])) } }
        }
    }
}

fn sample(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, .. } = *page;
    let locale = of.locale;
    let all = plan.sample(usize::MAX).count();
    html! {
        h2 { (locale.say("import-sample")) }
        @if all > SAMPLE {
            p {
                a href=(with(page, &[("lines".to_owned(), "on".to_owned())])) download="lines.csv" {
                    (locale.say_with("import-lines-file", &[("count", i64::try_from(all).unwrap_or_default().into())]))
                }
            }
        }
        ul.rows {
            @for (number, entry) in plan.sample(SAMPLE) {
                li {
                    p.hint {
                        (locale.say_with("import-row", &[row(number)]))
                        @if let Some(day) = entry.day { " · " (locale.words.day(day.midnight().assume_utc())) }
                        @if entry.address.is_some() { " · " (locale.say("import-has-address")) }
                    }
                    @if entry.details.visibility == Visibility::Public {
                        div { (line(locale, &entry.details.line())) }
                    } @else {
                        @let name = entry.details.text.name.as_ref().map_or("", SignerName::as_str);
                        div { bdi { (name) } " · " (locale.say("import-not-shown")) }
                    }
                }
            }
        }
    }
}

/// The heads of the columns of [`cells_of_line`].
pub fn heads_of_lines(locale: &Locale) -> Vec<String> {
    let row = locale.say_with("import-row", &[("row", "".into())]).trim().to_owned();
    let text = text_fields().filter_map(|field| field.key().parse().ok());
    let fields = [ImportField::Name, ImportField::Capacity]
        .into_iter()
        .chain(text)
        .chain([ImportField::Day, ImportField::Shown]);
    std::iter::once(row).chain(fields.map(|field| name_of(locale, field))).collect()
}

/// What everybody may read comes first.
fn text_fields() -> impl Iterator<Item = SignerField> {
    let public = SignerField::ALL.into_iter().filter(|field| *field != SignerField::Spokesperson);
    public.chain([SignerField::Spokesperson])
}

/// An entry as it would appear. An address is never in a file.
pub fn cells_of_line(locale: &Locale, row: usize, entry: &Entry) -> Vec<String> {
    let text = &entry.details.text;
    let shown = match entry.details.visibility {
        Visibility::Public => String::new(),
        _ => locale.say("import-not-shown"),
    };
    let name = text.name.as_ref().map_or("", SignerName::as_str);
    let given = [row.to_string(), name.to_owned(), entry.details.capacity.as_str().to_owned()];
    let day = entry.day.map(|day| day.to_string()).unwrap_or_default();
    let texts = text_fields().map(|field| text.text(field).to_owned());
    given.into_iter().chain(texts).chain([day, shown]).collect()
}

/// The form that enters the whole file, or discards it.
fn enter(page: &PreviewPage<'_>) -> Markup {
    let PreviewPage { of, plan, mapping, .. } = *page;
    let locale = of.locale;
    let error = page.error.map(|message| locale.say(message));
    let errors: Vec<_> = error.iter().map(|message| ("provenance", message.clone())).collect();
    let is_decided = plan.is_decided();
    let can_enter = is_decided && mapping.names_people() && plan.with_same_names > 0;
    let new = i64::try_from(plan.new).unwrap_or_default();
    html! {
        form method="post" action=(page_address(of, &format!("/{}", page.draft))) novalidate {
            @if can_enter {
                (error_summary(locale, &errors))
                @for (name, value) in page.chosen { input type="hidden" name=(name) value=(value); }
                (text_field(TextField {
                    name: "provenance", label: &locale.say("import-provenance"), value: page.provenance,
                    hint: Some(&locale.say("import-provenance-hint")), autocomplete: "off", required: true,
                    error: error.as_deref(), ..TextField::default()
                }))
                @if plan.new == 0 { p { (locale.say("import-all-stand")) } }
                @if plan.with_same_names > plan.new {
                    div.tick {
                        input type="checkbox" name="same" #same value="on";
                        label for="same" { (locale.say("import-take-same")) }
                    }
                }
            } @else if is_decided && mapping.names_people() {
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
