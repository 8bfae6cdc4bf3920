//! Signatories that organizers enter: names collected elsewhere, on paper or on another platform, or one line by
//! hand.
//!
//! One import succeeds or fails as a whole: one transaction, one increase of the letter's revision, numbers in the
//! order of the lines. The public reads who entered them and where they come from. A name that moderators watch for
//! is held here, too.

pub use crate::signing::signature::store::imports::{Entered, Import};

use std::collections::HashSet;

use serde_json::json;
use sqlx::PgConnection;
use time::Date;
use uuid::Uuid;

use super::Entries;
use crate::{
    audit::{self, Who},
    letters::Loaded,
    mail::EmailAddress,
    signing::{
        decision::erasure,
        screening::{self, Known, Reason, reported_names},
        signature::{
            self, State, VerifiedBy,
            address::SealedAddress,
            details::SignatureDetails,
            fields::{Plain, SignerName},
            mail_domain,
            store::{
                imports::{self, New},
                signatures,
            },
            tally::Counted,
        },
    },
};

/// How many lines are written in one statement: few enough to show progress.
const AT_ONCE: usize = 500;

/// How often an import is tried again when one of its addresses confirms a signature at the same moment.
const TRIES: usize = 3;

/// PostgreSQL's error code for a deadlock.
const DEADLOCK: &str = "40P01";

/// The reasons that hold a line entered by organizers. For everything else that is checked of strangers, organizers
/// are responsible themselves.
const HOLDING: [Reason; 3] = [Reason::Watched, Reason::FirstSignatory, Reason::Reported];

#[derive(Clone, Debug)]
pub struct Entry {
    pub details: SignatureDetails,
    /// The person's address, if an organizer has it: the person can be invited to claim the line.
    pub address: Option<EmailAddress>,
    /// The day on which they signed elsewhere, if known.
    pub day: Option<Date>,
}

/// What is already known about a line at this letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// A signature with that name is published, or waits.
    pub name_stands: bool,
    /// This address has signed, or was entered.
    pub address_stands: bool,
    /// Why a moderator will review it first.
    pub waits_for: Vec<Reason>,
}

#[derive(Clone, Copy)]
pub struct Entering<'a> {
    /// The id of the import. Lines entered under it are not entered again, however often the request is repeated.
    pub import: Uuid,
    /// The lines, in the order in which they will be listed.
    pub entries: &'a [Entry],
    /// Where they come from, shown to the public. Not empty.
    pub provenance: &'a Plain,
    pub who: Who,
    /// Whether a line with an already listed name is another person.
    pub takes_same_names: bool,
}

impl Entries {
    /// What is already known about these lines at the letter, in their order.
    pub async fn meet(&self, letter: &Loaded, entries: &[Entry]) -> sqlx::Result<Vec<Met>> {
        let sealed: Vec<_> = entries.iter().map(|entry| self.sealed(entry)).collect();
        self.met(&mut *self.context.conn().await?, letter, entries, &sealed).await
    }

    /// Enters these lines; none if all of them exist already, or if this import was done before. Calls `told` with
    /// the number of lines written so far.
    pub async fn enter(
        &self,
        letter: &Loaded,
        entering: Entering<'_>,
        mut told: impl FnMut(usize) + Send,
    ) -> sqlx::Result<Option<Entered>> {
        for _ in 1..TRIES {
            match self.try_to_enter(letter, entering, &mut told).await {
                Err(error) if collides(&error) => {}
                entered => return entered,
            }
        }
        self.try_to_enter(letter, entering, &mut told).await
    }

    async fn try_to_enter(
        &self,
        letter: &Loaded,
        entering: Entering<'_>,
        told: &mut (impl FnMut(usize) + Send),
    ) -> sqlx::Result<Option<Entered>> {
        let Entering { import, entries, provenance, who, takes_same_names } = entering;
        let mut work = self.context.begin().await?;
        let now = work.now();
        // If the same file is entered twice at the same time, it is entered once.
        signatures::lock_mailboxes(work.conn(), &[letter.id.to_be_bytes().to_vec()]).await?;
        let sealed: Vec<_> = entries.iter().map(|entry| self.sealed(entry)).collect();
        let met = self.met(work.conn(), letter, entries, &sealed).await?;
        let stands = |met: &Met| met.address_stands || (met.name_stands && !takes_same_names);
        let new: Vec<New<'_>> = entries
            .iter()
            .zip(sealed)
            .zip(met)
            .filter(|(_, met)| !stands(met))
            .map(|((entry, address), met)| New {
                id: Uuid::now_v7(),
                details: &entry.details,
                domain: address
                    .as_ref()
                    .map(|address| mail_domain::hash_of(&self.context.keys, &address.sealed)),
                address,
                waits_for: met.waits_for,
                day: entry.day,
            })
            .collect();
        if new.is_empty() {
            return Ok(None);
        }
        let published = || new.iter().filter(|line| line.waits_for.is_empty());
        let entered = Entered {
            import,
            entered: new.len(),
            held: new.len() - published().count(),
            left_out: entries.len() - new.len(),
        };
        if !imports::begin(work.conn(), letter.id, &entered, provenance, now).await? {
            return Ok(None);
        }
        let version = (letter.own_version(), &letter.letter.language);
        let mut written = 0;
        for some in new.chunks(AT_ONCE) {
            imports::insert(work.conn(), (letter.id, entered.import), version, some, now).await?;
            for line in some {
                let detail = json!({ "import": entered.import });
                work.audit(entry(who, letter.id, ("enter", Some(line.id)), detail));
                if line.waits_for.is_empty() {
                    let standing = Counted::published(line.details, version.0, VerifiedBy::Entered);
                    work.published(letter.id, line.id, standing);
                }
            }
            written += some.len();
            told(written);
        }
        let detail = json!({
            "import": entered.import, "entered": entered.entered, "held": entered.held,
            "left_out": entered.left_out,
        });
        work.audit(entry(who, letter.id, ("import", None), detail));
        work.commit().await?;
        Ok(Some(entered))
    }

    /// The imports of a letter, newest first.
    pub async fn imports(&self, letter: i64) -> sqlx::Result<Vec<Import>> {
        imports::imports(&mut *self.context.conn().await?, letter).await
    }

    /// Withdraws all lines of one import that are not claimed. Returns how many were withdrawn; none if there is no
    /// such import, or if it was undone before.
    pub async fn withdraw_import(&self, letter: i64, import: Uuid, who: Who) -> sqlx::Result<Option<usize>> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        // Lock signatures first, then the import: the same order as the withdrawal of one signature.
        let lines = imports::unclaimed(work.conn(), letter, import).await?;
        if !imports::take_back(work.conn(), letter, import, now).await? {
            return Ok(None);
        }
        let ids: Vec<_> = lines.iter().map(|(id, _)| *id).collect();
        let leaving = signature::store::bulk::lock(work.conn(), &ids).await?;
        erasure::erase(&mut work, &leaving).await?;
        for (id, before) in lines {
            work.moved(letter, id, before, Counted { state: State::Withdrawn, ..before });
            let detail = json!({ "from": before.state.into_str(), "import": import });
            work.audit(entry(who, letter, ("withdraw", Some(id)), detail));
        }
        let detail = json!({ "import": import, "withdrawn": ids.len() });
        work.audit(entry(who, letter, ("undo-import", None), detail));
        work.commit().await?;
        Ok(Some(ids.len()))
    }

    fn sealed(&self, entry: &Entry) -> Option<SealedAddress> {
        entry.address.as_ref().map(|address| SealedAddress::seal(&self.context.keys, address))
    }

    async fn met(
        &self,
        conn: &mut PgConnection,
        letter: &Loaded,
        entries: &[Entry],
        sealed: &[Option<SealedAddress>],
    ) -> sqlx::Result<Vec<Met>> {
        let folded = |entry: &Entry| entry.details.text.name.as_ref().map(SignerName::folded);
        let wanted: HashSet<String> = entries.iter().filter_map(folded).collect();
        let names = imports::names_among(conn, letter.id, &wanted).await?;
        let exact: Vec<_> = sealed.iter().flatten().map(|address| address.exact.clone()).collect();
        let addresses = imports::addresses_among(conn, letter.id, &exact).await?;
        let asked: Vec<_> =
            entries.iter().map(|entry| (letter.id, entry.details.text.name.as_ref())).collect();
        let reported = reported_names::reported(conn, &self.context.keys, &asked).await?;
        let met = entries.iter().zip(sealed).zip(reported).map(|((entry, address), name_is_reported)| {
            let known = Known { name_is_reported, ..Known::default() };
            let mut waits_for = screening::reasons(&letter.letter, &entry.details, known);
            waits_for.retain(|reason| HOLDING.contains(reason));
            Met {
                name_stands: folded(entry).is_some_and(|name| names.contains(&name)),
                address_stands: address.as_ref().is_some_and(|address| addresses.contains(&address.exact)),
                waits_for,
            }
        });
        Ok(met.collect())
    }
}

/// Whether another transaction wrote the same address first, or deadlocked with this one.
fn collides(error: &sqlx::Error) -> bool {
    let told = error.as_database_error();
    told.is_some_and(|error| error.is_unique_violation() || error.code().is_some_and(|code| code == DEADLOCK))
}

fn entry(
    who: Who,
    letter: i64,
    (act, subject): (&'static str, Option<Uuid>),
    detail: serde_json::Value,
) -> audit::Entry {
    audit::Entry { who, act, letter, subject, detail }
}
