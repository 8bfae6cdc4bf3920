//! Files of the whole list, from the spool: read from the database once for all readers.

use sqlx::PgPool;

use super::{
    Downloads, Format, Selection, Subject,
    edition::Edition,
    spool::{Kept, Kind, Made, Shown},
    store,
};
use crate::database::Pools;

impl Downloads {
    /// The present state of a letter, as the server that writes knows it: what was taken away there is given no more.
    pub async fn edition(&self, pools: &Pools, letter: i64) -> sqlx::Result<Edition> {
        store::edition(&mut *pools.pool().acquire().await?, letter).await
    }

    /// A file of the whole list that may be given `now`; it is made if there is none.
    pub async fn kept(&self, pools: &Pools, kind: Kind, now: (&Edition, &Subject)) -> anyhow::Result<Kept> {
        let Some(coding) = kind.coding else { return self.plain(pools, kind, now).await };
        if let Some(file) = self.spool.find(kind, now.0, now.1) {
            return Ok(Kept::File(file));
        }
        match self.plain(pools, Kind { coding: None, ..kind }, now).await? {
            Kept::File(plain) => {
                let shown = plain.shown.clone();
                let encode = async { Ok(Some(Made { shown, at_least: 0, source: coding.encode(plain) })) };
                self.spool.find_or_make(kind, now, encode).await
            }
            other => Ok(other),
        }
    }

    async fn plain(
        &self,
        pools: &Pools,
        kind: Kind,
        (now, of): (&Edition, &Subject),
    ) -> anyhow::Result<Kept> {
        let make = async {
            let whole = Selection::default();
            let download =
                self.begin_for_all(pools, now.revision, (kind.letter, kind.format, &whole)).await?;
            let Some(download) = download else { return Ok(None) };
            let (edition, figures) = (download.edition.clone(), download.figures.clone());
            let rows = u64::try_from(figures.listed()).unwrap_or_default();
            let shown = Shown { edition, figures, of: of.clone() };
            let source = download.stream(of.clone()).into_stream();
            Ok(Some(Made { shown, at_least: rows.saturating_mul(shortest_row(kind.format)), source }))
        };
        self.spool.find_or_make(kind, (now, of), make).await
    }

    /// Lets go what shows more than the public may see: of letters for which `is_public` is false, and of revisions
    /// before the last removal, whoever made it.
    pub async fn tidy(&self, pool: &PgPool, is_public: impl Fn(i64) -> bool) -> sqlx::Result<()> {
        let letters = self.spool.letters();
        if letters.is_empty() {
            return Ok(());
        }
        let removals = store::last_removals(&mut *pool.acquire().await?, &letters).await?;
        self.spool.retain(|letter, revision| {
            is_public(letter) && !removals.iter().any(|(of, last)| *of == letter && revision < *last)
        });
        Ok(())
    }
}

/// The bytes of a row in which nothing is said but a name: a list that is longer than may be kept is not begun.
const fn shortest_row(format: Format) -> u64 {
    match format {
        Format::Csv => 100,
        Format::Json | Format::Ndjson => 250,
        // Compressed.
        Format::Xlsx => 20,
    }
}
