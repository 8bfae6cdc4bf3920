//! Owns decisions on many signatures at once, in chunks: each gets the same steps as a single decision.
//!
//! The caller begins the unit of work, because it writes rows of its own with each chunk.

pub use crate::signing::signature::store::bulk::{Expected, Item};

use std::collections::{HashMap, HashSet};

use serde_json::json;
use uuid::Uuid;

use super::Decisions;
use crate::{
    audit::{self, Who},
    signing::{
        signature::{
            self, Signature, State, details::SignerText, mail_kinds::MailKind, tally::Counted,
            unit_of_work::UnitOfWork,
        },
        signer::store::questions,
    },
};

/// The person who decides on all of them, and how.
#[derive(Clone, Copy, Debug)]
pub struct BulkDecision {
    pub who: Who,
    /// The action that it is a part of, for the audit trail.
    pub act: Uuid,
    /// Are the signers told?
    pub tells: bool,
}

impl Decisions {
    /// Decides on these in the caller's unit of work, each if its state is still as seen; returns which were changed.
    /// It never withdraws: only signers do.
    pub async fn decide_all(
        &self,
        work: &mut UnitOfWork,
        hand: BulkDecision,
        wanted: Vec<Item>,
    ) -> sqlx::Result<Vec<Uuid>> {
        let ids: Vec<_> = wanted.iter().map(|one| one.id).collect();
        let found = signature::store::bulk::lock(work.conn(), &ids).await?;
        let found: HashMap<_, _> = found.into_iter().map(|signature| (signature.id, signature)).collect();
        let stands = |one: &Item| found.get(&one.id).filter(|signature| one.expected.is(signature));
        let mut all: Vec<(Item, &Signature)> = Vec::with_capacity(wanted.len());
        for one in wanted {
            if let Some(signature) = stands(&one).filter(|_| one.to != State::Withdrawn) {
                all.push((one, signature));
            }
        }
        // The others get their state together with their number.
        let is_first =
            |(one, before): &&(Item, &Signature)| one.to == State::Published && before.number.is_none();
        let set: Vec<&Item> = all.iter().filter(|one| !is_first(one)).map(|(one, _)| one).collect();
        let now = work.now();
        signature::store::bulk::set_states(work.conn(), &set, now).await?;
        let (waiting, decided): (Vec<_>, Vec<_>) = all.iter().partition(|(one, _)| one.to == State::Held);
        let ids_of = |these: Vec<&(Item, _)>| these.iter().map(|(one, _)| one.id).collect::<Vec<_>>();
        // Earlier questions belong again to those that wait again.
        questions::settle_all(work.conn(), &ids_of(waiting), None).await?;
        questions::settle_all(work.conn(), &ids_of(decided), Some(now)).await?;
        let reasons = reasons(&all);
        for (one, before) in &all {
            work.changed(before, Counted { state: one.to, ..before.counted() });
            work.audit(entry(hand, one, before, &reasons));
            // A person entered by others has not received mail yet.
            if hand.tells && before.address.is_some() && !before.is_entered {
                work.owe_in_bulk(MailKind::State, one.id);
            }
        }
        Ok(all.into_iter().map(|(one, _)| one.id).collect())
    }
}

/// Each reason in a form that the audit trail may keep: a reason for all may name one of the others, who may withdraw
/// later.
fn reasons(all: &[(Item, &Signature)]) -> HashMap<String, String> {
    let texts = || all.iter().map(|(_, before)| &before.details.text);
    let given: HashSet<&String> = all.iter().filter_map(|(one, _)| one.reason.as_ref()).collect();
    given.into_iter().map(|reason| (reason.clone(), SignerText::all_struck_from(texts(), reason))).collect()
}

fn entry(
    hand: BulkDecision,
    one: &Item,
    before: &Signature,
    reasons: &HashMap<String, String>,
) -> audit::Entry {
    let reason = one.reason.as_ref().and_then(|reason| reasons.get(reason));
    let reason = reason.map(|reason| before.details.text.struck_from(reason));
    audit::Entry {
        who: hand.who,
        act: one.to.act(),
        letter: before.letter,
        subject: Some(one.id),
        detail: json!({ "from": before.state.into_str(), "reason": reason, "bulk": hand.act }),
    }
}
