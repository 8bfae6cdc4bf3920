//! Turns a download into a stream: each format writes it piece by piece, in constant memory.

use tokio::time::{Instant, timeout_at};

use super::{
    Download, Format, Subject, csv, json,
    pieces::{self, Pieces, out_of_time},
    xlsx,
};

impl Download {
    /// The file, read from the database as fast as the client takes it.
    pub fn stream(mut self, of: Subject) -> Pieces {
        let ends_at = self.within.map(|within| Instant::now() + within);
        let (mut outbound, pieces) = pieces::channel(ends_at);
        tokio::spawn(async move {
            let writing = async {
                match self.format {
                    Format::Csv => csv::write(&mut self, &mut outbound).await,
                    Format::Json => json::write_document(&mut self, &of, &mut outbound).await,
                    Format::Ndjson => json::write_lines(&mut self, &mut outbound).await,
                    Format::Xlsx => xlsx::write(&mut self, &of, &mut outbound).await,
                }
            };
            let done = match ends_at {
                // Ends the work of the database or of a thread for this file too.
                Some(ends_at) => timeout_at(ends_at, writing).await.unwrap_or_else(|_| Err(out_of_time())),
                None => writing.await,
            };
            // Releases the connection, however long the reader takes to receive the last piece.
            drop(self);
            outbound.end(done).await;
        });
        pieces
    }
}
