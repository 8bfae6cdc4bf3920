//! Keyed hashes of mail domains.

use sqlx::{PgConnection, query};
use uuid::Uuid;

/// How many rows are noted in one statement.
const NOTED_AT_ONCE: i64 = 1000;

/// Some signatures with an address whose domain is not noted.
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

/// Notes the domains of these, as far as their addresses are still there.
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
