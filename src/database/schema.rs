//! The schema's history, and bringing a database up to date with it.

use sqlx::{PgConnection, migrate::Migrator};

use super::DatabaseError;

/// Every migration, oldest first.
pub static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Applies what is missing, each migration in its own transaction. Processes that come at the same time
/// take turns. `connection` must have no statement timeout: building an index may take its time.
///
/// # Errors
/// The database is from a newer release or another build, or a migration failed.
pub async fn bring_up_to_date(connection: &mut PgConnection) -> Result<(), DatabaseError> {
    Ok(MIGRATIONS.run_direct(None, connection, false).await?)
}
