//! All SQL of the outbox. A row is `waiting` until it is settled: sent, failed or dropped.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | the table `outbox` |
//! | [`notes`] | what became of mails |
//! | [`nodes`] | the nodes that send |
//! | [`batches`] | mail that belongs together |
//! | [`returned`] | what came back, counted |
//! | [`suppression_list`] | addresses without a mailbox |

use std::num::NonZeroU32;

use sqlx::{PgConnection, PgExecutor, PgPool};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{
    Owed, Priority, Remembered,
    quota::{Quota, Room, Used},
};
use crate::chunks;

pub(super) mod batches;
pub(super) mod hooks;
pub(super) mod nodes;
pub(super) mod notes;
pub(super) mod returned;
pub(super) mod suppression_list;

/// Advisory lock, held while the quota is counted and used, so that two nodes do not both take the last mail of it.
/// The number is arbitrary, but no other code may lock it.
const QUOTA_LOCK: i64 = 0x6f75_7462_6f78;

/// A row that this node holds until it says what became of it, or is taken for dead.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub id: Uuid,
    pub node: Uuid,
    pub kind: String,
    pub subject: Uuid,
    pub priority: i16,
    /// Includes this one. With the node it identifies this claim.
    pub attempts: i16,
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    owed: &[Owed],
    batch: Option<Uuid>,
) -> sqlx::Result<()> {
    let ids: Vec<Uuid> = owed.iter().map(|_| Uuid::now_v7()).collect();
    let kinds: Vec<String> = owed.iter().map(|owed| owed.kind.to_owned()).collect();
    let subjects: Vec<Uuid> = owed.iter().map(|owed| owed.subject).collect();
    let priorities: Vec<i16> = owed.iter().map(|owed| owed.priority as i16).collect();
    sqlx::query!(
        "insert into outbox (id, kind, subject_id, priority, queued_at, due_at, batch_id)
         select id, kind, subject_id, priority, $5, $5, $6
         from unnest($1::uuid[], $2::text[], $3::uuid[], $4::smallint[])
              as owed (id, kind, subject_id, priority)",
        &ids,
        &kinds,
        &subjects,
        &priorities,
        now,
        batch,
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn about(conn: &mut PgConnection, subject: Uuid) -> sqlx::Result<Vec<Remembered>> {
    sqlx::query_as!(
        Remembered,
        "select kind, queued_at, state, settled_at from outbox where subject_id = $1 order by queued_at, id",
        subject
    )
    .fetch_all(conn)
    .await
}

/// What this mail was about, as long as its row exists.
pub(super) async fn written(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<MailSubject>> {
    sqlx::query_as!(
        MailSubject,
        "select kind, subject_id as subject, queued_at from outbox where id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

pub(super) async fn take_back(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    kind: &str,
    subject: Uuid,
    why: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set state = 'dropped', settled_at = $3, last_error = $4
         where subject_id = $2 and kind = $1 and state = 'waiting' and node_id is null",
        kind,
        subject,
        now,
        why
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A mail that a worker has claimed may be written already, and does not count.
pub(super) async fn is_owed(conn: &mut PgConnection, kind: &str, subject: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (
               select from outbox
               where subject_id = $2 and kind = $1 and state = 'waiting' and node_id is null) as "owed!""#,
        kind,
        subject
    )
    .fetch_one(conn)
    .await
}

/// What a node asks for when it has free capacity.
#[derive(Debug)]
pub(super) struct ClaimRequest<'a> {
    pub now: OffsetDateTime,
    pub node: Uuid,
    /// Kinds that this node can render: a newer node may have queued others.
    pub kinds: &'a [String],
    pub places: u32,
    pub quota: Quota,
}

/// Claims rows that are due, the highest priority first, and of these the ones that are due longest. Fails if the node
/// was taken for dead.
pub(super) async fn claim(pool: &PgPool, claim: ClaimRequest<'_>) -> sqlx::Result<Vec<Claimed>> {
    if !claim.quota.is_limited() {
        return take(pool, &claim, claim.quota.room(Used::default(), claim.places)).await;
    }
    let mut tx = pool.begin().await?;
    sqlx::query!("select pg_advisory_xact_lock($1)", QUOTA_LOCK).execute(&mut *tx).await?;
    let used = used(&mut *tx, claim.now, claim.quota).await?;
    let rows = take(&mut *tx, &claim, claim.quota.room(used, claim.places)).await?;
    tx.commit().await?;
    Ok(rows)
}

async fn take(db: impl PgExecutor<'_>, claim: &ClaimRequest<'_>, room: Room) -> sqlx::Result<Vec<Claimed>> {
    let most =
        |priority: &Priority| i64::from(if *priority >= Priority::Bulk { room.bulk } else { room.all });
    let priorities: Vec<_> = Priority::ALL.iter().map(|priority| *priority as i16).collect();
    let rooms: Vec<_> = Priority::ALL.iter().map(most).collect();
    // One short walk of the index for each priority: a pile of put-off confirmations is not waded
    // through to find what is due behind it. What is told of one thing is told in its order: nobody
    // reads "changed" before "confirmed".
    let mut rows = sqlx::query_as!(
        Claimed,
        r#"with due as materialized (
               select row.id
               from unnest($1::smallint[], $2::bigint[]) as share (priority, room)
               cross join lateral (
                   select id, due_at from outbox
                   where state = 'waiting' and outbox.priority = share.priority and due_at <= $3
                     and node_id is null and kind = any($4)
                     and not exists (
                         select from outbox earlier
                         where earlier.subject_id = outbox.subject_id and earlier.state = 'waiting'
                           and earlier.priority <= outbox.priority and earlier.id < outbox.id)
                   order by due_at
                   limit share.room
                   for update skip locked
               ) as row
               order by share.priority, row.due_at
               limit $5
           )
           update outbox set node_id = $6, attempts = attempts + 1
           where outbox.id = any (array(select id from due))
           returning outbox.id, node_id as "node!", kind, subject_id as "subject", outbox.priority, attempts"#,
        &priorities,
        &rooms,
        claim.now,
        claim.kinds,
        i64::from(room.all),
        claim.node,
    )
    .fetch_all(db)
    .await?;
    rows.sort_unstable_by_key(|row| (row.priority, row.id));
    Ok(rows)
}

/// Mails that were put off are due now.
pub(super) async fn put_off_no_longer(db: &PgPool, now: OffsetDateTime) -> sqlx::Result<u64> {
    let due = sqlx::query!(
        "update outbox set due_at = $1 where state = 'waiting' and node_id is null and due_at > $1",
        now
    );
    Ok(due.execute(db).await?.rows_affected())
}

/// What all nodes together have sent in the last hour and day, as far as `quota` needs it, and how many mails are
/// in flight.
pub(super) async fn used(db: impl PgExecutor<'_>, now: OffsetDateTime, quota: Quota) -> sqlx::Result<Used> {
    let most = |limit: Option<NonZeroU32>| limit.map_or(0, |limit| i64::from(limit.get()));
    // With the order and the limit, also a generic plan (made without the parameter's value) scans the index.
    let counted = sqlx::query!(
        r#"select
               (select count(*) from (
                   select from outbox where state = 'sent' and settled_at > $1
                   order by settled_at desc limit $2
               ) as sent) as "hour!",
               (select count(*) from (
                   select from outbox where state = 'sent' and settled_at > $3
                   order by settled_at desc limit $4
               ) as sent) as "day!",
               (select count(*) from outbox where node_id is not null) as "in_flight!""#,
        now - Duration::HOUR,
        most(quota.per_hour),
        now - Duration::DAY,
        most(quota.per_day),
    )
    .fetch_one(db)
    .await?;
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Used { hour: number(counted.hour), day: number(counted.day), in_flight: number(counted.in_flight) })
}

/// When the `nth` oldest mail (from zero) of those sent after `since` was sent.
pub(super) async fn nth_sent(
    db: impl PgExecutor<'_>,
    since: OffsetDateTime,
    nth: u32,
) -> sqlx::Result<Option<OffsetDateTime>> {
    sqlx::query_scalar!(
        r#"select settled_at as "settled_at!" from outbox
           where state = 'sent' and settled_at > $1
           order by settled_at offset $2 limit 1"#,
        since,
        i64::from(nth),
    )
    .fetch_optional(db)
    .await
}

/// How many mails of any kind wait and are not claimed.
pub(super) async fn all_ahead(db: impl PgExecutor<'_>) -> sqlx::Result<u32> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from outbox where state = 'waiting' and node_id is null"#
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many confirmations are due and are not claimed.
pub(super) async fn ahead(db: impl PgExecutor<'_>, now: OffsetDateTime) -> sqlx::Result<u32> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from outbox
           where state = 'waiting' and priority = $1 and due_at <= $2 and node_id is null"#,
        Priority::Confirmation as i16,
        now,
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How fast confirmations leave that have to wait.
pub(super) struct Pace {
    /// How many are due and not claimed.
    pub ahead: i64,
    /// Since when the first of them is due.
    pub since: Option<OffsetDateTime>,
    /// All mails that were sent in the last minute.
    pub sent: i64,
}

pub(super) async fn pace(db: impl PgExecutor<'_>, now: OffsetDateTime) -> sqlx::Result<Pace> {
    sqlx::query_as!(
        Pace,
        r#"select count(*) as "ahead!", min(due_at) as since,
                  (select count(*) from outbox where state = 'sent' and settled_at > $3) as "sent!"
           from outbox
           where state = 'waiting' and priority = $1 and due_at <= $2 and node_id is null"#,
        Priority::Confirmation as i16,
        now,
        now - Duration::MINUTE
    )
    .fetch_one(db)
    .await
}

pub(super) async fn figures(db: impl PgExecutor<'_>, now: OffsetDateTime) -> sqlx::Result<QueueFigures> {
    sqlx::query_as!(
        QueueFigures,
        r#"select
               count(*) as "waiting!",
               count(*) filter (where due_at > queued_at) as "retried!",
               min(queued_at) as oldest,
               (select count(*) from outbox where state = 'sent' and settled_at between $1 and $3)
                   as "sent_last_hour!",
               (select count(*) from outbox where state = 'failed' and settled_at between $2 and $3)
                   as "failed_last_day!"
           from outbox
           where state = 'waiting'"#,
        now - Duration::HOUR,
        now - Duration::DAY,
        now,
    )
    .fetch_one(db)
    .await
}

pub(super) async fn drop_waiting(tx: &mut PgConnection, now: OffsetDateTime) -> sqlx::Result<u64> {
    let dropped = sqlx::query!(
        "update outbox set state = 'dropped', settled_at = $1, last_error = 'thrown away'
         where state = 'waiting' and node_id is null",
        now
    );
    Ok(dropped.execute(tx).await?.rows_affected())
}

pub(super) async fn bulk_waiting(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from outbox where state = 'waiting' and priority >= $1) as "waits!""#,
        Priority::Bulk as i16
    )
    .fetch_one(db)
    .await
}

/// Urgent mails that wait since before this moment. A mail that a worker has claimed is in flight and does not
/// count.
pub(super) async fn stalled(db: &PgPool, before: OffsetDateTime) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "stalled!" from outbox
           where state = 'waiting' and queued_at <= $1 and priority < $2 and node_id is null"#,
        before,
        Priority::Bulk as i16,
    )
    .fetch_one(db)
    .await
}

/// Deletes one chunk of mails that were settled before this moment. Returns how many.
pub(super) async fn forget_settled(db: &PgPool, before: OffsetDateTime) -> sqlx::Result<u64> {
    // A batch is counted until its last mail is settled.
    let gone = sqlx::query!(
        "delete from outbox
         where id = any (array(
             select id from outbox where state in ('sent', 'failed', 'dropped') and settled_at < $1
               and not exists (select from outbox other
                               where other.batch_id = outbox.batch_id and other.state in ('waiting', 'held'))
             limit $2))",
        before,
        chunks::ROWS
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected())
}

/// What a mail in the outbox was about.
#[derive(Clone, Debug)]
pub struct MailSubject {
    pub kind: String,
    pub subject: Uuid,
    pub queued_at: OffsetDateTime,
}

/// The state of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueFigures {
    pub waiting: i64,
    /// How many of these were deferred at least once.
    pub retried: i64,
    /// When the mail that waits longest was queued.
    pub oldest: Option<OffsetDateTime>,
    /// Accepted by the server in the last sixty minutes.
    pub sent_last_hour: i64,
    /// Given up in the last twenty-four hours.
    pub failed_last_day: i64,
}
