//! `signatories.json` and `signatories.ndjson`: the exact text of every cell; an empty one is `null`.

use futures_util::StreamExt;
use serde_json::json;
use time::format_description::well_known::Rfc3339;

use super::{
    Subject,
    download::{Broken, Download, Outbound},
    store,
};
use crate::{letters::Capacity, signing::fields::Country};

/// Writes one document: the figures, and a list of signatories, a line each.
pub(super) async fn write_document(
    download: &mut Download,
    of: &Subject,
    pieces: &mut Outbound,
) -> Result<(), Broken> {
    let figures = &download.figures;
    let head = [
        ("letter", json!(of.slug)),
        ("as_of", json!(figures.as_of.format(&Rfc3339)?)),
        ("revision", json!(figures.revision)),
        ("count", json!(figures.count())),
        ("public", json!(figures.public)),
        ("private", json!(figures.private)),
        ("anonymous", json!(figures.anonymous)),
    ];
    pieces.put(b"{");
    for (name, value) in head {
        pieces.put(format!("\"{name}\":{value},").as_bytes());
    }
    let search = &download.search;
    if !search.is_empty() {
        let asked = json!({
            "q": search.typed(),
            "capacity": search.capacity().map(Capacity::as_str),
            "country": search.country().map(Country::code),
        });
        pieces.put(format!("\"search\":{asked},").as_bytes());
    }
    pieces.put(b"\"signatories\":[");
    let mut rows = store::rows(&mut download.conn, download.letter, download.search.query());
    let mut comma: &[u8] = b"\n";
    while let Some(row) = rows.next().await {
        pieces.put(comma);
        serde_json::to_writer(pieces.writer(), &row?)?;
        comma = b",\n";
        pieces.flow().await?;
    }
    drop(rows);
    pieces.put(b"\n]}\n");
    pieces.flush().await
}

/// Writes a document a line.
pub(super) async fn write_lines(download: &mut Download, pieces: &mut Outbound) -> Result<(), Broken> {
    let mut rows = store::rows(&mut download.conn, download.letter, download.search.query());
    while let Some(row) = rows.next().await {
        serde_json::to_writer(pieces.writer(), &row?)?;
        pieces.put(b"\n");
        pieces.flow().await?;
    }
    drop(rows);
    pieces.flush().await
}
