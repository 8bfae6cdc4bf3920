//! Carries the pieces of a file from its writer to its reader.
//!
//! If a file fails on the server's side, its last chunk is missing, so that the client can see it.

use std::time::Duration;

use bytes::{BufMut as _, Bytes, BytesMut};
use futures_util::{Stream, stream::unfold};
use tokio::{sync::mpsc, time::Instant};

/// How long a reader may stop reading. After that it counts as disconnected.
pub(super) const READS_ON_WITHIN: Duration = Duration::from_secs(60);

/// Rows are collected into pieces of about this many bytes: small enough to hold in memory, large enough for one
/// write.
const PIECE: usize = 32 * 1024;

/// How many pieces may wait for a slow reader before reading from the database pauses.
const AHEAD: usize = 4;

/// A file in pieces. An error is the last item: then the file is not complete.
pub struct Pieces(mpsc::Receiver<anyhow::Result<Bytes>>);

impl Pieces {
    /// The next piece; `None` after a complete file.
    pub async fn next(&mut self) -> Option<anyhow::Result<Bytes>> {
        match self.0.recv().await {
            Some(Ok(piece)) if piece == END => None,
            // The writer gave up and could not send the reason to a reader that did not read.
            None => Some(Err(anyhow::anyhow!("the file broke off"))),
            piece => piece,
        }
    }

    /// The pieces as a stream that ends after an error.
    pub fn into_stream(self) -> impl Stream<Item = anyhow::Result<Bytes>> + Send {
        unfold(Some(self), async |pieces| {
            let mut pieces = pieces?;
            let piece = pieces.next().await?;
            let rest = piece.is_ok().then_some(pieces);
            Some((piece, rest))
        })
    }
}

/// Follows the last piece: without it, the file is not complete. No real piece is empty.
const END: Bytes = Bytes::new();

/// Why a file ends early.
pub(super) enum Broken {
    /// The reader has disconnected.
    Gone,
    /// A fault of the server.
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

/// The bytes that are written and not yet sent.
pub(super) struct Outbound {
    buffer: BytesMut,
    sender: mpsc::Sender<anyhow::Result<Bytes>>,
    /// The moment at which the file must be complete, if there is a limit.
    ends_at: Option<Instant>,
}

/// Both ends of a file, with an optional time limit.
pub(super) fn channel(ends_at: Option<Instant>) -> (Outbound, Pieces) {
    let (sender, receiver) = mpsc::channel(AHEAD);
    (Outbound { buffer: BytesMut::with_capacity(2 * PIECE), sender, ends_at }, Pieces(receiver))
}

impl Outbound {
    /// Ends the file: complete, or visibly broken.
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

    /// For format libraries that write to an `io::Write`.
    pub(super) fn writer(&mut self) -> impl std::io::Write {
        (&mut self.buffer).writer()
    }

    /// Sends the buffer if it is large enough for a piece.
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

    /// A writer for a separate thread, which waits for the reader.
    pub(super) fn blocking(&self) -> Blocking {
        let pieces = Self { buffer: BytesMut::new(), sender: self.sender.clone(), ends_at: self.ends_at };
        Blocking { pieces, runtime: tokio::runtime::Handle::current() }
    }
}

/// Writes pieces from a thread where blocking is allowed.
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
