//! Which text each signature belongs to.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{chunks, language::Language};

/// Begins to ask the signers of superseded texts of this language, and returns how many they are. It replaces a
/// renewal that still asks them about an earlier change.
pub async fn begin(
    tx: &mut PgConnection,
    letter: i64,
    language: &Language,
    now: OffsetDateTime,
) -> sqlx::Result<i64> {
    query!(
        "update renewal set ended_at = $3 where letter_id = $1 and language = $2 and ended_at is null",
        letter,
        language.as_str(),
        now
    )
    .execute(&mut *tx)
    .await?;
    query_scalar!(
        "insert into renewal (letter_id, language, begun_at, to_ask)
         select $1, $2, $3, count(*)
         from signature join letter_version signed on signed.id = signature.version_id
         where signature.letter_id = $1 and signed.language = $2 and signed.superseded
           and state in ('held', 'published') and address_sealed is not null
           and not (consent_hash is null and (import_id is not null or first_key is not null))
           and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
         returning to_ask",
        letter,
        language.as_str(),
        now
    )
    .fetch_one(tx)
    .await
}

/// The renewals that are not finished, of one letter or of all.
pub async fn unfinished(conn: &mut PgConnection, letter: Option<i64>) -> sqlx::Result<Vec<i64>> {
    query_scalar!(
        "select id from renewal where ended_at is null and (letter_id = $1 or $1 is null) order by id",
        letter
    )
    .fetch_all(conn)
    .await
}

/// An unfinished renewal, locked until the transaction ends.
pub async fn lock(tx: &mut PgConnection, id: i64) -> sqlx::Result<Option<Renewal>> {
    query_as!(
        Renewal,
        "select id, letter_id as letter, language, begun_at, cursor
         from renewal where id = $1 and ended_at is null for update",
        id
    )
    .fetch_optional(tx)
    .await
}

/// The next signatures to superseded texts whose signers can be asked and have not refused all mail.
pub async fn signers_to_ask(tx: &mut PgConnection, renewal: &Renewal) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select signature.id from signature join letter_version signed on signed.id = signature.version_id
         where signature.letter_id = $1 and signature.id > $2 and signed.language = $3 and signed.superseded
           and signed_at <= $4
           and state in ('held', 'published') and address_sealed is not null
           and not (consent_hash is null and (import_id is not null or first_key is not null))
           and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
         order by signature.id limit $5",
        renewal.letter,
        renewal.cursor,
        renewal.language,
        renewal.begun_at,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}

/// Records the progress of a renewal.
pub async fn note_chunk(
    tx: &mut PgConnection,
    renewal: &Renewal,
    asked: &[Uuid],
    ended_at: Option<OffsetDateTime>,
) -> sqlx::Result<()> {
    query!(
        "update renewal set cursor = $2, asked = asked + cardinality($3::uuid[]), ended_at = $4 where id = $1",
        renewal.id,
        asked.last().copied().unwrap_or(renewal.cursor),
        asked,
        ended_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The progress of all unfinished renewals of a letter.
pub async fn progress(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Option<Progress>> {
    let row = query!(
        r#"select sum(asked)::bigint as asked, sum(to_ask)::bigint as to_ask
           from renewal where letter_id = $1 and ended_at is null"#,
        letter
    )
    .fetch_one(conn)
    .await?;
    Ok(row.asked.zip(row.to_ask).map(|(asked, to_ask)| Progress { asked, to_ask }))
}

/// How many of the earlier signers of a text were asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many have been queued a mail so far.
    pub asked: i64,
    /// How many were to be asked when the text came into force.
    pub to_ask: i64,
}

/// A renewal that is not finished.
pub(in crate::signing) struct Renewal {
    pub(in crate::signing) id: i64,
    pub(in crate::signing) letter: i64,
    pub(in crate::signing) language: String,
    pub(in crate::signing) begun_at: OffsetDateTime,
    pub(in crate::signing) cursor: Uuid,
}
