//! Owns a file that is read while it grows. Readers share one descriptor, and each knows its own place.
//!
//! Whoever reads it has been told that all is well (200). If the disk takes no more, they are handed the rest by the
//! maker, at the pace of the slowest, and nobody else begins to read. Only who is a minute behind sees that it breaks off.

use std::{
    fs::File,
    io,
    ops::Range,
    os::unix::fs::FileExt as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use bytes::{Bytes, BytesMut};
use futures_util::{
    Stream, StreamExt as _,
    future::join_all,
    stream::{iter, unfold},
};
use tokio::sync::{mpsc, watch};

use super::Shown;
use crate::exports::pieces::READS_ON_WITHIN;

/// Readers get pieces of this many bytes: of 32 KB, five hundred slow ones held 64 MB, with what waits to be sent.
const PIECE: u64 = 16 * 1024;

/// How many pieces may wait for each reader once the disk takes no more.
const AHEAD: usize = 2;

/// Follows the last piece that is not on the disk. No real piece is empty.
const END: Bytes = Bytes::new();

/// A file without a name, and what it shows.
pub struct SpoolFile {
    pub shown: Shown,
    file: File,
    began: Instant,
    touched: Mutex<Instant>,
    written: watch::Sender<Written>,
    /// To those who read it while it grows.
    readers: Mutex<Vec<mpsc::Sender<Bytes>>>,
}

/// The place of a reader, and what is handed to them.
struct Reading {
    file: Arc<SpoolFile>,
    written: watch::Receiver<Written>,
    range: Range<u64>,
    rest: mpsc::Receiver<Bytes>,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    bytes: u64,
    /// Since when it grows no more.
    end: Option<End>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Whole {
        took: Duration,
    },
    /// The disk takes no more: what follows goes to those who read already.
    HandedOn,
    Broken,
}

impl SpoolFile {
    pub(super) fn new(file: File, shown: Shown) -> Self {
        let began = Instant::now();
        let (written, _) = watch::channel(Written { bytes: 0, end: None });
        Self { shown, file, began, touched: Mutex::new(began), written, readers: Mutex::default() }
    }

    /// The length of a complete file.
    pub fn length(&self) -> Option<u64> {
        let written = *self.written.borrow();
        matches!(written.end, Some(End::Whole { .. })).then_some(written.bytes)
    }

    /// Waits for the first piece, or the end of a short file; but not for long. What is seen to fail at once can still be
    /// answered otherwise. False if it has failed.
    pub async fn begins(&self, within: Duration) -> bool {
        let mut written = self.written.subscribe();
        let begun = written.wait_for(|written| written.bytes >= PIECE || written.end.is_some());
        drop(tokio::time::timeout(within, begun).await);
        !self.is_broken()
    }

    /// Waits for the end of the file; `None` if that takes longer.
    pub async fn length_within(&self, within: Duration) -> Option<u64> {
        let mut written = self.written.subscribe();
        drop(tokio::time::timeout(within, written.wait_for(|written| written.end.is_some())).await);
        self.length()
    }

    /// The bytes of a range, as they come; `None` if they can no longer be had. An error is the last item: then the file
    /// is not complete.
    pub fn read(
        self: Arc<Self>,
        range: Range<u64>,
    ) -> Option<impl Stream<Item = io::Result<Bytes>> + Send + use<>> {
        let (reader, rest) = mpsc::channel(AHEAD);
        let mut readers = self.readers();
        // Under the lock, so that whoever is not handed the rest is not told that all is well.
        if self.is_broken() {
            return None;
        }
        if !self.has_ended() {
            readers.retain(|reader| !reader.is_closed());
            readers.push(reader);
        }
        drop(readers);
        let reading = Reading { written: self.written.subscribe(), file: self, range, rest };
        Some(unfold(Some(reading), async |reading| {
            let mut reading = reading?;
            match reading.piece().await {
                Ok(piece) if piece.is_empty() => None,
                Ok(piece) => Some((Ok(piece), Some(reading))),
                Err(error) => Some((Err(error), None)),
            }
        }))
    }

    async fn stored(self: Arc<Self>, from: u64, length: u64) -> io::Result<Bytes> {
        let read = move || {
            let mut piece = BytesMut::zeroed(usize::try_from(length).unwrap_or_default());
            self.file.read_exact_at(&mut piece, from)?;
            Ok(piece.freeze())
        };
        tokio::task::spawn_blocking(read).await?
    }

    /// Appends a piece. Only the maker of a file calls it.
    pub(super) async fn write(self: Arc<Self>, piece: Bytes) -> io::Result<()> {
        let write = move || {
            self.file.write_all_at(&piece, self.bytes())?;
            self.written.send_modify(|written| written.bytes += piece.len() as u64);
            Ok(())
        };
        tokio::task::spawn_blocking(write).await?
    }

    /// Gives what the disk does not take to those who read already. Only the maker of a file calls it.
    ///
    /// # Errors
    /// The source broke off, which the readers see.
    pub(super) async fn hand_on(
        &self,
        first: Bytes,
        source: impl Stream<Item = anyhow::Result<Bytes>> + Unpin,
    ) -> anyhow::Result<()> {
        let mut readers = {
            let mut readers = self.readers();
            self.finish(End::HandedOn);
            std::mem::take(&mut *readers)
        };
        let mut rest = iter([Ok(first)]).chain(source);
        while let Some(piece) = rest.next().await {
            let piece = piece?;
            if !piece.is_empty() {
                readers = hand_to(readers, &piece).await;
            }
            if readers.is_empty() {
                return Ok(());
            }
        }
        hand_to(readers, &END).await;
        Ok(())
    }

    /// Ends a file: complete, or visibly broken. What was broken before stays so.
    pub(super) fn end(&self, outcome: Result<(), ()>) {
        self.finish(outcome.map_or(End::Broken, |()| End::Whole { took: self.age() }));
        self.readers().clear();
    }

    fn finish(&self, end: End) {
        self.written.send_modify(|written| {
            written.end.get_or_insert(end);
        });
    }

    fn readers(&self) -> MutexGuard<'_, Vec<mpsc::Sender<Bytes>>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives back the room of a file that grows no more. Who reads it sees that it breaks off.
    pub(super) fn clear(&self) -> io::Result<()> {
        self.written.send_modify(|written| *written = Written { bytes: 0, end: Some(End::Broken) });
        self.file.set_len(0)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.written.borrow().bytes
    }

    /// Whether nobody can begin to read it any more.
    pub(super) fn is_broken(&self) -> bool {
        matches!(self.written.borrow().end, Some(End::Broken | End::HandedOn))
    }

    pub(super) fn has_ended(&self) -> bool {
        matches!(self.written.borrow().end, Some(End::Broken | End::Whole { .. }))
    }

    /// How long it took to make a complete file.
    pub(super) fn took(&self) -> Option<Duration> {
        match self.written.borrow().end {
            Some(End::Whole { took }) => Some(took),
            _ => None,
        }
    }

    pub(super) fn age(&self) -> Duration {
        self.began.elapsed()
    }

    pub(super) fn touch(&self) {
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    pub(super) fn touched_at(&self) -> Instant {
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reading {
    /// The next bytes: a whole piece, but at the end; nothing after it.
    async fn piece(&mut self) -> io::Result<Bytes> {
        let from = self.range.start;
        let end = self.range.end.min(from.saturating_add(PIECE));
        let enough = |written: &Written| written.bytes >= end || written.end.is_some();
        let written = *self.written.wait_for(enough).await.map_err(|_| io::ErrorKind::BrokenPipe)?;
        let length = end.min(written.bytes).saturating_sub(from);
        let piece = match written.end {
            Some(End::Broken) => return Err(io::ErrorKind::BrokenPipe.into()),
            Some(End::HandedOn) if length == 0 => self.rest.recv().await.ok_or(io::ErrorKind::BrokenPipe)?,
            _ if length == 0 => return Ok(END),
            _ => self.file.clone().stored(from, length).await?,
        };
        self.range.start += piece.len() as u64;
        Ok(piece)
    }
}

/// Returns those who still read.
async fn hand_to(readers: Vec<mpsc::Sender<Bytes>>, piece: &Bytes) -> Vec<mpsc::Sender<Bytes>> {
    let handed = readers.into_iter().map(async |reader| {
        let handed = reader.send_timeout(piece.clone(), READS_ON_WITHIN).await;
        handed.is_ok().then_some(reader)
    });
    join_all(handed).await.into_iter().flatten().collect()
}
