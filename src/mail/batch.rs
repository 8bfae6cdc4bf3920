//! Mail that belongs together, as an update to all who asked for them: put on hold, taken up again, counted as one.

use std::collections::HashMap;

use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

pub use super::store::batches::Batch;
use super::{Outbox, Owed, store};

/// How far back the pace is measured: long enough to be steady, short enough to follow a server that slows down.
const LATELY: Duration = Duration::minutes(10);

impl Batch {
    pub const fn all(&self) -> i64 {
        self.left() + self.sent + self.failed + self.dropped
    }

    /// What is not settled yet.
    pub const fn left(&self) -> i64 {
        self.waiting + self.held
    }

    /// Mails a minute in the last minutes; none if there were too few to tell.
    pub fn pace(&self, now: OffsetDateTime) -> Option<f64> {
        let took = (now - self.since?).as_seconds_f64();
        let sent = self.sent_lately.checked_sub(1).filter(|sent| *sent > 0)?;
        #[expect(clippy::cast_precision_loss)] // nobody reads a pace to fifteen digits
        (took > 0.0).then(|| sent as f64 * 60.0 / took)
    }
}

/// Writes down what is owed as part of a batch, in the caller's transaction.
pub async fn enqueue(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    batch: Uuid,
    owed: &[Owed],
) -> sqlx::Result<()> {
    store::insert(tx, now, owed, Some(batch)).await
}

/// Puts what waits of a batch on hold. What a worker has in hand may still arrive.
pub async fn hold(tx: &mut PgConnection, batch: Uuid) -> sqlx::Result<()> {
    store::batches::hold(tx, batch).await
}

/// Lets it go on where it was.
pub async fn go_on(tx: &mut PgConnection, batch: Uuid) -> sqlx::Result<()> {
    store::batches::go_on(tx, batch).await
}

/// Owes the rest of a batch no more.
pub async fn take_back(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    batch: Uuid,
    why: &str,
) -> sqlx::Result<()> {
    store::batches::take_back(tx, batch, now, why).await
}

/// How it stands, in the snapshot of this connection.
pub async fn figures(conn: &mut PgConnection, now: OffsetDateTime, batch: Uuid) -> sqlx::Result<Batch> {
    store::batches::figures(conn, batch, now - LATELY).await
}

impl Outbox {
    /// How these batches stand, by their ids. Nothing of one without mails.
    pub async fn batches(&self, batches: &[Uuid]) -> sqlx::Result<HashMap<Uuid, Batch>> {
        store::batches::figures_of(self.pool(), batches, self.now() - LATELY).await
    }
}
