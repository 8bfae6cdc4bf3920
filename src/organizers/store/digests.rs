//! SQL for the digests by mail: who receives them, and when the last one was queued.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

/// Marks all accounts that are due for a digest as having received it now, and returns them: those that want one
/// and had none since `before`.
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

pub async fn want(conn: &mut PgConnection, id: Uuid, wanted: bool) -> sqlx::Result<()> {
    query!("update organizer set wants_digest = $2 where id = $1", id, wanted).execute(conn).await?;
    Ok(())
}
