//! Reports: a reader says that a name should not stand where it stands.
//!
//! A report changes nothing in public. It waits for a moderator, who rejects the signature or dismisses the report;
//! meanwhile who signs with the same name waits, too. The answer is the same for every number, so that it does
//! not tell which signatures are there and not shown.

pub mod page;
pub mod routes;
pub(super) mod store;

use std::{collections::HashMap, sync::Arc};

use serde_json::json;
use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::Moderator;
use crate::{
    audit::{self, Who},
    clock::Clock,
    signing::{
        Signing,
        signature::{Signature, fields::Plain},
    },
};

/// How long a report waits. What nobody has decided in three months, nobody will; its words may name people.
pub const WAITS_FOR: Duration = Duration::days(90);

/// How many reports of one signature are kept: another one tells a moderator nothing new, and must not fill the
/// queue.
const MOST_OF_ONE: i64 = 10;

/// A report that waits.
#[derive(Clone, Debug)]
pub struct Report {
    /// What a moderator decides on.
    pub id: Uuid,
    /// The signature it is about.
    pub signature: Uuid,
    /// What is said of it.
    pub words: String,
    /// Since when it waits.
    pub reported_at: OffsetDateTime,
}

/// What became of a dismissal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dismissed {
    Done,
    /// No report waits under this id.
    Unknown,
}

/// The desk for reports.
#[derive(Clone)]
pub struct Reports {
    pool: PgPool,
    signing: Arc<Signing>,
    clock: Clock,
}

impl Reports {
    pub const fn open(pool: PgPool, signing: Arc<Signing>, clock: Clock) -> Self {
        Self { pool, signing, clock }
    }

    /// Takes a report of what stands at this number. Of what the public does not see, nothing is kept, and nobody is
    /// told.
    pub async fn take(&self, letter: i64, number: i64, words: &Plain) -> sqlx::Result<()> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(signature) = self.signing.screening.hold_name_at(&mut tx, letter, number).await? else {
            return Ok(());
        };
        let report =
            Report { id: Uuid::now_v7(), signature, words: words.as_str().to_owned(), reported_at: now };
        if store::insert(&mut tx, letter, &report, MOST_OF_ONE).await? {
            let detail = json!({ "report": report.id });
            audit::record(&mut tx, now, &[entry(Who::Reader, "report", letter, signature, detail)]).await?;
        }
        tx.commit().await
    }

    /// The reports that wait with the signatures as they stand, those first that have waited longest, behind one that
    /// waits since then under this id: the next of one letter or of all.
    pub async fn waiting_after(
        &self,
        letter: Option<i64>,
        after: (OffsetDateTime, Uuid),
        most: i64,
    ) -> sqlx::Result<Vec<(Signature, Report)>> {
        let reports = store::waiting(&mut *self.pool.acquire().await?, letter, after, most).await?;
        let ids: Vec<_> = reports.iter().map(|report| report.signature).collect();
        let of = self.signing.review.signatures(&ids).await?.into_iter();
        let of: HashMap<_, _> = of.map(|one| (one.id, one)).collect();
        let waiting =
            reports.into_iter().filter_map(|report| Some((of.get(&report.signature)?.clone(), report)));
        Ok(waiting.collect())
    }

    /// How many reports of each letter, or of this one, wait since then or longer, or at all.
    pub async fn waits(
        &self,
        letter: Option<i64>,
        since: Option<OffsetDateTime>,
    ) -> sqlx::Result<Vec<(i64, i64)>> {
        store::count(&mut *self.pool.acquire().await?, letter, since).await
    }

    /// Finds that a report is not right: it is erased, and the name is free unless there are others of it.
    pub async fn dismiss(
        &self,
        moderator: &Moderator,
        id: Uuid,
        reason: Option<&str>,
    ) -> sqlx::Result<Dismissed> {
        let mut tx = self.pool.begin().await?;
        let Some((letter, signature)) = store::delete(&mut tx, id).await? else {
            return Ok(Dismissed::Unknown);
        };
        if !store::is_reported(&mut tx, signature).await? {
            self.signing.screening.release_name_of(&mut tx, signature).await?;
            self.signing.signers.settle_questions(&mut tx, signature).await?;
        }
        let detail = json!({ "report": id, "reason": reason });
        let entry = entry(moderator.who(), "dismiss-report", letter, signature, detail);
        audit::record(&mut tx, self.clock.now(), &[entry]).await?;
        tx.commit().await?;
        Ok(Dismissed::Done)
    }

    /// Erases the reports that are decided, because their signature is rejected or withdrawn, or that nobody will
    /// decide any more.
    pub async fn purge(&self) -> sqlx::Result<()> {
        store::purge(&mut *self.pool.acquire().await?, self.clock.now() - WAITS_FOR).await
    }
}

fn entry(
    who: Who,
    act: &'static str,
    letter: i64,
    signature: Uuid,
    detail: serde_json::Value,
) -> audit::Entry {
    audit::Entry { who, act, letter, subject: Some(signature), detail }
}
