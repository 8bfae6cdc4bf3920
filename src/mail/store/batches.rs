//! SQL for batches of mail. Rows are locked in the order of their ids, like those of notes.

use std::collections::HashMap;

use sqlx::{PgConnection, PgExecutor};
use time::OffsetDateTime;
use uuid::Uuid;

/// How a batch stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    pub waiting: i64,
    pub held: i64,
    pub sent: i64,
    pub failed: i64,
    /// Not owed any more: unsubscribed, withdrawn or cancelled in between.
    pub dropped: i64,
    /// Of those that were accepted, how many in the last minutes …
    pub sent_lately: i64,
    /// … and when the first of these was.
    pub since: Option<OffsetDateTime>,
    /// Of those that were accepted, reported later as undeliverable.
    pub came_back: i64,
    /// Marked as spam by whoever got it.
    pub complaints: i64,
}

pub(in crate::mail) async fn hold(tx: &mut PgConnection, batch: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "with locked as materialized (
             select id from outbox where batch_id = $1 and state = 'waiting' order by id for update)
         update outbox set state = 'held' from locked where outbox.id = locked.id",
        batch
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(in crate::mail) async fn go_on(tx: &mut PgConnection, batch: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "with locked as materialized (
             select id from outbox where batch_id = $1 and state = 'held' order by id for update)
         update outbox set state = 'waiting' from locked where outbox.id = locked.id",
        batch
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A row that a worker has claimed stays with it; if it is returned, its renderer says that nothing is due.
pub(in crate::mail) async fn take_back(
    tx: &mut PgConnection,
    batch: Uuid,
    now: OffsetDateTime,
    why: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "with locked as materialized (
             select id from outbox where batch_id = $1 and state in ('waiting', 'held') and node_id is null
             order by id for update)
         update outbox set state = 'dropped', settled_at = $2, last_error = $3
         from locked where outbox.id = locked.id",
        batch,
        now,
        why
    )
    .execute(&mut *tx)
    .await?;
    go_on(tx, batch).await
}

/// The state of these batches, by id. A batch without mails has no entry.
pub(in crate::mail) async fn figures_of(
    db: impl PgExecutor<'_>,
    batches: &[Uuid],
    lately: OffsetDateTime,
) -> sqlx::Result<HashMap<Uuid, Batch>> {
    let rows = sqlx::query!(
        r#"select
               batch_id as "batch!",
               count(*) filter (where state = 'waiting') as "waiting!",
               count(*) filter (where state = 'held') as "held!",
               count(*) filter (where state = 'sent') as "sent!",
               count(*) filter (where state = 'failed') as "failed!",
               count(*) filter (where state = 'dropped') as "dropped!",
               count(*) filter (where state = 'sent' and settled_at > $2) as "sent_lately!",
               min(settled_at) filter (where state = 'sent' and settled_at > $2) as since,
               count(*) filter (where state = 'sent' and exists (select from set_aside where mail_id = outbox.id))
                   as "came_back!",
               count(*) filter (where exists (
                   select from returned_mail where mail_id = outbox.id and kind = 'complaint')) as "complaints!"
           from outbox
           where batch_id = any($1)
           group by batch_id"#,
        batches,
        lately,
    )
    .fetch_all(db)
    .await?;
    let batch = rows.into_iter().map(|row| {
        let batch = Batch {
            waiting: row.waiting,
            held: row.held,
            sent: row.sent,
            failed: row.failed,
            dropped: row.dropped,
            sent_lately: row.sent_lately,
            since: row.since,
            came_back: row.came_back,
            complaints: row.complaints,
        };
        (row.batch, batch)
    });
    Ok(batch.collect())
}

pub(in crate::mail) async fn figures(
    db: impl PgExecutor<'_>,
    batch: Uuid,
    lately: OffsetDateTime,
) -> sqlx::Result<Batch> {
    Ok(figures_of(db, &[batch], lately).await?.remove(&batch).unwrap_or_default())
}
