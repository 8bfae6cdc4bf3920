//! `signatories.csv`: streamed by `COPY` in one snapshot, in constant memory, however long the list.
//!
//! RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. A download that breaks on our side ends
//! without its last chunk, so that the reader's program sees it; a reader who goes away costs one connection,
//! which is closed and not used again.

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use sqlx::{PgConnection, PgPool, Postgres, pool::PoolConnection};
use tokio::sync::mpsc;

use super::store;
use crate::signing::{self, tally::Figures};

/// The columns, in their order.
pub const COLUMNS: &str = "number,name,capacity,role,organisation,country,website,comment,signed_on,language,text_version,verified_by";

/// Rows are sent on in pieces of about this many bytes: few enough to hold, large enough for one write.
const PIECE: usize = 32 * 1024;

/// How many pieces may wait for a slow reader before the database is made to wait.
const AHEAD: usize = 4;

/// A snapshot that is about to be read.
pub struct Export {
    conn: PoolConnection<Postgres>,
    letter: i64,
    /// The numbers that belong to it.
    pub figures: Figures,
}

impl Export {
    /// Takes the snapshot.
    pub async fn begin(pool: &PgPool, letter: i64) -> sqlx::Result<Self> {
        let mut conn = pool.acquire().await?;
        store::begin_snapshot(&mut conn).await?;
        let figures = signing::figures(&mut conn, letter).await?;
        Ok(Self { conn, letter, figures })
    }

    /// Lets go without reading.
    pub async fn end(mut self) -> sqlx::Result<()> {
        store::end_snapshot(&mut self.conn).await
    }

    /// The file, piece by piece. An error is the last item: what was sent until then is not the whole.
    pub fn stream(mut self) -> mpsc::Receiver<sqlx::Result<Bytes>> {
        let (pieces, receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            match copy(&mut self.conn, self.letter, &pieces).await {
                Ok(()) => {
                    drop(store::end_snapshot(&mut self.conn).await);
                }
                Err(left) => {
                    // In the middle of a COPY, the connection is good for nothing else.
                    drop(self.conn.detach());
                    if let Some(error) = left {
                        drop(pieces.send(Err(error)).await);
                    }
                }
            }
        });
        receiver
    }
}

/// Copies all rows; nothing as the error means that the reader has gone away.
async fn copy(
    conn: &mut PgConnection,
    letter: i64,
    pieces: &mpsc::Sender<sqlx::Result<Bytes>>,
) -> Result<(), Option<sqlx::Error>> {
    let mut piece = BytesMut::with_capacity(2 * PIECE);
    piece.extend_from_slice("\u{feff}".as_bytes());
    piece.extend_from_slice(COLUMNS.as_bytes());
    piece.extend_from_slice(b"\r\n");
    let mut rows = store::copy_out(conn, letter).await?;
    while let Some(row) = rows.next().await {
        // One message is one row; only its own end is ours to change, line feeds within a cell are not.
        let row = row?;
        piece.extend_from_slice(row.strip_suffix(b"\n").unwrap_or(&row));
        piece.extend_from_slice(b"\r\n");
        if piece.len() >= PIECE {
            pieces.send(Ok(piece.split().freeze())).await.map_err(|_| None)?;
        }
    }
    drop(rows);
    pieces.send(Ok(piece.freeze())).await.map_err(|_| None)
}
