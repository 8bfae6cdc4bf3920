//! Wrapped keys in the database.

use sqlx::{PgPool, query, query_scalar};

/// The wrapped key for `purpose`; `made` is stored if there is none yet.
pub(super) async fn key(pool: &PgPool, purpose: &str, made: &[u8]) -> sqlx::Result<Vec<u8>> {
    query!("insert into site_key (purpose, wrapped) values ($1, $2) on conflict do nothing", purpose, made)
        .execute(pool)
        .await?;
    query_scalar!("select wrapped from site_key where purpose = $1", purpose).fetch_one(pool).await
}
