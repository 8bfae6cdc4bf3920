//! The watchdog: a small shell program that starts the server, and stops it when the last process that holds its
//! lifeline has ended. It outlives us, so it can do what a killed process cannot.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::{
        fs::{FileTypeExt as _, OpenOptionsExt as _},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use nix::libc::{O_NOFOLLOW, O_NONBLOCK};
use uuid::Uuid;

use super::{Durability, EmbeddedError, account::SystemAccount, home, home::Home, nobody_is_there};

const SCRIPT: &str = include_str!("watchdog.sh");

/// How long a watchdog may take to answer on a machine under load, before it counts as dead.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

const SETTINGS: [&str; 8] = [
    // Reachable through the socket only, by its account and root only.
    "listen_addresses=",
    "unix_socket_permissions=0700",
    // Into our log, which is kept short.
    "logging_collector=off",
    // The details of an error repeat the row, with the names and words of people.
    "log_error_verbosity=terse",
    // The message of an error, the statement and the values of its parameters repeat what a visitor typed. The
    // client that sent the statement receives the error, and logs its code.
    "log_min_messages=log",
    "log_min_error_statement=panic",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
];

/// Settings of a throwaway server: it does not wait for the disk, and does no maintenance.
const THROWAWAY_SETTINGS: [&str; 5] =
    ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200"];

/// A hold on the server: the write end of the FIFO that the watchdog reads.
#[derive(Debug)]
pub(super) struct Lifeline(File);

impl Lifeline {
    /// Takes hold of the server, if its watchdog listens.
    pub(super) fn take(home: &Home) -> io::Result<Option<Self>> {
        match open_to_hold(home) {
            Ok(lifeline) => lifeline.heard_in(&heard(home)),
            Err(error) if nobody_is_there(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Waits until the watchdog repeats a random word of ours: then it counts us.
    fn heard_in(mut self, heard: &Path) -> io::Result<Option<Self>> {
        let word = Uuid::new_v4().simple().to_string();
        let begun = Instant::now();
        if let Err(error) = writeln!(self.0, "{word}") {
            return if nobody_is_there(&error) { Ok(None) } else { Err(error) };
        }
        while self.is_held() && begun.elapsed() < ANSWERS_WITHIN {
            match fs::read_to_string(heard) {
                Ok(words) if words.contains(&word) => return Ok(Some(self)),
                Err(error) if !nobody_is_there(&error) => return Err(error),
                _ => {}
            }
            thread::sleep(Duration::from_millis(1));
        }
        Ok(None)
    }

    /// Whether the watchdog still listens to this very lifeline.
    pub(super) fn is_held(&self) -> bool {
        !(&self.0).write_all(b"\n").is_err_and(|error| nobody_is_there(&error))
    }
}

/// Whether a watchdog listens.
pub(super) fn listens(home: &Home) -> bool {
    open_to_hold(home).is_ok()
}

/// Starts a server under a new watchdog. It may end at once: check whether the lifeline is still held.
pub(super) fn start(
    home: &Home,
    account: &SystemAccount,
    postgres: &Path,
    durability: Durability,
) -> Result<Lifeline, EmbeddedError> {
    let (lifeline, read_end) = new_lifeline(home, account)?;
    let log = home.log.to_append().map_err(EmbeddedError::at(home.log.path()))?;
    let errors = log.try_clone().map_err(EmbeddedError::at(home.log.path()))?;

    let mut command = account.command("/bin/sh");
    command.args(["-c", SCRIPT, "undersigned-watchdog"]).arg(heard(home)).arg(postgres);
    command.arg("-D").arg(&home.cluster).arg("-k").arg(&home.run).args(["-p", &home::PORT.to_string()]);
    let throwaway: &[&str] = if durability == Durability::Throwaway { &THROWAWAY_SETTINGS } else { &[] };
    for setting in SETTINGS.iter().chain(throwaway) {
        command.args(["-c", setting]);
    }
    command.stdin(read_end).stdout(log).stderr(errors);
    // Its own process group: Ctrl-C in the terminal is meant for the site, which then stops in order.
    command.process_group(0);
    let mut watchdog = command.spawn().map_err(EmbeddedError::at(Path::new("/bin/sh")))?;
    // Only to reap it; its end is noticed through the lifeline.
    thread::Builder::new()
        .name("postgres-watchdog".into())
        .spawn(move || watchdog.wait())
        .map_err(EmbeddedError::at(&home.folder))?;
    Ok(lifeline)
}

/// A FIFO with both ends open. We hold its write end before the watchdog reads, so that a watchdog whose starter is
/// killed in between finds no writer and stops.
fn new_lifeline(home: &Home, account: &SystemAccount) -> Result<(Lifeline, Stdio), EmbeddedError> {
    let fifo = fifo(home);
    // The socket is kept: connections to a socket without a server are refused, and pools then try again. Its lock
    // file may name a process id that now belongs to another process.
    for left_over in [&fifo, &home.socket_lock()] {
        match fs::remove_file(left_over) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(EmbeddedError::at(left_over)(error));
            }
            _ => {}
        }
    }
    let made = account
        .command("mkfifo")
        .args(["-m", "600"])
        .arg(&fifo)
        .output()
        .map_err(EmbeddedError::at(&fifo))?;
    if !made.status.success() {
        let output = String::from_utf8_lossy(&made.stderr).trim().to_owned();
        return Err(EmbeddedError::Failed { what: "mkfifo", output });
    }
    let open = || -> io::Result<_> {
        // Opening one end alone would block until the other is opened, or fail.
        let _both = OpenOptions::new().read(true).write(true).open(&fifo)?;
        Ok((open_to_hold(home)?, File::open(&fifo)?.into()))
    };
    open().map_err(EmbeddedError::at(&fifo))
}

fn open_to_hold(home: &Home) -> io::Result<Lifeline> {
    let fifo = OpenOptions::new().write(true).custom_flags(O_NONBLOCK | O_NOFOLLOW).open(fifo(home))?;
    // If the server's account has replaced the FIFO by another kind of file, it is not a lifeline, and root must
    // not write to it.
    if !fifo.metadata()?.file_type().is_fifo() {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(Lifeline(fifo))
}

fn fifo(home: &Home) -> PathBuf {
    home.run.join("lifeline")
}

fn heard(home: &Home) -> PathBuf {
    home.run.join("heard")
}
