//! SQL for failed sign-in attempts, and for the networks from which accounts were signed in to.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;

/// The keys by which an attempt is counted, and the limits.
pub struct AttemptKeys<'a> {
    /// The target: an address, or the code of an account.
    pub key: &'a [u8],
    pub network: &'a [u8],
    /// The address whose known networks are checked.
    pub address: &'a [u8],
    /// The limit for one network.
    pub most: i64,
    /// The limit for all networks together; above it, only known networks are admitted.
    pub most_in_all: i64,
    /// Attempts count from this moment on.
    pub since: OffsetDateTime,
    /// Networks are known from this moment on.
    pub known_since: OffsetDateTime,
}

/// Counts an attempt before its outcome is known, unless the limit is reached. Then it returns the time of the
/// oldest attempt, from which the next possible time follows. A refused attempt is not counted, so that an attacker
/// who continues does not extend the block. Attempts at one key wait for each other: a hundred at once are counted
/// like a hundred in a row.
pub async fn begin(
    tx: &mut PgConnection,
    counted: &AttemptKeys<'_>,
    now: OffsetDateTime,
) -> sqlx::Result<Option<OffsetDateTime>> {
    query!("select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))", counted.key)
        .fetch_one(&mut *tx)
        .await?;
    let tried = query!(
        r#"select count(*) as "in_all!", count(*) filter (where network_hash = $2) as "here!",
                  min(failed_at) as oldest, min(failed_at) filter (where network_hash = $2) as oldest_here
           from sign_in_failure where address_hash = $1 and failed_at > $3"#,
        counted.key,
        counted.network,
        counted.since
    )
    .fetch_one(&mut *tx)
    .await?;
    if tried.here >= counted.most {
        return Ok(tried.oldest_here);
    }
    if tried.in_all >= counted.most_in_all && !is_known(tx, counted).await? {
        return Ok(tried.oldest);
    }
    query!(
        "insert into sign_in_failure (address_hash, network_hash, failed_at) values ($1, $2, $3)",
        counted.key,
        counted.network,
        now
    )
    .execute(tx)
    .await?;
    Ok(None)
}

async fn is_known(conn: &mut PgConnection, counted: &AttemptKeys<'_>) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (select from sign_in_network
                          where address_hash = $1 and network_hash = $2 and seen_at > $3) as "known!""#,
        counted.address,
        counted.network,
        counted.known_since
    )
    .fetch_one(conn)
    .await
}

/// Remembers the network of a sign-in.
pub async fn know(
    tx: &mut PgConnection,
    address: &[u8],
    network: &[u8],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into sign_in_network (address_hash, network_hash, seen_at) values ($1, $2, $3)
         on conflict on constraint sign_in_network_pk do update set seen_at = excluded.seen_at",
        address,
        network,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Deletes the attempts from a network at these keys, after a sign-in.
pub async fn forget_from(conn: &mut PgConnection, keys: &[Vec<u8>], network: &[u8]) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where address_hash = any($1) and network_hash = $2", keys, network)
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes all attempts at these keys.
pub async fn forget(conn: &mut PgConnection, keys: &[Vec<u8>]) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where address_hash = any($1)", keys).execute(conn).await?;
    Ok(())
}

/// Deletes the known networks of an account that is reset or disabled.
pub async fn forget_networks(conn: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
    query!("delete from sign_in_network where address_hash = $1", address).execute(conn).await?;
    Ok(())
}

/// Deletes attempts that no longer count, and networks that are no longer known.
pub async fn forget_before(
    conn: &mut PgConnection,
    tried: OffsetDateTime,
    seen: OffsetDateTime,
) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where failed_at <= $1", tried).execute(&mut *conn).await?;
    query!("delete from sign_in_network where seen_at <= $1", seen).execute(conn).await?;
    Ok(())
}
