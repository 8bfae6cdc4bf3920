//! Failed tries to sign in.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;

/// Notes a try before its outcome is known, unless there were `most` since then already: false. A try that is refused
/// is not counted, so that whoever goes on trying does not keep the door shut.
pub async fn begin(
    conn: &mut PgConnection,
    address: &[u8],
    now: OffsetDateTime,
    since: OffsetDateTime,
    most: i64,
) -> sqlx::Result<bool> {
    let noted = query!(
        "insert into sign_in_failure (address_hash, failed_at)
         select $1, $2
         where (select count(*) from sign_in_failure where address_hash = $1 and failed_at > $3) < $4",
        address,
        now,
        since,
        most
    )
    .execute(conn)
    .await?;
    Ok(noted.rows_affected() > 0)
}

/// The oldest try since then, by which the next one becomes possible.
pub async fn oldest(
    conn: &mut PgConnection,
    address: &[u8],
    since: OffsetDateTime,
) -> sqlx::Result<Option<OffsetDateTime>> {
    query_scalar!(
        "select min(failed_at) from sign_in_failure where address_hash = $1 and failed_at > $2",
        address,
        since
    )
    .fetch_one(conn)
    .await
}

/// Forgets the tries of somebody who got in.
pub async fn forget(conn: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where address_hash = $1", address).execute(conn).await?;
    Ok(())
}

/// Forgets tries that count no more.
pub async fn forget_before(conn: &mut PgConnection, moment: OffsetDateTime) -> sqlx::Result<()> {
    query!("delete from sign_in_failure where failed_at <= $1", moment).execute(conn).await?;
    Ok(())
}
