//! A file on its way: one snapshot of the database, read piece by piece, in constant memory.
//!
//! A file that breaks on our side ends without its last chunk, so that the reader's program sees it. A reader who
//! goes away, or stands still, costs one connection, which is closed like that of any file. Files are long and pages
//! short: files share a few of the connections, so that pages always find one.

use std::{path::PathBuf, sync::Arc, time::Duration};

use bytes::{BufMut as _, Bytes, BytesMut};
use sqlx::{PgPool, Postgres, pool::PoolConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use super::{Format, csv, json, package::Checksum, store, xlsx};
use crate::{
    letters::Letter,
    signing::{self, found::Search, tally::Figures},
    urls::{Paths, Site},
};

/// How many files are read at a time. A third of the connections: each file keeps one for as long as it takes.
const AT_ONCE: usize = 7;

/// How many workbooks are made at a time: one lies on the disk until it is sent, up to 700 MB for a million rows.
const WORKBOOKS_AT_ONCE: usize = 2;

/// How long somebody waits for their turn; after that they are asked to come back.
const TURN_WITHIN: Duration = Duration::from_secs(20);

/// How long a reader may take to read on. Who stands still that long has gone and said nothing.
const READS_ON_WITHIN: Duration = Duration::from_secs(60);

/// Rows are sent on in pieces of about this many bytes: few enough to hold, large enough for one write.
const PIECE: usize = 32 * 1024;

/// How many pieces may wait for a slow reader before the database is made to wait.
const AHEAD: usize = 4;

/// How many checksums are remembered: those of a revision, and a few before.
const CHECKSUMS: u64 = 1000;

/// A file, piece by piece. An error is the last item: what came until then is not the whole.
pub type Pieces = mpsc::Receiver<anyhow::Result<Bytes>>;

/// Everybody's turn.
pub struct Downloads {
    turns: Arc<Semaphore>,
    workbooks: Arc<Semaphore>,
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
            disk,
            checksums: moka::future::Cache::new(CHECKSUMS),
        }
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

/// What of a list a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// What is looked for.
    pub search: Search,
    /// Only what has changed after this revision, and the numbers that are gone since.
    pub since: Option<i64>,
    /// Only those with higher numbers.
    pub after: i64,
    /// How many at most.
    pub limit: Option<i64>,
}

impl Rows {
    /// Is it the whole list?
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }
}

/// Of what a file is, in words.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The letter’s name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its whole address.
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
    format: Format,
    /// What of the list it holds.
    pub(super) rows: Rows,
    /// The numbers that belong to it.
    pub figures: Figures,
    pub(super) disk: PathBuf,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Download {
    /// The file, read as fast as it is taken.
    pub fn stream(mut self, of: Subject) -> Pieces {
        let (sender, receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            let mut pieces = Outbound { buffer: BytesMut::with_capacity(2 * PIECE), sender };
            let done = match self.format {
                Format::Csv => csv::write(&mut self, &mut pieces).await,
                Format::Json => json::write_document(&mut self, &of, &mut pieces).await,
                Format::Ndjson => json::write_lines(&mut self, &mut pieces).await,
                Format::Xlsx => xlsx::write(&mut self, &of, &mut pieces).await,
            };
            if let Err(Broken::Ours(error)) = done {
                drop(pieces.sender.send(Err(error)).await);
            }
        });
        receiver
    }
}

/// Why a file ends before its end.
pub(super) enum Broken {
    /// The reader has gone away.
    Gone,
    /// The fault is ours.
    Ours(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Broken {
    fn from(error: E) -> Self {
        Self::Ours(error.into())
    }
}

/// What was written and is not sent yet.
pub(super) struct Outbound {
    buffer: BytesMut,
    sender: mpsc::Sender<anyhow::Result<Bytes>>,
}

impl Outbound {
    /// Writes.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Where formats of other libraries write.
    pub(super) fn writer(&mut self) -> impl std::io::Write {
        (&mut self.buffer).writer()
    }

    /// Sends what is enough for a piece.
    pub(super) async fn flow(&mut self) -> Result<(), Broken> {
        if self.buffer.len() < PIECE { Ok(()) } else { self.flush().await }
    }

    /// Sends everything.
    pub(super) async fn flush(&mut self) -> Result<(), Broken> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let piece = self.buffer.split().freeze();
        let sent = self.sender.send_timeout(Ok(piece), READS_ON_WITHIN).await;
        sent.map_err(|_| Broken::Gone)
    }

    /// Is nobody there any more?
    pub(super) fn is_over(&self) -> bool {
        self.sender.is_closed()
    }

    /// A writer for a thread of its own, which waits for the reader.
    pub(super) fn blocking(&self) -> Blocking {
        let pieces = Self { buffer: BytesMut::new(), sender: self.sender.clone() };
        Blocking { pieces, runtime: tokio::runtime::Handle::current() }
    }
}

/// Writes piece by piece from a thread that may wait.
pub(super) struct Blocking {
    pieces: Outbound,
    runtime: tokio::runtime::Handle,
}

impl std::io::Write for Blocking {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.pieces.put(bytes);
        if self.pieces.buffer.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let sent = self.runtime.block_on(self.pieces.flush());
        sent.map_err(|_| std::io::ErrorKind::BrokenPipe.into())
    }
}
