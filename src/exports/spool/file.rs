//! Owns a file that is read while it grows. Readers share one descriptor, and each knows its own place.

use std::{
    fs::File,
    io,
    ops::Range,
    os::unix::fs::FileExt as _,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, stream::unfold};
use tokio::sync::watch;

use super::Shown;

/// Readers get pieces of this many bytes: of 32 KB, five hundred slow ones held 64 MB, with what waits to be sent.
const PIECE: u64 = 16 * 1024;

/// A file without a name, and what it shows.
pub struct SpoolFile {
    pub shown: Shown,
    file: File,
    began: Instant,
    touched: Mutex<Instant>,
    written: watch::Sender<Written>,
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
    Whole { took: Duration },
    Broken,
}

impl SpoolFile {
    pub(super) fn new(file: File, shown: Shown) -> Self {
        let began = Instant::now();
        let (written, _) = watch::channel(Written { bytes: 0, end: None });
        Self { shown, file, began, touched: Mutex::new(began), written }
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

    /// The bytes of a range, as they come. An error is the last item: then the file is not complete.
    pub fn read(self: Arc<Self>, range: Range<u64>) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
        let written = self.written.subscribe();
        unfold(Some((self, written, range)), async |reading| {
            let (file, mut written, range) = reading?;
            let piece = file.clone().piece(&mut written, range.clone()).await;
            match piece {
                Ok(piece) if piece.is_empty() => None,
                Ok(piece) => {
                    let rest = range.start + piece.len() as u64..range.end;
                    Some((Ok(piece), Some((file, written, rest))))
                }
                Err(error) => Some((Err(error), None)),
            }
        })
    }

    /// The next bytes of a range: a whole piece, but at the end.
    async fn piece(
        self: Arc<Self>,
        written: &mut watch::Receiver<Written>,
        range: Range<u64>,
    ) -> io::Result<Bytes> {
        let end = range.end.min(range.start.saturating_add(PIECE));
        let enough = |written: &Written| written.bytes >= end || written.end.is_some();
        let written = *written.wait_for(enough).await.map_err(|_| io::ErrorKind::BrokenPipe)?;
        if written.end == Some(End::Broken) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let length = end.min(written.bytes).saturating_sub(range.start);
        if length == 0 {
            return Ok(Bytes::new());
        }
        let read = move || {
            let mut piece = BytesMut::zeroed(usize::try_from(length).unwrap_or_default());
            self.file.read_exact_at(&mut piece, range.start)?;
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

    /// Ends a file: complete, or visibly broken. What was broken before stays so.
    pub(super) fn end(&self, outcome: Result<(), ()>) {
        let end = outcome.map_or(End::Broken, |()| End::Whole { took: self.age() });
        self.written.send_modify(|written| {
            written.end.get_or_insert(end);
        });
    }

    /// Gives back the room of a file that grows no more. Who reads it sees that it breaks off.
    pub(super) fn clear(&self) -> io::Result<()> {
        self.written.send_modify(|written| *written = Written { bytes: 0, end: Some(End::Broken) });
        self.file.set_len(0)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.written.borrow().bytes
    }

    pub(super) fn is_broken(&self) -> bool {
        self.written.borrow().end == Some(End::Broken)
    }

    pub(super) fn has_ended(&self) -> bool {
        self.written.borrow().end.is_some()
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
