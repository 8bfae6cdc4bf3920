//! Looks at addresses. `signatures::erase` deletes these rows, too.

use sqlx::{PgConnection, query, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

/// Records a look, and returns its id.
pub async fn insert(tx: &mut PgConnection, signature: Uuid, look: &Look) -> sqlx::Result<Uuid> {
    let id = Uuid::now_v7();
    query!(
        "insert into address_look (id, signature_id, looked_at, by_whom, reason) values ($1, $2, $3, $4, $5)",
        id,
        signature,
        look.at,
        look.by,
        look.reason
    )
    .execute(tx)
    .await?;
    Ok(id)
}

/// All looks at the address of this signature, oldest first.
pub async fn of(conn: &mut PgConnection, signature: Uuid) -> sqlx::Result<Vec<Look>> {
    query_as!(
        Look,
        r#"select looked_at as at, by_whom as "by", reason from address_look
           where signature_id = $1 order by looked_at, id"#,
        signature
    )
    .fetch_all(conn)
    .await
}

/// Deletes all looks at the addresses of these signatures: a reason may name a person.
pub(in crate::signing) async fn erase(tx: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<()> {
    query!("delete from address_look where signature_id = any($1)", signatures).execute(tx).await?;
    Ok(())
}

/// One look at an address, as its signer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub at: OffsetDateTime,
    /// The name of the organizer, as the signer reads it.
    pub by: String,
    pub reason: String,
}
