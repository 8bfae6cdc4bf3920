//! Asks the user at the terminal for the open decisions about a file.

use anyhow::bail;

use super::{preview::flag_for, say};
use crate::{
    cli::terminal::{agrees, pick},
    imports::{
        OpenQuestion, Plan,
        column_mapping::{ImportField, Mapping},
        dates::Order,
        names::AfterComma,
        not_a_name::bareable,
        options::ImportOptions,
        row_faults::{Why, droppable, mendable},
        sheet::{Row, Sheet},
    },
    ui::languages::Words,
};

/// How many ways to decode a file are offered.
const READINGS: usize = 12;

/// How many sample lines show the effect of an answer.
const SAMPLES: usize = 3;

/// Asks for the first open decision: its answer may settle the others.
pub(super) fn decide(
    (sheet, mapping): (&Sheet, &Mapping),
    plan: &Plan,
    choices: &mut ImportOptions,
) -> anyhow::Result<()> {
    let Some(&decision) = plan.decisions.first() else { return leave_out(plan, choices) };
    match decision {
        OpenQuestion::Encoding => {
            let readings = sheet.readings.iter().take(READINGS);
            let offered = readings.map(|(encoding, sample)| format!("{sample} ({})", encoding.name()));
            let at = pick("In which line are the names right?", &offered.collect::<Vec<_>>())?;
            choices.encoding = sheet.readings.get(at).map(|(encoding, _)| *encoding);
        }
        OpenQuestion::Header => match mapping.head_below {
            Some(row)
                if agrees(&format!(
                    "Does row {row} name the columns, and what stands above it fall away?"
                ))? =>
            {
                choices.head_row = Some(row);
            }
            _ => choices.header = Some(agrees("Does the first row name the columns?")?),
        },
        OpenQuestion::Column(number) => {
            let fields: Vec<ImportField> =
                ImportField::ALL.iter().copied().filter(|field| *field != ImportField::Unclear).collect();
            let at = number.saturating_sub(1);
            let cell = |row: Option<&Row>| row.and_then(|row| row.cells.get(at)).cloned().unwrap_or_default();
            let mut filled = mapping.people(sheet).iter().map(|row| cell(Some(row)));
            let example = filled.find(|cell| !cell.is_empty()).unwrap_or_default();
            let head = cell(mapping.heads(sheet));
            let at = pick(
                &format!("What does column {number} hold, {head:?}, as in {example:?}?"),
                &named(&fields),
            )?;
            choices.columns.extend(number.checked_sub(1).zip(fields.get(at).copied()));
        }
        OpenQuestion::Twice(_) => bail!(flag_for(decision)),
        OpenQuestion::Comma => {
            let (mark, names) = mapping.parted(sheet).unwrap_or_default();
            let sample = |after: AfterComma| {
                let samples = names.iter().take(SAMPLES).map(|name| {
                    let (name, organisation) = after.split(name, mark);
                    if organisation.is_empty() { name } else { format!("{name} · {organisation}") }
                });
                samples.collect::<Vec<_>>().join("; ")
            };
            let words = |after: AfterComma| match after {
                AfterComma::Name => "more of the name",
                AfterComma::FirstName => "the first name",
                AfterComma::FirstNameAffiliation => {
                    "the first name, and then the organisation or affiliation"
                }
                AfterComma::Affiliation => "the organisation or affiliation",
            };
            let offered: Vec<_> = AfterComma::offered(mark).collect();
            let lines: Vec<_> =
                offered.iter().map(|after| format!("{}: {}", words(*after), sample(*after))).collect();
            let at = pick("What stands after the comma of a name, or what else parts it from more?", &lines)?;
            choices.after_comma = offered.get(at).copied();
        }
        OpenQuestion::Days => {
            let sample = |words: &str, order: Order| {
                let samples = plan.rows.days.open.iter().map(|(cell, day_first, month_first)| {
                    let day = if order == Order::DayFirst { day_first } else { month_first };
                    format!("{cell:?} is {day}")
                });
                format!("{words}: {}", samples.collect::<Vec<_>>().join("; "))
            };
            let offered = [sample("the day", Order::DayFirst), sample("the month", Order::MonthFirst)];
            let at = pick("Which comes first, the day or the month?", &offered)?;
            choices.days = Order::ALL.get(at).copied();
        }
        OpenQuestion::Namesakes(count) => {
            let offered = ["the same people: leave the rows out", "other people: enter them"];
            let asked = format!("{count} rows have the name of another and say something else. They are");
            choices.all_namesakes = Some(pick(&asked, &offered.map(str::to_owned))? == 1);
        }
    }
    Ok(())
}

/// Offers to repair damaged cells, and to leave out faulty ones, kind by kind.
fn leave_out(plan: &Plan, choices: &mut ImportOptions) -> anyhow::Result<()> {
    let damaged = mendable(&plan.rows.faults);
    if damaged > 0 && agrees(&format!("Mend {damaged} cells whose letters are damaged, as is said above?"))? {
        choices.mends_letters = true;
        return Ok(());
    }
    if plan.rows.faults.iter().any(|fault| !fault.why.can_be_dropped()) {
        bail!("nothing is entered as long as something is wrong");
    }
    let count = bareable(&plan.rows.faults);
    if count > 0 && !choices.bares_names && agrees(&format!("Take off what stands beside {count} names?"))? {
        choices.bares_names = true;
        return Ok(());
    }
    for (kind, count) in droppable(&plan.rows.faults) {
        let (field, why) = kind;
        if let Some(first) = plan.rows.faults.iter().find(|fault| fault.kind() == kind) {
            say(&super::preview::fault(first));
        }
        let what = if field == ImportField::Name { "rows like this one" } else { "cells like this one" };
        let hides = if why == Why::Consent { ", and show none of these names" } else { "" };
        if !agrees(&format!("Leave out {count} {what}{hides}?"))? {
            bail!("nothing is entered as long as something is wrong");
        }
        choices.dropped.insert((field, why));
    }
    Ok(())
}

fn named(fields: &[ImportField]) -> Vec<String> {
    let words = Words::english();
    fields.iter().map(|field| words.say(&format!("import-field-{}", field.into_str()))).collect()
}
