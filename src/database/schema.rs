//! The database migrations, and bringing a database up to date with them.

use sqlx::{
    PgConnection,
    migrate::{Migrate as _, Migrator},
};

use super::DatabaseError;

pub static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// The table in which sqlx stores what was applied.
const TABLE: &str = "_sqlx_migrations";

/// Applies missing migrations, each in its own transaction. Processes that come at the same time take turns.
/// `connection` must have no statement timeout: building an index may take long.
///
/// # Errors
/// The database is from a newer release or another build, or a migration failed.
pub async fn bring_up_to_date(connection: &mut PgConnection) -> Result<(), DatabaseError> {
    Ok(MIGRATIONS.run_direct(None, connection, false).await?)
}

/// Applies all migrations to an empty database, and leaves every other database as it is.
///
/// # Errors
/// As above, and if migrations are missing: the site of an older release may be running on the database.
pub async fn set_up_if_empty(connection: &mut PgConnection) -> Result<(), DatabaseError> {
    connection.ensure_migrations_table(TABLE).await?;
    let applied = connection.list_applied_migrations(TABLE).await?;
    let known = MIGRATIONS.iter().filter(|migration| !migration.migration_type.is_down_migration());
    let missing = known
        .map(|migration| migration.version)
        .find(|version| !applied.iter().any(|applied| applied.version == *version));
    match missing {
        Some(migration) if !applied.is_empty() => Err(DatabaseError::FromOlderRelease { migration }),
        // With nothing to apply, this checks whether the database is from a newer release or another build.
        _ => bring_up_to_date(connection).await,
    }
}
