//! Writing invented signatures, thousands in a statement.

use sqlx::{PgConnection, query, query_scalar};

/// Has a person signed, or begun to, or an organizer entered somebody?
pub async fn holds_real_ones(conn: &mut PgConnection) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (select from submission)
               or exists (select from signature
                          where consent_hash is not null or mailbox_hash is not null
                             or (verified_by = 'entered' and first_key is null)) as "real!""#
    )
    .fetch_one(conn)
    .await
}

/// Lets the database look at what it holds now: until it does, it looks for a rare name as if there were ten rows.
pub async fn analyze(conn: &mut PgConnection) -> sqlx::Result<()> {
    query!("analyze signature, signature_revision").execute(conn).await?;
    Ok(())
}
