//! A file on its way: one snapshot of the database, read piece by piece, in constant memory.
//!
//! A file that breaks on our side ends without its last chunk, so that the reader's program sees it. A reader who
//! goes away, or stands still, costs one connection, which is closed like that of any file. Files are long and pages
//! short: files share a few of the connections, so that pages always find one.

use std::{path::PathBuf, sync::Arc, time::Duration};

use bytes::{BufMut as _, Bytes, BytesMut};
use sqlx::{PgPool, Postgres, pool::PoolConnection};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, mpsc},
    time::{Instant, timeout_at},
};

use super::{Format, csv, json, package::Checksum, store, xlsx};
use crate::{
    letters::Letter,
    signing::{
        self,
        signature::{search_terms::Search, tally::Figures},
    },
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

/// How long the file of a search may take from its beginning to its end. A reader on a slow line has a hundred thousand
/// names by then; the whole list, which costs no search, has the time that its reader needs.
const FOUND_WITHIN: Duration = Duration::from_secs(600);

/// Rows are sent on in pieces of about this many bytes: few enough to hold, large enough for one write.
const PIECE: usize = 32 * 1024;

/// How many pieces may wait for a slow reader before the database is made to wait.
const AHEAD: usize = 4;

/// How many checksums are remembered: those of a revision, and a few before.
const CHECKSUMS: u64 = 1000;

/// A file, piece by piece. An error is the last item: what came until then is not the whole.
pub struct Pieces(mpsc::Receiver<anyhow::Result<Bytes>>);

impl Pieces {
    /// The next piece; none after the whole.
    pub async fn next(&mut self) -> Option<anyhow::Result<Bytes>> {
        match self.0.recv().await {
            Some(Ok(piece)) if piece == END => None,
            // The writer has given up, and could not say so to a reader who stood still.
            None => Some(Err(anyhow::anyhow!("the file broke off"))),
            piece => piece,
        }
    }
}

/// Stands behind the last piece: without it, what came is not the whole. No piece is empty.
const END: Bytes = Bytes::new();

/// Everybody's turn.
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
    /// How long it may take, if not as long as its reader needs.
    within: Option<Duration>,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Download {
    /// The file, read as fast as it is taken.
    pub fn stream(mut self, of: Subject) -> Pieces {
        let (sender, receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            let ends_at = self.within.map(|within| Instant::now() + within);
            let mut pieces = Outbound { buffer: BytesMut::with_capacity(2 * PIECE), sender, ends_at };
            let writing = async {
                match self.format {
                    Format::Csv => csv::write(&mut self, &mut pieces).await,
                    Format::Json => json::write_document(&mut self, &of, &mut pieces).await,
                    Format::Ndjson => json::write_lines(&mut self, &mut pieces).await,
                    Format::Xlsx => xlsx::write(&mut self, &of, &mut pieces).await,
                }
            };
            let done = match ends_at {
                // What the database or a thread still does for it ends with it.
                Some(ends_at) => timeout_at(ends_at, writing).await.unwrap_or_else(|_| Err(out_of_time())),
                None => writing.await,
            };
            // The database is free, however long the reader takes to hear of it.
            drop(self);
            let last = match done {
                Ok(()) => Ok(END),
                Err(Broken::Ours(error)) => Err(error),
                Err(Broken::Gone) => return,
            };
            drop(pieces.sender.send_timeout(last, READS_ON_WITHIN).await);
        });
        Pieces(receiver)
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

fn out_of_time() -> Broken {
    Broken::Ours(anyhow::anyhow!("the file of a search took longer than it may"))
}

/// What was written and is not sent yet.
pub(super) struct Outbound {
    buffer: BytesMut,
    sender: mpsc::Sender<anyhow::Result<Bytes>>,
    /// When it must be done, if it must.
    ends_at: Option<Instant>,
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
        if self.ends_at.is_some_and(|ends_at| ends_at <= Instant::now()) {
            return Err(out_of_time());
        }
        let sent = self.sender.send_timeout(Ok(piece), READS_ON_WITHIN).await;
        sent.map_err(|_| Broken::Gone)
    }

    /// Is nobody there any more?
    pub(super) fn is_over(&self) -> bool {
        self.sender.is_closed()
    }

    /// A writer for a thread of its own, which waits for the reader.
    pub(super) fn blocking(&self) -> Blocking {
        let pieces = Self { buffer: BytesMut::new(), sender: self.sender.clone(), ends_at: self.ends_at };
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
