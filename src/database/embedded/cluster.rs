//! The database cluster: the folder with the data. It is made once, by the newest installed programs, and then
//! needs programs of the same major version.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use uuid::Uuid;

use super::{
    Durability, EmbeddedError,
    account::SystemAccount,
    home::Home,
    programs::{self, Programs},
};

/// Prefix of the folders in which a cluster is being made.
const UNFINISHED: &str = "cluster.new-";

/// SQL for a new cluster, one statement per line. The site is not a superuser: it owns one database.
const OWNER: &str = include_str!("owner.sql");

/// Additional rights of the owner in a throwaway cluster, where each test has a database.
const THROWAWAY_OWNER: &str = include_str!("throwaway_owner.sql");

/// Ways to say "sort by code point, and know letters beyond ASCII", for `initdb` on Linux, on macOS, and on systems
/// without a UTF-8 locale. Nothing is sorted by language in the database.
const LOCALES: [&[&str]; 3] =
    [&["--locale=C.UTF-8"], &["--lc-collate=C", "--lc-ctype=UTF-8"], &["--no-locale"]];

/// The server program for this cluster. Makes the cluster if it is missing.
pub(super) fn prepare(
    home: &Home,
    account: &SystemAccount,
    durability: Durability,
) -> Result<PathBuf, EmbeddedError> {
    let (found, places) = programs::find(account);
    let Some(newest) = found.first() else { return Err(EmbeddedError::NoPrograms { places }) };
    if !home.cluster.exists() {
        make(home, account, newest, durability)?;
        return Ok(newest.postgres());
    }
    account.expect_to_own(&home.cluster)?;
    let version = home.cluster.join("PG_VERSION");
    let version = fs::read_to_string(&version).map_err(EmbeddedError::at(&version))?;
    let made_by = version.trim();
    match found.iter().find(|programs| programs.major.to_string() == made_by) {
        Some(programs) => Ok(programs.postgres()),
        None => Err(EmbeddedError::OtherVersion {
            folder: home.cluster.clone(),
            made_by: made_by.to_owned(),
            installed: found.iter().map(|programs| programs.major.to_string()).collect::<Vec<_>>().join(", "),
        }),
    }
}

/// Makes a cluster with its role and its database in a temporary folder, which is renamed when it is complete:
/// after an interruption there is never half a cluster.
fn make(
    home: &Home,
    account: &SystemAccount,
    programs: &Programs,
    durability: Durability,
) -> Result<(), EmbeddedError> {
    clear_unfinished(home);
    // A unique name: if we are killed, `initdb` continues without us, and must not use the folder of the next
    // attempt.
    let new = home.folder.join(format!("{UNFINISHED}{}", Uuid::new_v4().simple()));
    account.own(&new)?;
    let attempt = |locale| init(account.command(programs.initdb()), &new, locale, durability);
    let [first, others @ ..] = LOCALES;
    others.into_iter().fold(attempt(first), |made, locale| made.or_else(|_| attempt(locale)))?;

    let statements = match durability {
        Durability::Lasting => OWNER.to_owned(),
        Durability::Throwaway => [OWNER, THROWAWAY_OWNER].concat(),
    };
    run_alone(account.command(programs.postgres()), &new, &statements)?;
    fs::rename(&new, &home.cluster).map_err(EmbeddedError::at(&home.cluster))?;
    // The rename is durable only after the parent folder is synced.
    File::open(&home.folder).and_then(|folder| folder.sync_all()).map_err(EmbeddedError::at(&home.folder))
}

/// Removes what killed starts left behind. Errors are ignored: an `initdb` that outlived its starter may still write
/// there.
fn clear_unfinished(home: &Home) {
    for entry in fs::read_dir(&home.folder).into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// If it fails, it leaves nothing in the folder, so that it can be tried again.
fn init(
    mut initdb: Command,
    cluster: &Path,
    locale: &[&str],
    durability: Durability,
) -> Result<(), EmbeddedError> {
    // Any process that reaches the socket is let in; the socket is in a folder that is closed to others.
    initdb.args(["-U", "postgres", "--auth", "trust", "--encoding", "UTF8", "--data-checksums"]);
    initdb.arg("--no-instructions").args(locale).arg("-D").arg(cluster);
    if durability == Durability::Throwaway {
        initdb.arg("--no-sync");
    }
    let output = initdb.output().map_err(EmbeddedError::at(cluster))?;
    succeeded("making the database with initdb", &output)
}

/// Runs statements in single-user mode, which needs no server and no connection.
fn run_alone(mut postgres: Command, cluster: &Path, statements: &str) -> Result<(), EmbeddedError> {
    let unusable = EmbeddedError::at(cluster);
    postgres.args(["--single", "-c", "exit_on_error=true", "-D"]).arg(cluster).arg("postgres");
    postgres.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut process = postgres.spawn().map_err(&unusable)?;
    if let Some(mut input) = process.stdin.take() {
        // If the program ends before it has read all input, its own message says more than this error.
        let _ = input.write_all(statements.as_bytes());
    }
    let output = process.wait_with_output().map_err(&unusable)?;
    succeeded("making the database's owner", &output)
}

fn succeeded(what: &'static str, output: &Output) -> Result<(), EmbeddedError> {
    if output.status.success() {
        return Ok(());
    }
    Err(EmbeddedError::Failed { what, output: String::from_utf8_lossy(&output.stderr).trim().to_owned() })
}
