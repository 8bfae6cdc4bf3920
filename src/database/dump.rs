//! A copy of the whole database in a file, and its return, by the programs that PostgreSQL has for it: `pg_dump` reads in
//! one snapshot, beside everything else.

use std::{io, path::Path, process::Stdio};

use percent_encoding::percent_decode_str;
use sqlx::{ConnectOptions as _, PgPool};
use tokio::process::Command;

use super::embedded;

#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The program is not there.
    #[error(
        "{program} is missing: install the client programs of PostgreSQL, as new as the server (Debian: \
         postgresql-client), or name their folder in PG_BINDIR"
    )]
    Missing { program: &'static str },
    /// It did not do it.
    #[error("{program} says: {why}")]
    Failed {
        program: &'static str,
        /// Its first message.
        why: String,
    },
    #[error("{program} cannot be run")]
    Io {
        program: &'static str,
        #[source]
        cause: io::Error,
    },
}

/// How long a table that is being changed is waited for.
const LOCK_WITHIN: &str = "--lock-wait-timeout=60s";

/// Writes a copy of the database into this file, which is replaced.
///
/// # Errors
/// The program is missing, older than the server, or cannot write the file.
pub async fn dump(pool: &PgPool, file: &Path) -> Result<(), DumpError> {
    let mut command = program(pool, "pg_dump")?;
    command.args(["--format=custom", "--no-owner", "--no-privileges", LOCK_WITHIN, "--file"]).arg(file);
    run(command, "pg_dump").await
}

/// Fills an empty database with such a copy: all of it or nothing.
///
/// # Errors
/// The program is missing, or older than the one that wrote the file; the file is damaged; or the database is not empty.
pub async fn fill(pool: &PgPool, file: &Path) -> Result<(), DumpError> {
    let mut command = program(pool, "pg_restore")?;
    let database = pool.connect_options().get_database().unwrap_or_default().to_owned();
    command.args([
        "--no-owner",
        "--no-privileges",
        "--no-comments",
        "--exit-on-error",
        "--single-transaction",
    ]);
    command.args(["--dbname", &database]).arg(file);
    run(command, "pg_restore").await
}

/// Reads such a file to its end, which finds damage.
///
/// # Errors
/// As above.
pub async fn read(pool: &PgPool, file: &Path) -> Result<(), DumpError> {
    let mut command = program(pool, "pg_restore")?;
    command.args(["--file", "/dev/null"]).arg(file);
    run(command, "pg_restore").await
}

/// The program, told of the server by its environment: other users of the machine see arguments.
fn program(pool: &PgPool, name: &'static str) -> Result<Command, DumpError> {
    let path = embedded::client(name).ok_or(DumpError::Missing { program: name })?;
    let options = pool.connect_options();
    let url = options.to_url_lossy();
    let host =
        options.get_socket().map_or_else(|| options.get_host().to_owned(), |path| path.display().to_string());
    let mut command = Command::new(path);
    command
        .env("PGHOST", host)
        .env("PGPORT", options.get_port().to_string())
        .env("PGUSER", options.get_username())
        .env("PGDATABASE", options.get_database().unwrap_or_default())
        .env("PGAPPNAME", "undersigned")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    if let Some(password) = url.password() {
        command.env("PGPASSWORD", percent_decode_str(password).decode_utf8_lossy().as_ref());
    }
    for (key, value) in url.query_pairs() {
        let name = match key.as_ref() {
            "sslmode" => "PGSSLMODE",
            "sslrootcert" => "PGSSLROOTCERT",
            "sslcert" => "PGSSLCERT",
            "sslkey" => "PGSSLKEY",
            _ => continue,
        };
        command.env(name, value.as_ref());
    }
    Ok(command)
}

async fn run(mut command: Command, program: &'static str) -> Result<(), DumpError> {
    let output = command.output().await.map_err(|cause| DumpError::Io { program, cause })?;
    if output.status.success() {
        return Ok(());
    }
    // Later lines, and what is in quotes, may be what was to be stored.
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| line.contains("error:")).or_else(|| said.lines().next());
    let why = first.unwrap_or("nothing").split(": \"").next().unwrap_or_default();
    Err(DumpError::Failed { program, why: why.to_owned() })
}
