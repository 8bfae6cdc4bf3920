//! The pieces of a file between its writer and its reader.
//!
//! A file that breaks on our side ends without its last chunk, so that the reader's program sees it.

use std::time::Duration;

use bytes::{BufMut as _, Bytes, BytesMut};
use tokio::{sync::mpsc, time::Instant};

/// How long a reader may take to read on. Who stands still that long has gone and said nothing.
const READS_ON_WITHIN: Duration = Duration::from_secs(60);

/// Rows are sent on in pieces of about this many bytes: few enough to hold, large enough for one write.
const PIECE: usize = 32 * 1024;

/// How many pieces may wait for a slow reader before the database is made to wait.
const AHEAD: usize = 4;

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

pub(super) fn out_of_time() -> Broken {
    Broken::Ours(anyhow::anyhow!("the file of a search took longer than it may"))
}

/// What was written and is not sent yet.
pub(super) struct Outbound {
    buffer: BytesMut,
    sender: mpsc::Sender<anyhow::Result<Bytes>>,
    /// When it must be done, if it must.
    ends_at: Option<Instant>,
}

/// Both ends of a file that must be done by then, if by any moment.
pub(super) fn channel(ends_at: Option<Instant>) -> (Outbound, Pieces) {
    let (sender, receiver) = mpsc::channel(AHEAD);
    (Outbound { buffer: BytesMut::with_capacity(2 * PIECE), sender, ends_at }, Pieces(receiver))
}

impl Outbound {
    /// Ends the file: whole, or visibly broken.
    pub(super) async fn end(self, done: Result<(), Broken>) {
        let last = match done {
            Ok(()) => Ok(END),
            Err(Broken::Ours(error)) => Err(error),
            Err(Broken::Gone) => return,
        };
        drop(self.sender.send_timeout(last, READS_ON_WITHIN).await);
    }

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
