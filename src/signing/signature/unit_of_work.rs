//! Owns the unit of work: everything that one action does to signatures, in one transaction.
//!
//! An action changes rows through [`UnitOfWork::conn`] and reports what it did: which signatures changed, which
//! entries belong in the audit trail, which mail is owed. [`UnitOfWork::commit`] does the rest in the one right
//! order. First it writes the audit trail and the mail. Then, letter by letter in the order of their ids (so that two
//! units cannot deadlock), it updates the row of the letter, for which all other transactions wait: its tally, its
//! revision, the numbers of first publications, and the revision at which each line last changed in public. Finally
//! it notes in the journal what takes something away, commits, and updates this node; the database notifies the others. A
//! unit that is dropped changes nothing.

use std::collections::BTreeMap;

use sqlx::{PgConnection, Postgres, Transaction};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    link::Link,
    mail_kinds::MailKind,
    model::Signature,
    narrowing,
    revisions::Revisions,
    state::State,
    store::{self, versions::Rebound},
    tally::{Change, Counted, Notice, Numbered},
};
use crate::{
    audit::{
        self,
        journal::{Narrowing, Reached},
    },
    mail::{self, Owed, Priority},
};

/// How many rows of the audit trail are inserted in one statement.
const AT_ONCE: usize = 1000;

/// A transaction that changes signatures.
pub struct UnitOfWork {
    tx: Transaction<'static, Postgres>,
    now: OffsetDateTime,
    revisions: Revisions,
    letters: BTreeMap<i64, Changes>,
    entries: Vec<audit::Entry>,
    owed: Vec<Owed>,
    /// For the journal.
    narrowed: Vec<Narrowing>,
}

/// The changes of a unit of work to one letter.
#[derive(Default)]
struct Changes {
    tally: Change,
    /// Published for the first time, in the order in which they get their numbers.
    numbered: Vec<Uuid>,
    /// Signatures whose lines change in public.
    shown: Vec<Uuid>,
    /// Counted, but not in a list: the records of past days are no longer correct.
    counted: Vec<Uuid>,
    /// Do pages change for another reason?
    is_revised: bool,
    /// The revision of new signatures that were inserted as published.
    reached: Option<Reached>,
}

impl UnitOfWork {
    pub(in crate::signing) fn new(
        tx: Transaction<'static, Postgres>,
        now: OffsetDateTime,
        revisions: Revisions,
    ) -> Self {
        Self {
            tx,
            now,
            revisions,
            letters: BTreeMap::new(),
            entries: Vec::new(),
            owed: Vec::new(),
            narrowed: Vec::new(),
        }
    }

    /// The time of all changes in this unit.
    pub const fn now(&self) -> OffsetDateTime {
        self.now
    }

    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// Reads one signature, locked until the unit ends.
    pub(in crate::signing) async fn lock(&mut self, id: Uuid) -> sqlx::Result<Option<Signature>> {
        store::signatures::lock(&mut self.tx, id).await
    }

    /// The same for the signature of a link; `None` if there is a newer link.
    pub(in crate::signing) async fn lock_link(&mut self, link: Link) -> sqlx::Result<Option<Signature>> {
        Ok(self.lock(link.id).await?.filter(|one| one.generation == link.generation))
    }

    /// Reports an inserted signature as published: it gets its number at commit.
    pub(in crate::signing) fn published(&mut self, letter: i64, id: Uuid, standing: Counted) {
        let changes = self.letters.entry(letter).or_default();
        changes.tally.add(standing);
        changes.numbered.push(id);
    }

    /// Takes the numbers of new signatures, which are inserted as published right after this: by letter, with what is
    /// counted of each. From here on other transactions wait for these letters.
    pub(in crate::signing) async fn publish_new(
        &mut self,
        new: &BTreeMap<i64, Vec<Counted>>,
    ) -> sqlx::Result<BTreeMap<i64, impl Iterator<Item = Numbered> + use<>>> {
        self.write().await?;
        let mut numbers = BTreeMap::new();
        for (letter, standings) in new {
            let given = i64::try_from(standings.len()).unwrap_or(i64::MAX);
            let reached = store::tally::raise(&mut self.tx, *letter, given, self.now).await?;
            let changes = self.letters.entry(*letter).or_default();
            standings.iter().for_each(|standing| changes.tally.add(*standing));
            changes.reached = Some(reached);
            let (revision, last) = (reached.revision, reached.number);
            numbers
                .insert(*letter, (last - given + 1..=last).map(move |number| Numbered { number, revision }));
        }
        Ok(numbers)
    }

    /// Reports that the words or the state of a signature changed.
    pub(in crate::signing) fn changed(&mut self, before: &Signature, after: Counted) {
        self.moved(before.letter, before.id, before.counted(), after);
    }

    /// The same for callers that know only the values of the tally.
    pub(in crate::signing) fn moved(&mut self, letter: i64, id: Uuid, before: Counted, after: Counted) {
        let changes = self.letters.entry(letter).or_default();
        let is_first = after.state == State::Published && !before.is_numbered;
        let after = Counted { is_numbered: before.is_numbered || is_first, ..after };
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

    /// Reports that these lines change in public, but nothing that is counted.
    pub(in crate::signing) fn shown_anew(&mut self, letter: i64, ids: impl IntoIterator<Item = Uuid>) {
        self.letters.entry(letter).or_default().shown.extend(ids);
    }

    /// Reports that these signatures are bound to another text, which their lines say.
    pub(in crate::signing) fn rebound(&mut self, letter: i64, moved: &[Rebound], to: i64) {
        let changes = self.letters.entry(letter).or_default();
        for one in moved.iter().filter(|one| one.state == State::Published) {
            changes.tally.rebind(one.visibility, one.from, to);
        }
        changes.shown.extend(moved.iter().map(|one| one.id));
    }

    /// Reports that pages of this letter change, though no line does.
    pub(in crate::signing) fn revised(&mut self, letter: i64) {
        self.letters.entry(letter).or_default().is_revised = true;
    }

    /// Adds an entry to the audit trail.
    pub fn audit(&mut self, entry: audit::Entry) {
        self.entries.push(entry);
    }

    pub fn audit_all(&mut self, entries: impl IntoIterator<Item = audit::Entry>) {
        self.entries.extend(entries);
    }

    /// Notes in the journal what the trail does not say of a signature.
    pub(in crate::signing) fn narrow(&mut self, act: &str, subject: String) {
        self.narrowed.push(Narrowing { at: self.now, act: act.to_owned(), subject });
    }

    /// Queues a mail.
    pub(in crate::signing) fn owe(&mut self, kind: MailKind, subject: Uuid) {
        self.owed.push(kind.owed(subject));
    }

    /// Queues a mail that is one of many: it leaves after mail that a person waits for.
    pub(in crate::signing) fn owe_in_bulk(&mut self, kind: MailKind, subject: Uuid) {
        self.owed.push(Owed { priority: Priority::Bulk, ..kind.owed(subject) });
    }

    /// Queues a mail, unless one of its kind is still unsent: that one will show the state at the time it is sent.
    pub(in crate::signing) async fn owe_once(&mut self, kind: MailKind, subject: Uuid) -> sqlx::Result<()> {
        let is_owed = self.owed.iter().any(|owed| owed.kind == kind.into_str() && owed.subject == subject)
            || mail::is_owed(&mut self.tx, kind.into_str(), subject).await?;
        if !is_owed {
            self.owe(kind, subject);
        }
        Ok(())
    }

    /// Writes and commits everything; when it returns, the changes are durable.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        self.write().await?;
        let mut notices = Vec::with_capacity(self.letters.len());
        for (letter, changes) in &self.letters {
            notices.extend(changes.settle(&mut self.tx, *letter, self.now).await?);
        }
        let narrows = !self.narrowed.is_empty();
        let reached = notices.iter().map(|notice| notice.reached).collect();
        self.revisions.note_narrowed(self.narrowed, reached).await;
        self.tx.commit().await?;
        if narrows {
            self.revisions.journal().note_committed(self.now).await;
        }
        self.revisions.reached(&notices).await;
        Ok(())
    }

    /// Writes the audit trail and the mail so far.
    async fn write(&mut self) -> sqlx::Result<()> {
        for some in self.entries.chunks(AT_ONCE) {
            audit::record(&mut self.tx, self.now, some).await?;
        }
        self.narrowed.extend(self.entries.drain(..).filter_map(|entry| narrowing::of(&entry, self.now)));
        if !self.owed.is_empty() {
            mail::enqueue(&mut self.tx, self.now, &self.owed).await?;
            self.owed.clear();
        }
        Ok(())
    }
}

impl Changes {
    /// Updates the count of a letter, and its revision if the public sees a difference.
    async fn settle(
        &self,
        tx: &mut PgConnection,
        letter: i64,
        now: OffsetDateTime,
    ) -> sqlx::Result<Option<Notice>> {
        let is_revised = self.is_revised || !self.shown.is_empty() || !self.numbered.is_empty();
        let is_revised = is_revised || self.reached.is_some();
        // Values that private signatures share are counted, but the revision does not rise: the public must not learn
        // of the change.
        if !is_revised && self.tally.is_of_facets_alone() {
            store::tally::move_facets(tx, letter, &self.tally).await?;
            return Ok(None);
        }
        let reached = match self.reached {
            Some(reached) if self.numbered.is_empty() => reached,
            _ => store::tally::publish(tx, letter, &self.numbered, now).await?,
        };
        let only_adds = !self.is_revised && self.shown.is_empty() && self.counted.is_empty();
        let notice = Notice { reached, only_adds };
        store::tally::settle(tx, notice, &self.tally, store::hour(now)).await?;
        if !self.shown.is_empty() {
            store::signatures::stamp(tx, &self.shown, reached.revision).await?;
        }
        if !(self.shown.is_empty() && self.counted.is_empty()) {
            store::tally::note_removal(tx, letter).await?;
            let touched: Vec<_> = self.shown.iter().chain(&self.counted).copied().collect();
            store::daily_records::amend(tx, &touched).await?;
        }
        Ok(Some(notice))
    }
}
