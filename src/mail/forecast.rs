//! How the queue will fare: what is left of the provider's quota, and when the last mail that waits will go.

use time::{Duration, OffsetDateTime};

use super::{Outbox, store};

/// One limit of the mail provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// How many mails it allows in its time.
    pub limit: u32,
    /// How many of these are left now.
    pub left: u32,
}

/// How the queue stands, over all letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Mails that are owed.
    pub waiting: i64,
    /// Of these, put off at least once.
    pub retried: i64,
    /// In any sixty minutes.
    pub hour: Option<Left>,
    /// In any twenty-four hours.
    pub day: Option<Left>,
    /// When the last one that waits will go, as far as quota and server let us know; at the earliest now.
    pub last_at: OffsetDateTime,
    /// Until when this node leaves the mail server alone, if it does.
    pub paused_until: Option<OffsetDateTime>,
}

impl Outbox {
    /// What is to be expected of the queue.
    pub async fn outlook(&self) -> sqlx::Result<Outlook> {
        let now = self.now();
        let figures = self.figures().await?;
        let used = store::used(self.pool(), now, self.quota()).await?;
        let bulk = store::bulk_waiting(self.pool()).await?;
        let paused_until = self.paused_until();
        let mut last_at = paused_until.map_or(now, |until| until.max(now));
        let ahead = u32::try_from(figures.waiting - 1).unwrap_or_default();
        let (mut hour, mut day) = (None, None);
        for mut window in self.quota().windows(used) {
            let left = Left { limit: window.limit, left: window.limit.saturating_sub(window.used) };
            *if window.length == Duration::HOUR { &mut hour } else { &mut day } = Some(left);
            // Mail to many goes last, and may use only a part.
            if bulk {
                window = window.for_many();
            }
            // What is being sent at this moment waits and is counted as used; it is not counted twice.
            if figures.waiting > 0 {
                last_at = last_at.max(self.turn(window, ahead.saturating_sub(used.in_flight), now).await?);
            }
        }
        Ok(Outlook { waiting: figures.waiting, retried: figures.retried, hour, day, last_at, paused_until })
    }
}
