//! Owns the group commit: what arrives while a commit is under way shares the next one.
//!
//! A commit waits for the disk, and at peak times thousands of forms arrive per minute. There is no fixed wait for
//! others: with one person at a time, a batch is one entry and starts at once; with many, the commit before is the
//! wait. Each sender gets an answer of their own, after the commit that contains their entry.

use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

use metrics::histogram;
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinSet,
    time::timeout,
};

use crate::{
    database::{FRESH, within},
    error::{AppError, discreet, is_unavailable},
};

/// The histograms of batches: how long each took, and how many entries it had.
pub const BATCH_SECONDS: &str = "undersigned_batch_seconds";
pub const BATCH_ENTRIES: &str = "undersigned_batch_entries";

/// The largest batch; a statement of this size takes about 20 ms.
const LARGEST_BATCH: usize = 500;

/// Only when so many wait does a batch begin beside another one. A commit costs about as much for one entry as for
/// thirty: with two under way whenever somebody waited, 32 people who signed at once were divided among batches of seven
/// (4,300 to 5,500 forms a second; one at a time 5,500 to 5,900).
const CROWD: usize = 64;

/// How many entries may wait for a batch: about a second's work. Beyond that a sender is asked to come back.
const WAITING_ROOM: usize = 4096;

/// How long a batch may take, as a multiple of a person's patience: many times what the largest takes on a busy machine.
/// If the answer of the database was lost, others must not wait behind it for good.
const STORED_WITHIN: u32 = 3;

/// Why an entry was not stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStored {
    /// More people wait than will be served soon.
    #[error("too many entries wait for a commit")]
    Busy,
    #[error("the site is stopping")]
    Stopping,
    /// The database does not answer. It may have stored the entry: the same one, sent again, is found.
    #[error("the database does not answer: {0}")]
    Unavailable(String),
    #[error("it could not be stored: {0}")]
    Failed(String),
}

impl NotStored {
    /// Is it worth trying again in a moment?
    pub const fn passes(&self) -> bool {
        !matches!(self, Self::Failed(_))
    }
}

impl From<NotStored> for AppError {
    fn from(error: NotStored) -> Self {
        if error.passes() { Self::Unavailable(error.into()) } else { Self::Internal(error.into()) }
    }
}

impl From<&sqlx::Error> for NotStored {
    fn from(error: &sqlx::Error) -> Self {
        let cause = discreet(error);
        if is_unavailable(error) { Self::Unavailable(cause) } else { Self::Failed(cause) }
    }
}

/// How a batch is stored.
pub(in crate::signing) trait StoreBatch: Send + Sync + 'static {
    type Entry: Send + Sync + 'static;
    type Outcome: Send + 'static;

    /// For the measures of the node.
    const NAME: &'static str;

    /// Stores these in one transaction and returns the outcome of each, in their order. An entry that is stored
    /// already, by a commit whose outcome did not arrive, is found and not stored again.
    fn store(&self, entries: &[Self::Entry])
    -> impl Future<Output = sqlx::Result<Vec<Self::Outcome>>> + Send;
}

type Waiting<B> = (<B as StoreBatch>::Entry, oneshot::Sender<Result<<B as StoreBatch>::Outcome, NotStored>>);

/// The queue of entries. Clones share it; its worker ends after the last clone is dropped and the queue is empty.
pub(in crate::signing) struct GroupCommit<B: StoreBatch> {
    queue: mpsc::Sender<Waiting<B>>,
    patience: Duration,
}

impl<B: StoreBatch> Clone for GroupCommit<B> {
    fn clone(&self) -> Self {
        Self { queue: self.queue.clone(), patience: self.patience }
    }
}

impl<B: StoreBatch> GroupCommit<B> {
    /// Starts it, with at most this many batches under way. A person waits with this patience for an answer; after
    /// that they are asked to send the same again, which is found if it was stored meanwhile.
    pub(in crate::signing) fn open(store: B, under_way: usize, patience: Duration) -> Self {
        let (sender, queue) = mpsc::channel(WAITING_ROOM);
        tokio::spawn(work(Arc::new(store), queue, under_way, STORED_WITHIN * patience));
        Self { queue: sender, patience }
    }

    /// Returns once this entry is stored durably.
    pub(in crate::signing) async fn submit(&self, entry: B::Entry) -> Result<B::Outcome, NotStored> {
        let (answer, answered) = oneshot::channel();
        self.queue.try_send((entry, answer)).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => NotStored::Busy,
            mpsc::error::TrySendError::Closed(_) => NotStored::Stopping,
        })?;
        match timeout(self.patience, answered).await {
            Ok(answer) => answer.unwrap_or(Err(NotStored::Stopping)),
            Err(_) => Err(NotStored::Unavailable("no commit in time".into())),
        }
    }
}

/// Stores until the queue is closed and empty.
async fn work<B: StoreBatch>(
    store: Arc<B>,
    mut queue: mpsc::Receiver<Waiting<B>>,
    most: usize,
    limit: Duration,
) {
    let (mut under_way, mut next, mut is_open) = (JoinSet::new(), Vec::new(), true);
    loop {
        let is_turn = under_way.is_empty() || (next.len() >= CROWD && under_way.len() < most);
        if is_turn && !next.is_empty() {
            under_way.spawn(store_and_answer(Arc::clone(&store), std::mem::take(&mut next), limit));
        }
        let room = LARGEST_BATCH - next.len();
        tokio::select! {
            Some(_) = under_way.join_next() => {}
            received = queue.recv_many(&mut next, room), if is_open && room > 0 => is_open = received > 0,
            else => return,
        }
    }
}

async fn store_and_answer<B: StoreBatch>(store: Arc<B>, batch: Vec<Waiting<B>>, limit: Duration) {
    let (entries, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
    let begun = Instant::now();
    let outcomes = store_all(&*store, &entries, limit).await;
    histogram!(BATCH_SECONDS, "batch" => B::NAME).record(begun.elapsed());
    histogram!(BATCH_ENTRIES, "batch" => B::NAME).record(u32::try_from(entries.len()).unwrap_or(u32::MAX));
    // A sender may have gone; the entry is stored all the same.
    answers.into_iter().zip(outcomes).for_each(|(answer, outcome)| drop(answer.send(outcome)));
}

async fn store_all<B: StoreBatch>(
    store: &B,
    entries: &[B::Entry],
    limit: Duration,
) -> Vec<Result<B::Outcome, NotStored>> {
    let mut stored = within(limit, store.store(entries)).await;
    // A broken connection leaves open whether the transaction was committed: the second try finds what is stored. Other
    // connections are broken as well then, and those that are not fresh are found out.
    if stored.as_ref().is_err_and(is_worth_a_second_try) {
        tokio::time::sleep(2 * FRESH).await;
        stored = within(limit, store.store(entries)).await;
    }
    match stored {
        // One bad entry fails alone.
        Err(error) if is_fault_of_data(&error) && entries.len() > 1 => {
            let mut each = Vec::with_capacity(entries.len());
            for entry in entries.chunks(1) {
                each.extend(of_each(within(limit, store.store(entry)).await, 1));
            }
            each
        }
        stored => of_each(stored, entries.len()),
    }
}

/// The outcome for each of so many entries.
fn of_each<T>(stored: sqlx::Result<Vec<T>>, count: usize) -> Vec<Result<T, NotStored>> {
    match stored {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        Err(error) => std::iter::repeat_with(|| Err(NotStored::from(&error))).take(count).collect(),
    }
}

/// Not if the time was up: whoever waits has been answered by then.
fn is_worth_a_second_try(error: &sqlx::Error) -> bool {
    let is_late = match error {
        sqlx::Error::PoolTimedOut => true,
        sqlx::Error::Io(error) => error.kind() == io::ErrorKind::TimedOut,
        _ => false,
    };
    !is_late && !is_fault_of_data(error)
}

/// Would the same entries fail again? These are the classes "data exception" and "integrity constraint violation" of
/// the SQL standard, and what cannot be encoded or decoded.
fn is_fault_of_data(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
        }
        sqlx::Error::Encode(_) | sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Mutex as Notes, PoisonError,
        atomic::{AtomicUsize, Ordering},
    };

    use tokio::sync::Semaphore;

    use super::*;

    /// Stores numbers; each batch needs one of `turns`. `trouble` is what the next batches end with.
    #[derive(Clone)]
    struct Numbers {
        turns: Arc<Semaphore>,
        batches: Arc<Notes<Vec<Vec<u32>>>>,
        trouble: Arc<AtomicUsize>,
    }

    /// This number violates a constraint.
    const BAD: u32 = 13;

    impl Numbers {
        fn open(turns: usize) -> (Self, GroupCommit<Self>) {
            let numbers = Self {
                turns: Arc::new(Semaphore::new(turns)),
                batches: Arc::default(),
                trouble: Arc::default(),
            };
            (numbers.clone(), GroupCommit::open(numbers, 1, Duration::from_secs(60)))
        }

        fn batches(&self) -> Vec<Vec<u32>> {
            self.batches.lock().unwrap_or_else(PoisonError::into_inner).clone()
        }
    }

    impl StoreBatch for Numbers {
        type Entry = u32;
        type Outcome = u32;

        const NAME: &'static str = "numbers";

        async fn store(&self, entries: &[u32]) -> sqlx::Result<Vec<u32>> {
            self.turns.acquire().await.unwrap().forget();
            self.batches.lock().unwrap_or_else(PoisonError::into_inner).push(entries.to_vec());
            if self.trouble.load(Ordering::Relaxed) > 0 {
                self.trouble.fetch_sub(1, Ordering::Relaxed);
                return Err(std::io::Error::other("the connection broke").into());
            }
            match entries.contains(&BAD) {
                true => Err(sqlx::Error::Decode("a value that does not fit".into())),
                false => Ok(entries.to_vec()),
            }
        }
    }

    /// Submits these at once, in their order.
    async fn submit(queue: &GroupCommit<Numbers>, entries: &[u32]) -> Vec<Result<u32, NotStored>> {
        futures_util::future::join_all(entries.iter().map(|entry| queue.submit(*entry))).await
    }

    #[tokio::test]
    async fn what_arrives_during_a_commit_shares_the_next_one() {
        let (numbers, queue) = Numbers::open(0);
        let first = tokio::spawn({
            let queue = queue.clone();
            async move { queue.submit(1).await }
        });
        tokio::task::yield_now().await;
        let others = tokio::spawn(async move { submit(&queue, &[2, 3, 4]).await });
        tokio::task::yield_now().await;
        numbers.turns.add_permits(2);
        assert_eq!(first.await.unwrap(), Ok(1));
        assert_eq!(others.await.unwrap(), [Ok(2), Ok(3), Ok(4)]);
        assert_eq!(numbers.batches(), [vec![1], vec![2, 3, 4]]);
    }

    #[tokio::test]
    async fn one_bad_entry_fails_alone() {
        let (_, queue) = Numbers::open(10);
        let outcomes = submit(&queue, &[1, BAD, 2]).await;
        assert_eq!((&outcomes[0], &outcomes[2]), (&Ok(1), &Ok(2)));
        assert!(matches!(outcomes[1], Err(NotStored::Failed(_))), "{outcomes:?}");
    }

    #[tokio::test]
    async fn an_unknown_outcome_is_looked_up() {
        let (numbers, queue) = Numbers::open(10);
        numbers.trouble.store(1, Ordering::Relaxed);
        assert_eq!(submit(&queue, &[1, 2]).await, [Ok(1), Ok(2)]);
        assert_eq!(numbers.batches(), [vec![1, 2], vec![1, 2]], "the whole batch once more, not each alone");
    }

    #[tokio::test]
    async fn an_outage_ends_the_wait_of_all_who_share_a_batch() {
        let (numbers, queue) = Numbers::open(10);
        numbers.trouble.store(2, Ordering::Relaxed);
        let outcomes = submit(&queue, &[1, 2]).await;
        assert!(outcomes.iter().all(|one| matches!(one, Err(NotStored::Unavailable(_)))), "{outcomes:?}");
        assert_eq!(numbers.batches().len(), 2);
    }

    #[tokio::test]
    async fn a_full_waiting_room_asks_to_come_back() {
        let (numbers, queue) = Numbers::open(0);
        let mut waiting = tokio::task::JoinSet::new();
        for entry in 0..=(LARGEST_BATCH + WAITING_ROOM) as u32 {
            let queue = queue.clone();
            waiting.spawn(async move { queue.submit(entry * 100).await });
            // One is under way, and the next batch is taken out of the room, before the others fill it.
            tokio::task::yield_now().await;
        }
        tokio::task::yield_now().await;
        assert_eq!(queue.submit(7).await, Err(NotStored::Busy));
        numbers.turns.add_permits(100);
        while let Some(outcome) = waiting.join_next().await {
            assert!(outcome.unwrap().is_ok());
        }
    }
}
