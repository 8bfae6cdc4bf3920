//! Owns downloads, each of which reads one snapshot of the database.
//!
//! A reader who disconnects or stops reading costs one connection, which is closed as after every file. Files take
//! long and pages are short, so files may use only a few of the connections and pages always find a free one.

use std::{path::PathBuf, sync::Arc, time::Duration};

use sqlx::{PgPool, Postgres, pool::PoolConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Format, Selection, store};
use crate::{
    letters::Letter,
    signing::{self, signature::tally::Figures},
    urls::{Paths, Site},
};

/// How many files are read at the same time: a third of the main pool's connections, because each file holds one
/// until its end.
const AT_ONCE: usize = 7;

/// How many workbooks are made at the same time: each is on the disk until it is sent, up to 700 MB for a million
/// rows.
const WORKBOOKS_AT_ONCE: usize = 2;

/// How long a request waits for its turn. After that the client gets an error and can retry.
const TURN_WITHIN: Duration = Duration::from_secs(20);

/// The longest that the file of a search may take. In this time a reader on a slow line gets a hundred thousand
/// names. The whole list, which needs no search, has no limit.
const FOUND_WITHIN: Duration = Duration::from_secs(600);

/// How many checksums are cached: those of the current revisions and of a few older ones.
const CHECKSUMS: u64 = 1000;

pub struct Downloads {
    turns: Arc<Semaphore>,
    workbooks: Arc<Semaphore>,
    found_within: Duration,
    /// The folder of workbooks until they are sent. The system's temporary folder may be in memory.
    pub(super) disk: PathBuf,
    pub(super) checksums: moka::future::Cache<(i64, i64), Checksum>,
}

impl Downloads {
    /// Writes workbooks to this folder.
    pub fn new(disk: PathBuf) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            workbooks: Arc::new(Semaphore::new(WORKBOOKS_AT_ONCE)),
            found_within: FOUND_WITHIN,
            disk,
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
        let places = match format {
            Format::Xlsx => &self.workbooks,
            Format::Csv | Format::Json | Format::Ndjson => &self.turns,
        };
        let Ok(turn) = tokio::time::timeout(TURN_WITHIN, places.clone().acquire_owned()).await else {
            return Ok(None);
        };
        let mut conn = pool.acquire().await?;
        // A pooled connection could still contain the rest of an interrupted file.
        conn.close_on_drop();
        store::begin_snapshot(&mut conn).await?;
        let figures = signing::figures(&mut conn, letter).await?;
        let turn = turn.ok();
        Ok(Some(Download {
            conn,
            letter,
            format,
            selection: selection.clone(),
            figures,
            disk: self.disk.clone(),
            within: (!selection.search.is_empty()).then_some(self.found_within),
            _turn: turn,
        }))
    }
}

/// Runs the search of a file without its rows, within the time limit of searches. The file itself has no such
/// limit: it takes as long as its reader needs, and begins when its rows are found.
pub async fn try_out(searchers: &PgPool, letter: i64, selection: &Selection) -> sqlx::Result<()> {
    let Some(query) = selection.search.query() else { return Ok(()) };
    store::search_alone(&mut *searchers.acquire().await?, letter, &query).await
}

/// Of what a file is, in words.
#[derive(Clone, Debug)]
pub struct Subject {
    pub slug: String,
    pub title: String,
    pub address: String,
}

impl Subject {
    /// In the letter's own language, with its public URL.
    pub fn of(letter: &Letter, site: &Site) -> Self {
        let slug = letter.slug.as_str();
        Self {
            slug: slug.to_owned(),
            title: letter.text_in(&letter.language).title.clone(),
            address: site.absolute(&Paths::negotiated().letter(slug)),
        }
    }
}

/// An open snapshot, ready to be read.
pub struct Download {
    pub(super) conn: PoolConnection<Postgres>,
    pub(super) letter: i64,
    pub(super) format: Format,
    pub(super) selection: Selection,
    /// The figures in the same snapshot.
    pub figures: Figures,
    pub(super) disk: PathBuf,
    /// The time limit, if there is one.
    pub(super) within: Option<Duration>,
    _turn: Option<OwnedSemaphorePermit>,
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
