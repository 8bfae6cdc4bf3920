//! Intake: submissions of a few milliseconds become one commit.
//!
//! A commit waits for the disk; the evening when everybody signs has thousands a minute. Each signer gets
//! their own answer, after the commit that holds their form. One bad entry fails alone.

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
    signing::signature::{context::Context, mail_kinds::CONFIRM_MAIL},
};

/// How long the first of a batch waits for company: less than a person notices, more than most arrive apart.
const GATHER_FOR: Duration = Duration::from_millis(4);

/// The largest batch; a statement of this size takes some 20 ms.
const LARGEST_BATCH: usize = 500;

/// How many may wait for a batch. Beyond that the sender waits too, which slows the door and loses nothing.
const WAITING_ROOM: usize = 4096;

type Entry = (NewSubmission, oneshot::Sender<Result<Uuid, NotStored>>);

/// The database did not take a submission.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the form could not be stored: {0}")]
pub struct NotStored(String);

/// Where forms are handed in.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Entry>);

impl Intake {
    /// Opens the door. It closes when the last clone is gone.
    pub(in crate::signing) fn open(context: Context, mail_limit: MailLimit) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING_ROOM);
        tokio::spawn(work(Writer { context, mail_limit }, receiver));
        Self(sender)
    }

    /// Hands in one submission, and returns once it is safe on disk: its id, or that of the same form that waits
    /// since a moment ago.
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
        // The next batch gathers while this one is written.
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
    /// Stores those that do not wait already, and says which one each is.
    async fn store_all(&self, submissions: &[NewSubmission]) -> sqlx::Result<Vec<Uuid>> {
        let mut work = self.context.begin().await?;
        // The same form on its way twice, on whatever nodes: one waits for the other here.
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
                kind: CONFIRM_MAIL,
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
