//! Owns confirmation: a submission with a confirmed address becomes a signature.
//!
//! Every confirmation must update the letter's row, so confirmations that arrive together share a transaction and
//! update it once. Confirming twice is harmless; so is confirming on two nodes at once.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use serde_json::json;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{
    Submission,
    group_commit::{GroupCommit, NotStored, StoreBatch},
    store,
};
use crate::{
    audit::{self, Who},
    letters::{Letter, Library, Life},
    mail::suppression_list,
    signing::{
        screening::{self, Reason, reported_names},
        signature::{
            State, VerifiedBy, context::Context, mail_domain, mail_kinds::MailKind, store::signatures,
            tally::Counted,
        },
    },
};

/// While one batch holds the letter's row until it is committed, the next one does all that comes before that.
const UNDER_WAY: usize = 2;

/// How long after the closing of a letter a form sent in time can still be confirmed: mail takes time.
pub(in crate::signing) const GRACE: Duration = Duration::hours(24);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// It is a signature now, published or held: its id, and the generation of its links.
    Signed(Uuid, i16),
    /// This mailbox has signed before: that signature stays in force.
    Already(Uuid, i16),
    /// This mailbox has signed before, in the same name, with another spelling of its address. That signature stays
    /// in force, and its link is for that address only: some providers treat two spellings as two mailboxes.
    InAnotherSpelling,
    /// The address was corrected since then, or its links were renewed; only the newer mail counts.
    Replaced,
    /// There is nothing to confirm: it expired, was erased, or was deleted when another form of this address was
    /// confirmed.
    Ended,
    /// The letter takes no more signatures.
    Closed(Life),
}

/// The queue into which confirmations are submitted.
#[derive(Clone)]
pub struct Confirming(GroupCommit<Confirmer>);

impl Confirming {
    pub(in crate::signing) fn open(context: Context, library: Arc<Library>) -> Self {
        let patience = context.patience();
        Self(GroupCommit::open(Confirmer { context, library }, UNDER_WAY, patience))
    }

    /// Confirms the submission of this id and generation.
    pub async fn confirm(&self, id: Uuid, generation: i16) -> Result<Confirmed, NotStored> {
        self.0.submit((id, generation)).await
    }
}

/// What a confirmation needs.
struct Confirmer {
    context: Context,
    library: Arc<Library>,
}

impl StoreBatch for Confirmer {
    type Entry = (Uuid, i16);
    type Outcome = Confirmed;

    const NAME: &'static str = "confirmations";

    async fn store(&self, wanted: &[(Uuid, i16)]) -> sqlx::Result<Vec<Confirmed>> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        let ids: Vec<_> = wanted.iter().map(|(id, _)| *id).collect();
        store::submissions::lock_mailboxes(work.conn(), &ids).await?;
        let waiting: HashMap<Uuid, Submission> =
            store::submissions::lock(work.conn(), &ids).await?.into_iter().map(|one| (one.id, one)).collect();
        let (letters, boxes): (Vec<_>, Vec<_>) =
            waiting.values().map(|one| (one.letter, one.address.mailbox.clone())).unzip();
        let mut known = signatures::known(work.conn(), &letters, &boxes).await?;
        let names: Vec<_> =
            waiting.values().map(|one| (one.letter, one.details.text.name.as_ref())).collect();
        let reported = reported_names::reported(work.conn(), &self.context.keys, &names).await?;
        let reported: HashMap<_, _> = waiting.keys().zip(reported).collect();

        let gone: Vec<_> = ids.iter().filter(|id| !waiting.contains_key(id)).copied().collect();
        let signed = match gone.is_empty() {
            true => Vec::new(),
            false => signatures::all_of(work.conn(), &gone).await?,
        };

        let mut outcomes = Vec::with_capacity(wanted.len());
        let mut confirmed = Vec::new();
        let mut fallen = Vec::new();
        for (id, generation) in wanted {
            let Some(submission) = waiting.get(id) else {
                let signed = signed.iter().find(|one| one.id == *id);
                outcomes.push(match signed.filter(|one| one.state != State::Withdrawn) {
                    Some(signed) if signed.generation == *generation => Confirmed::Already(*id, *generation),
                    // An old link opens nothing, whatever happened to its submission.
                    Some(_) => Confirmed::Replaced,
                    None => Confirmed::Ended,
                });
                continue;
            };
            if submission.generation != *generation {
                outcomes.push(Confirmed::Replaced);
                continue;
            }
            let loaded = self.library.by_id(submission.letter);
            // A letter that is not in the library any more was removed from its folder.
            let life = loaded.as_ref().map_or(Life::Draft, |loaded| loaded.letter.life(now));
            let Some(loaded) = loaded.filter(|loaded| still_takes(&loaded.letter, now)) else {
                outcomes.push(Confirmed::Closed(life));
                continue;
            };
            fallen.push((submission.letter, submission.address.exact.clone()));
            if let Some(same) = known.iter().find(|one| submission.is_again(one)) {
                outcomes.push(match submission.is_reached_by_link_of(same) {
                    true => Confirmed::Already(same.id, same.generation),
                    false => Confirmed::InAnotherSpelling,
                });
                continue;
            }
            let has_signed = known
                .iter()
                .any(|one| one.letter == submission.letter && one.mailbox == submission.address.mailbox);
            let known_of = screening::Known {
                mailbox_has_signed: has_signed,
                name_is_reported: reported.get(id).is_some_and(|is_reported| *is_reported),
                flags: &submission.flags,
                ..screening::Known::default()
            };
            confirmed.push((submission, screening::reasons(&loaded.letter, &submission.details, known_of)));
            known.push(signatures::Known {
                id: submission.id,
                letter: submission.letter,
                exact: submission.address.exact.clone(),
                mailbox: submission.address.mailbox.clone(),
                generation: submission.generation,
                name: submission.folded_name(),
            });
            outcomes.push(Confirmed::Signed(submission.id, submission.generation));
        }

        let (letters, exact): (Vec<_>, Vec<_>) = fallen.into_iter().unzip();
        store::submissions::delete_of(work.conn(), &letters, &exact).await?;
        suppression_list::leads_somewhere(work.conn(), &exact).await?;
        let mut published: BTreeMap<i64, Vec<Counted>> = BTreeMap::new();
        for (submission, reasons) in &confirmed {
            let held_for: Vec<_> = reasons.iter().map(Reason::into_str).collect();
            work.audit(audit::Entry {
                who: Who::Signer,
                act: "confirm",
                letter: submission.letter,
                subject: Some(submission.id),
                detail: json!({ "held_for": held_for }),
            });
            work.owe(MailKind::State, submission.id);
            if reasons.is_empty() {
                let standing = Counted::published(&submission.details, submission.version, VerifiedBy::Email);
                published.entry(submission.letter).or_default().push(standing);
            }
        }
        let mut numbers = work.publish_new(&published).await?;
        let new: Vec<_> = confirmed
            .iter()
            .map(|(submission, reasons)| {
                let domain = mail_domain::hash_of(&self.context.keys, &submission.address.sealed);
                let numbers = numbers.get_mut(&submission.letter).filter(|_| reasons.is_empty());
                submission.as_signature(reasons, domain, numbers.and_then(Iterator::next))
            })
            .collect();
        signatures::insert(work.conn(), &new, now).await?;
        work.commit().await?;
        Ok(outcomes)
    }
}

/// Is the letter open, or closed within the grace period?
pub(in crate::signing) fn still_takes(letter: &Letter, now: OffsetDateTime) -> bool {
    match letter.life(now) {
        // A person with a submission to an embargoed letter came by a private link.
        Life::Open | Life::Embargoed(_) => true,
        Life::Closed(at) => now < at + GRACE,
        Life::Draft | Life::NotYetOpen(_) | Life::Withdrawn => false,
    }
}
