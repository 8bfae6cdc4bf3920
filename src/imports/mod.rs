//! Imports: signatories who were collected elsewhere come in as a file, in whatever shape people have it, or by hand.
//!
//! Before anything is entered, whoever brings a file sees what would become of each row. Then all of it is entered, or
//! nothing ([`crate::signing::entry::enter`]).
//!
//! | file | owns |
//! | --- | --- |
//! | [`encoding`], [`charset`], `damaged_letters` | from bytes to text |
//! | `lines`, [`sheet`] | from text to rows and cells |
//! | [`column_mapping`], `word_lists` | which column holds what; the words are in `heads.txt` |
//! | `cells`, `clean`, `not_a_name`, [`names`], [`dates`] | what one cell says |
//! | [`rows`], [`row_faults`], `namesakes` | what becomes of a row, and what is wrong with it |
//! | [`choices`] | what a person decided where the reading is in doubt |
//! | [`form`], [`pages`], [`routes`] | a file, somebody entered by hand, invitations to claim a line |

mod cells;
pub mod charset;
pub mod choices;
mod clean;
pub mod column_mapping;
mod damaged_letters;
pub mod dates;
pub mod encoding;
pub mod form;
mod lines;
pub mod names;
mod namesakes;
pub mod not_a_name;
pub mod pages;
pub mod routes;
pub mod row_faults;
pub mod rows;
pub mod sheet;
pub(super) mod store;
mod word_lists;

use std::sync::Arc;

use sqlx::PgPool;
use time::{Date, Duration};
use uuid::Uuid;

use self::{
    charset::Charset,
    choices::Choices,
    column_mapping::{Field, Mapping},
    encoding::Unreadable,
    row_faults::Fault,
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

/// The largest file, in bytes: the most rows with all that can be said of somebody.
pub const LARGEST_FILE: usize = 8 * 1024 * 1024;

/// How many rows are entered in one act: for whoever confirms meanwhile, the letter's row is held for a second at most.
pub const MOST_ROWS: usize = 20_000;

/// How long a file lies here that somebody has uploaded and not decided on: until tomorrow, when they come back.
pub const DRAFT_KEPT_FOR: Duration = Duration::hours(24);

/// How far from UTC it can be another day already, or still.
const OTHER_ZONES: Duration = Duration::hours(14);

/// Where files in waiting are unsealed.
const CONTEXT: &str = "import";

/// The desk for imports.
#[derive(Clone)]
pub struct Imports {
    pool: PgPool,
    signing: Arc<Signing>,
    keys: Arc<Keys>,
    clock: Clock,
}

/// What would become of a file.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The lines, each with its row; those that stand there already are among them.
    lines: Vec<(usize, Entry)>,
    /// All that is wrong: as long as there is anything, nothing is entered.
    pub faults: Vec<Fault>,
    /// Rows that say what another row says, each with that other.
    pub repeated: Vec<(usize, usize)>,
    /// Rows that may speak of the same person as another, each with that other: to be decided.
    pub namesakes: Vec<(usize, usize)>,
    /// Names that were written otherwise, and how they are taken.
    pub changed: Vec<(usize, String, String)>,
    /// How many of these held a mailbox, which is kept beside the name.
    pub mailboxes: usize,
    /// Rows that are left out, since their name cannot be taken.
    pub dropped: Vec<usize>,
    /// Cells that are left out, since they cannot be taken.
    pub dropped_cells: Vec<Fault>,
    /// How many do not say whether their name may be shown, and whether it is.
    pub unanswered: Option<(usize, bool)>,
    /// How many are counted without their name being shown.
    pub private: usize,
    /// What a person must decide before anything is entered.
    pub decisions: Vec<Decision>,
    /// Rows whose address stands in another row, each with that other.
    pub shared_addresses: Vec<(usize, usize)>,
    /// Rows with a likely slip in the domain of the address: what stands there, and what may be meant.
    pub mistyped: Vec<(usize, String, String)>,
    /// Rows of somebody whose name stands under the letter already.
    pub same_names: Vec<usize>,
    /// How the column of days writes them, if there is one.
    pub days: dates::Column,
    /// The first and the last day that the lines say.
    pub from_until: Option<(Date, Date)>,
    /// How many lines say no day: they bear that of their entry.
    pub without_day: usize,
    /// How many addresses have signed already. Which ones is nobody's business but their owners'.
    pub known_addresses: usize,
    /// Rows that will wait for a moderator, and why.
    pub watched: Vec<(usize, Vec<Reason>)>,
    /// How many lines bring an address along.
    pub with_address: usize,
    /// How many would be entered if those whose name stands there already are left out.
    pub new: usize,
    /// And if they are taken, too.
    pub with_same_names: usize,
}

/// What a person must decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// In which the file is written.
    Encoding,
    /// Whether the first row names the columns.
    Header,
    /// What a column holds, counted from one.
    Column(usize),
    /// Which of two columns is meant.
    Twice(Field),
    /// What stands behind the comma of a name, or behind what else most names have there.
    Comma,
    /// In which order its days are written.
    Days,
    /// Whether these rows are other people than those of their name.
    Namesakes(usize),
}

/// What is open about a file.
fn decisions(sheet: &Sheet, (mapping, choices): (&Mapping, &Choices), read: &rows::Reading) -> Vec<Decision> {
    let encoding = sheet.is_in_doubt.then_some(Decision::Encoding);
    let header = (!mapping.header_is_sure).then_some(Decision::Header);
    let columns = mapping.of(Field::Unclear).map(|at| Decision::Column(at + 1));
    let twice = mapping.chosen_twice().into_iter().map(Decision::Twice);
    let is_open =
        choices.after_comma(mapping, sheet).is_none() && choices.capacity(mapping) != Capacity::Group;
    let comma = (is_open && mapping.parted(sheet).is_some()).then_some(Decision::Comma);
    let days = (choices.days.is_none() && read.days.order.is_none()).then_some(Decision::Days);
    let namesakes = read.namesakes.len();
    let namesakes = (namesakes > 0).then_some(Decision::Namesakes(namesakes));
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

/// A likely slip in the domain of an address.
fn mistyped(row: usize, entry: &Entry) -> Option<(usize, String, String)> {
    let typed = entry.address.as_ref()?;
    let meant = typed.likely_meant().filter(|meant| meant.domain() != typed.domain())?;
    Some((row, typed.domain().to_owned(), meant.domain().to_owned()))
}

/// What somebody wants of a plan.
#[derive(Clone, Copy)]
pub struct Act<'a> {
    /// By which it is known: the file's own id, which is entered once.
    pub import: Uuid,
    pub plan: &'a Plan,
    /// From where its lines come, for everybody to read.
    pub provenance: &'a Plain,
    /// Are those whose name stands there already other people?
    pub takes_same_names: bool,
}

impl Plan {
    /// The first lines, as they would stand.
    pub fn sample(&self, most: usize) -> impl Iterator<Item = (usize, &Entry)> {
        self.lines.iter().take(most).map(|(row, entry)| (*row, entry))
    }
}

impl Imports {
    pub const fn open(pool: PgPool, signing: Arc<Signing>, keys: Arc<Keys>, clock: Clock) -> Self {
        Self { pool, signing, keys, clock }
    }

    /// Keeps a file, sealed, until its organizer has decided.
    pub async fn keep(&self, _: &Owner, (letter, organizer): (i64, Uuid), file: &[u8]) -> sqlx::Result<Uuid> {
        let draft = Uuid::now_v7();
        let sealed = self.keys.seal(CONTEXT, file);
        let conn = &mut *self.pool.acquire().await?;
        store::insert(conn, draft, (letter, organizer), &sealed, self.clock.now()).await?;
        Ok(draft)
    }

    /// A file that this organizer has uploaded for this letter.
    pub async fn kept(&self, letter: i64, organizer: Uuid, draft: Uuid) -> sqlx::Result<Option<Vec<u8>>> {
        let since = self.clock.now() - DRAFT_KEPT_FOR;
        let sealed = store::find(&mut *self.pool.acquire().await?, draft, (letter, organizer), since).await?;
        Ok(sealed.and_then(|sealed| self.keys.unseal(CONTEXT, &sealed)))
    }

    /// Throws a file away.
    pub async fn discard(&self, letter: i64, organizer: Uuid, draft: Uuid) -> sqlx::Result<()> {
        store::delete(&mut *self.pool.acquire().await?, draft, (letter, organizer)).await
    }

    /// Throws away the files that nobody has decided on.
    pub async fn forget_drafts(&self) -> sqlx::Result<()> {
        store::forget(&mut *self.pool.acquire().await?, self.clock.now() - DRAFT_KEPT_FOR).await
    }

    /// What would become of a sheet.
    pub async fn plan(
        &self,
        letter: &Loaded,
        (sheet, mapping): (&Sheet, &Mapping),
        choices: &Choices,
    ) -> anyhow::Result<Plan> {
        let (sheet, mapping, choices) = (sheet.clone(), mapping.clone(), choices.clone());
        let last_day = (self.clock.now() + OTHER_ZONES).date();
        // Away from what serves pages: each cell is looked at.
        let read = move || {
            let read = rows::read(&sheet, &mapping, &choices, last_day);
            let decisions = decisions(&sheet, (&mapping, &choices), &read);
            (read, decisions)
        };
        let (read, decisions) = tokio::task::spawn_blocking(read).await?;
        let rows::Reading { lines, faults, repeated, namesakes, shared_addresses, days, .. } = read;
        let entries: Vec<Entry> = lines.iter().map(|(_, entry)| entry.clone()).collect();
        let met = self.signing.entries.meet(letter, &entries).await?;
        let row = |at: usize| lines.get(at).map_or(0, |(row, _)| *row);
        let met = || met.iter().enumerate();
        let said = || entries.iter().filter_map(|entry| entry.day);
        Ok(Plan {
            same_names: met().filter(|(_, met)| met.name_stands).map(|(at, _)| row(at)).collect(),
            known_addresses: met().filter(|(_, met)| met.address_stands).count(),
            watched: met()
                .filter(|(_, met)| !met.waits_for.is_empty())
                .map(|(at, met)| (row(at), met.waits_for.clone()))
                .collect(),
            mistyped: lines.iter().filter_map(|(row, entry)| mistyped(*row, entry)).collect(),
            with_address: entries.iter().filter(|entry| entry.address.is_some()).count(),
            new: met().filter(|(_, met)| !met.name_stands && !met.address_stands).count(),
            with_same_names: met().filter(|(_, met)| !met.address_stands).count(),
            from_until: said().min().zip(said().max()),
            without_day: entries.len() - said().count(),
            days,
            private: entries.iter().filter(|entry| entry.adherence.visibility == Visibility::Private).count(),
            lines,
            faults,
            repeated,
            namesakes,
            changed: read.changed,
            mailboxes: read.mailboxes,
            dropped: read.dropped,
            dropped_cells: read.dropped_cells,
            unanswered: read.unanswered,
            decisions,
            shared_addresses,
        })
    }

    /// Enters what was planned, all or nothing: nothing where something is wrong, or there is nobody to enter. `told`
    /// hears how many are written.
    pub async fn carry_out(
        &self,
        owner: &Owner,
        letter: &Loaded,
        Act { import, plan, provenance, takes_same_names }: Act<'_>,
        told: impl FnMut(usize) + Send,
    ) -> sqlx::Result<Option<Entered>> {
        if !plan.faults.is_empty() || !plan.decisions.is_empty() {
            return Ok(None);
        }
        let entries: Vec<Entry> = plan.lines.iter().map(|(_, entry)| entry.clone()).collect();
        let entering = Entering { import, entries: &entries, provenance, who: owner.who(), takes_same_names };
        self.signing.entries.enter(letter, entering, told).await
    }

    /// Takes back all that was entered in one act; how many lines, or nothing where there is no such act.
    pub async fn take_back(&self, owner: &Owner, letter: i64, import: Uuid) -> sqlx::Result<Option<usize>> {
        self.signing.entries.withdraw_import(letter, import, owner.who()).await
    }
}

/// Reads a file as rows, away from what serves pages: a large one takes a moment.
pub async fn read(file: Vec<u8>, encoding: Option<Charset>) -> anyhow::Result<Result<Sheet, Unreadable>> {
    Ok(tokio::task::spawn_blocking(move || Sheet::read(&file, encoding)).await?)
}
