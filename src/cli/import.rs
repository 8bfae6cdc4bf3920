//! `undersigned import`: signatories collected elsewhere, from a file.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use uuid::Uuid;

use super::{access::letter, held::with_letters, say};
use crate::{
    app::App,
    config::Config,
    letters::Loaded,
    moderation::import::{Act, Plan, mapping::Mapping, read, sheet::Sheet, text::WrittenIn},
    organizers::rights::Owner,
    signing::{entered::Entered, fields::Plain},
    ui::languages::Words,
};

/// How many rows of a kind are named.
const NAMED: usize = 50;

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
        let sheet = read(file).await??;
        let mapping = Mapping::guess(&sheet);
        tell_columns(&sheet, &mapping);
        if !mapping.names_people() {
            bail!("no column is the name; let the first row name the columns: name, organisation, …");
        }
        let plan = app.imports.plan(&letter, &sheet, &mapping).await?;
        tell(&plan);
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
    say(&format!("{} rows in {}, {separator}", mapping.people(sheet).len(), sheet.written_in.name()));
    if sheet.written_in == WrittenIn::Windows1252 {
        say(&words.say("import-guessed"));
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
                let why = words.say(&format!("import-why-{}", fault.why.as_str()));
                format!("row {}, {field}: {why}", fault.row)
            })
            .collect(),
    );
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
    if plan.known_addresses > 0 {
        let count = i64::try_from(plan.known_addresses).unwrap_or(i64::MAX);
        say(&words.say_with("import-known-addresses", &[("count", count.into())]));
    }
}
