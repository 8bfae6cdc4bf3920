//! Owns reports: a reader says that a name on the list should not be there. Used by [`super::queue`] and by
//! the digest.
//!
//! A report changes nothing in public. It waits for a moderator, who rejects the signature or dismisses the
//! report; until then, new signatures with the same name are held, too. The answer is the same for every
//! number, so that it does not reveal which signatures exist without being shown.

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

/// How long a report waits. A report without a decision after three months will get none; its text may name
/// people.
pub const WAITS_FOR: Duration = Duration::days(90);

/// How many reports of one signature are kept: one more tells a moderator nothing new, and must not fill
/// the queue.
const MOST_OF_ONE: i64 = 10;

#[derive(Clone, Debug)]
pub struct Report {
    /// The id by which it is decided.
    pub id: Uuid,
    pub signature: Uuid,
    pub words: String,
    pub reported_at: OffsetDateTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dismissed {
    Done,
    /// No report with this id waits.
    Unknown,
}

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

    /// Takes a report of the signature with this number. If the public cannot see that signature, nothing
    /// is stored, and the reader is not told.
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

    /// The reports of one letter or of all after a cursor of time and id, with the current signatures, the
    /// longest waiting first.
    pub async fn waiting_after(
        &self,
        letter: Option<i64>,
        after: (OffsetDateTime, Uuid),
        most: i64,
    ) -> sqlx::Result<Vec<(Signature, Report)>> {
        let reports = store::waiting(&mut *self.pool.acquire().await?, letter, after, most).await?;
        let ids: Vec<_> = reports.iter().map(|report| report.signature).collect();
        let of = self.signing.signatures.signatures(&ids).await?.into_iter();
        let of: HashMap<_, _> = of.map(|one| (one.id, one)).collect();
        let waiting =
            reports.into_iter().filter_map(|report| Some((of.get(&report.signature)?.clone(), report)));
        Ok(waiting.collect())
    }

    /// How many reports of each letter, or of this one, wait since this time or longer, or at all.
    pub async fn waits(
        &self,
        letter: Option<i64>,
        since: Option<OffsetDateTime>,
    ) -> sqlx::Result<Vec<(i64, i64)>> {
        store::count(&mut *self.pool.acquire().await?, letter, since).await
    }

    /// Dismisses a report: it is deleted, and the name is released if no other report of it waits.
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
            self.signing.questions.settle(&mut tx, signature).await?;
        }
        // The trail is never erased, and a name that is written into it would outlive its signature.
        let of = self.signing.signatures.signatures(&[signature]).await?.pop();
        let reason = reason.map(|reason| match &of {
            Some(of) => of.details.text.struck_from(reason),
            None => reason.to_owned(),
        });
        let detail = json!({ "report": id, "reason": reason });
        let entry = entry(moderator.who(), "dismiss-report", letter, signature, detail);
        audit::record(&mut tx, self.clock.now(), &[entry]).await?;
        tx.commit().await?;
        Ok(Dismissed::Done)
    }

    /// Deletes reports whose signature was rejected or withdrawn, and those that are older than
    /// [`WAITS_FOR`].
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
