//! Failed tries to sign in, and the networks from which somebody did.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;

/// By what a try is counted, and how many there may be.
pub struct Counted<'a> {
    /// What is tried: an address, or a code of an account.
    pub key: &'a [u8],
    pub network: &'a [u8],
    /// Whose networks are known.
    pub address: &'a [u8],
    /// How many there may be from one network.
    pub most: i64,
    /// How many from everywhere, before only known networks are let in.
    pub most_in_all: i64,
    /// From when on tries count.
    pub since: OffsetDateTime,
    /// From when on networks are known.
    pub known_since: OffsetDateTime,
}

/// Notes a try before its outcome is known, unless there were too many: none, or else the moment of the oldest, by which
/// the next becomes possible. A try that is refused is not counted, so that whoever goes on trying does not keep the
/// door shut. Tries at one key wait for each other: a hundred at once are not more than ten in a row.
pub async fn begin(
    tx: &mut PgConnection,
    counted: &Counted<'_>,
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

async fn is_known(conn: &mut PgConnection, counted: &Counted<'_>) -> sqlx::Result<bool> {
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

/// Remembers from where somebody signed in.
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

/// Forgets the tries from a network at these keys: whoever made them got in.
pub async fn forget_from(conn: &mut PgConnection, keys: &[Vec<u8>], network: &[u8]) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where address_hash = any($1) and network_hash = $2", keys, network)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets all tries at these keys.
pub async fn forget(conn: &mut PgConnection, keys: &[Vec<u8>]) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where address_hash = any($1)", keys).execute(conn).await?;
    Ok(())
}

/// Forgets the networks of somebody whose account begins anew, or is closed.
pub async fn forget_networks(conn: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
    query!("delete from sign_in_network where address_hash = $1", address).execute(conn).await?;
    Ok(())
}

/// Forgets tries that count no more, and networks that are not known any more.
pub async fn forget_before(
    conn: &mut PgConnection,
    tried: OffsetDateTime,
    seen: OffsetDateTime,
) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where failed_at <= $1", tried).execute(&mut *conn).await?;
    query!("delete from sign_in_network where seen_at <= $1", seen).execute(conn).await?;
    Ok(())
}
