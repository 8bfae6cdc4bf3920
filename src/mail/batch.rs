//! Batches: mail that belongs together, such as an update to all subscribers. A batch can be put on hold, resumed,
//! cancelled and counted as one.

use std::collections::HashMap;

use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

pub use super::store::batches::Batch;
use super::{Outbox, Owed, store};

/// The period over which the pace is measured: long enough to be steady, short enough to follow a server that slows
/// down.
const LATELY: Duration = Duration::minutes(10);

impl Batch {
    pub const fn all(&self) -> i64 {
        self.left() + self.sent + self.failed + self.dropped
    }

    /// Mails that are not settled yet.
    pub const fn left(&self) -> i64 {
        self.waiting + self.held
    }

    /// Mails per minute in the last ten minutes; `None` if there were too few to measure.
    pub fn pace(&self, now: OffsetDateTime) -> Option<f64> {
        let took = (now - self.since?).as_seconds_f64();
        let sent = self.sent_lately.checked_sub(1).filter(|sent| *sent > 0)?;
        #[expect(clippy::cast_precision_loss)] // fifteen digits are enough for a pace
        (took > 0.0).then(|| sent as f64 * 60.0 / took)
    }
}

/// Queues mails as part of a batch, in the caller's transaction.
pub async fn enqueue(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    batch: Uuid,
    owed: &[Owed],
) -> sqlx::Result<()> {
    store::insert(tx, now, owed, Some(batch)).await
}

/// Puts the waiting mails of a batch on hold. Mails that a worker has claimed may still be sent.
pub async fn hold(tx: &mut PgConnection, batch: Uuid) -> sqlx::Result<()> {
    store::batches::hold(tx, batch).await
}

/// Resumes a batch that was put on hold.
pub async fn go_on(tx: &mut PgConnection, batch: Uuid) -> sqlx::Result<()> {
    store::batches::go_on(tx, batch).await
}

/// Cancels the remaining mails of a batch.
pub async fn take_back(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    batch: Uuid,
    why: &str,
) -> sqlx::Result<()> {
    store::batches::take_back(tx, batch, now, why).await
}

/// The state of a batch, in the snapshot of this connection.
pub async fn figures(conn: &mut PgConnection, now: OffsetDateTime, batch: Uuid) -> sqlx::Result<Batch> {
    store::batches::figures(conn, batch, now - LATELY).await
}

impl Outbox {
    /// The state of these batches, by id. A batch without mails has no entry.
    pub async fn batches(&self, batches: &[Uuid]) -> sqlx::Result<HashMap<Uuid, Batch>> {
        store::batches::figures_of(self.pool(), batches, self.now() - LATELY).await
    }
}
