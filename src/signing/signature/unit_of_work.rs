//! A unit of work: all that one act does to signatures, in one transaction.
//!
//! A verb changes rows through [`UnitOfWork::conn`], and says what it did: which signatures changed, what the audit
//! trail holds of it, which mail is owed. [`UnitOfWork::commit`] does the rest in the one right order: trail and mail
//! first; then, letter by letter in the order of their ids, so that two units never wait in a circle, the row of the
//! letter that everybody waits for: its tally, its revision, the numbers of those who are published for the first
//! time, and the revision at which each line was last seen to change; at last it tells this node, as the database tells
//! the others. A unit that is dropped has done nothing.

use std::collections::BTreeMap;

use sqlx::{PgConnection, Postgres, Transaction};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    mail_kinds,
    model::Signature,
    revisions::Revisions,
    state::State,
    store,
    tally::{Change, Revision, Standing},
};
use crate::{
    audit,
    mail::{self, Owed},
};

/// How many rows of the audit trail are written in one statement.
const AT_ONCE: usize = 1000;

/// A transaction that changes signatures.
pub struct UnitOfWork {
    tx: Transaction<'static, Postgres>,
    now: OffsetDateTime,
    revisions: Revisions,
    letters: BTreeMap<i64, Changes>,
    entries: Vec<audit::Entry>,
    owed: Vec<Owed>,
}

/// What a unit of work does to one letter.
#[derive(Default)]
struct Changes {
    tally: Change,
    /// Published for the first time, in the order of their numbers.
    numbered: Vec<Uuid>,
    /// Whose lines the public sees change.
    shown: Vec<Uuid>,
    /// Counted, and not in a list: the records of past days do not hold any more.
    counted: Vec<Uuid>,
    /// Do pages change otherwise?
    is_revised: bool,
}

impl UnitOfWork {
    pub(in crate::signing) fn new(
        tx: Transaction<'static, Postgres>,
        now: OffsetDateTime,
        revisions: Revisions,
    ) -> Self {
        Self { tx, now, revisions, letters: BTreeMap::new(), entries: Vec::new(), owed: Vec::new() }
    }

    /// When all of it takes place.
    pub const fn now(&self) -> OffsetDateTime {
        self.now
    }

    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// One signature, locked until the unit ends.
    pub(in crate::signing) async fn lock(&mut self, id: Uuid) -> sqlx::Result<Option<Signature>> {
        store::signatures::lock(&mut self.tx, id).await
    }

    /// A signature that was inserted is published: it gets its number at the end.
    pub(in crate::signing) fn published(&mut self, letter: i64, id: Uuid, standing: Standing) {
        let changes = self.letters.entry(letter).or_default();
        changes.tally.add(standing);
        changes.numbered.push(id);
    }

    /// A signature says something else, or stands otherwise.
    pub(in crate::signing) fn changed(&mut self, before: &Signature, after: Standing) {
        self.moved(before.letter, before.id, before.standing(), after);
    }

    /// The same where no more of it is known than the tally knows.
    pub(in crate::signing) fn moved(&mut self, letter: i64, id: Uuid, before: Standing, after: Standing) {
        let changes = self.letters.entry(letter).or_default();
        let is_first = after.state == State::Published && !before.is_numbered;
        let after = Standing { is_numbered: before.is_numbered || is_first, ..after };
        changes.tally.remove(before);
        changes.tally.add(after);
        if is_first {
            changes.numbered.push(id);
        } else if before.is_shown() || after.is_shown() {
            changes.shown.push(id);
        } else if before.state == State::Published && !before.counts_like(&after) {
            changes.counted.push(id);
        }
    }

    /// The lines of these change in public, and nothing that is counted.
    pub(in crate::signing) fn shown_anew(&mut self, letter: i64, ids: impl IntoIterator<Item = Uuid>) {
        self.letters.entry(letter).or_default().shown.extend(ids);
    }

    /// Pages of this letter change, though no line does.
    pub(in crate::signing) fn revised(&mut self, letter: i64) {
        self.letters.entry(letter).or_default().is_revised = true;
    }

    /// What the audit trail holds of it.
    pub fn audit(&mut self, entry: audit::Entry) {
        self.entries.push(entry);
    }

    /// The same of many.
    pub fn audit_all(&mut self, entries: impl IntoIterator<Item = audit::Entry>) {
        self.entries.extend(entries);
    }

    /// A mail is owed.
    pub(in crate::signing) fn owe(&mut self, kind: &'static str, subject: Uuid) {
        self.owed.push(mail_kinds::owed(kind, subject));
    }

    /// These mails are owed.
    pub(in crate::signing) fn owe_all(&mut self, owed: impl IntoIterator<Item = Owed>) {
        self.owed.extend(owed);
    }

    /// A mail is owed, unless one of its kind has not gone yet: that one will show how things stand when it goes.
    pub(in crate::signing) async fn owe_once(
        &mut self,
        kind: &'static str,
        subject: Uuid,
    ) -> sqlx::Result<()> {
        let is_owed = self.owed.iter().any(|owed| owed.kind == kind && owed.subject == subject)
            || mail::is_owed(&mut self.tx, kind, subject).await?;
        if !is_owed {
            self.owe(kind, subject);
        }
        Ok(())
    }

    /// Ends it: all of it is done, and durable.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        for some in self.entries.chunks(AT_ONCE) {
            audit::record(&mut self.tx, self.now, some).await?;
        }
        if !self.owed.is_empty() {
            mail::enqueue(&mut self.tx, self.now, &self.owed).await?;
        }
        let mut reached = Vec::with_capacity(self.letters.len());
        for (letter, changes) in &self.letters {
            reached.extend(changes.settle(&mut self.tx, *letter, self.now).await?);
        }
        self.tx.commit().await?;
        reached.into_iter().for_each(|revision| self.revisions.saw(revision));
        Ok(())
    }
}

impl Changes {
    /// Moves the count of a letter, and its revision if the public sees a difference.
    async fn settle(
        &self,
        tx: &mut PgConnection,
        letter: i64,
        now: OffsetDateTime,
    ) -> sqlx::Result<Option<Revision>> {
        let is_revised = self.is_revised || !self.shown.is_empty() || !self.numbered.is_empty();
        // What private signatures have in common is counted, and told to nobody: the public learns of no change.
        if !is_revised && self.tally.is_of_facets_alone() {
            store::tally::move_facets(tx, letter, &self.tally).await?;
            return Ok(None);
        }
        let reached = store::tally::settle(tx, letter, &self.tally, &self.numbered, now).await?;
        if !self.shown.is_empty() {
            store::signatures::stamp(tx, &self.shown, reached.revision).await?;
        }
        if !(self.shown.is_empty() && self.counted.is_empty()) {
            let touched: Vec<_> = self.shown.iter().chain(&self.counted).copied().collect();
            store::daily_records::amend(tx, &touched).await?;
        }
        Ok(Some(reached))
    }
}
