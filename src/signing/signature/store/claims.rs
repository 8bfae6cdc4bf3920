//! SQL of lines that organizers entered, and their claiming by the persons themselves.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use super::identity_checks;
use crate::{chunks, language::Language, signing::signature::address::SealedAddress};

/// Marks the next lines that can be invited as invited, and returns their ids.
pub async fn invite(tx: &mut PgConnection, letter: i64, now: OffsetDateTime) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update signature set invited_at = $2
         where id = any (array(
             select id from signature
             where letter_id = $1 and verified_by = 'entered' and address_sealed is not null and state = 'published'
               and invited_at is null
             order by number limit $3
             for update))
         returning id",
        letter,
        now,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}

/// Stores the address of a line that is not claimed; false if it has one, or the address belongs to another
/// signature.
pub async fn give_address(
    tx: &mut PgConnection,
    letter: i64,
    id: Uuid,
    (address, domain): (&SealedAddress, &[u8]),
) -> sqlx::Result<bool> {
    let given = query!(
        "update signature
         set address_sealed = $3, mailbox_hash = $5, domain_hash = $6,
             -- As when lines are entered: of who signed without a name, nothing shows that the address was known.
             address_hash = case when not exists (select from signature other
                                                  where other.letter_id = $1 and other.address_hash = $4) then $4 end
         where id = $2 and letter_id = $1 and verified_by = 'entered' and state = 'published'
           and address_sealed is null
           and not exists (select from signature other
                           where other.letter_id = $1 and other.address_hash = $4 and other.visibility <> 'anonymous')",
        letter,
        id,
        &address.sealed,
        &address.exact,
        &address.mailbox,
        domain
    )
    .execute(tx)
    .await?;
    Ok(given.rows_affected() > 0)
}

/// Marks a line as claimed by its person.
pub async fn claim(
    tx: &mut PgConnection,
    id: Uuid,
    (consent_hash, language): (&[u8], &Language),
    (version, updates): (i64, bool),
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "update signature
         set verified_by = case verified_by when 'entered' then 'email' else verified_by end, consent_hash = $2, version_id = $3, language = $4, updates = $5, signed_at = $6,
             signed_elsewhere_on = null
         where id = $1",
        id,
        consent_hash,
        version,
        language.as_str(),
        updates,
        now
    )
    .execute(&mut *tx)
    .await?;
    // If an organizer checked the identity: when that check ends, the mailbox counts as confirmed.
    identity_checks::confirm_mailbox(tx, id).await
}

/// Notes that the person of this line was removed from the letter's file.
pub async fn note_leaving(tx: &mut PgConnection, id: Uuid, key_hash: &[u8]) -> sqlx::Result<()> {
    query!("update signature set left_key_hash = $2 where id = $1", id, key_hash).execute(tx).await?;
    Ok(())
}

/// Detaches claimed lines from the letter's file when the file no longer contains them.
pub async fn let_go(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    query!("update signature set first_key = null, first_place = null where id = any($1)", ids)
        .execute(tx)
        .await?;
    Ok(())
}
