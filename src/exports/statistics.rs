//! Writes the statistics as small CSV files: a header, and a row for each moment or group. Groups that are too
//! small to be shown are summed in a row without a name.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::formula_escape::escape_formula;
use crate::signatories::statistics::{Breakdown, Statistics};

type Rows = Vec<Vec<String>>;

/// The file with this name; `None` if there is none.
pub fn file(statistics: &Statistics, name: &str) -> Option<anyhow::Result<Vec<u8>>> {
    rows(statistics, name).map(|rows| {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for row in rows {
            csv.write_record(row)?;
        }
        csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
    })
}

fn rows(statistics: &Statistics, file: &str) -> Option<Rows> {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let figures = &statistics.figures;
    let rows = match file {
        "days.csv" => {
            let mut sum = 0;
            let days = statistics.days.iter().map(|(day, change)| {
                sum += change;
                vec![day.to_string(), change.to_string(), sum.to_string()]
            });
            [row(&["day", "change", "count"])].into_iter().chain(days).collect()
        }
        "hours.csv" => {
            let mut sum = 0;
            let hours = statistics.hours.iter().map(|(hour, change)| {
                sum += change;
                vec![hour.format(&Rfc3339).unwrap_or_default(), change.to_string(), sum.to_string()]
            });
            [row(&["hour", "change", "count"])].into_iter().chain(hours).collect()
        }
        "capacities.csv" => of_parts("capacity", &statistics.capacities),
        "countries.csv" => of_parts("country", &statistics.countries),
        "languages.csv" => of_parts("language", &statistics.languages),
        "versions.csv" => {
            let versions = statistics.versions.shown.iter().map(|(version, count)| {
                let (language, hash) = version.split_once(' ').unwrap_or(("", version));
                vec![language.to_owned(), hash.to_owned(), count.to_string()]
            });
            let others = statistics.versions.others;
            let others = (others > 0).then(|| row(&["", "", &others.to_string()]));
            [row(&["language", "text_version", "count"])].into_iter().chain(versions).chain(others).collect()
        }
        "verified.csv" => vec![
            row(&["verified_by", "count"]),
            row(&["email", &figures.by_email.to_string()]),
            row(&["checked", &figures.by_checked.to_string()]),
            row(&["entered", &figures.by_entered.to_string()]),
        ],
        "removals.csv" => {
            let removals = statistics
                .removals
                .iter()
                .map(|removal| vec![removal.reason.clone(), removal.count.to_string()]);
            [row(&["reason", "count"])].into_iter().chain(removals).collect()
        }
        "log.csv" => {
            let log = statistics.log.iter().map(|step| {
                let note = escape_formula(&step.note);
                vec![
                    step.day.to_string(),
                    step.act.clone(),
                    step.who.clone(),
                    step.count.to_string(),
                    step.language.clone(),
                    step.reason.clone(),
                    note,
                ]
            });
            [row(&["day", "act", "who", "count", "language", "reason", "note"])]
                .into_iter()
                .chain(log)
                .collect()
        }
        "record.csv" => {
            let time = |at: OffsetDateTime| at.format(&Rfc3339).unwrap_or_default();
            let days = statistics.records.iter().map(|record| {
                vec![
                    record.day.to_string(),
                    record.count().to_string(),
                    record.public.to_string(),
                    record.private.to_string(),
                    record.anonymous.to_string(),
                    record.rows().to_string(),
                    record.revision.to_string(),
                    record.sum().unwrap_or_default(),
                    time(record.taken_at),
                    record.amended_at.map(time).unwrap_or_default(),
                ]
            });
            let head = [
                "day",
                "count",
                "public",
                "private",
                "anonymous",
                "rows",
                "revision",
                "nonce_csv_sha256",
                "taken_at",
                "amended_at",
            ];
            [row(&head)].into_iter().chain(days).collect()
        }
        _ => return None,
    };
    Some(rows)
}

/// A row for each group, and a row without a name for the rest.
fn of_parts(what: &str, parts: &Breakdown) -> Rows {
    let shown = parts.shown.iter().map(|(name, count)| vec![name.clone(), count.to_string()]);
    let others = (parts.others > 0).then(|| vec![String::new(), parts.others.to_string()]);
    [vec![what.to_owned(), "count".to_owned()]].into_iter().chain(shown).chain(others).collect()
}
