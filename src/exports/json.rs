//! Writes `signatories.json` and `signatories.ndjson`: the exact text of every cell; an empty one is `null`.

use futures_util::StreamExt;
use serde_json::json;
use time::format_description::well_known::Rfc3339;

use super::{
    Subject,
    download::Download,
    pieces::{Broken, Outbound},
    store,
};
use crate::{letters::Capacity, signing::signature::fields::Country};

/// Writes one document: the figures, and a list of signatories, one on each line.
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
    let search = Some(&download.selection.search).filter(|search| !search.is_empty()).map(|search| {
        json!({
            "q": search.typed(),
            "capacity": search.capacity().map(Capacity::as_str),
            "country": search.country().map(Country::code),
        })
    });
    pieces.put(b"{");
    for (name, value) in head.into_iter().chain(search.map(|search| ("search", search))) {
        pieces.put(format!("\"{name}\":{value},").as_bytes());
    }
    pieces.put(b"\"signatories\":[");
    let (mut comma, mut written, mut last): (&[u8], i64, i64) = (b"\n", 0, 0);
    {
        let mut rows = store::rows(&mut download.conn, download.letter, &download.selection);
        while let Some(row) = rows.next().await {
            let row = row?;
            (written, last) = (written + 1, row.number);
            pieces.put(comma);
            serde_json::to_writer(pieces.writer(), &row)?;
            comma = b",\n";
            pieces.flow().await?;
        }
    }
    pieces.put(b"\n]");
    // A full page may be the last; then the next one is empty.
    let next = download.selection.limit.is_some_and(|limit| written == limit).then_some(last);
    if download.selection.limit.is_some() {
        pieces.put(format!(",\"next\":{}", json!(next)).as_bytes());
    }
    if let Some(since) = download.selection.since {
        pieces.put(b",\"gone\":[");
        let found = download.selection.search.query();
        let between = (download.selection.after, next.unwrap_or(i64::MAX));
        let mut gone = store::gone(&mut download.conn, download.letter, (since, found.as_deref()), between);
        let mut comma = "";
        while let Some(number) = gone.next().await {
            pieces.put(format!("{comma}{}", number?).as_bytes());
            comma = ",";
            pieces.flow().await?;
        }
        pieces.put(b"]");
    }
    pieces.put(b"}\n");
    pieces.flush().await
}

/// Writes one document on each line.
pub(super) async fn write_lines(download: &mut Download, pieces: &mut Outbound) -> Result<(), Broken> {
    let (mut written, mut last) = (0, 0);
    {
        let mut rows = store::rows(&mut download.conn, download.letter, &download.selection);
        while let Some(row) = rows.next().await {
            let row = row?;
            (written, last) = (written + 1, row.number);
            serde_json::to_writer(pieces.writer(), &row)?;
            pieces.put(b"\n");
            pieces.flow().await?;
        }
    }
    if let Some(since) = download.selection.since {
        let is_full = download.selection.limit.is_some_and(|limit| written == limit);
        let found = download.selection.search.query();
        let between = (download.selection.after, if is_full { last } else { i64::MAX });
        let mut gone = store::gone(&mut download.conn, download.letter, (since, found.as_deref()), between);
        while let Some(number) = gone.next().await {
            pieces.put(format!("{{\"number\":{},\"gone\":true}}\n", number?).as_bytes());
            pieces.flow().await?;
        }
    }
    pieces.flush().await
}
