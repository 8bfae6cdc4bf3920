//! Writes `datapackage.json`, which describes the data for programs (Frictionless Data Package and Table Schema,
//! version 1).
//!
//! It describes the CSV of one revision with its rows, size and SHA-256. A client that fetches the file later may
//! get a later revision, and can see that from its `ETag`.

pub use super::download::{Checksum, Nonced};

use bytes::Bytes;
use data_encoding::HEXLOWER;
use futures_util::{Stream, StreamExt as _, pin_mut};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use time::format_description::well_known::Rfc3339;

use super::{
    Downloads, Format, Selection, Subject,
    columns::{COLUMNS, FEWER_ROWS},
    edition::Edition,
    spool::{Kept, Kind},
};
use crate::{database::Pools, error::discreet, signing::signature::tally::Figures};

impl Downloads {
    /// The checksum of the CSV file that is given `now`, and its figures; `None` if too many files are being read. The
    /// file of each revision is read only once.
    pub async fn checksum_of_kept(
        &self,
        pools: &Pools,
        letter: i64,
        (now, of): (&Edition, &Subject),
    ) -> anyhow::Result<Option<(Figures, Checksum)>> {
        if let Some(known) = self.checksums.get(&(letter, now.revision)).await {
            return Ok(Some(known));
        }
        let kind = Kind { letter, format: Format::Csv, coding: None };
        match self.kept(pools, kind, (now, of)).await? {
            Kept::No => self.checksum(pools.readers(), letter, of).await,
            Kept::Busy => Ok(None),
            Kept::File(file) => {
                let shown = file.shown.clone();
                let Some(pieces) = file.read(0..u64::MAX) else {
                    return self.checksum(pools.readers(), letter, of).await;
                };
                self.sum(letter, shown.edition, shown.figures, pieces).await.map(Some)
            }
        }
    }

    /// The checksum of the current CSV file, read from a snapshot of its own.
    pub async fn checksum(
        &self,
        pool: &PgPool,
        letter: i64,
        of: &Subject,
    ) -> anyhow::Result<Option<(Figures, Checksum)>> {
        let Some(download) = self.begin(pool, letter, Format::Csv, &Selection::default()).await? else {
            return Ok(None);
        };
        let (edition, figures) = (download.edition.clone(), download.figures.clone());
        self.sum(letter, edition, figures, download.stream(of.clone()).into_stream()).await.map(Some)
    }

    async fn sum<E: Into<anyhow::Error>>(
        &self,
        letter: i64,
        edition: Edition,
        figures: Figures,
        file: impl Stream<Item = Result<Bytes, E>>,
    ) -> anyhow::Result<(Figures, Checksum)> {
        let key = (letter, edition.revision);
        let summed = async {
            pin_mut!(file);
            let (mut hash, mut bytes) = (Sha256::new(), 0);
            let mut nonced = Sha256::new_with_prefix(edition.nonce.as_deref().unwrap_or_default());
            while let Some(piece) = file.next().await {
                let piece = piece.map_err(Into::into)?;
                hash.update(&piece);
                nonced.update(&piece);
                bytes += u64::try_from(piece.len())?;
            }
            let sha256 = hash.finalize().to_vec();
            let nonced = edition.nonce.map(|nonce| Nonced { nonce, sha256: nonced.finalize().to_vec() });
            anyhow::Ok((figures, Checksum { sha256, bytes, nonced }))
        };
        let sum = self.checksums.try_get_with(key, summed).await;
        sum.map_err(|error| anyhow::anyhow!("the sum of a file: {}", discreet(&**error)))
    }
}

pub fn document(of: &Subject, figures: &Figures, sum: &Checksum) -> Value {
    let fields = COLUMNS.iter().map(|column| {
        let mut field = json!({
            "name": column.name,
            "type": column.kind,
            "description": column.meaning,
            "constraints": { "required": column.required },
        });
        if column.kind == "integer" {
            field["constraints"]["unique"] = true.into();
        }
        field
    });
    let as_of = figures.as_of.format(&Rfc3339).unwrap_or_default();
    let mut document = json!({
        "profile": "tabular-data-package",
        "name": format!("{}-signatories", of.slug),
        "title": format!("Signatories of “{}”", of.title),
        "homepage": of.address,
        "description": format!(
            "The public signatories of an open letter, as of {as_of} (revision {}): {} signatures, {} rows. {FEWER_ROWS} \
             A signature counts once its address is confirmed, or once an organizer has entered it.",
            figures.revision, figures.count(), figures.listed(),
        ),
        "created": as_of,
        "version": figures.revision.to_string(),
        "count": figures.count(),
        "public": figures.public,
        "private": figures.private,
        "anonymous": figures.anonymous,
        "resources": [{
            "profile": "tabular-data-resource",
            "name": "signatories",
            "path": Format::Csv.file(),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": sum.bytes,
            "hash": format!("sha256:{}", HEXLOWER.encode(&sum.sha256)),
            "rows": figures.listed(),
            "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": true, "header": true },
            "schema": { "fields": fields.collect::<Vec<_>>(), "primaryKey": "number", "missingValues": [""] },
            "description": GUARD,
        }],
    });
    if let Some(Nonced { nonce, sha256 }) = &sum.nonced {
        document["resources"][0]["record"] = json!({
            "nonce": HEXLOWER.encode(nonce),
            "nonce_csv_sha256": HEXLOWER.encode(sha256),
            "description": RECORD,
        });
    }
    document
}

/// Explains the checksum in the daily record.
const RECORD: &str = "If a day ends with this revision, its record shows this sum: the SHA-256 of the nonce, as bytes, followed \
     by the CSV file. Keep the nonce with the file to prove it later: it is made for this revision, and nobody is given it \
     again.";

/// Explains how a cell that a spreadsheet would run is escaped.
const GUARD: &str = "UTF-8 with a byte order mark. Where a spreadsheet might run a cell as a formula, an apostrophe stands \
     in front: at the start of the cell, or after a semicolon, tab or line break within it, before =, +, -, @ or a form of \
     these, blanks and apostrophes skipped. Take one apostrophe away at each such place for the exact text; JSON, NDJSON \
     and XLSX hold it as it is.";
