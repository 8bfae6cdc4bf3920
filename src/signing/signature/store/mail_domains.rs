//! SQL of the keyed hashes of mail domains.

use sqlx::{PgConnection, query};
use uuid::Uuid;

/// How many rows are updated in one statement.
const NOTED_AT_ONCE: i64 = 1000;

/// Some signatures that have an address but no domain hash.
pub async fn without(conn: &mut PgConnection) -> sqlx::Result<Vec<(Uuid, Vec<u8>)>> {
    let rows = query!(
        r#"select id, address_sealed as "sealed!" from signature
           where domain_hash is null and address_sealed is not null order by id limit $1"#,
        NOTED_AT_ONCE
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.sealed)).collect())
}

/// Stores the domain hashes of these signatures, unless their address was erased meanwhile.
pub async fn note(conn: &mut PgConnection, ids: &[Uuid], hashes: &[Vec<u8>]) -> sqlx::Result<()> {
    query!(
        "update signature set domain_hash = noted.hash
         from unnest($1::uuid[], $2::bytea[]) as noted (id, hash)
         where signature.id = noted.id and address_sealed is not null",
        ids,
        hashes
    )
    .execute(conn)
    .await?;
    Ok(())
}
