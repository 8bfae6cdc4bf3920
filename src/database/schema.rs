//! The database migrations, and bringing a database up to date with them.

use std::time::{Duration, Instant};

use sqlx::{
    AssertSqlSafe, Executor as _, PgConnection,
    migrate::{Migrate as _, MigrateError, Migrator},
};

use super::DatabaseError;
use crate::error::code;

pub static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// The table in which sqlx stores what was applied.
const TABLE: &str = "_sqlx_migrations";

/// How long a migration waits for the lock of a table. Whatever comes meanwhile waits behind it: a site of the older
/// release that is still running, behind one slow download.
const LOCK_WITHIN: &str = "set lock_timeout = '1s'";

/// Between two tries, those go on who waited.
const BREATH: Duration = Duration::from_secs(2);

/// For how long it is tried: longer than the slowest file of a search.
const TRIED_FOR: Duration = Duration::from_secs(900);

/// Applies missing migrations, each in its own transaction, and waits for queries that hold a table without holding up
/// others. Processes that come at the same time take turns.
/// `connection` must have no statement timeout: building an index may take long.
///
/// # Errors
/// The database is from a newer release or another build, or a migration failed.
pub async fn bring_up_to_date(connection: &mut PgConnection) -> Result<(), DatabaseError> {
    apply(&MIGRATIONS, connection).await
}

/// The same with these migrations. One that says `-- no-transaction` creates an index `concurrently if not exists`, so that
/// people sign meanwhile; it is begun anew when it was broken off.
///
/// # Errors
/// As above.
pub async fn apply(migrations: &Migrator, connection: &mut PgConnection) -> Result<(), DatabaseError> {
    let begun = Instant::now();
    loop {
        match attempt(migrations, connection).await {
            Err(error) if gives_way(&error) && begun.elapsed() < TRIED_FOR => {
                tracing::info!("a change of the database waits for a long query, trying again");
                tokio::time::sleep(BREATH).await;
            }
            other => return Ok(other?),
        }
    }
}

/// The lock that processes take turns by is let go with the connection, if not before.
async fn attempt(migrations: &Migrator, connection: &mut PgConnection) -> Result<(), MigrateError> {
    connection.execute(LOCK_WITHIN).await?;
    connection.lock().await?;
    connection.ensure_migrations_table(TABLE).await?;
    for beside in migrations.iter().filter(|migration| migration.no_tx) {
        migrations.run_direct(Some(beside.version - 1), &mut *connection, false).await?;
        let applied = connection.list_applied_migrations(TABLE).await?;
        if applied.iter().any(|applied| applied.version == beside.version) {
            continue;
        }
        drop_broken_indexes(connection).await?;
        // It waits for all who read and write, and none of them for it.
        connection.execute("set lock_timeout = 0").await?;
        let built = migrations.run_direct(Some(beside.version), &mut *connection, false).await;
        connection.execute(LOCK_WITHIN).await?;
        built?;
    }
    migrations.run_direct(None, &mut *connection, false).await?;
    connection.unlock().await
}

/// Whoever was broken off while they built an index concurrently has left one that is of no use and in the way.
async fn drop_broken_indexes(connection: &mut PgConnection) -> Result<(), MigrateError> {
    let broken: Vec<String> = sqlx::query_scalar(
        "select format('%I', relname) from pg_index join pg_class on pg_class.oid = indexrelid
         where not indisvalid and relnamespace = 'public'::regnamespace",
    )
    .fetch_all(&mut *connection)
    .await?;
    for index in broken {
        let statement = AssertSqlSafe(format!("drop index concurrently if exists {index}"));
        connection.execute(statement).await?;
    }
    Ok(())
}

/// Whether a lock was not to be had in time (SQLSTATE `lock_not_available`), or two waited for each other
/// (`deadlock_detected`).
fn gives_way(error: &MigrateError) -> bool {
    let (MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) = error else {
        return false;
    };
    matches!(code(error).as_deref(), Some("55P03" | "40P01"))
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

/// Sees that there is no table yet.
///
/// # Errors
/// There is one, or the database cannot be asked.
pub async fn demand_empty(connection: &mut PgConnection) -> Result<(), DatabaseError> {
    let tables: i64 = sqlx::query_scalar(
        "select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    )
    .fetch_one(connection)
    .await
    .map_err(MigrateError::from)?;
    if tables == 0 { Ok(()) } else { Err(DatabaseError::NotEmpty) }
}
