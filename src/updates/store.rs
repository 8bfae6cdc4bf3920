//! Owns the tables `broadcast`, `broadcast_mail` and `broadcast_test`.

use sqlx::{PgConnection, query, query_as, query_scalar};
use strum::{IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks::{Left, ROWS},
    language::Language,
    mail::Batch,
    signing::data_export::SentUpdate,
};

struct Row {
    id: Uuid,
    letter_id: i64,
    update_name: String,
    state: State,
    begun_at: OffsetDateTime,
    cursor: Option<Uuid>,
    gathered_at: Option<OffsetDateTime>,
    ended_at: Option<OffsetDateTime>,
    left_out: i64,
    sent: i64,
    failed: i64,
    dropped: i64,
}

impl From<Row> for Broadcast {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            letter: row.letter_id,
            update: row.update_name,
            state: row.state,
            begun_at: row.begun_at,
            gathered_at: row.gathered_at,
            ended_at: row.ended_at,
            left_out: row.left_out,
            outcome: [row.sent, row.failed, row.dropped],
            cursor: row.cursor,
        }
    }
}

/// The updates that went to the signer of this signature, as far as they are kept.
pub(super) async fn sent_to(conn: &mut PgConnection, signature: Uuid) -> sqlx::Result<Vec<SentUpdate>> {
    query_as!(
        SentUpdate,
        r#"select update_name as update, outbox.state as "state?", outbox.settled_at
           from broadcast_mail mail
           join broadcast on broadcast.id = broadcast_id
           left join outbox on outbox.subject_id = mail.id
           where mail.signature_id = $1 order by begun_at"#,
        signature
    )
    .fetch_all(conn)
    .await
}

/// Who asked, and how many mailboxes that are not refused or set aside.
pub(super) async fn audience(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Audience> {
    query_as!(
        Audience,
        r#"select
               count(*) as "asked!",
               count(distinct mailbox_hash) filter (
                   where not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
                     and not exists (select from set_aside aside where aside.address_hash = signature.address_hash)
               ) as "mailboxes!"
           from signature
           where letter_id = $1 and updates and address_sealed is not null and state = 'published'"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// Inserts a broadcast; false if this update was sent before.
pub(super) async fn begin(
    tx: &mut PgConnection,
    id: Uuid,
    (letter, update): (i64, &str),
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let begun = query!(
        "insert into broadcast (id, letter_id, update_name, state, begun_at) values ($1, $2, $3, 'going', $4)
         on conflict on constraint broadcast_update_unique do nothing",
        id,
        letter,
        update,
        now
    )
    .execute(tx)
    .await?;
    Ok(begun.rows_affected() > 0)
}

/// Reads a broadcast and locks its row until the transaction ends.
pub(super) async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Broadcast>> {
    let row = query_as!(
        Row,
        r#"select id, letter_id, update_name, state as "state: State", begun_at, cursor, gathered_at, ended_at, left_out,
                  sent, failed, dropped
           from broadcast where id = $1 for update"#,
        id
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(Into::into))
}

/// The broadcasts of a letter, the latest first.
pub(super) async fn of(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Broadcast>> {
    let rows = query_as!(
        Row,
        r#"select id, letter_id, update_name, state as "state: State", begun_at, cursor, gathered_at, ended_at, left_out,
                  sent, failed, dropped
           from broadcast where letter_id = $1 order by begun_at desc, id"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn unfinished(conn: &mut PgConnection) -> sqlx::Result<Vec<Broadcast>> {
    let rows = query_as!(
        Row,
        r#"select id, letter_id, update_name, state as "state: State", begun_at, cursor, gathered_at, ended_at, left_out,
                  sent, failed, dropped
           from broadcast where state = 'going' order by begun_at"#,
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The next signatures that asked for updates, in the order of their ids.
pub(super) async fn step(
    tx: &mut PgConnection,
    letter: i64,
    after: Uuid,
    most: i64,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select id from signature
         where letter_id = $1 and id > $2 and updates and address_sealed is not null and state = 'published'
         order by id limit $3",
        letter,
        after,
        most
    )
    .fetch_all(tx)
    .await
}

/// Inserts a mail for those of the step that may get one, once for each mailbox, and returns the ids of the
/// mails.
pub(super) async fn take(tx: &mut PgConnection, id: Uuid, step: &[Uuid]) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "insert into broadcast_mail (id, broadcast_id, signature_id, mailbox_hash)
         select gen_random_uuid(), $1, signature.id, mailbox_hash
         from signature
         where id = any($2) and updates and address_sealed is not null and mailbox_hash is not null
           and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
           and not exists (select from set_aside aside where aside.address_hash = signature.address_hash)
         order by id
         on conflict on constraint broadcast_mail_mailbox_unique do nothing
         returning id",
        id,
        step
    )
    .fetch_all(tx)
    .await
}

/// Records how far the collecting of recipients has come, and when it was complete, if it is.
pub(super) async fn note_step(
    tx: &mut PgConnection,
    id: Uuid,
    reached: Uuid,
    left_out: usize,
    gathered_at: Option<OffsetDateTime>,
) -> sqlx::Result<()> {
    query!(
        "update broadcast set cursor = $2, left_out = left_out + $3, gathered_at = $4 where id = $1",
        id,
        reached,
        i64::try_from(left_out).unwrap_or_default(),
        gathered_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn turn(
    tx: &mut PgConnection,
    id: Uuid,
    to: State,
    ended_at: Option<OffsetDateTime>,
) -> sqlx::Result<()> {
    query!("update broadcast set state = $2, ended_at = $3 where id = $1", id, to.into_str(), ended_at)
        .execute(tx)
        .await?;
    Ok(())
}

/// Records the outcome of the mails, which remains after the outbox has deleted them.
pub(super) async fn note_outcome(tx: &mut PgConnection, id: Uuid, mails: Batch) -> sqlx::Result<()> {
    query!(
        "update broadcast set sent = $2, failed = $3, dropped = $4 where id = $1",
        id,
        mails.sent,
        mails.failed,
        mails.dropped
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn recipient(conn: &mut PgConnection, mail: Uuid) -> sqlx::Result<Option<Recipient>> {
    query_as!(
        Recipient,
        r#"select signature_id as signature, letter_id as letter, update_name as "update", state as "state: State"
           from broadcast_mail join broadcast on broadcast.id = broadcast_id
           where broadcast_mail.id = $1"#,
        mail
    )
    .fetch_optional(conn)
    .await
}

pub(super) async fn insert_test(
    tx: &mut PgConnection,
    id: Uuid,
    test: &Test,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into broadcast_test (id, letter_id, update_name, language, organizer_id, asked_at)
         values ($1, $2, $3, $4, $5, $6)",
        id,
        test.letter,
        test.update,
        test.language.as_str(),
        test.organizer,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn test(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Test>> {
    let row =
        query!("select letter_id, update_name, language, organizer_id from broadcast_test where id = $1", id)
            .fetch_optional(conn)
            .await?;
    row.map(|row| {
        let language =
            row.language.parse().map_err(|_| sqlx::Error::Decode("a language that is none".into()))?;
        Ok(Test { letter: row.letter_id, update: row.update_name, language, organizer: row.organizer_id })
    })
    .transpose()
}

/// Deletes up to [`ROWS`] recipients of broadcasts that ended before this time.
pub(super) async fn forget(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from broadcast_mail
         where id = any (array(
             select mail.id from broadcast_mail mail join broadcast on broadcast.id = broadcast_id
             where ended_at < $1 limit $2))",
        before,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

pub(super) async fn forget_tests(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<()> {
    query!("delete from broadcast_test where asked_at < $1", before).execute(conn).await?;
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    Going,
    /// Paused by an owner.
    Held,
    /// Ended before all recipients got it.
    Cancelled,
    /// Each mail was sent, has failed or was dropped.
    Done,
}

#[derive(Clone, Debug)]
pub struct Broadcast {
    /// Key of the row, and of the batch in the outbox.
    pub id: Uuid,
    pub letter: i64,
    pub update: String,
    pub state: State,
    pub begun_at: OffsetDateTime,
    /// When all recipients were collected.
    pub gathered_at: Option<OffsetDateTime>,
    pub ended_at: Option<OffsetDateTime>,
    /// How many signatures asked for updates but were given no mail: refused or set aside, or the mailbox
    /// already had one.
    pub left_out: i64,
    /// The numbers of mails sent, failed and dropped, once the broadcast has ended.
    pub outcome: [i64; 3],
    /// The last signature that was read.
    pub(crate) cursor: Option<Uuid>,
}

/// Who would get an update now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience {
    /// Signatures that asked for updates.
    pub asked: i64,
    /// Mailboxes that would get a mail.
    pub mailboxes: i64,
}

/// The recipient of one mail of a broadcast.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    pub(crate) signature: Uuid,
    pub(crate) letter: i64,
    pub(crate) update: String,
    pub(crate) state: State,
}

/// A test mail: which update, in which language, to which organizer.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    pub(crate) letter: i64,
    pub(crate) update: String,
    pub(crate) language: Language,
    pub(crate) organizer: Uuid,
}
