//! `signatories.csv`: RFC 4180 with a byte order mark, by which spreadsheets know UTF-8.
//!
//! The rows come by `COPY`, as Postgres writes them.

use futures_util::StreamExt;

use super::{
    columns::COLUMNS,
    download::{Broken, Download, Outbound},
    store,
};

/// Writes the file.
pub(super) async fn write(download: &mut Download, pieces: &mut Outbound) -> Result<(), Broken> {
    pieces.put("\u{feff}".as_bytes());
    pieces.put(COLUMNS.each_ref().map(|column| column.name).join(",").as_bytes());
    pieces.put(b"\r\n");
    let mut rows = store::copy_out(&mut download.conn, download.letter).await?;
    while let Some(row) = rows.next().await {
        // One message is one row; only its own end is ours to change, line feeds within a cell are not.
        let row = row?;
        pieces.put(row.strip_suffix(b"\n").unwrap_or(&row));
        pieces.put(b"\r\n");
        pieces.flow().await?;
    }
    drop(rows);
    pieces.flush().await
}
