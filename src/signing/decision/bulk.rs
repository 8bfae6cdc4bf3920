//! Decisions on many signatures at once: the same door as for one, a chunk in a transaction.
//!
//! A chunk has two steps, as its caller has rows of its own to write between them: [`Signing::decide_all`] changes the
//! signatures, [`Signing::settle`] moves the count. The letter's row, for which every confirmation waits, is taken in the
//! second, which comes last.

pub use super::store::bulk::{One, Stood};

use std::collections::{HashMap, HashSet};

use serde_json::json;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    audit::{self, Who},
    mail::{self, Owed, Priority},
    signing::{
        Signing,
        signature::{
            Signature, State,
            details::Said,
            mail_kinds::STANDING_MAIL,
            store,
            tally::{Change, Revision, Standing},
        },
    },
};

/// Who decides on all of them, and how.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// The letter that all of them are of.
    pub letter: i64,
    /// Who.
    pub who: Who,
    /// The act that it is a part of, for the audit trail.
    pub act: Uuid,
    /// Are the signers told?
    pub tells: bool,
    /// When.
    pub at: OffsetDateTime,
}

/// A chunk that is decided, but not counted yet.
#[must_use = "the count does not know of it before it is settled"]
#[derive(Debug)]
pub struct Decided {
    /// Which were changed; the others do not stand any more as they were seen.
    pub changed: Vec<Uuid>,
    hand: Hand,
    change: Change,
    numbered: Vec<Uuid>,
}

impl Signing {
    /// Decides on these in the caller's transaction, each if it still stands as it was seen. None of them is withdrawn by
    /// this: that is for signers.
    pub async fn decide_all(
        &self,
        tx: &mut PgConnection,
        hand: Hand,
        wanted: Vec<One>,
    ) -> sqlx::Result<Decided> {
        let ids: Vec<_> = wanted.iter().map(|one| one.id).collect();
        let found = crate::signing::decision::store::bulk::lock(tx, &ids).await?;
        let found: HashMap<_, _> = found.into_iter().map(|signature| (signature.id, signature)).collect();
        let stands = |one: &One| found.get(&one.id).filter(|signature| one.stood.is(signature));
        let mut all: Vec<(One, &Signature)> = Vec::with_capacity(wanted.len());
        for one in wanted {
            if let Some(signature) = stands(&one).filter(|_| one.to != State::Withdrawn) {
                all.push((one, signature));
            }
        }
        let mut change = Change::default();
        for (one, before) in &all {
            change.remove(before.standing());
            let is_numbered = before.number.is_some() || one.to == State::Published;
            change.add(Standing { state: one.to, is_numbered, ..before.standing() });
        }
        let is_first =
            |(one, before): &&(One, &Signature)| one.to == State::Published && before.number.is_none();
        let numbered: Vec<_> = all.iter().filter(is_first).map(|(one, _)| one.id).collect();
        // The others get their state with their number.
        let set: Vec<&One> = all.iter().filter(|one| !is_first(one)).map(|(one, _)| one).collect();
        crate::signing::decision::store::bulk::set_states(tx, &set, hand.at).await?;
        let (waiting, decided): (Vec<_>, Vec<_>) = all.iter().partition(|(one, _)| one.to == State::Held);
        let ids_of = |these: Vec<&(One, _)>| these.iter().map(|(one, _)| one.id).collect::<Vec<_>>();
        // What was asked before belongs to those that wait again.
        crate::signing::signer::store::questions::settle_all(tx, &ids_of(waiting), None).await?;
        crate::signing::signer::store::questions::settle_all(tx, &ids_of(decided), Some(hand.at)).await?;
        let reasons = reasons(&all);
        let entries: Vec<_> = all.iter().map(|(one, before)| entry(hand, one, before, &reasons)).collect();
        audit::record(tx, hand.at, &entries).await?;
        if hand.tells {
            // Whom somebody else entered has not been asked yet.
            let is_told = |before: &Signature| before.address.is_some() && !before.is_entered;
            let told = all.iter().filter(|(_, before)| is_told(before));
            let owed: Vec<_> = told
                .map(|(one, _)| Owed { kind: STANDING_MAIL, subject: one.id, priority: Priority::Bulk })
                .collect();
            mail::enqueue(tx, hand.at, &owed).await?;
        }
        Ok(Decided { changed: all.into_iter().map(|(one, _)| one.id).collect(), hand, change, numbered })
    }

    /// Counts a chunk: gives numbers, and moves the letter's number. The last thing that its transaction does. The
    /// revision is for [`Signing::saw`], once the transaction is done; there is none where the public sees no change.
    pub async fn settle(&self, tx: &mut PgConnection, decided: Decided) -> sqlx::Result<Option<Revision>> {
        let Decided { changed, hand, change, numbered } = decided;
        if change == Change::default() {
            return Ok(None);
        }
        let reached = store::tally::settle(tx, hand.letter, &change, &numbered, hand.at).await?;
        store::signatures::stamp(tx, &changed, reached.revision).await?;
        Ok(Some(reached))
    }

    /// This node knows of it now.
    pub fn saw(&self, reached: Option<Revision>) {
        if let Some(revision) = reached {
            self.revisions.saw(revision);
        }
    }
}

/// Each reason as the trail may keep it: what is said of all may name another of them, who leaves one day.
fn reasons(all: &[(One, &Signature)]) -> HashMap<String, String> {
    let said = || all.iter().map(|(_, before)| &before.adherence.said);
    let given: HashSet<&String> = all.iter().filter_map(|(one, _)| one.reason.as_ref()).collect();
    given.into_iter().map(|reason| (reason.clone(), Said::all_struck_from(said(), reason))).collect()
}

fn entry(hand: Hand, one: &One, before: &Signature, reasons: &HashMap<String, String>) -> audit::Entry {
    let reason = one.reason.as_ref().and_then(|reason| reasons.get(reason));
    let reason = reason.map(|reason| before.adherence.said.struck_from(reason));
    audit::Entry {
        who: hand.who,
        act: one.to.act(),
        letter: before.letter,
        subject: Some(one.id),
        detail: json!({ "from": before.state.as_str(), "reason": reason, "bulk": hand.act }),
    }
}
