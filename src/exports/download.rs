//! Owns downloads, each of which reads one snapshot of the database.
//!
//! A reader who disconnects or stops reading costs one connection, which is closed as after every file. Files take
//! long and pages are short, so files may use only a few of the connections and pages always find a free one. The
//! reader of most files of a whole list is the spool.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use sqlx::{PgPool, Postgres, pool::PoolConnection};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{Format, Selection, edition::Edition, spool::Spool, store};
use crate::{
    database::{Pools, READING_CONNECTIONS, Snapshot},
    signing::{self, signature::tally::Figures},
};

/// How many files are read at the same time: each holds a connection until its end, and lists need the others.
const AT_ONCE: usize = READING_CONNECTIONS as usize - 3;

/// How many of them may be parts of a list, or files that are not kept for others: so that the whole list, which is
/// made once for all, does not wait for seven slow readers of searches.
const OF_ONE_READER: usize = AT_ONCE - 2;

/// How long a request waits for its turn. After that the client gets an error and can retry.
const TURN_WITHIN: Duration = Duration::from_secs(20);

/// The longest that the file of a search may take. In this time a reader on a slow line gets a hundred thousand
/// names. The whole list, which needs no search, has no limit.
const FOUND_WITHIN: Duration = Duration::from_secs(600);

/// How many checksums are cached: those of the current revisions and of a few older ones.
const CHECKSUMS: u64 = 1000;

pub struct Downloads {
    turns: Arc<Semaphore>,
    turns_of_one_reader: Arc<Semaphore>,
    found_within: Duration,
    pub spool: Arc<Spool>,
    /// By letter and revision.
    pub(super) checksums: moka::future::Cache<(i64, i64), (Figures, Checksum)>,
}

impl Downloads {
    pub fn new(spool: Spool) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            turns_of_one_reader: Arc::new(Semaphore::new(OF_ONE_READER)),
            found_within: FOUND_WITHIN,
            spool: Arc::new(spool),
            checksums: moka::future::Cache::new(CHECKSUMS),
        }
    }

    /// Changes the time limit for the file of a search.
    #[must_use]
    pub fn with_found_within(self, found_within: Duration) -> Self {
        Self { found_within, ..self }
    }

    /// Waits for a turn and begins a snapshot; `None` if there is no turn in time.
    pub async fn begin(
        &self,
        pool: &PgPool,
        letter: i64,
        format: Format,
        selection: &Selection,
    ) -> sqlx::Result<Option<Download>> {
        self.begin_in(&[&self.turns], (letter, format, selection), Opened::on(pool.clone(), letter)).await
    }

    /// The same for a file that all readers get, at this revision or a later one.
    pub async fn begin_for_all(
        &self,
        pools: &Pools,
        at_least: i64,
        of: (i64, Format, &Selection),
    ) -> sqlx::Result<Option<Download>> {
        self.begin_in(&[&self.turns], of, Opened::at_least(pools, at_least, of.0)).await
    }

    /// The same for a file that only one reader gets.
    pub async fn begin_for_one_reader(
        &self,
        pools: &Pools,
        at_least: i64,
        of: (i64, Format, &Selection),
    ) -> sqlx::Result<Option<Download>> {
        let turns = [&self.turns_of_one_reader, &self.turns];
        self.begin_in(&turns, of, Opened::at_least(pools, at_least, of.0)).await
    }

    async fn begin_in(
        &self,
        turns: &[&Arc<Semaphore>],
        (letter, format, selection): (i64, Format, &Selection),
        open: impl Future<Output = sqlx::Result<Opened>>,
    ) -> sqlx::Result<Option<Download>> {
        let turns = turns.iter().map(|turns| (*turns).clone().acquire_owned());
        // In this order, so that who waits for the first holds none of the others.
        let in_order = stream::iter(turns).then(|turn| turn).try_collect::<Vec<_>>();
        let Ok(Ok(turns)) = timeout(TURN_WITHIN, in_order).await else { return Ok(None) };
        let Opened { conn, edition, figures } = open.await?;
        Ok(Some(Download {
            conn,
            letter,
            format,
            selection: selection.clone(),
            edition,
            figures,
            within: (!selection.search.is_empty()).then_some(self.found_within),
            _turns: turns,
        }))
    }
}

/// Runs the search of a file without its rows, within the time limit of searches. The file itself has no such
/// limit: it takes as long as its reader needs, and begins when its rows are found.
pub async fn try_out(searchers: &PgPool, letter: i64, selection: &Selection) -> sqlx::Result<()> {
    let Some(query) = selection.search.query() else { return Ok(()) };
    store::search_alone(&mut *searchers.acquire().await?, letter, &query).await
}

/// A connection with an open snapshot, and what it shows.
struct Opened {
    conn: PoolConnection<Postgres>,
    edition: Edition,
    figures: Figures,
}

impl Opened {
    async fn at_least(pools: &Pools, revision: i64, letter: i64) -> sqlx::Result<Self> {
        pools.read(revision, |pool| Self::on(pool, letter)).await
    }

    async fn on(pool: PgPool, letter: i64) -> sqlx::Result<Self> {
        let mut conn = pool.acquire().await?;
        // A pooled connection could still contain the rest of an interrupted file.
        conn.close_on_drop();
        store::begin_snapshot(&mut conn).await?;
        let edition = store::edition(&mut conn, letter).await?;
        let figures = signing::figures(&mut conn, letter).await?;
        Ok(Self { conn, edition, figures })
    }
}

impl Snapshot for Opened {
    fn revision(&self) -> i64 {
        self.edition.revision
    }
}

/// An open snapshot, ready to be read.
pub struct Download {
    pub(super) conn: PoolConnection<Postgres>,
    pub(super) letter: i64,
    pub(super) format: Format,
    pub(super) selection: Selection,
    /// The state that the snapshot shows, and its figures.
    pub edition: Edition,
    pub figures: Figures,
    /// The time limit, if there is one.
    pub(super) within: Option<Duration>,
    _turns: Vec<OwnedSemaphorePermit>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    pub sha256: Vec<u8>,
    pub bytes: u64,
    /// The checksum that a daily record publishes; `None` for a file without rows.
    pub nonced: Option<Nonced>,
}

/// A salted checksum. With the nonce, a reader can prove that a file is the recorded one; without it, the checksum
/// does not help to test a guess about a line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonced {
    /// Random, for this revision only.
    pub nonce: Vec<u8>,
    /// The SHA-256 of the nonce and the file.
    pub sha256: Vec<u8>,
}
