//! Forecast of the mail queue: what is left of the provider's quota, and when the last waiting mail will be sent.

use time::{Duration, OffsetDateTime};

use super::{Outbox, store};

/// One limit of the mail provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaLeft {
    /// How many mails the provider accepts in the period.
    pub limit: u32,
    /// How many of these are still free now.
    pub left: u32,
}

/// The state of the queue, over all letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    pub waiting: i64,
    /// How many of these were deferred at least once.
    pub retried: i64,
    /// In any sixty minutes.
    pub hour: Option<QuotaLeft>,
    /// In any twenty-four hours.
    pub day: Option<QuotaLeft>,
    /// When the last waiting mail will be sent, as far as quota and server pause tell; not before now.
    pub last_at: OffsetDateTime,
    /// Until when this node pauses sending, if it does.
    pub paused_until: Option<OffsetDateTime>,
}

impl Outbox {
    pub async fn forecast(&self) -> sqlx::Result<Forecast> {
        let now = self.now();
        let figures = self.figures().await?;
        let used = store::used(self.pool(), now, self.quota()).await?;
        let bulk = store::bulk_waiting(self.pool()).await?;
        let paused_until = self.paused_until();
        let mut last_at = paused_until.map_or(now, |until| until.max(now));
        let ahead = u32::try_from(figures.waiting - 1).unwrap_or_default();
        let (mut hour, mut day) = (None, None);
        for mut window in self.quota().windows(used) {
            let left = QuotaLeft { limit: window.limit, left: window.limit.saturating_sub(window.used) };
            *if window.length == Duration::HOUR { &mut hour } else { &mut day } = Some(left);
            // Bulk mail is sent last, and may use only a part of the quota.
            if bulk {
                window = window.for_many();
            }
            // Mails in flight are counted both as waiting and as used; here they are counted once.
            if figures.waiting > 0 {
                last_at = last_at.max(self.turn(window, ahead.saturating_sub(used.in_flight), now).await?);
            }
        }
        Ok(Forecast { waiting: figures.waiting, retried: figures.retried, hour, day, last_at, paused_until })
    }
}
