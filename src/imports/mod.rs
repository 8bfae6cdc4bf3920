//! Imports: enters signatories who signed elsewhere, from a file in almost any format, or by hand.
//!
//! Before anything is entered, the organizer sees what would become of each row. Then all of the file is
//! entered, or nothing ([`crate::signing::entry::enter`]).
//!
//! | file | owns |
//! | --- | --- |
//! | [`encoding`], [`charset`], `damaged_letters` | from bytes to text |
//! | `line_breaks`, [`sheet`] | from text to rows and cells |
//! | [`column_mapping`], `word_lists` | which column holds what; the words are in `heads.txt` |
//! | `cells`, `cell_cleanup`, `not_a_name`, [`names`], [`dates`] | the meaning of one cell |
//! | [`rows`], [`row_faults`], `same_person` | what becomes of a row, and its faults |
//! | [`options`] | a person's choices where the reading is ambiguous |
//! | [`form`], [`pages`], [`routes`] | a file, a person entered by hand, invitations to claim a line |

mod cell_cleanup;
mod cells;
pub mod charset;
pub mod column_mapping;
mod damaged_letters;
pub mod dates;
pub mod encoding;
pub mod form;
#[cfg(test)]
pub(crate) mod fuzz;
mod line_breaks;
pub mod names;
pub mod not_a_name;
pub mod options;
pub mod pages;
pub mod routes;
pub mod row_faults;
pub mod rows;
mod same_person;
pub mod sheet;
pub(super) mod store;
mod word_lists;

use std::sync::Arc;

use sqlx::PgPool;
use time::{Date, Duration};
use uuid::Uuid;

use self::{
    charset::Charset,
    column_mapping::{ImportField, Mapping},
    encoding::Unreadable,
    options::ImportOptions,
    rows::ParsedRows,
    sheet::Sheet,
};
use crate::{
    clock::Clock,
    keys::Keys,
    letters::{Capacity, Loaded},
    organizers::rights::Owner,
    signing::{
        Signing,
        entry::enter::{Entered, Entering, Entry},
        screening::Reason,
        signature::{details::Visibility, fields::Plain},
    },
};

/// The largest file, in bytes: room for [`MOST_ROWS`] rows with all that can be said of a person.
pub const LARGEST_FILE: usize = 8 * 1024 * 1024;

/// The most rows in one import: confirmations wait for the letter's row for at most a second.
pub const MOST_ROWS: usize = 20_000;

/// How long an uploaded file is kept without a decision: until its organizer comes back the next day.
pub const DRAFT_KEPT_FOR: Duration = Duration::hours(24);

/// The most by which local time differs from UTC: there it can be another day already, or still.
const OTHER_ZONES: Duration = Duration::hours(14);

/// The context with which waiting files are sealed.
const CONTEXT: &str = "import";

#[derive(Clone)]
pub struct Imports {
    pool: PgPool,
    signing: Arc<Signing>,
    keys: Arc<Keys>,
    clock: Clock,
}

/// The result of reading a file, before anything is entered.
#[derive(Clone, Debug)]
pub struct Plan {
    pub rows: ParsedRows,
    /// How many are counted without a public name.
    pub private: usize,
    /// What a person must decide before anything is entered.
    pub decisions: Vec<OpenQuestion>,
    /// Rows with a likely typo in the domain of the address: the typed domain, and the likely one.
    pub mistyped: Vec<(usize, String, String)>,
    /// Rows with a name that has signed the letter already.
    pub same_names: Vec<usize>,
    /// The first and the last day in the file.
    pub from_until: Option<(Date, Date)>,
    /// How many rows have no day: they get the day of their entry.
    pub without_day: usize,
    /// How many addresses have signed already. Which ones is not shown: that concerns only their owners.
    pub known_addresses: usize,
    /// Rows that will wait for a moderator, and why.
    pub watched: Vec<(usize, Vec<Reason>)>,
    /// How many rows have an address.
    pub with_address: usize,
    /// How many would be entered if rows with a known name are left out.
    pub new: usize,
    /// How many would be entered if those are included.
    pub with_same_names: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenQuestion {
    Encoding,
    /// Whether the first row names the columns.
    Header,
    /// What a column holds, counted from one.
    Column(usize),
    /// Which of several columns holds this field.
    Twice(ImportField),
    /// What follows the comma of a name, or the other mark that most names have.
    Comma,
    /// The order of day and month.
    Days,
    /// Whether these rows are other people than those of the same name.
    Namesakes(usize),
}

/// The open decisions about a file.
fn decisions(
    sheet: &Sheet,
    (mapping, choices): (&Mapping, &ImportOptions),
    read: &ParsedRows,
) -> Vec<OpenQuestion> {
    let encoding = sheet.is_in_doubt.then_some(OpenQuestion::Encoding);
    let header = (!mapping.header_is_sure).then_some(OpenQuestion::Header);
    let columns = mapping.of(ImportField::Unclear).map(|at| OpenQuestion::Column(at + 1));
    let twice = mapping.chosen_twice().into_iter().map(OpenQuestion::Twice);
    let is_open =
        choices.after_comma(mapping, sheet).is_none() && choices.capacity(mapping) != Capacity::Group;
    let comma = (is_open && mapping.parted(sheet).is_some()).then_some(OpenQuestion::Comma);
    let days = (choices.days.is_none() && read.days.order.is_none()).then_some(OpenQuestion::Days);
    let namesakes = read.namesakes.len();
    let namesakes = (namesakes > 0).then_some(OpenQuestion::Namesakes(namesakes));
    encoding
        .into_iter()
        .chain(header)
        .chain(columns)
        .chain(twice)
        .chain(comma)
        .chain(days)
        .chain(namesakes)
        .collect()
}

/// A likely typo in the domain of an address.
fn mistyped(row: usize, entry: &Entry) -> Option<(usize, String, String)> {
    let typed = entry.address.as_ref()?;
    let meant = typed.likely_meant().filter(|meant| meant.domain() != typed.domain())?;
    Some((row, typed.domain().to_owned(), meant.domain().to_owned()))
}

/// What an owner wants to enter of a plan.
#[derive(Clone, Copy)]
pub struct ImportRequest<'a> {
    /// The id of the file, which can be entered only once.
    pub import: Uuid,
    pub plan: &'a Plan,
    /// Where the signatures come from; public.
    pub provenance: &'a Plain,
    /// Whether people with a known name are other people, and so entered.
    pub takes_same_names: bool,
}

impl Plan {
    /// True if nothing is left to correct or to decide.
    pub fn is_decided(&self) -> bool {
        self.rows.faults.is_empty() && self.decisions.is_empty()
    }

    /// The first entries, each with its row.
    pub fn sample(&self, most: usize) -> impl Iterator<Item = (usize, &Entry)> {
        self.rows.lines.iter().take(most).map(|(row, entry)| (*row, entry))
    }
}

impl Imports {
    pub const fn open(pool: PgPool, signing: Arc<Signing>, keys: Arc<Keys>, clock: Clock) -> Self {
        Self { pool, signing, keys, clock }
    }

    /// Stores a file, sealed, until its organizer has decided.
    pub async fn keep(&self, _: &Owner, (letter, organizer): (i64, Uuid), file: &[u8]) -> sqlx::Result<Uuid> {
        let draft = Uuid::now_v7();
        let sealed = self.keys.seal(CONTEXT, file);
        let conn = &mut *self.pool.acquire().await?;
        store::insert(conn, draft, (letter, organizer), &sealed, self.clock.now()).await?;
        Ok(draft)
    }

    /// A file that this organizer uploaded for this letter.
    pub async fn kept(&self, letter: i64, organizer: Uuid, draft: Uuid) -> sqlx::Result<Option<Vec<u8>>> {
        let since = self.clock.now() - DRAFT_KEPT_FOR;
        let sealed = store::find(&mut *self.pool.acquire().await?, draft, (letter, organizer), since).await?;
        Ok(sealed.and_then(|sealed| self.keys.unseal(CONTEXT, &sealed)))
    }

    pub async fn discard(&self, letter: i64, organizer: Uuid, draft: Uuid) -> sqlx::Result<()> {
        store::delete(&mut *self.pool.acquire().await?, draft, (letter, organizer)).await
    }

    /// Deletes the files that were kept for [`DRAFT_KEPT_FOR`] without a decision.
    pub async fn forget_drafts(&self) -> sqlx::Result<()> {
        store::forget(&mut *self.pool.acquire().await?, self.clock.now() - DRAFT_KEPT_FOR).await
    }

    /// Reads a sheet and compares it with the letter's signatures.
    pub async fn plan(
        &self,
        letter: &Loaded,
        (sheet, mapping): (&Sheet, &Mapping),
        choices: &ImportOptions,
    ) -> anyhow::Result<Plan> {
        let (sheet, mapping, choices) = (sheet.clone(), mapping.clone(), choices.clone());
        let last_day = (self.clock.now() + OTHER_ZONES).date();
        // On a blocking thread, because each cell is parsed.
        let read = move || {
            let read = rows::read(&sheet, &mapping, &choices, last_day);
            let decisions = decisions(&sheet, (&mapping, &choices), &read);
            (read, decisions)
        };
        let (read, decisions) = tokio::task::spawn_blocking(read).await?;
        let entries = read.entries();
        let met = self.signing.entries.meet(letter, &entries).await?;
        let row = |at: usize| read.lines.get(at).map_or(0, |(row, _)| *row);
        let met = || met.iter().enumerate();
        let days = || entries.iter().filter_map(|entry| entry.day);
        Ok(Plan {
            same_names: met().filter(|(_, met)| met.name_stands).map(|(at, _)| row(at)).collect(),
            known_addresses: met().filter(|(_, met)| met.address_stands).count(),
            watched: met()
                .filter(|(_, met)| !met.waits_for.is_empty())
                .map(|(at, met)| (row(at), met.waits_for.clone()))
                .collect(),
            mistyped: read.lines.iter().filter_map(|(row, entry)| mistyped(*row, entry)).collect(),
            with_address: entries.iter().filter(|entry| entry.address.is_some()).count(),
            new: met().filter(|(_, met)| !met.name_stands && !met.address_stands).count(),
            with_same_names: met().filter(|(_, met)| !met.address_stands).count(),
            from_until: days().min().zip(days().max()),
            without_day: entries.len() - days().count(),
            private: entries.iter().filter(|entry| entry.details.visibility == Visibility::Private).count(),
            rows: read,
            decisions,
        })
    }

    /// Enters a plan, all or nothing. Returns `None`, and enters nothing, if faults or decisions are left
    /// or no entry remains. `told` is called with the number of entries written so far.
    pub async fn carry_out(
        &self,
        owner: &Owner,
        letter: &Loaded,
        ImportRequest { import, plan, provenance, takes_same_names }: ImportRequest<'_>,
        told: impl FnMut(usize) + Send,
    ) -> sqlx::Result<Option<Entered>> {
        if !plan.is_decided() {
            return Ok(None);
        }
        let entering = Entering {
            import,
            entries: &plan.rows.entries(),
            provenance,
            who: owner.who(),
            takes_same_names,
        };
        self.signing.entries.enter(letter, entering, told).await
    }

    /// Withdraws all that one import entered; returns how many, or `None` if there is no such import.
    pub async fn take_back(&self, owner: &Owner, letter: i64, import: Uuid) -> sqlx::Result<Option<usize>> {
        self.signing.entries.withdraw_import(letter, import, owner.who()).await
    }
}

/// Reads a file as rows, on a blocking thread because a large file takes a moment.
pub async fn read(file: Vec<u8>, encoding: Option<Charset>) -> anyhow::Result<Result<Sheet, Unreadable>> {
    Ok(tokio::task::spawn_blocking(move || Sheet::read(&file, encoding)).await?)
}
