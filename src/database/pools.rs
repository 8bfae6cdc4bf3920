//! The connection pools of the site, and which of them a read may use.
//!
//! A replica is always a little behind. What it reads counts only if it shows at least the state that this node knows;
//! else the same is read again from the server that writes. Before, with a replica 20 ms behind, 14 of 15 withdrawn names
//! stayed on the page until the next change of their letter.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::PgPool;

use super::{
    pool::{mail_pool, search_pool, signing_pool},
    within,
};
use crate::error::discreet;

/// How long the replica may take, if it is there. What takes longer is read from the server that writes.
const REPLICA_WITHIN: Duration = Duration::from_millis(700);

/// After it failed, it is left alone for so long: not every reader shall wait to find out.
const LEFT_ALONE_FOR: Duration = Duration::from_secs(5);

/// What was read in one snapshot, with its state.
pub trait Snapshot {
    /// A number that rises with each change of it.
    fn revision(&self) -> i64;
}

/// A pool that reads and writes, one for what signers wait for, one for the outbox, and those for lists; the latter once
/// more on a replica, if there is one. Clones share them.
#[derive(Clone, Debug)]
pub struct Pools {
    writing: PgPool,
    signing: PgPool,
    mail: PgPool,
    lists: Lists,
    replica: Option<Arc<Replica>>,
}

/// A pool for public lists and exports, and one for searches.
#[derive(Clone, Debug)]
struct Lists {
    reading: PgPool,
    searching: PgPool,
}

#[derive(Debug)]
struct Replica {
    lists: Lists,
    left_alone_until: Mutex<Option<Instant>>,
}

impl Lists {
    fn new(reading: PgPool) -> Self {
        Self { searching: search_pool(&reading), reading }
    }
}

impl Pools {
    /// Two pools, which may be the same; those for signing, mail and searches connect to the same server.
    pub fn new(writing: PgPool, reading: PgPool) -> Self {
        let (signing, mail) = (signing_pool(&writing), mail_pool(&writing));
        Self { writing, signing, mail, lists: Lists::new(reading), replica: None }
    }

    /// With a pool on a streaming replica.
    #[must_use]
    pub fn with_replica(self, reading: PgPool) -> Self {
        let replica = Replica { lists: Lists::new(reading), left_alone_until: Mutex::default() };
        Self { replica: Some(Arc::new(replica)), ..self }
    }

    pub const fn pool(&self) -> &PgPool {
        &self.writing
    }

    /// For forms and confirmations.
    pub const fn signers(&self) -> &PgPool {
        &self.signing
    }

    /// For the outbox.
    pub const fn mail(&self) -> &PgPool {
        &self.mail
    }

    /// For public lists and exports, on the server that writes.
    pub const fn readers(&self) -> &PgPool {
        &self.lists.reading
    }

    /// For searches: a few connections with short time limits, so that searches do not delay signing.
    pub const fn searchers(&self) -> &PgPool {
        &self.lists.searching
    }

    /// Reads from the replica, if it shows this revision or a later one, or else from the server that writes.
    pub async fn read<T: Snapshot, Reading: Future<Output = sqlx::Result<T>>>(
        &self,
        at_least: i64,
        read: impl Fn(PgPool) -> Reading,
    ) -> sqlx::Result<T> {
        self.read_lists(at_least, |lists| read(lists.reading.clone())).await
    }

    /// The same for a search.
    pub async fn search<T: Snapshot, Searching: Future<Output = sqlx::Result<T>>>(
        &self,
        at_least: i64,
        search: impl Fn(PgPool) -> Searching,
    ) -> sqlx::Result<T> {
        self.read_lists(at_least, |lists| search(lists.searching.clone())).await
    }

    async fn read_lists<T: Snapshot, Reading: Future<Output = sqlx::Result<T>>>(
        &self,
        at_least: i64,
        read: impl Fn(&Lists) -> Reading,
    ) -> sqlx::Result<T> {
        if let Some(replica) = &self.replica
            && let Some(shown) = replica.try_to(at_least, read(&replica.lists)).await
        {
            return Ok(shown);
        }
        read(&self.lists).await
    }

    /// Each pool, with its name.
    pub fn all(&self) -> Vec<(&PgPool, &'static str)> {
        let lists = &self.lists;
        let mut all = vec![
            (&self.writing, "writing"),
            (&self.signing, "signing"),
            (&self.mail, "mail"),
            (&lists.reading, "reading"),
            (&lists.searching, "searching"),
        ];
        if let Some(replica) = &self.replica {
            all.push((&replica.lists.reading, "replica-reading"));
            all.push((&replica.lists.searching, "replica-searching"));
        }
        all
    }

    /// By how many seconds the replica is behind, if there is one. While nothing is written, it grows.
    pub async fn replica_lag(&self) -> sqlx::Result<Option<f64>> {
        let Some(replica) = &self.replica else { return Ok(None) };
        sqlx::query_scalar(
            "select extract(epoch from now() - pg_last_xact_replay_timestamp())::double precision",
        )
        .fetch_one(&replica.lists.reading)
        .await
    }

    pub async fn ping(&self) -> sqlx::Result<()> {
        sqlx::query("select 1").execute(&self.writing).await.map(drop)
    }

    pub(super) async fn close(&self) {
        for lists in self.replica.iter().map(|replica| &replica.lists).chain([&self.lists]) {
            lists.searching.close().await;
            lists.reading.close().await;
        }
        self.mail.close().await;
        self.signing.close().await;
        self.writing.close().await;
    }
}

impl Replica {
    /// What was read, if the replica answers in time and is not behind.
    async fn try_to<T: Snapshot>(
        &self,
        at_least: i64,
        reading: impl Future<Output = sqlx::Result<T>>,
    ) -> Option<T> {
        if self.is_left_alone() {
            return None;
        }
        match within(REPLICA_WITHIN, reading).await {
            Ok(shown) => (shown.revision() >= at_least).then_some(shown),
            Err(error) => {
                self.leave_alone(&error);
                None
            }
        }
    }

    fn is_left_alone(&self) -> bool {
        let until = *self.left_alone_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| until > Instant::now())
    }

    fn leave_alone(&self, error: &sqlx::Error) {
        let seconds = LEFT_ALONE_FOR.as_secs();
        tracing::warn!("nothing is read from the replica for {seconds} s: {}", discreet(error));
        *self.left_alone_until.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(Instant::now() + LEFT_ALONE_FOR);
    }
}
