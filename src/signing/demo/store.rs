//! SQL of the demonstration: checks for real data, and updates planner statistics.

use sqlx::{PgConnection, query, query_scalar};

/// Has a person signed or begun to sign, or has an organizer entered a signature?
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

/// Updates the planner statistics: until then, the database plans the search for a rare name as if there were ten
/// rows.
pub async fn analyze(conn: &mut PgConnection) -> sqlx::Result<()> {
    query!("analyze signature, signature_revision").execute(conn).await?;
    Ok(())
}
