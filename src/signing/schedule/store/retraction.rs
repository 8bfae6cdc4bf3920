//! The retractions of letters, and the signers to tell.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{chunks, mail::Batch};

struct Row {
    letter_id: i64,
    batch_id: Uuid,
    begun_at: OffsetDateTime,
    begun_by: Option<Uuid>,
    to_tell: i64,
    cursor: Uuid,
    gathered_at: Option<OffsetDateTime>,
    ended_at: Option<OffsetDateTime>,
    is_stopped: bool,
    sent: i64,
    failed: i64,
    dropped: i64,
}

impl From<Row> for Retraction {
    fn from(row: Row) -> Self {
        Self {
            letter: row.letter_id,
            batch: row.batch_id,
            begun_at: row.begun_at,
            begun_by: row.begun_by,
            to_tell: row.to_tell,
            cursor: row.cursor,
            gathered_at: row.gathered_at,
            ended_at: row.ended_at,
            is_stopped: row.is_stopped,
            outcome: [row.sent, row.failed, row.dropped],
        }
    }
}

/// How many signers can be told in each language, and one of them. The same people as in [`signers_to_tell`].
pub async fn recipients(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<(Uuid, i64)>> {
    let rows = query!(
        r#"select (array_agg(id order by id))[1] as "one!", count(*) as "count!"
           from signature
           where letter_id = $1 and state in ('held', 'published') and address_sealed is not null
             and not (consent_hash is null and (import_id is not null or first_key is not null))
             and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
             and not exists (select from set_aside aside where aside.address_hash = signature.address_hash)
           group by language order by count(*) desc, language"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.one, row.count)).collect())
}

/// Begins the retraction mail for this letter; none if that was done before.
pub async fn begin(
    tx: &mut PgConnection,
    letter: i64,
    (batch, by): (Uuid, Option<Uuid>),
    now: OffsetDateTime,
) -> sqlx::Result<Option<Retraction>> {
    let row = query_as!(
        Row,
        "insert into retraction (letter_id, batch_id, begun_by, begun_at, to_tell)
         select $1, $2, $3, $4, count(*)
         from signature
         where letter_id = $1 and state in ('held', 'published') and address_sealed is not null
           and not (consent_hash is null and (import_id is not null or first_key is not null))
           and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
           and not exists (select from set_aside aside where aside.address_hash = signature.address_hash)
         on conflict on constraint retraction_pk do nothing
         returning letter_id, batch_id, begun_at, begun_by, to_tell, cursor, gathered_at, ended_at, is_stopped, sent,
                   failed, dropped",
        letter,
        batch,
        by,
        now
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(Into::into))
}

/// The letters whose signers are being told.
pub async fn unfinished(conn: &mut PgConnection) -> sqlx::Result<Vec<i64>> {
    query_scalar!("select letter_id from retraction where ended_at is null order by begun_at")
        .fetch_all(conn)
        .await
}

/// An unfinished retraction, locked until the transaction ends.
pub async fn lock(tx: &mut PgConnection, letter: i64) -> sqlx::Result<Option<Retraction>> {
    let row = query_as!(
        Row,
        "select letter_id, batch_id, begun_at, begun_by, to_tell, cursor, gathered_at, ended_at, is_stopped, sent,
                failed, dropped
         from retraction where letter_id = $1 and ended_at is null for update",
        letter
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(Into::into))
}

/// The retraction of a letter, unfinished or ended.
pub async fn of(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Option<Retraction>> {
    let row = query_as!(
        Row,
        "select letter_id, batch_id, begun_at, begun_by, to_tell, cursor, gathered_at, ended_at, is_stopped, sent,
                failed, dropped
         from retraction where letter_id = $1",
        letter
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(Into::into))
}

/// The next signatures that are not withdrawn or rejected, and whose confirmed mailbox can receive mail and has not
/// refused it.
pub async fn signers_to_tell(tx: &mut PgConnection, retraction: &Retraction) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select id from signature
         where letter_id = $1 and id > $2 and signed_at <= $3
           and state in ('held', 'published') and address_sealed is not null
           and not (consent_hash is null and (import_id is not null or first_key is not null))
           and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
           and not exists (select from set_aside aside where aside.address_hash = signature.address_hash)
         order by id limit $4",
        retraction.letter,
        retraction.cursor,
        retraction.begun_at,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}

/// Records the progress, and when the last mail was queued.
pub async fn note_chunk(
    tx: &mut PgConnection,
    retraction: &Retraction,
    told: &[Uuid],
    gathered_at: Option<OffsetDateTime>,
) -> sqlx::Result<()> {
    query!(
        "update retraction set cursor = $2, gathered_at = $3 where letter_id = $1",
        retraction.letter,
        told.last().copied().unwrap_or(retraction.cursor),
        gathered_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Ends a retraction, and stores the outcome of its mails for when the outbox has deleted them.
pub async fn end(
    tx: &mut PgConnection,
    letter: i64,
    mails: Batch,
    (is_stopped, ended_at): (bool, OffsetDateTime),
) -> sqlx::Result<()> {
    query!(
        "update retraction set ended_at = $2, is_stopped = $3, sent = $4, failed = $5, dropped = $6
         where letter_id = $1",
        letter,
        ended_at,
        is_stopped,
        mails.sent,
        mails.failed,
        mails.dropped
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The retraction mails of one letter.
#[derive(Clone, Debug)]
pub struct Retraction {
    pub letter: i64,
    /// When it began.
    pub begun_at: OffsetDateTime,
    /// The owner who requested it; none at the command line.
    pub begun_by: Option<Uuid>,
    /// How many signers were to be told at that time.
    pub to_tell: i64,
    /// When the last mail was queued.
    pub gathered_at: Option<OffsetDateTime>,
    /// When the last mail was settled, or the letter was restored.
    pub ended_at: Option<OffsetDateTime>,
    /// Whether it ended because the letter was restored.
    pub is_stopped: bool,
    /// The outcome of its mails, once it has ended: sent, failed, dropped.
    pub(in crate::signing) outcome: [i64; 3],
    pub(in crate::signing) batch: Uuid,
    pub(in crate::signing) cursor: Uuid,
}
