//! Renders the statistics: how the count grew, its groups, and the log of changes, as plots, tables, and links to
//! files.

use maud::{Markup, html};
use time::OffsetDateTime;

use super::list::{as_of, count};
use crate::{
    language::Language,
    letters::Loaded,
    signatories::statistics::{Breakdown, LEAST_SHOWN, LogEntry, Removal, Statistics},
    signing::schedule::daily_records::DayRecord,
    ui::{
        Locale, Page, Robots, alternates, countries, layout, own_name,
        plots::{self, Plot, PlotPart, Point},
    },
};

/// How many hours are drawn: a week. The file has all of them.
const HOURS_DRAWN: usize = 7 * 24;

pub fn statistics(locale: &Locale, letter: &Loaded, statistics: &Statistics) -> Markup {
    let text = letter.letter.text_in(&locale.text);
    let slug = letter.letter.slug.as_str();
    let title = locale.say_with("statistics-title", &[("letter", text.title.as_str().into())]);
    let file = |name: &str| {
        html! { p.hint { a href=(locale.paths.statistics_file(slug, name)) download { (locale.say_with("statistics-csv", &[("file", name.into())])) } } }
    };
    let body = html! {
        article.statistics {
            h1 { (locale.say("statistics-heading")) }
            p { a href=(locale.paths.letter(slug)) lang=(text.language) dir=(text.language.direction()) { (text.title) } }
            (count(locale, &statistics.figures))
            p.hint { (as_of(locale, &statistics.figures)) }
            section aria-labelledby="time" {
                h2 #time { (locale.say("statistics-time")) }
                (over_time(locale, statistics))
                (file("days.csv"))
                (file("hours.csv"))
            }
            section aria-labelledby="who" {
                h2 #who { (locale.say("statistics-who")) }
                p.hint { (locale.say_with("statistics-hidden", &[("least", LEAST_SHOWN.into())])) }
                @if statistics.figures.private > 0 {
                    p.hint { (locale.say_with("statistics-private", &[("count", statistics.figures.private.into())])) }
                }
                (of_parts(locale, "capacity", &statistics.capacities, &|word| html! { (locale.say(&format!("capacity-{word}"))) }))
                (file("capacities.csv"))
                (of_parts(locale, "country", &statistics.countries, &|code| html! { (countries::name(locale, code).unwrap_or_else(|| code.to_owned())) }))
                (file("countries.csv"))
                (of_parts(locale, "language", &statistics.languages, &|tag| name_of_language(tag)))
                (file("languages.csv"))
                (verified(locale, statistics))
                (file("verified.csv"))
                (of_parts(locale, "version", &statistics.versions, &|version| name_of_version(locale, slug, version)))
                (file("versions.csv"))
            }
            section aria-labelledby="removals" {
                h2 #removals { (locale.say("statistics-removals")) }
                (removals(locale, &statistics.removals))
                (file("removals.csv"))
            }
            section aria-labelledby="log" {
                h2 #log { (locale.say("statistics-log")) }
                p.hint { (locale.say("statistics-log-hint")) }
                (log(locale, &statistics.log))
                (file("log.csv"))
            }
            @if !statistics.records.is_empty() {
                section aria-labelledby="record" {
                    h2 #record { (locale.say("statistics-record")) }
                    p.hint { (locale.say("statistics-record-hint")) }
                    (records(locale, &statistics.records))
                    (file("record.csv"))
                }
            }
            section aria-labelledby="how" {
                h2 #how { (locale.say("statistics-how")) }
                p { (locale.say("statistics-how-counts")) }
                p { (locale.say("statistics-how-leaves")) }
                p { (locale.say("statistics-how-verified")) }
            }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots: Robots::Index,
        languages: alternates(locale, &letter.languages(), |paths| paths.statistics(slug)),
        head: html! {},
        body,
    })
}

pub fn over_time(locale: &Locale, statistics: &Statistics) -> Markup {
    let day = |day: &time::Date| locale.words.day(day.midnight().assume_utc());
    let mut sum = 0;
    let grown: Vec<_> = statistics
        .days
        .iter()
        .map(|(date, change)| {
            sum += change;
            Point { at: day(date), value: sum }
        })
        .collect();
    let days: Vec<_> =
        statistics.days.iter().map(|(date, change)| Point { at: day(date), value: *change }).collect();
    let (hours, grown_by_hour) = last_hours(locale, &statistics.hours, statistics.figures.as_of);
    let plot = |caption: &str,
                moments: &str,
                values: &str,
                points: &[Point],
                draw: fn(&Locale, &Plot<'_>) -> Markup| {
        draw(
            locale,
            &Plot {
                caption: &locale.say(caption),
                moments: &locale.say(moments),
                values: &locale.say(values),
                points,
            },
        )
    };
    html! {
        @if days.is_empty() { p { (locale.say("statistics-none")) } }
        @if days.len() > 1 {
            (plot("statistics-grown", "statistics-day", "statistics-count", &grown, plots::area))
            (plot("statistics-by-day", "statistics-day", "statistics-change", &days, plots::columns))
        }
        @if !hours.is_empty() {
            @if hours.len() > 1 {
                (plot("statistics-grown-by-hour", "statistics-hour", "statistics-count", &grown_by_hour, plots::area))
            }
            (plot("statistics-by-hour", "statistics-hour", "statistics-change", &hours, plots::columns))
        }
    }
}

/// The hours of the last week up to the last change, without gaps: the change in each, and the count at its end.
fn last_hours(
    locale: &Locale,
    hours: &[(OffsetDateTime, i64)],
    until: OffsetDateTime,
) -> (Vec<Point>, Vec<Point>) {
    let (Some((first, _)), Some((last, _))) = (hours.first(), hours.last()) else {
        return Default::default();
    };
    let drawn = i64::try_from(HOURS_DRAWN).unwrap_or_default();
    let begin = (*first).max(until - time::Duration::hours(drawn));
    let mut known = hours.iter().skip_while(|(hour, _)| *hour < begin).peekable();
    let mut sum = hours.iter().take_while(|(hour, _)| *hour < begin).map(|(_, change)| change).sum::<i64>();
    let (mut points, mut grown) = (Vec::new(), Vec::new());
    let mut hour = known.peek().map_or(*last, |(hour, _)| *hour);
    while hour <= *last && points.len() < HOURS_DRAWN {
        let value = known.next_if(|(at, _)| *at == hour).map_or(0, |(_, change)| *change);
        sum += value;
        points.push(Point { at: locale.words.minute(hour), value });
        grown.push(Point { at: locale.words.minute(hour), value: sum });
        hour += time::Duration::hours(1);
    }
    (points, grown)
}

fn of_parts(locale: &Locale, what: &str, parts: &Breakdown, name: &dyn Fn(&str) -> Markup) -> Markup {
    let others = (parts.others > 0)
        .then(|| PlotPart { name: html! { (locale.say("statistics-others")) }, value: parts.others });
    let shown = parts.shown.iter().map(|(value, count)| PlotPart { name: name(value), value: *count });
    let all: Vec<_> = shown.chain(others).collect();
    let caption = locale.say(&format!("statistics-by-{what}"));
    html! {
        @if !all.is_empty() {
            (plots::parts(locale, &caption, (&locale.say(&format!("statistics-{what}")), &locale.say("statistics-count")), &all))
        }
    }
}

fn verified(locale: &Locale, statistics: &Statistics) -> Markup {
    let figures = &statistics.figures;
    let parts =
        [("email", figures.by_email), ("checked", figures.by_checked), ("entered", figures.by_entered)];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0).map(|(how, count)| PlotPart {
        name: html! { (locale.say(&format!("statistics-verified-{how}"))) },
        value: count,
    });
    let parts: Vec<_> = parts.collect();
    let heads = (&*locale.say("statistics-verified"), &*locale.say("statistics-count"));
    html! { @if !parts.is_empty() { (plots::parts(locale, &locale.say("statistics-by-verified"), heads, &parts)) } }
}

fn name_of_language(tag: &str) -> Markup {
    match tag.parse::<Language>() {
        Ok(language) => {
            html! { bdi lang=(language) { (own_name(&language).unwrap_or_else(|| tag.to_owned())) } }
        }
        Err(_) => html! { (tag) },
    }
}

/// A text by its language and the first digits of its hash; its history shows the whole hash.
fn name_of_version(locale: &Locale, slug: &str, version: &str) -> Markup {
    let (language, hash) = version.split_once(' ').unwrap_or(("", version));
    let hash: String = hash.chars().take(12).collect();
    html! { (name_of_language(language)) " " a href=(locale.paths.history(slug)) { code dir="ltr" { (hash) "…" } } }
}

/// How many days the page shows; the file has all of them.
const DAYS_SHOWN: usize = 60;

fn records(locale: &Locale, records: &[DayRecord]) -> Markup {
    html! {
        div.wide tabindex="0" role="group" aria-labelledby="record" {
            table.parts {
                thead {
                    tr {
                        @for head in ["day", "count", "rows", "revision", "sum", "taken"] {
                            th scope="col" { (locale.say(&format!("statistics-{head}"))) }
                        }
                    }
                }
                tbody {
                    @for record in records.iter().take(DAYS_SHOWN) {
                        tr {
                            th scope="row" { (locale.words.day(record.day.midnight().assume_utc())) }
                            td { (locale.words.number(record.count())) }
                            td { (locale.words.number(record.rows())) }
                            td { (record.revision) }
                            td {
                                @if let Some(sum) = record.sum() {
                                    code dir="ltr" { (sum.chars().take(16).collect::<String>()) "…" }
                                }
                            }
                            td {
                                (locale.words.minute(record.taken_at))
                                @if let Some(amended) = record.amended_at {
                                    br;
                                    (locale.say_with("statistics-amended", &[("time", locale.words.minute(amended).into())]))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn removals(locale: &Locale, removals: &[Removal]) -> Markup {
    let reason = |reason: &str| match reason {
        "" => locale.say("statistics-others"),
        "withdrawn" | "taken-down" => locale.say(&format!("statistics-removed-{reason}")),
        held => locale
            .say_with("statistics-removed-held", &[("reason", locale.say(&format!("held-{held}")).into())]),
    };
    html! {
        @if removals.is_empty() { p { (locale.say("statistics-removed-none")) } }
        @else {
            table.parts {
                caption { (locale.say("statistics-removed")) }
                thead { tr { th scope="col" { (locale.say("statistics-reason")) } th scope="col" { (locale.say("statistics-count")) } } }
                tbody {
                    @for removal in removals {
                        tr {
                            th scope="row" { (reason(&removal.reason)) }
                            td { (locale.words.number(removal.count)) }
                        }
                    }
                }
            }
        }
    }
}

fn log(locale: &Locale, log: &[LogEntry]) -> Markup {
    html! {
        ol.log {
            @for step in log {
                li {
                    time datetime=(step.day) { (locale.words.day(step.day.midnight().assume_utc())) }
                    " "
                    (words_of(locale, step))
                    @if !step.note.is_empty() { " " q dir="auto" { (step.note) } }
                }
            }
        }
    }
}

fn words_of(locale: &Locale, step: &LogEntry) -> Markup {
    let count = [("count", step.count.into())];
    let event = match (step.act.as_str(), step.who.as_str()) {
        ("enter", "site") => locale.say_with("log-entered-first", &count),
        ("withdraw", "site") => locale.say_with("log-removed-first", &count),
        ("publish", _) => locale.say_with("log-published", &count),
        ("reject", _) => locale.say_with("log-rejected", &count),
        ("hold", _) => locale.say_with("log-held", &count),
        ("withdraw", _) => locale.say_with("log-withdrawn", &count),
        ("enter", _) => locale.say_with("log-entered", &count),
        ("undo-import", _) => locale.say_with("log-import-undone", &count),
        ("take-down-sums", _) => locale.say_with("log-sums-taken-down", &count),
        ("open", _) => locale.say("log-opened"),
        ("close", _) => locale.say("log-closed"),
        ("show", _) => locale.say_with("log-shown", &count),
        ("bulk-publish", _) => locale.say_with("log-bulk-publish", &count),
        ("bulk-reject", _) if !step.reason.is_empty() => {
            let reason = locale.say(&format!("held-{}", step.reason));
            locale
                .say_with("log-bulk-reject-held", &[("count", step.count.into()), ("reason", reason.into())])
        }
        ("bulk-reject", _) => locale.say_with("log-bulk-reject", &count),
        ("bulk-hold", _) => locale.say_with("log-bulk-hold", &count),
        ("bulk-undone", _) => locale.say_with("log-bulk-undone", &count),
        ("text-first", _) => {
            return html! { (locale.say("log-text-first")) " " (name_of_language(&step.language)) };
        }
        ("text-material", _) => {
            return html! { (locale.say("log-text-material")) " " (name_of_language(&step.language)) };
        }
        _ => return html! { (locale.say("log-text-changed")) " " (name_of_language(&step.language)) },
    };
    html! { (event) }
}
