//! Who is told what waits, and when they were told last.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

/// Notes that those are told now who want to be and were not since `before`: their accounts.
pub async fn note(
    tx: &mut PgConnection,
    before: OffsetDateTime,
    now: OffsetDateTime,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update organizer set digest_at = $2
         where wants_digest and role in ('owner', 'moderator') and disabled_at is null and password_hash is not null
               and (digest_at is null or digest_at <= $1)
         returning id",
        before,
        now
    )
    .fetch_all(tx)
    .await
}

/// Turns digests on or off.
pub async fn want(conn: &mut PgConnection, id: Uuid, wanted: bool) -> sqlx::Result<()> {
    query!("update organizer set wants_digest = $2 where id = $1", id, wanted).execute(conn).await?;
    Ok(())
}
