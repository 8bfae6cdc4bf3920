//! SQL of identity checks: how organizers verified a signer. `signatures::erase` deletes these rows, too.

use sqlx::{PgConnection, query, query_scalar};
use time::Date;
use uuid::Uuid;

use crate::signing::signature::VerifiedBy;

/// Inserts a check, and the verification before it.
pub async fn insert(
    tx: &mut PgConnection,
    signature: Uuid,
    check: &Check,
    was: VerifiedBy,
) -> sqlx::Result<()> {
    query!(
        "insert into identity_check (id, signature_id, checked_on, how, was) values ($1, $2, $3, $4, $5)",
        check.id,
        signature,
        check.on,
        check.how,
        was.into_str()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The signature of a check.
pub async fn signature_of(conn: &mut PgConnection, check: Uuid) -> sqlx::Result<Option<Uuid>> {
    query_scalar!("select signature_id from identity_check where id = $1", check).fetch_optional(conn).await
}

/// Deletes the check of this signature. Returns the verification before it, if there was a check.
pub async fn delete(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<Option<VerifiedBy>> {
    let deleted = query!(
        r#"delete from identity_check where signature_id = $1 returning was as "was: VerifiedBy""#,
        signature
    );
    Ok(deleted.fetch_optional(tx).await?.map(|row| row.was))
}

/// Sets how the signer was verified.
pub async fn verify(tx: &mut PgConnection, signature: Uuid, verified_by: VerifiedBy) -> sqlx::Result<()> {
    query!("update signature set verified_by = $2 where id = $1", signature, verified_by.into_str())
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn of(conn: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<Vec<(Uuid, Check)>> {
    let rows = query!(
        r#"select signature_id, id, checked_on as "on", how from identity_check where signature_id = any($1)"#,
        signatures
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.signature_id, Check { id: row.id, on: row.on, how: row.how }))
        .collect())
}

/// Deletes the checks of these signatures.
pub(in crate::signing) async fn erase(tx: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<()> {
    query!("delete from identity_check where signature_id = any($1)", signatures).execute(tx).await?;
    Ok(())
}

/// A check that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The id by which it is taken back.
    pub id: Uuid,
    /// The day of the check.
    pub on: Date,
    /// How the identity was checked, shown to the signer.
    pub how: String,
}

/// Records that the mailbox of a signature is confirmed: its verification once the check ends.
pub async fn confirm_mailbox(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
    query!("update identity_check set was = 'email' where signature_id = $1", signature).execute(tx).await?;
    Ok(())
}
