//! SQL of the hashes of networks that sent forms, and of the daily keys.

use std::collections::HashMap;

use sqlx::{PgConnection, PgPool, query, query_scalar};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::chunks::{Left, ROWS};

/// The sealed key of a day; `made` is stored if there is none yet.
pub async fn key(pool: &PgPool, day: Date, made: &[u8]) -> sqlx::Result<Vec<u8>> {
    query!("insert into network_key (day, sealed) values ($1, $2) on conflict do nothing", day, made)
        .execute(pool)
        .await?;
    query_scalar!("select sealed from network_key where day = $1", day).fetch_one(pool).await
}

/// How many held signatures came from the network of each of these, including itself.
pub async fn held_beside(conn: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<HashMap<Uuid, i64>> {
    let rows = query!(
        r#"with of_network as (
               select hash, count(*) as held from network join signature using (id)
               where hash in (select hash from network where id = any($1)) and state = 'held'
               group by hash)
           select id, held as "held!" from network join of_network using (hash) where id = any($1)"#,
        ids
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.held)).collect())
}

/// When the network of this form was recorded, unless it was deleted.
pub async fn seen_at(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<OffsetDateTime>> {
    query_scalar!("select seen_at from network where id = $1", id).fetch_optional(conn).await
}

/// Deletes the networks of these.
pub async fn erase(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    query!("delete from network where id = any($1)", ids).execute(tx).await?;
    Ok(())
}

/// Deletes some of the networks recorded before this time.
pub async fn forget(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from network where id = any (array(select id from network where seen_at < $1 limit $2))",
        before,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

/// Deletes the keys of the days before this one.
pub async fn forget_keys(conn: &mut PgConnection, today: Date) -> sqlx::Result<()> {
    query!("delete from network_key where day < $1", today).execute(conn).await?;
    Ok(())
}
