//! `undersigned import`: enters signatories who were collected elsewhere, from a file.
//!
//! The preview is the same as on the page (`preview`). On a terminal, open questions are asked (`questions`), and
//! then whether to enter the rows. Elsewhere, rows that need no decision are entered; otherwise the flag that
//! decides is named.

mod preview;
mod questions;

use std::{collections::HashMap, io::IsTerminal as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use uuid::Uuid;

use super::{
    access::letter,
    held::{take_changes, with_letters},
    say,
    terminal::agrees,
};
use crate::{
    app::App,
    config::Config,
    imports::{
        ImportRequest, OpenQuestion, Plan,
        charset::Charset,
        column_mapping::{ImportField, Mapping},
        names::AfterComma,
        not_a_name::bareable,
        options::ImportOptions,
        read,
        row_faults::{Fault, Kind, mendable},
        sheet::Sheet,
    },
    letters::{Capacity, Loaded},
    organizers::rights::Owner,
    signing::{entry::enter::Entered, signature::fields::Plain},
};

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
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
    /// In which the file is written, as "windows-1251", "macintosh", "cp850" or "gb18030"; detected where it is not said
    #[arg(long)]
    encoding: Option<String>,
    /// Whether the first row names the columns, or which one does: what stands above it is left out
    #[arg(long, value_name = "yes|no|ROW")]
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
    /// All columns that nobody knows are not taken over, but for those that may say who is not to be shown
    #[arg(long)]
    leave_out_unknown: bool,
    /// What stands after the first comma of a name, or after the dash, bracket, bar or colon that most names have: more
    /// of the name, the first name, the affiliation, or first the one and then the other
    #[arg(long, value_name = "name|first-name|affiliation|first-name-affiliation",
        value_parser = PossibleValuesParser::new(AfterComma::ALL.iter().map(|after| after.into_str())))]
    after_comma: Option<String>,
    /// How the column of days writes them, where 3/11/2026 could be in March or in November
    #[arg(long, value_name = "day-first|month-first", value_parser = ["day-first", "month-first"])]
    days: Option<String>,
    /// As whom they sign whose row does not say it
    #[arg(long, value_name = "personal|affiliation|group")]
    capacity: Option<Capacity>,
    /// What becomes of rows that may repeat another person of the file
    #[arg(long, value_name = "leave-out|enter", value_parser = ["leave-out", "enter"])]
    namesakes: Option<String>,
    /// Take off the numbers, links and accounts that stand beside names
    #[arg(long)]
    bare_names: bool,
    /// Mend letters that were damaged before the file was saved, as the faults say: "JÃ¼rgen" becomes "Jürgen"
    #[arg(long)]
    mend_letters: bool,
    /// Leave out the cells of a field that cannot be taken, as "website"; of "name", their rows
    #[arg(long, value_name = "FIELD")]
    leave_out_cells: Vec<String>,
    /// Leave out all cells that cannot be taken, and the rows whose name cannot be
    #[arg(long)]
    leave_out_faults: bool,
}

pub async fn run(config: Config, asked: ImportArgs) -> anyhow::Result<ExitCode> {
    let provenance = Plain::line(&asked.provenance).context("--provenance")?;
    if provenance.is_empty() {
        bail!("say from where these names come, for everybody to read: --provenance \"…\"");
    }
    let file = std::fs::read(&asked.file).with_context(|| asked.file.display().to_string())?;
    with_letters(config, async |app| {
        if !asked.dry_run {
            take_changes(app)?;
        }
        let letter = letter(app, &asked.slug)?;
        let plan = decided(app, &letter, &asked, &file).await?;
        let act = ImportRequest {
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
        if std::io::stdin().is_terminal() && !agrees(&format!("Enter {would_be}?"))? {
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

/// The plan of a file without open questions and without errors.
async fn decided(app: &App, letter: &Loaded, asked: &ImportArgs, file: &[u8]) -> anyhow::Result<Plan> {
    let mut choices = flags(asked)?;
    loop {
        let mut sheet = read(file.to_vec(), choices.encoding).await??;
        let mapping = choices.mapping(&mut sheet);
        let known = columns(asked, &sheet, &mapping)?;
        for (at, field) in known {
            choices.columns.entry(at).or_insert(field);
        }
        let mapping = choices.mapping(&mut sheet);
        let mut plan = app.imports.plan(letter, (&sheet, &mapping), &choices).await?;
        let dropped = dropped(asked, &plan)?;
        if !dropped.is_empty() {
            choices.dropped.extend(dropped);
            plan = app.imports.plan(letter, (&sheet, &mapping), &choices).await?;
        }
        preview::columns(&sheet, &mapping);
        if !mapping.names_people() && !plan.decisions.contains(&OpenQuestion::Header) {
            bail!(
                "no column is the name; let the first row name the columns (name, organisation, …), or say --column 1=name"
            );
        }
        let is_asked = std::io::stdin().is_terminal();
        // A person at a terminal sees the rows only when they help to decide.
        if !is_asked || matches!(plan.decisions.first(), None | Some(OpenQuestion::Namesakes(_))) {
            preview::rows(&plan, asked.dry_run);
        }
        if plan.is_decided() {
            return Ok(plan);
        }
        if !is_asked {
            plan.decisions.iter().for_each(|decision| say(&preview::flag_for(*decision)));
            if !choices.bares_names && bareable(&plan.rows.faults) > 0 {
                say("take off what stands beside names: --bare-names");
            }
            if mendable(&plan.rows.faults) > 0 {
                say("mend the letters that are damaged, as is said above: --mend-letters");
            }
            if plan.rows.faults.iter().any(|fault| fault.why.can_be_dropped()) {
                say(
                    "put it right in the file, or leave it out: --leave-out-cells FIELD, or --leave-out-faults",
                );
            }
            match plan.decisions.is_empty() {
                true => bail!("nothing is entered as long as something is wrong"),
                false => bail!("nothing is entered before this is decided"),
            }
        }
        questions::decide((&sheet, &mapping), &plan, &mut choices)?;
    }
}

/// The choices that follow from the flags, except columns and omissions, which depend on the file.
fn flags(asked: &ImportArgs) -> anyhow::Result<ImportOptions> {
    Ok(ImportOptions {
        encoding: asked.encoding.as_deref().map(encoding).transpose()?,
        header: asked.head.as_deref().filter(|head| ["yes", "no"].contains(head)).map(|head| head == "yes"),
        head_row: asked.head.as_deref().filter(|head| !["yes", "no"].contains(head)).map(row).transpose()?,
        after_comma: asked.after_comma.as_deref().and_then(|after| after.parse().ok()),
        days: asked.days.as_deref().and_then(|order| order.parse().ok()),
        bares_names: asked.bare_names,
        capacity: asked.capacity,
        mends_letters: asked.mend_letters,
        all_namesakes: asked.namesakes.as_deref().map(|all| all == "enter"),
        ..ImportOptions::default()
    })
}

fn row(number: &str) -> anyhow::Result<usize> {
    number.parse().context("--head: say yes, no, or the number of the row that names the columns")
}

fn encoding(label: &str) -> anyhow::Result<Charset> {
    Charset::called(label).with_context(|| format!("--encoding: there is no encoding {label:?}"))
}

/// The columns that the flags define.
fn columns(
    asked: &ImportArgs,
    sheet: &Sheet,
    mapping: &Mapping,
) -> anyhow::Result<HashMap<usize, ImportField>> {
    let heads = mapping.heads(sheet).map(|row| row.cells.as_slice()).unwrap_or_default();
    let find = |column: &str| {
        let numbered = column.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let at = heads.iter().position(|head| head == column).or(numbered);
        at.filter(|at| *at < mapping.columns.len()).with_context(|| format!("there is no column {column:?}"))
    };
    let mut columns = HashMap::new();
    if asked.leave_out_unknown {
        columns.extend(mapping.can_be_left_out(sheet).into_iter().map(|at| (at, ImportField::Nothing)));
    }
    for column in &asked.leave_out {
        columns.insert(find(column)?, ImportField::Nothing);
    }
    for choice in &asked.column {
        let (column, name) = choice.rsplit_once('=').context("--column: write it as COLUMN=FIELD")?;
        columns.insert(find(column)?, field(name).context("--column")?);
    }
    if let Some(column) = &asked.private_column {
        let at = find(column)?;
        let field = mapping.consent(sheet, at).with_context(|| {
            format!("--private-column: does \"yes\" show the name or hide it? Say --column {0}=shown or --column {0}=hidden", at + 1)
        })?;
        columns.insert(at, field);
    }
    Ok(columns)
}

fn field(name: &str) -> anyhow::Result<ImportField> {
    let known = || {
        let names = ImportField::ALL
            .iter()
            .filter(|field| **field != ImportField::Unclear)
            .map(ImportField::into_str);
        names.collect::<Vec<_>>().join(", ")
    };
    let field = name.parse().ok().filter(|field| *field != ImportField::Unclear);
    field.with_context(|| format!("there is no field {name:?}, only {}", known()))
}

/// The faulty cells that the flags leave out.
fn dropped(asked: &ImportArgs, plan: &Plan) -> anyhow::Result<Vec<Kind>> {
    let fields = asked.leave_out_cells.iter().map(|name| field(name).context("--leave-out-cells"));
    let fields: Vec<ImportField> = fields.collect::<anyhow::Result<_>>()?;
    let faults = plan.rows.faults.iter().filter(|fault| fault.why.can_be_dropped());
    let is_meant = |fault: &&Fault| asked.leave_out_faults || fields.contains(&fault.field);
    Ok(faults.filter(is_meant).map(Fault::kind).collect())
}

async fn enter(
    app: &App,
    letter: &Loaded,
    act: ImportRequest<'_>,
    all: usize,
) -> anyhow::Result<Option<Entered>> {
    let bar = ProgressBar::new(u64::try_from(all)?);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos} of {human_len}, {eta} left")?);
    let told = |written: usize| bar.set_position(u64::try_from(written).unwrap_or(u64::MAX));
    let entered = app.imports.carry_out(&Owner::at_the_command_line(), letter, act, told).await?;
    bar.finish_and_clear();
    Ok(entered)
}
