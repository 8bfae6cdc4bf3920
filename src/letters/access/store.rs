//! SQL for private links; used by `access`.

use sqlx::{PgConnection, PgPool, query, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Admits, NewLink, PrivateLink};

pub(super) async fn insert(
    tx: &mut PgConnection,
    id: Uuid,
    link: NewLink<'_>,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into private_link (id, letter_id, admits, label, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        id,
        link.letter,
        link.admits.as_str(),
        link.label,
        now,
        link.expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn find(pool: &PgPool, id: Uuid) -> sqlx::Result<Option<PrivateLink>> {
    query_as!(
        PrivateLink,
        r#"select id, letter_id as letter, admits as "admits: Admits", label, created_at, expires_at, revoked_at, uses
           from private_link where id = $1"#,
        id
    )
    .fetch_optional(pool)
    .await
}

pub(super) async fn all(pool: &PgPool, letter: i64) -> sqlx::Result<Vec<PrivateLink>> {
    query_as!(
        PrivateLink,
        r#"select id, letter_id as letter, admits as "admits: Admits", label, created_at, expires_at, revoked_at, uses
           from private_link where letter_id = $1 order by created_at, id"#,
        letter
    )
    .fetch_all(pool)
    .await
}

/// Returns true if the link had not been revoked before; an expired one counts too.
pub(super) async fn revoke(tx: &mut PgConnection, id: Uuid, now: OffsetDateTime) -> sqlx::Result<bool> {
    let revoked =
        query!("update private_link set revoked_at = $2 where id = $1 and revoked_at is null", id, now)
            .execute(tx)
            .await?;
    Ok(revoked.rows_affected() > 0)
}

pub(super) async fn count_use(pool: &PgPool, id: Uuid) -> sqlx::Result<()> {
    query!("update private_link set uses = uses + 1 where id = $1", id).execute(pool).await?;
    Ok(())
}
