//! Why the embedded server does not run. Each message says what to do about it.

use std::{
    io,
    path::{Path, PathBuf},
};

#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// PostgreSQL is not installed, or not where we look.
    #[error(
        "no PostgreSQL server programs of version 14 or newer found; looked in {places}\n\
         Install them (apt install postgresql, dnf install postgresql-server, brew install postgresql@17); \
         or set PG_BINDIR to the folder that holds `postgres` and `initdb`; \
         or set DATABASE_URL to a server that runs already."
    )]
    NoPrograms { places: String },

    /// The cluster needs programs of its own major version.
    #[error(
        "the database in {} was made by PostgreSQL {made_by}, and installed is {installed}\n\
         Install PostgreSQL {made_by}, or move that folder away to begin with an empty database.",
        folder.display()
    )]
    OtherVersion {
        folder: PathBuf,
        made_by: String,
        /// The major versions that were found.
        installed: String,
    },

    /// Root cannot run PostgreSQL, and the account that runs it for root cannot enter the folder.
    #[error(
        "PostgreSQL refuses to run as root, and the account `{account}` that runs it instead may not enter {}, \
         on the way to {}\n\
         Choose a data folder that it can reach, such as --data /var/lib/undersigned; \
         or run the site as an ordinary user.",
        closed.display(), folder.display()
    )]
    OutOfReach {
        account: String,
        /// The first folder on the path that is closed to the account.
        closed: PathBuf,
        folder: PathBuf,
    },

    /// A folder of the server belongs to another account.
    #[error(
        "{} belongs to the account {owner}, and PostgreSQL would run as {account}\n\
         Run the site as {owner}, or give the folder over: chown -R {account} {}",
        folder.display(), folder.display()
    )]
    NotOurs {
        folder: PathBuf,
        owner: String,
        /// The account that should own it.
        account: String,
    },

    /// We are root, and no account can run PostgreSQL.
    #[error(
        "PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody` to run it instead\n\
         Run the site as an ordinary user, or add one: useradd --system postgres"
    )]
    NoAccount,

    #[error(
        "cannot use {}: {cause}\n\
         Choose a data folder on a local disk with room on it, where this account may write, with --data.",
        path.display()
    )]
    Unusable {
        path: PathBuf,
        /// The error of the operating system.
        cause: io::Error,
    },

    /// A program of PostgreSQL failed, for a reason of its own.
    #[error("{what} failed:\n{output}\nThe log is postgres.log, in the database's folder.")]
    Failed {
        what: &'static str,
        /// The output of the program.
        output: String,
    },

    /// A server that this site did not start uses the cluster.
    #[error(
        "another PostgreSQL is at work in {}, process {pid}, which this site did not start\n\
         Stop it with: pg_ctl stop -D {}",
        cluster.display(), cluster.display()
    )]
    InUse {
        cluster: PathBuf,
        /// The process id of the other server.
        pid: i32,
    },

    /// An old server of this folder does not end.
    #[error(
        "an earlier PostgreSQL of {}, process {pid}, does not stop\n\
         End it with: kill -9 {pid} (its data is safe)",
        folder.display()
    )]
    DoesNotStop { folder: PathBuf, pid: i32 },
}

impl EmbeddedError {
    /// Adds the path to an input or output error.
    pub(in crate::database) fn at(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        move |cause| Self::Unusable { path: path.to_owned(), cause }
    }
}
