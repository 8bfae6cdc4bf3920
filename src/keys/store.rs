//! SQL for the wrapped keys in the database.

use sqlx::{PgConnection, PgPool, query, query_as, query_scalar};

/// The wrapped key for `purpose`; `made` is stored if there is none yet.
pub(super) async fn key(pool: &PgPool, purpose: &str, made: &[u8]) -> sqlx::Result<Vec<u8>> {
    query!("insert into site_key (purpose, wrapped) values ($1, $2) on conflict do nothing", purpose, made)
        .execute(pool)
        .await?;
    query_scalar!("select wrapped from site_key where purpose = $1", purpose).fetch_one(pool).await
}

/// A key as it is stored.
pub(super) struct Wrapped {
    pub(super) purpose: String,
    /// The key, wrapped by the secret.
    pub(super) wrapped: Vec<u8>,
}

pub(super) async fn all(conn: &mut PgConnection) -> sqlx::Result<Vec<Wrapped>> {
    query_as!(Wrapped, "select purpose, wrapped from site_key order by purpose").fetch_all(conn).await
}

/// Keeps other transactions from changing or adding a key until this one ends. Readers are not blocked.
pub(super) async fn lock(tx: &mut PgConnection) -> sqlx::Result<()> {
    query!("lock table site_key in share row exclusive mode").execute(tx).await?;
    Ok(())
}

pub(super) async fn replace(tx: &mut PgConnection, key: &Wrapped) -> sqlx::Result<()> {
    query!("update site_key set wrapped = $2 where purpose = $1", key.purpose, key.wrapped)
        .execute(tx)
        .await?;
    Ok(())
}
