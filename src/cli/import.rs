//! `undersigned import`: signatories collected elsewhere, from a file.

use std::{
    collections::HashMap,
    io::{BufRead as _, IsTerminal as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use uuid::Uuid;

use super::{access::letter, held::with_letters, say};
use crate::{
    app::App,
    config::Config,
    letters::{Capacity, Loaded},
    moderation::import::{
        Act, Decision, Plan,
        choices::Choices,
        days::Order,
        mapping::{Field, Mapping},
        read,
        rows::Fault,
        sheet::Sheet,
        text::encoding_called,
    },
    organizers::rights::Owner,
    signing::{
        adherence::Visibility,
        entered::Entered,
        fields::{Plain, SignerName},
    },
    ui::languages::Words,
};

/// How many rows of a kind are named.
const NAMED: usize = 50;

/// How many lines are shown as they will stand.
const SAMPLE: usize = 10;

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// The letter
    slug: String,
    /// CSV as spreadsheets save it, or a list with one name a line
    file: PathBuf,
    /// From where the names come, for everybody to read
    #[arg(long)]
    provenance: String,
    /// Show what would become of each row, and enter nothing
    #[arg(long)]
    dry_run: bool,
    /// Take those, too, whose name stands under the letter already: they are other people
    #[arg(long)]
    same_names: bool,
    /// In which the file is written, as "windows-1251", "macintosh" or "gb18030"; detected where it is not said
    #[arg(long)]
    encoding: Option<String>,
    /// Whether the first row names the columns
    #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"])]
    head: Option<String>,
    /// What a column holds, as "3=organisation" or "Affiliation=organisation"
    #[arg(long, value_name = "COLUMN=FIELD")]
    column: Vec<String>,
    /// The column that says whose name may be shown: who says no is counted, and not shown
    #[arg(long, value_name = "COLUMN")]
    private_column: Option<String>,
    /// A column that is not taken over
    #[arg(long, value_name = "COLUMN")]
    leave_out: Vec<String>,
    /// How the column of days writes them, where 3/11/2026 could be in March or in November
    #[arg(long, value_name = "day-first|month-first", value_parser = ["day-first", "month-first"])]
    days: Option<String>,
    /// Everything after the first comma of a line is the affiliation
    #[arg(long)]
    affiliation_after_comma: bool,
    /// As whom they sign whose row does not say it
    #[arg(long, value_name = "personal|affiliation|group")]
    capacity: Option<Capacity>,
    /// What becomes of rows that may repeat another person of the file
    #[arg(long, value_name = "leave-out|enter", value_parser = ["leave-out", "enter"])]
    namesakes: Option<String>,
    /// Leave out what is wrong: the cell, or the row where its name cannot be taken
    #[arg(long)]
    leave_out_faults: bool,
}

/// Enters them.
pub async fn run(config: Config, asked: Asked) -> anyhow::Result<ExitCode> {
    let provenance = Plain::line(&asked.provenance).context("--provenance")?;
    if provenance.is_empty() {
        bail!("say from where these names come, for everybody to read: --provenance \"…\"");
    }
    let file = std::fs::read(&asked.file).with_context(|| asked.file.display().to_string())?;
    with_letters(config, async |app| {
        let letter = letter(app, &asked.slug)?;
        let mut choices = Choices {
            encoding: asked.encoding.as_deref().map(encoding).transpose()?,
            header: asked.head.as_deref().map(|head| head == "yes"),
            days: asked.days.as_deref().and_then(Order::parse),
            affiliation_after_comma: asked.affiliation_after_comma,
            capacity: asked.capacity,
            all_namesakes: asked.namesakes.as_deref().map(|all| all == "enter"),
            ..Choices::default()
        };
        let mut sheet = read(file, choices.encoding).await??;
        let mapping = choices.mapping(&mut sheet);
        choices.columns = columns(&asked, &sheet, &mapping)?;
        let mapping = choices.mapping(&mut sheet);
        tell_columns(&sheet, &mapping);
        if !mapping.names_people() {
            bail!("no column is the name; let the first row name the columns: name, organisation, …");
        }
        let mut plan = app.imports.plan(&letter, (&sheet, &mapping), &choices).await?;
        if asked.leave_out_faults {
            let kinds = plan.faults.iter().filter(|fault| fault.why.can_be_dropped()).map(Fault::kind);
            choices.dropped = kinds.collect();
            plan = app.imports.plan(&letter, (&sheet, &mapping), &choices).await?;
        }
        tell(&plan);
        if !plan.decisions.is_empty() {
            plan.decisions.iter().for_each(|decision| say(&asked_for(*decision)));
            bail!("nothing is entered before this is decided");
        }
        if !plan.faults.is_empty() {
            bail!("nothing is entered as long as something is wrong");
        }
        let act = Act {
            import: Uuid::now_v7(),
            plan: &plan,
            provenance: &provenance,
            takes_same_names: asked.same_names,
        };
        let would_be = if asked.same_names { plan.with_same_names } else { plan.new };
        if asked.dry_run {
            say(&format!("{would_be} would be entered; nothing is"));
            return Ok(());
        }
        if std::io::stdin().is_terminal() && !agrees(would_be)? {
            say("nothing was entered");
            return Ok(());
        }
        match enter(app, &letter, act, would_be).await? {
            Some(entered) => say(&format!(
                "{} entered, {} of them wait for a moderator; {} were there already",
                entered.entered, entered.held, entered.left_out
            )),
            None => say("all of them stand there already; nothing was entered"),
        }
        Ok(())
    })
    .await
}

fn encoding(label: &str) -> anyhow::Result<&'static encoding_rs::Encoding> {
    encoding_called(label).with_context(|| format!("--encoding: there is no encoding {label:?}"))
}

/// What the flags say of columns.
fn columns(asked: &Asked, sheet: &Sheet, mapping: &Mapping) -> anyhow::Result<HashMap<usize, Field>> {
    let heads = mapping.heads(sheet).map(|row| row.cells.as_slice()).unwrap_or_default();
    let find = |column: &str| {
        let numbered = column.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let at = heads.iter().position(|head| head == column).or(numbered);
        at.filter(|at| *at < mapping.columns.len()).with_context(|| format!("there is no column {column:?}"))
    };
    let mut columns = HashMap::new();
    for column in &asked.leave_out {
        columns.insert(find(column)?, Field::Nothing);
    }
    for said in &asked.column {
        let (column, field) = said.rsplit_once('=').context("--column: write it as COLUMN=FIELD")?;
        let field = Field::parse(field).with_context(|| format!("--column: there is no field {field:?}"))?;
        columns.insert(find(column)?, field);
    }
    if let Some(column) = &asked.private_column {
        let at = find(column)?;
        columns.insert(at, mapping.asks_to_hide(sheet, at));
    }
    Ok(columns)
}

/// What is to be decided, and by which flag.
fn asked_for(decision: Decision) -> String {
    match decision {
        Decision::Encoding => "decide how the file is written: --encoding, one of those above".to_owned(),
        Decision::Header => {
            "decide whether the first row names the columns: --head yes or --head no".to_owned()
        }
        Decision::Column(number) => format!(
            "decide what column {number} holds: --column {number}=FIELD, --leave-out {number}, \
             --private-column {number} if it says whose name may be shown, or --affiliation-after-comma"
        ),
        Decision::Twice(field) => {
            format!("two columns are {:?}: --leave-out one of them", field.as_str())
        }
        Decision::Days => {
            "decide whether the day or the month comes first: --days day-first or --days month-first"
                .to_owned()
        }
        Decision::Namesakes(count) => {
            format!("decide whether {count} rows repeat a person: --namesakes leave-out or --namesakes enter")
        }
    }
}

/// Asks whoever sits at the terminal.
fn agrees(count: usize) -> anyhow::Result<bool> {
    say(&format!("Enter {count}? [y/N]"));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

async fn enter(app: &App, letter: &Loaded, act: Act<'_>, all: usize) -> anyhow::Result<Option<Entered>> {
    let bar = ProgressBar::new(u64::try_from(all)?);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos} of {human_len}, {eta} left")?);
    let told = |written: usize| bar.set_position(u64::try_from(written).unwrap_or(u64::MAX));
    let entered = app.imports.carry_out(&Owner::at_the_command_line(), letter, act, told).await?;
    bar.finish_and_clear();
    Ok(entered)
}

/// As what the file was read.
fn tell_columns(sheet: &Sheet, mapping: &Mapping) {
    let words = Words::english();
    let separator = match sheet.separator {
        None => "one column".to_owned(),
        Some('\t') => "cells separated by tabs".to_owned(),
        Some(separator) => format!("cells separated by {separator}"),
    };
    say(&format!("{} rows in {}, {separator}", mapping.people(sheet).len(), sheet.encoding.name()));
    for (encoding, sample) in &sheet.readings {
        say(&format!("  in {}: {sample}", encoding.name()));
    }
    let heads = mapping.heads(sheet);
    for (at, field) in mapping.columns.iter().enumerate() {
        let head = heads.and_then(|row| row.cells.get(at)).map_or("", String::as_str);
        let field = words.say(&format!("import-field-{}", field.as_str()));
        say(&format!("  column {} {head:?}: {field}", at + 1));
    }
}

/// What would become of the rows.
fn tell(plan: &Plan) {
    let words = Words::english();
    let named = |lines: Vec<String>| {
        lines.iter().take(NAMED).for_each(|line| say(line));
        if lines.len() > NAMED {
            say(&format!("and {} more like these", lines.len() - NAMED));
        }
    };
    let twice = |id: &str, rows: &[(usize, usize)]| {
        let said = |(row, first): &(usize, usize)| {
            words.say_with(id, &[("row", row.to_string().into()), ("first", first.to_string().into())])
        };
        rows.iter().map(said).collect()
    };
    named(
        plan.faults
            .iter()
            .map(|fault| {
                let field = words.say(&format!("import-field-{}", fault.field.as_str()));
                let most = ("most", i64::try_from(fault.limit()).unwrap_or_default().into());
                let why = words.say_with(&format!("import-why-{}", fault.why.as_str()), &[most]);
                format!("row {}, {field}: {why} {:?}", fault.row, fault.cell)
            })
            .collect(),
    );
    let changed = plan.changed.iter();
    named(changed.map(|(row, before, after)| format!("row {row}: {before:?} becomes {after:?}")).collect());
    named(plan.dropped.iter().map(|row| format!("row {row} is left out")).collect());
    named(twice("import-namesake", &plan.namesakes));
    named(twice("import-repeated", &plan.repeated));
    named(twice("import-shared-address", &plan.shared_addresses));
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
                let why: Vec<_> = reasons.iter().map(|reason| reason.as_str()).collect();
                format!("row {row} waits for a moderator: {}", why.join(", "))
            })
            .collect(),
    );
    for (row, entry) in plan.sample(SAMPLE) {
        let name = entry.adherence.said.name.as_ref().map_or("", SignerName::as_str);
        let private = if entry.adherence.visibility == Visibility::Private { " (not shown)" } else { "" };
        let day = entry.day.map(|day| format!(" · {day}")).unwrap_or_default();
        say(&format!("  row {row}: {name}{private} · {}{day}", entry.adherence.said.organisation.as_str()));
    }
    if plan.private > 0 {
        let count = i64::try_from(plan.private).unwrap_or(i64::MAX);
        say(&words.say_with("import-private", &[("count", count.into())]));
    }
    for (cell, day_first, month_first) in &plan.days.open {
        say(&format!("  {cell:?} is {day_first} day first, {month_first} month first"));
    }
    match plan.from_until {
        None => say(&words.say("import-dated-today")),
        Some((from, until)) => say(&format!(
            "They bear the days that the list says, from {from} to {until}; {} say none, and bear today's",
            plan.without_day
        )),
    }
    if plan.known_addresses > 0 {
        let count = i64::try_from(plan.known_addresses).unwrap_or(i64::MAX);
        say(&words.say_with("import-known-addresses", &[("count", count.into())]));
    }
}
