//! SQL that erases addresses after their retention period. The lookup hash of the mailbox stays.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

/// Erases the addresses of anonymous signers who were told a moderator's decision, at most `most`, and returns the
/// ids of their signatures. The mail is owed from the decision on: if none is owed any more, it was sent or given up.
/// A mail owed since before `at_latest` is not waited for.
pub async fn erase_decided(
    tx: &mut PgConnection,
    at_latest: OffsetDateTime,
    most: i64,
) -> sqlx::Result<Vec<(Uuid, i64)>> {
    let rows = query!(
        "update signature set address_sealed = null, address_hash = null, domain_hash = null, updates = false
         where id = any (array(
             select id from signature
             where visibility = 'anonymous' and address_sealed is not null and state in ('published', 'rejected')
               and not exists (select from outbox
                               where subject_id = signature.id and outbox.state = 'waiting' and queued_at > $1)
             limit $2
             for update skip locked))
         returning id, letter_id",
        at_latest,
        most
    )
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.letter_id)).collect())
}

/// Marks the final notice as owed to people who signed before then and were not asked yet, at most `most`, and
/// returns the ids of their signatures.
pub async fn send_final_notice(
    tx: &mut PgConnection,
    letter: i64,
    signed_before: OffsetDateTime,
    most: i64,
    now: OffsetDateTime,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update signature set farewell_at = $4
         where id = any (array(
             select id from signature
             where letter_id = $1 and signed_at <= $2 and address_sealed is not null and farewell_at is null
               and not (consent_hash is null and (import_id is not null or first_key is not null))
             order by signed_at limit $3
             for update skip locked))
         returning id",
        letter,
        signed_before,
        most,
        now
    )
    .fetch_all(tx)
    .await
}

/// Erases the addresses of people who signed before then and were asked before `asked_before`, at most `most`, and
/// returns the ids of their signatures.
pub async fn erase_old(
    tx: &mut PgConnection,
    letter: i64,
    signed_before: OffsetDateTime,
    asked_before: OffsetDateTime,
    most: i64,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update signature set address_sealed = null, address_hash = null, domain_hash = null, updates = false
         where id = any (array(
             select id from signature
             where letter_id = $1 and signed_at <= $2 and address_sealed is not null
               -- Of an entered line, its person has no last word: they were asked once, or never.
               and (farewell_at <= $3
                    or (consent_hash is null and (import_id is not null or first_key is not null)))
             order by signed_at limit $4
             for update skip locked))
         returning id",
        letter,
        signed_before,
        asked_before,
        most
    )
    .fetch_all(tx)
    .await
}
