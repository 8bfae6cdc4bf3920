//! Statistics of returned mail, shown to organizers, so that failures do not go unnoticed.

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{
    Outbox,
    server_answer::Meaning,
    store::{self, returned::COMPLAINT},
};

/// The period that is counted and kept: as long as the outbox keeps the mail.
pub const KEPT_FOR: Duration = Duration::days(30);

/// Returned mail of that period, over all letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// Number of mails by meaning of the answer. A temporary failure in the SMTP conversation counts only if the mail
    /// was given up.
    pub meanings: Vec<(Meaning, i64)>,
    pub complaints: i64,
    /// Answers that could not be classified, by code.
    pub not_known: Vec<(String, i64)>,
    /// Refusals of us, the latest first.
    pub refusals: Vec<RefusalReason>,
}

/// A reason for which servers refuse us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusalReason {
    pub meaning: Meaning,
    pub count: i64,
    /// When it happened last, …
    pub last_at: OffsetDateTime,
    /// … and what the server said then, without any address. May be empty.
    pub words: String,
}

impl Outbox {
    pub async fn returned(&self) -> sqlx::Result<Returned> {
        let rows = store::returned::figures(self.pool(), self.now() - KEPT_FOR).await?;
        let mut returned = Returned {
            complaints: rows.iter().filter(|row| row.kind == COMPLAINT).map(|row| row.count).sum(),
            ..Returned::default()
        };
        for &meaning in Meaning::ALL {
            let of: Vec<_> = rows.iter().filter(|row| row.kind == meaning.into_str()).collect();
            let Some(latest) = of.iter().max_by_key(|row| row.last_at) else { continue };
            let count = of.iter().map(|row| row.count).sum();
            returned.meanings.push((meaning, count));
            if meaning == Meaning::NotKnown {
                returned.not_known = of.iter().map(|row| (row.code.clone(), row.count)).collect();
            }
            if meaning.refuses_us() {
                let (last_at, words) = (latest.last_at, latest.words.clone());
                returned.refusals.push(RefusalReason { meaning, count, last_at, words });
            }
        }
        returned.refusals.sort_by_key(|refused| std::cmp::Reverse(refused.last_at));
        Ok(returned)
    }

    /// Whether a mail server said about the latest mail of this kind about this subject that there is no such
    /// mailbox.
    pub async fn found_no_mailbox(&self, kind: &str, subject: Uuid) -> sqlx::Result<bool> {
        store::returned::latest_is(self.pool(), (kind, subject), Meaning::NoMailbox.into_str()).await
    }

    /// Deletes entries older than [`KEPT_FOR`], for a periodic job.
    pub async fn forget_returned(&self) -> sqlx::Result<()> {
        store::returned::forget(self.pool(), self.now() - KEPT_FOR).await
    }
}
