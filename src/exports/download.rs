//! Downloads: each reads one snapshot of the database.
//!
//! A reader who goes away, or stands still, costs one connection, which is closed like that of any file. Files are long
//! and pages short: files share a few of the connections, so that pages always find one.

use std::{path::PathBuf, sync::Arc, time::Duration};

use sqlx::{PgPool, Postgres, pool::PoolConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Format, Rows, store};
use crate::{
    letters::Letter,
    signing::{self, signature::tally::Figures},
    urls::{Paths, Site},
};

/// How many files are read at a time. A third of the connections: each file keeps one for as long as it takes.
const AT_ONCE: usize = 7;

/// How many workbooks are made at a time: one lies on the disk until it is sent, up to 700 MB for a million rows.
const WORKBOOKS_AT_ONCE: usize = 2;

/// How long somebody waits for their turn; after that they are asked to come back.
const TURN_WITHIN: Duration = Duration::from_secs(20);

/// How long the file of a search may take from its beginning to its end. A reader on a slow line has a hundred thousand
/// names by then; the whole list, which costs no search, has the time that its reader needs.
const FOUND_WITHIN: Duration = Duration::from_secs(600);

/// How many checksums are remembered: those of a revision, and a few before.
const CHECKSUMS: u64 = 1000;

pub struct Downloads {
    turns: Arc<Semaphore>,
    workbooks: Arc<Semaphore>,
    found_within: Duration,
    /// Where a workbook lies until it is sent. The system's own place may be in memory.
    pub(super) disk: PathBuf,
    pub(super) checksums: moka::future::Cache<(i64, i64), Checksum>,
}

impl Downloads {
    /// With room for workbooks in this folder.
    pub fn new(disk: PathBuf) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            workbooks: Arc::new(Semaphore::new(WORKBOOKS_AT_ONCE)),
            found_within: FOUND_WITHIN,
            disk,
            checksums: moka::future::Cache::new(CHECKSUMS),
        }
    }

    /// The same where the file of a search may take so long.
    #[must_use]
    pub fn with_found_within(self, found_within: Duration) -> Self {
        Self { found_within, ..self }
    }

    /// Takes a snapshot when it is the caller's turn; none if that takes too long.
    pub async fn begin(
        &self,
        pool: &PgPool,
        letter: i64,
        format: Format,
        rows: &Rows,
    ) -> sqlx::Result<Option<Download>> {
        let places = match format {
            Format::Xlsx => &self.workbooks,
            Format::Csv | Format::Json | Format::Ndjson => &self.turns,
        };
        let Ok(turn) = tokio::time::timeout(TURN_WITHIN, places.clone().acquire_owned()).await else {
            return Ok(None);
        };
        let mut conn = pool.acquire().await?;
        // Whoever had it next would have to read what is left of a file that broke off.
        conn.close_on_drop();
        store::begin_snapshot(&mut conn).await?;
        let figures = signing::figures(&mut conn, letter).await?;
        let turn = turn.ok();
        Ok(Some(Download {
            conn,
            letter,
            format,
            rows: rows.clone(),
            figures,
            disk: self.disk.clone(),
            within: (!rows.search.is_empty()).then_some(self.found_within),
            _turn: turn,
        }))
    }
}

/// Makes the search of a file, without its rows, within the bounds that a search has. A file itself has none: it takes as
/// long as its reader, and begins once its rows are found.
pub async fn try_out(searchers: &PgPool, letter: i64, rows: &Rows) -> sqlx::Result<()> {
    let Some(query) = rows.search.query() else { return Ok(()) };
    store::search_alone(&mut *searchers.acquire().await?, letter, &query).await
}

/// Of what a file is, in words.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The letter’s name in addresses.
    pub slug: String,
    pub title: String,
    pub address: String,
}

impl Subject {
    /// In the letter's own language, at the address that it has for everybody.
    pub fn of(letter: &Letter, site: &Site) -> Self {
        let slug = letter.slug.as_str();
        Self {
            slug: slug.to_owned(),
            title: letter.text_in(&letter.language).title.clone(),
            address: site.absolute(&Paths::negotiated().letter(slug)),
        }
    }
}

/// A snapshot that is about to be read.
pub struct Download {
    pub(super) conn: PoolConnection<Postgres>,
    pub(super) letter: i64,
    pub(super) format: Format,
    /// What of the list it holds.
    pub(super) rows: Rows,
    /// The numbers that belong to it.
    pub figures: Figures,
    pub(super) disk: PathBuf,
    /// How long it may take, if not as long as its reader needs.
    pub(super) within: Option<Duration>,
    _turn: Option<OwnedSemaphorePermit>,
}

/// What tells one CSV file from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// Its SHA-256.
    pub sha256: Vec<u8>,
    pub bytes: u64,
    /// The sum that the record of a day shows of it; none of a file without rows.
    pub nonced: Option<Nonced>,
}

/// A sum that proves a file to whoever has its nonce, and tells nobody else whether they have guessed a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonced {
    /// Made for this revision, and for nothing else.
    pub nonce: Vec<u8>,
    /// The SHA-256 of the nonce and the file.
    pub sha256: Vec<u8>,
}
