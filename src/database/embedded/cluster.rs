//! The cluster: making it once, and what a server of it that ended left behind.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use nix::{
    errno::Errno,
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::{Durability, EmbeddedError, LOOK_AGAIN, account::Account, home::Home, programs};

/// What a new cluster gets, one statement a line. The site is no superuser: it owns one database.
const OWNER: &str = include_str!("owner.sql");

/// What the owner may do besides in a throwaway cluster, where each test has a database.
const THROWAWAY_OWNER: &str = include_str!("throwaway_owner.sql");

/// Ways to say "sort by code point, and know letters beyond ASCII", for `initdb` on Linux, on macOS, and
/// on systems that know no UTF-8 locale. Nothing is sorted by language in the database.
const LOCALES: [&[&str]; 3] =
    [&["--locale=C.UTF-8"], &["--lc-collate=C", "--lc-ctype=UTF-8"], &["--no-locale"]];

/// How long a server without a watchdog may be just on its way down, before we end it.
const UNWATCHED_FOR: Duration = Duration::from_secs(1);

/// How long it may take to stop in order, before it has to stop at once. Its data is safe either way.
const STOPS_IN_ORDER_WITHIN: Duration = Duration::from_secs(10);

/// How long it may take to stop at once.
const STOPS_AT_ONCE_WITHIN: Duration = Duration::from_secs(20);

/// The server's main process, as its own `postmaster.pid` describes it.
#[derive(Debug)]
pub(super) struct Postmaster {
    pid: Pid,
    status: String,
}

impl Postmaster {
    /// Of the server that runs, or ran until it was killed.
    pub(super) fn of(home: &Home) -> Option<Self> {
        let file = fs::read_to_string(pid_file(home)).ok()?;
        let mut lines = file.lines().map(str::trim);
        let pid = Pid::from_raw(lines.next()?.parse().ok()?);
        // PostgreSQL, pidfile.h: the status is line 8, the last to be written.
        let status = lines.nth(6).unwrap_or_default().to_owned();
        Some(Self { pid, status })
    }

    pub(super) fn is_ready(&self) -> bool {
        self.status == "ready"
    }

    /// Whether the process lives and is ours; after a kill, its number may be some other program's.
    fn lives(&self, home: &Home) -> bool {
        let ours = format!(" -D {} -k {} ", home.cluster.display(), home.run.display());
        command_line(self.pid).is_some_and(|line| line.contains(&ours))
    }

    fn signal(&self, signal: Signal) {
        // It may have ended by itself meanwhile.
        let _ = kill(self.pid, signal);
    }
}

/// The program that runs this cluster. Makes the cluster if it is missing.
pub(super) fn prepare(
    home: &Home,
    account: &Account,
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

/// Makes a cluster with its role and its database, in a folder beside, which takes its name when it is
/// complete: whatever is interrupted, there is never half a cluster.
fn make(
    home: &Home,
    account: &Account,
    programs: &programs::Programs,
    durability: Durability,
) -> Result<(), EmbeddedError> {
    let new = home.folder.join("cluster.new");
    let mut made = Err(EmbeddedError::NoAccount);
    for locale in LOCALES {
        if new.exists() {
            fs::remove_dir_all(&new).map_err(EmbeddedError::at(&new))?;
        }
        account.own(&new)?;
        made = init(account.command(programs.initdb()), &new, locale, durability);
        if made.is_ok() {
            break;
        }
    }
    made?;
    let statements = match durability {
        Durability::Lasting => OWNER.to_owned(),
        Durability::Throwaway => [OWNER, THROWAWAY_OWNER].concat(),
    };
    run_alone(account.command(programs.postgres()), &new, &statements)?;
    fs::rename(&new, &home.cluster).map_err(EmbeddedError::at(&home.cluster))?;
    // A name is as lasting as the folder that it is in.
    File::open(&home.folder).and_then(|folder| folder.sync_all()).map_err(EmbeddedError::at(&home.folder))
}

fn init(
    mut initdb: Command,
    cluster: &Path,
    locale: &[&str],
    durability: Durability,
) -> Result<(), EmbeddedError> {
    // Whoever reaches the socket, in a folder that is closed to others, is let in.
    initdb.args(["-U", "postgres", "--auth", "trust", "--encoding", "UTF8", "--data-checksums"]);
    initdb.arg("--no-instructions").args(locale).arg("-D").arg(cluster);
    if durability == Durability::Throwaway {
        initdb.arg("--no-sync");
    }
    let output = initdb.output().map_err(EmbeddedError::at(cluster))?;
    succeeded("making the database with initdb", &output)
}

/// Runs statements in single-user mode, where no server and no connection is needed.
fn run_alone(mut postgres: Command, cluster: &Path, statements: &str) -> Result<(), EmbeddedError> {
    let unusable = EmbeddedError::at(cluster);
    postgres.args(["--single", "-c", "exit_on_error=true", "-D"]).arg(cluster).arg("postgres");
    postgres.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut process = postgres.spawn().map_err(&unusable)?;
    if let Some(mut input) = process.stdin.take() {
        // If it ends before it has read all, its own words say more than this error.
        let _ = input.write_all(statements.as_bytes());
    }
    let output = process.wait_with_output().map_err(&unusable)?;
    succeeded("making the database's owner", &output)
}

fn succeeded(what: &'static str, output: &Output) -> Result<(), EmbeddedError> {
    if output.status.success() {
        return Ok(());
    }
    Err(EmbeddedError::Failed { what, said: String::from_utf8_lossy(&output.stderr).trim().to_owned() })
}

/// Ends a server that nobody watches, and clears away what would keep a new one from starting.
pub(super) fn end_remains(home: &Home) -> Result<(), EmbeddedError> {
    let begun = Instant::now();
    let mut asked = false;
    while let Some(postmaster) = Postmaster::of(home) {
        if !postmaster.lives(home) {
            return forget(home, &postmaster);
        }
        let waited = begun.elapsed();
        if waited > STOPS_AT_ONCE_WITHIN {
            return Err(EmbeddedError::DoesNotStop {
                folder: home.folder.clone(),
                pid: postmaster.pid.as_raw(),
            });
        }
        if waited > STOPS_IN_ORDER_WITHIN {
            postmaster.signal(Signal::SIGQUIT);
        } else if waited > UNWATCHED_FOR && !asked && postmaster.status != "stopping" {
            postmaster.signal(Signal::SIGINT);
            asked = true;
        }
        thread::sleep(LOOK_AGAIN);
    }
    Ok(())
}

/// Removes the `postmaster.pid` of a dead server, if PostgreSQL would take it for alive: its process is
/// not reaped yet, or its number is now some other program's. Otherwise the file stays, since it tells
/// PostgreSQL which sessions of the dead server to wait for.
fn forget(home: &Home, postmaster: &Postmaster) -> Result<(), EmbeddedError> {
    if kill(postmaster.pid, None) == Err(Errno::ESRCH) {
        return Ok(());
    }
    let file = pid_file(home);
    fs::remove_file(&file).map_err(EmbeddedError::at(&file))
}

fn pid_file(home: &Home) -> PathBuf {
    home.cluster.join("postmaster.pid")
}

/// The command line of a process that lives; none of one that has ended, reaped or not.
fn command_line(pid: Pid) -> Option<String> {
    let words = if Path::new("/proc/self/cmdline").exists() {
        fs::read(format!("/proc/{pid}/cmdline")).ok()?
    } else {
        Command::new("ps").args(["-ww", "-o", "command=", "-p", &pid.to_string()]).output().ok()?.stdout
    };
    let line = String::from_utf8_lossy(&words).replace('\0', " ");
    (!line.trim().is_empty()).then_some(line)
}
