//! The server's main process: finds it through `postmaster.pid`, and ends one that should no longer run.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use nix::{
    errno::Errno,
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::{EmbeddedError, LOOK_AGAIN, home::Home};

/// How long a server without a watchdog may be in the course of stopping, before we end it.
const UNWATCHED_FOR: Duration = Duration::from_secs(1);

/// How long the process id of a dead server may still be its own (not reaped), before it must be that of another
/// process.
const NOT_REAPED_FOR: Duration = Duration::from_secs(1);

/// How long an orderly stop may take before an immediate one. The data is safe in both cases.
const STOPS_IN_ORDER_WITHIN: Duration = Duration::from_secs(10);

/// How long an immediate stop may take.
const STOPS_AT_ONCE_WITHIN: Duration = Duration::from_secs(20);

#[derive(Debug)]
pub(super) struct Postmaster {
    pid: Pid,
    status: String,
}

impl Postmaster {
    /// The process of the server that runs, or that ran until it was killed.
    pub(super) fn of(home: &Home) -> Option<Self> {
        let file = fs::read_to_string(pid_file(home)).ok()?;
        let mut lines = file.lines().map(str::trim);
        let pid = Pid::from_raw(lines.next()?.parse().ok()?);
        // PostgreSQL, pidfile.h: the status is line 8, the last one to be written.
        let status = lines.nth(6).unwrap_or_default().to_owned();
        Some(Self { pid, status })
    }

    /// The process of the server that runs.
    pub(super) fn of_living(home: &Home) -> Option<Self> {
        Self::of(home).filter(|postmaster| postmaster.process(home) == Process::Server)
    }

    pub(super) fn is_ready(&self) -> bool {
        self.status == "ready"
    }

    /// The error that another server uses the cluster.
    pub(super) fn in_use(&self, home: &Home) -> EmbeddedError {
        EmbeddedError::InUse { cluster: home.cluster.clone(), pid: self.pid.as_raw() }
    }

    /// Does the work of a watchdog that was killed.
    pub(super) fn stop_unless_it_does(&self, home: &Home) {
        if self.is_ready() && self.process(home) == Process::Server {
            self.signal(Signal::SIGINT);
        }
    }

    fn process(&self, home: &Home) -> Process {
        let ours = format!(" -D {} -k {} ", home.cluster.display(), home.run.display());
        match command_line(self.pid) {
            Some(line) if line.contains(&ours) => Process::Server,
            Some(line) if line.contains("postgres") => Process::OtherPostgres,
            _ if kill(self.pid, None) == Err(Errno::ESRCH) => Process::Gone,
            _ => Process::Unrelated,
        }
    }

    fn signal(&self, signal: Signal) {
        // It may have ended by itself in the meantime.
        let _ = kill(self.pid, signal);
    }
}

/// What the process id in the file belongs to now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Process {
    Server,
    /// One that was started by hand, perhaps in this very folder.
    OtherPostgres,
    Gone,
    /// The dead server, not reaped yet; or some other program, because process ids are used again.
    Unrelated,
}

/// Ends a server without a watchdog, and removes what would keep a new one from starting.
pub(super) fn end_remains(home: &Home) -> Result<(), EmbeddedError> {
    let begun = Instant::now();
    let mut asked = false;
    while let Some(postmaster) = Postmaster::of(home) {
        let waited = begun.elapsed();
        match postmaster.process(home) {
            Process::Server if waited > STOPS_AT_ONCE_WITHIN => {
                let pid = postmaster.pid.as_raw();
                return Err(EmbeddedError::DoesNotStop { folder: home.folder.clone(), pid });
            }
            Process::Server if waited > STOPS_IN_ORDER_WITHIN => postmaster.signal(Signal::SIGQUIT),
            Process::Server => {
                if waited > UNWATCHED_FOR && !asked && postmaster.status != "stopping" {
                    postmaster.signal(Signal::SIGINT);
                    asked = true;
                }
            }
            // The file is kept: PostgreSQL reads in it which sessions of a dead server to wait for, and refuses to
            // run beside a server that is alive.
            Process::Gone | Process::OtherPostgres => return Ok(()),
            Process::Unrelated => {
                if waited > NOT_REAPED_FOR {
                    // PostgreSQL would take any process with that id for the server.
                    let file = pid_file(home);
                    return fs::remove_file(&file).map_err(EmbeddedError::at(&file));
                }
            }
        }
        thread::sleep(LOOK_AGAIN);
    }
    Ok(())
}

fn pid_file(home: &Home) -> PathBuf {
    home.cluster.join("postmaster.pid")
}

/// The command line of a running process; `None` if it has ended, reaped or not.
fn command_line(pid: Pid) -> Option<String> {
    let words = if Path::new("/proc/self/cmdline").exists() {
        fs::read(format!("/proc/{pid}/cmdline")).ok()?
    } else {
        Command::new("ps").args(["-ww", "-o", "command=", "-p", &pid.to_string()]).output().ok()?.stdout
    };
    let line = String::from_utf8_lossy(&words).replace('\0', " ");
    (!line.trim().is_empty()).then_some(line)
}
