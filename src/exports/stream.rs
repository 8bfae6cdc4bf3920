//! A download as a stream: each format writes it piece by piece, in constant memory.

use tokio::time::{Instant, timeout_at};

use super::{
    Download, Format, Subject, csv, json,
    pieces::{self, Pieces, out_of_time},
    xlsx,
};

impl Download {
    /// The file, read as fast as it is taken.
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
                // What the database or a thread still does for it ends with it.
                Some(ends_at) => timeout_at(ends_at, writing).await.unwrap_or_else(|_| Err(out_of_time())),
                None => writing.await,
            };
            // The database is free, however long the reader takes to hear of it.
            drop(self);
            outbound.end(done).await;
        });
        pieces
    }
}
