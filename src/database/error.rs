//! Why the database cannot be used. Each message says what to do about it.

use sqlx::migrate::MigrateError;

use super::{
    embedded::EmbeddedError,
    version::{OLDEST_MAJOR, ServerVersion},
};

#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error(transparent)]
    Embedded(#[from] EmbeddedError),

    /// The server does not answer, or does not let us in.
    #[error(
        "cannot use PostgreSQL {place}: {cause}\n\
         See that it runs, and that the database URL names the right host, database, user and password. \
         Without a database URL, the site runs a PostgreSQL of its own."
    )]
    Unreachable {
        /// Host, port and database, or the embedded server's folder.
        place: String,
        /// What the system or the server said; never the password.
        cause: String,
    },

    /// The server lacks features that the queries need.
    #[error(
        "PostgreSQL {place} is version {found}, and {OLDEST_MAJOR} or newer is needed\n\
         Upgrade it, or name another server in the database URL."
    )]
    TooOld {
        place: String,
        /// The version that the server reports.
        found: ServerVersion,
    },

    /// The database was used by a later release than this program.
    #[error(
        "the database is from a newer release: it has migration {migration}, which this program does not know\n\
         Run that release or a later one, or restore a backup that was made before the upgrade."
    )]
    FromNewerRelease { migration: i64 },

    /// The database was last used by an earlier release than this program, which may still be running on it.
    #[error(
        "the database is from an older release: it lacks migration {migration} of this program\n\
         Start the site once with this release (undersigned serve), which brings the database up to date; or use the \
         release that the site runs."
    )]
    FromOlderRelease {
        /// The first migration that is missing.
        migration: i64,
    },

    /// An applied migration has a different text in this program.
    #[error(
        "the database is from another build: its migration {migration} is not the one this program knows\n\
         Run the release that made it, or, if it holds nothing of worth, empty the database."
    )]
    FromAnotherBuild { migration: i64 },

    /// A backup returns into an empty database alone.
    #[error(
        "the database is not empty, and a backup is never mixed with what is there\n\
         Name an empty one in the database URL, or for the embedded one an empty data folder (--data). What is there is \
         left as it is."
    )]
    NotEmpty,

    /// A migration failed. Each runs in a transaction, so the failed one left nothing behind.
    #[error(
        "the database could not be brought up to date: {0}\n\
         Nothing of the failed step was kept. The user needs the right to create tables; the role that owns \
         the database has it."
    )]
    Migration(#[source] MigrateError),
}

impl From<MigrateError> for DatabaseError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(migration) => Self::FromNewerRelease { migration },
            MigrateError::VersionMismatch(migration) => Self::FromAnotherBuild { migration },
            other => Self::Migration(other),
        }
    }
}
