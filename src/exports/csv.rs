//! Writes `signatories.csv`: RFC 4180 with a byte order mark, by which spreadsheets recognise UTF-8.
//!
//! The rows of the whole list come from `COPY`, formatted by Postgres. `COPY` takes no parameters, so the result of
//! a search comes as rows and is formatted here.

use futures_util::StreamExt;
use time::macros::format_description;

use super::{
    columns::COLUMNS,
    download::Download,
    formula_escape::escape_formula,
    pieces::{Broken, Outbound},
    store,
};

pub(super) async fn write(download: &mut Download, pieces: &mut Outbound) -> Result<(), Broken> {
    pieces.put("\u{feff}".as_bytes());
    pieces.put(COLUMNS.each_ref().map(|column| column.name).join(",").as_bytes());
    pieces.put(b"\r\n");
    if !download.selection.is_whole() {
        return write_found(download, pieces).await;
    }
    let mut rows = store::copy_out(&mut download.conn, download.letter).await?;
    while let Some(row) = rows.next().await {
        // One message is one row. Only the line end of the row is replaced; line feeds within a cell stay.
        let row = row?;
        pieces.put(row.strip_suffix(b"\n").unwrap_or(&row));
        pieces.put(b"\r\n");
        pieces.flow().await?;
    }
    drop(rows);
    pieces.flush().await
}

async fn write_found(download: &mut Download, pieces: &mut Outbound) -> Result<(), Broken> {
    let mut rows = store::rows(&mut download.conn, download.letter, &download.selection);
    while let Some(row) = rows.next().await {
        let row = row?;
        let day = row.signed_on.format(format_description!("[year]-[month]-[day]"))?;
        let cells = (0..).zip(row.texts()).map(|(at, text)| match (text, COLUMNS[at].kind) {
            (Some(text), _) if COLUMNS[at].is_typed => escape_formula(text),
            (Some(text), _) => text.to_owned(),
            (None, "integer") => row.number.to_string(),
            (None, "date") => day.clone(),
            (None, _) => String::new(),
        });
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(pieces.writer());
        writer.write_record(cells)?;
        writer.flush()?;
        drop(writer);
        pieces.flow().await?;
    }
    drop(rows);
    pieces.flush().await
}
