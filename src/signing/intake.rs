//! Intake: submissions of a few milliseconds become one commit.
//!
//! A commit waits for the disk; the evening when everybody signs has thousands a minute. Each signer gets
//! their own answer, after the commit that holds their form. One bad entry fails alone.

use std::time::Duration;

use sqlx::PgPool;
use tokio::sync::{mpsc, oneshot};

use super::{
    store,
    submission::{CONFIRM_MAIL, NewSubmission},
};
use crate::{clock::Clock, mail};

/// How long the first of a batch waits for company: less than a person notices, more than most arrive apart.
const GATHER_FOR: Duration = Duration::from_millis(4);

/// The largest batch; a statement of this size takes some 20 ms.
const LARGEST_BATCH: usize = 500;

/// How many may wait for a batch. Beyond that the sender waits too, which slows the door and loses nothing.
const WAITING_ROOM: usize = 4096;

type Entry = (NewSubmission, oneshot::Sender<Result<(), NotStored>>);

/// The database did not take a submission.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the form could not be stored: {0}")]
pub struct NotStored(String);

/// Where forms are handed in.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Entry>);

impl Intake {
    /// Opens the door. It closes when the last clone is gone.
    pub fn open(pool: PgPool, clock: Clock) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING_ROOM);
        tokio::spawn(work(pool, clock, receiver));
        Self(sender)
    }

    /// Hands in one submission, and returns once it is safe on disk.
    pub async fn submit(&self, submission: NewSubmission) -> Result<(), NotStored> {
        let (answer, answered) = oneshot::channel();
        let gone = || NotStored("the site is stopping".into());
        self.0.send((submission, answer)).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

async fn work(pool: PgPool, clock: Clock, mut entries: mpsc::Receiver<Entry>) {
    while let Some(first) = entries.recv().await {
        let (submissions, answers): (Vec<_>, Vec<_>) = gather(first, &mut entries).await.into_iter().unzip();
        let (pool, clock) = (pool.clone(), clock.clone());
        // The next batch gathers while this one is written.
        tokio::spawn(async move {
            match store_all(&pool, &clock, &submissions).await {
                Ok(()) => answers.into_iter().for_each(|answer| drop(answer.send(Ok(())))),
                Err(_) => {
                    for (submission, answer) in submissions.into_iter().zip(answers) {
                        let stored = store_all(&pool, &clock, std::slice::from_ref(&submission)).await;
                        drop(answer.send(stored.map_err(|error| NotStored(error.to_string()))));
                    }
                }
            }
        });
    }
}

pub(super) async fn gather<T>(first: T, entries: &mut mpsc::Receiver<T>) -> Vec<T> {
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

async fn store_all(pool: &PgPool, clock: &Clock, submissions: &[NewSubmission]) -> sqlx::Result<()> {
    let owed: Vec<_> =
        submissions.iter().map(|submission| super::owed(CONFIRM_MAIL, submission.id)).collect();
    let mut tx = pool.begin().await?;
    store::submissions::insert(&mut tx, submissions).await?;
    mail::enqueue(&mut tx, clock.now(), &owed).await?;
    tx.commit().await
}
