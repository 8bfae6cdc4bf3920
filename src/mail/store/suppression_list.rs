//! SQL for the addresses that are set aside, because a mail server said that there is no such mailbox.

use sqlx::{PgConnection, PgExecutor, PgPool};
use time::OffsetDateTime;
use uuid::Uuid;

pub(in crate::mail) async fn insert(
    tx: &mut PgConnection,
    address: &[u8],
    mail: Uuid,
    message: &str,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into set_aside (address_hash, mail_id, said, since) values ($1, $2, $3, $4)
         on conflict on constraint set_aside_pk do nothing",
        address,
        mail,
        message,
        now,
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(in crate::mail) async fn contains(db: impl PgExecutor<'_>, address: &[u8]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from set_aside where address_hash = $1) as "is_there!""#,
        address
    )
    .fetch_one(db)
    .await
}

pub(in crate::mail) async fn since(
    conn: &mut PgConnection,
    address: &[u8],
) -> sqlx::Result<Option<OffsetDateTime>> {
    sqlx::query_scalar!("select since from set_aside where address_hash = $1", address)
        .fetch_optional(conn)
        .await
}

pub(in crate::mail) async fn remove(tx: &mut PgConnection, addresses: &[Vec<u8>]) -> sqlx::Result<()> {
    sqlx::query!("delete from set_aside where address_hash = any($1)", addresses).execute(tx).await?;
    Ok(())
}

pub(in crate::mail) async fn forget(db: &PgPool, before: OffsetDateTime) -> sqlx::Result<()> {
    sqlx::query!("delete from set_aside where since < $1", before).execute(db).await?;
    Ok(())
}
