//! Owns the intake: submissions that arrive within a few milliseconds share one commit.
//!
//! A commit waits for the disk, and at peak times thousands of forms arrive per minute. Each signer gets an answer of
//! their own, after the commit that contains their form. One bad entry fails alone.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{
    NewSubmission, SAME_FORM_WITHIN,
    mail_limit::{Caused, MailLimit},
    store,
};
use crate::{
    error::discreet,
    signing::signature::{context::Context, mail_kinds::MailKind},
};

/// How long the first entry of a batch waits for others: less than a person notices, more than the usual time between
/// arrivals.
const GATHER_FOR: Duration = Duration::from_millis(4);

/// The largest batch; a statement of this size takes about 20 ms.
const LARGEST_BATCH: usize = 500;

/// How many entries may wait for a batch. Beyond that the sender waits, too (backpressure): this slows the intake and
/// loses nothing.
const WAITING_ROOM: usize = 4096;

type Entry = (NewSubmission, oneshot::Sender<Result<Uuid, NotStored>>);

#[derive(Clone, Debug, thiserror::Error)]
#[error("the form could not be stored: {0}")]
pub struct NotStored(String);

/// The queue into which forms are submitted.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Entry>);

impl Intake {
    /// Starts the intake. It ends when the last clone is dropped.
    pub(in crate::signing) fn open(context: Context, mail_limit: MailLimit) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING_ROOM);
        tokio::spawn(work(Writer { context, mail_limit }, receiver));
        Self(sender)
    }

    /// Submits one form, and returns once it is stored durably. Returns its id, or the id of the same form sent a
    /// moment ago that still waits.
    pub async fn submit(&self, submission: NewSubmission) -> Result<Uuid, NotStored> {
        let (answer, answered) = oneshot::channel();
        let gone = || NotStored("the site is stopping".into());
        self.0.send((submission, answer)).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

/// What storing a form needs.
#[derive(Clone)]
struct Writer {
    context: Context,
    mail_limit: MailLimit,
}

async fn work(writer: Writer, mut entries: mpsc::Receiver<Entry>) {
    while let Some(first) = entries.recv().await {
        let (submissions, answers): (Vec<_>, Vec<_>) = gather(first, &mut entries).await.into_iter().unzip();
        let writer = writer.clone();
        // The next batch is collected while this one is written.
        tokio::spawn(async move {
            match writer.store_all(&submissions).await {
                Ok(ids) => {
                    answers.into_iter().zip(ids).for_each(|(answer, id)| drop(answer.send(Ok(id))));
                }
                Err(_) => {
                    for (submission, answer) in submissions.into_iter().zip(answers) {
                        let stored = writer.store_all(std::slice::from_ref(&submission)).await;
                        let stored = stored.map(|ids| ids[0]);
                        drop(answer.send(stored.map_err(|error| NotStored(discreet(&error)))));
                    }
                }
            }
        });
    }
}

pub(in crate::signing) async fn gather<T>(first: T, entries: &mut mpsc::Receiver<T>) -> Vec<T> {
    let mut batch = vec![first];
    let enough = tokio::time::sleep(GATHER_FOR);
    tokio::pin!(enough);
    while batch.len() < LARGEST_BATCH {
        tokio::select! {
            biased;
            next = entries.recv() => match next {
                Some(entry) => batch.push(entry),
                None => break,
            },
            () = &mut enough => break,
        }
    }
    batch
}

impl Writer {
    /// Stores those that do not wait already, and returns the id of each.
    async fn store_all(&self, submissions: &[NewSubmission]) -> sqlx::Result<Vec<Uuid>> {
        let mut work = self.context.begin().await?;
        // If the same form arrives twice, on any node, one transaction waits here for the other.
        let mailboxes: Vec<_> = submissions.iter().map(|one| one.address.mailbox.clone()).collect();
        store::mail_limit::lock(work.conn(), &mailboxes).await?;
        let keys: Vec<_> = submissions.iter().map(|one| one.key.clone()).collect();
        let since = work.now() - SAME_FORM_WITHIN;
        let mut known = store::submissions::sent_since(work.conn(), &keys, since).await?;
        let which: Vec<_> =
            submissions.iter().map(|one| *known.entry(one.key.clone()).or_insert(one.id)).collect();
        let new = submissions.iter().zip(&which).filter(|(one, id)| one.id == **id);
        let submissions: Vec<_> = new.map(|(one, _)| one.clone()).collect();
        let caused: Vec<_> = submissions
            .iter()
            .map(|submission| Caused {
                kind: MailKind::Confirm,
                letter: submission.letter,
                subject: submission.id,
                generation: 0,
                address: &submission.address,
            })
            .collect();
        store::submissions::insert(work.conn(), &submissions).await?;
        store::networks::insert(work.conn(), &submissions).await?;
        self.mail_limit.owe(&mut work, &caused).await?;
        work.commit().await?;
        Ok(which)
    }
}
