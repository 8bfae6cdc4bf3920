//! SQL of reported names.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::signing::signature::fields::SignerName;

/// The public signature with this number, and its name if that is shown.
pub async fn listed(
    conn: &mut PgConnection,
    letter: i64,
    number: i64,
) -> sqlx::Result<Option<(Uuid, Option<SignerName>)>> {
    let row = query!(
        "select signature.id, name
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         where letter_id = $1 and number = $2 and state = 'published' and visibility in ('public', 'anonymous')",
        letter,
        number
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| (row.id, SignerName::stored(row.name))))
}

/// Stores these names as held.
pub async fn hold(
    tx: &mut PgConnection,
    signature: Uuid,
    hashes: &[Vec<u8>],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into reported_name (signature_id, name_hash, reported_at)
         select $1, hash, $3 from unnest($2::bytea[]) as name (hash)
         on conflict on constraint reported_name_pk do update set reported_at = excluded.reported_at",
        signature,
        hashes,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Deletes the held names of this signature.
pub async fn release(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
    query!("delete from reported_name where signature_id = $1", signature).execute(tx).await?;
    Ok(())
}

/// Which of these names are held.
pub async fn among(conn: &mut PgConnection, hashes: &[Vec<u8>]) -> sqlx::Result<Vec<Vec<u8>>> {
    query_scalar!("select distinct name_hash from reported_name where name_hash = any($1)", hashes)
        .fetch_all(conn)
        .await
}

/// Deletes reports from before this time.
pub async fn forget(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<()> {
    query!("delete from reported_name where reported_at < $1", before).execute(conn).await?;
    Ok(())
}
