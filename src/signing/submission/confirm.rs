//! Owns confirmation: a submission with a confirmed address becomes a signature.
//!
//! Every confirmation must update the letter's row, so confirmations that arrive together share a transaction and
//! update it once. Confirming twice is harmless; so is confirming on two nodes at once.

use std::{collections::HashMap, sync::Arc};

use serde_json::json;
use time::{Duration, OffsetDateTime};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{Submission, intake, store};
use crate::{
    audit::{self, Who},
    error::discreet,
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

/// How long after the closing of a letter a form sent in time can still be confirmed: mail takes time.
pub(in crate::signing) const GRACE: Duration = Duration::hours(24);

/// How many confirmations may wait for a batch.
const WAITING_ROOM: usize = 4096;

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

#[derive(Clone, Debug, thiserror::Error)]
#[error("the confirmation could not be stored: {0}")]
pub struct NotConfirmed(String);

type Entry = ((Uuid, i16), oneshot::Sender<Result<Confirmed, NotConfirmed>>);

/// The queue into which confirmations are submitted.
#[derive(Clone)]
pub struct Confirming(mpsc::Sender<Entry>);

/// What a confirmation needs.
struct Confirmer {
    context: Context,
    library: Arc<Library>,
}

impl Confirming {
    pub(in crate::signing) fn open(context: Context, library: Arc<Library>) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING_ROOM);
        tokio::spawn(work(Confirmer { context, library }, receiver));
        Self(sender)
    }

    /// Confirms the submission of this id and generation.
    pub async fn confirm(&self, id: Uuid, generation: i16) -> Result<Confirmed, NotConfirmed> {
        let (answer, answered) = oneshot::channel();
        let gone = || NotConfirmed("the site is stopping".into());
        self.0.send(((id, generation), answer)).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

async fn work(confirmer: Confirmer, mut entries: mpsc::Receiver<Entry>) {
    while let Some(first) = entries.recv().await {
        let (wanted, answers): (Vec<_>, Vec<_>) =
            intake::gather(first, &mut entries).await.into_iter().unzip();
        match confirmer.confirm_all(&wanted).await {
            Ok(outcomes) => {
                answers.into_iter().zip(outcomes).for_each(|(answer, one)| drop(answer.send(Ok(one))));
            }
            // Whatever the error of the batch was, each confirmation is tried again alone.
            Err(_) => {
                for (one, answer) in wanted.into_iter().zip(answers) {
                    let outcome = confirmer.confirm_all(&[one]).await.map(|outcomes| outcomes[0]);
                    drop(answer.send(outcome.map_err(|error| NotConfirmed(discreet(&error)))));
                }
            }
        }
    }
}

impl Confirmer {
    async fn confirm_all(&self, wanted: &[(Uuid, i16)]) -> sqlx::Result<Vec<Confirmed>> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        let ids: Vec<_> = wanted.iter().map(|(id, _)| *id).collect();
        let mailboxes = store::submissions::mailboxes(work.conn(), &ids).await?;
        signatures::lock_mailboxes(work.conn(), &mailboxes).await?;
        let waiting: HashMap<Uuid, Submission> =
            store::submissions::lock(work.conn(), &ids).await?.into_iter().map(|one| (one.id, one)).collect();
        let (letters, boxes): (Vec<_>, Vec<_>) =
            waiting.values().map(|one| (one.letter, one.address.mailbox.clone())).unzip();
        let mut known = signatures::known(work.conn(), &letters, &boxes).await?;
        let names: Vec<_> =
            waiting.values().map(|one| (one.letter, one.details.text.name.as_ref())).collect();
        let reported = reported_names::reported(work.conn(), &self.context.keys, &names).await?;
        let reported: HashMap<_, _> = waiting.keys().zip(reported).collect();

        let mut outcomes = Vec::with_capacity(wanted.len());
        let mut confirmed = Vec::new();
        let mut fallen = Vec::new();
        for (id, generation) in wanted {
            let Some(submission) = waiting.get(id) else {
                let signed = signatures::find(work.conn(), *id).await?;
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
        let sealed = confirmed.iter().map(|(submission, _)| &submission.address.sealed);
        let domains: Vec<_> = sealed.map(|sealed| mail_domain::hash_of(&self.context.keys, sealed)).collect();
        let new: Vec<_> = confirmed
            .iter()
            .zip(domains)
            .map(|((submission, reasons), domain)| submission.as_signature(reasons, domain))
            .collect();
        signatures::insert(work.conn(), &new, now).await?;
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
                let standing = Counted::published(&submission.details, VerifiedBy::Email);
                work.published(submission.letter, submission.id, standing);
            }
        }
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
