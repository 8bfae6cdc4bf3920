//! An embedded PostgreSQL: finds the programs on the machine, sets up a cluster in a folder, and runs the server on
//! a private socket.
//!
//! It is a real PostgreSQL, with all features that the site needs and no second SQL dialect to test. All processes
//! that open one folder share one server. Each holds a lifeline; when the last of them has ended, in whatever way,
//! a watchdog stops the server. A keeper in the site starts the server again when it dies. Whichever process is
//! killed, and at any moment: acknowledged data is kept, and the next start works.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | starting the server, or joining one that runs |
//! | `programs`, `account` | which programs, and as which account of the system they run |
//! | `home`, `cluster`, `log` | the folder and its lock; the data in it; the server's log |
//! | `postmaster` | the server's main process, found and ended |
//! | `watchdog`, `keeper` | stops it after the last user; starts it again when it dies |
//! | `error` | why it does not run, and what to do |

mod account;
mod cluster;
mod error;
mod home;
mod keeper;
mod log;
mod postmaster;
mod programs;
mod watchdog;

use std::{
    io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use account::SystemAccount;
use home::Home;
use postmaster::Postmaster;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use watchdog::Lifeline;

pub use error::EmbeddedError;
pub(super) use keeper::Keeper;

/// The database that the site uses, and the plain role that owns it. The owner may add trusted extensions.
pub const DATABASE: &str = "undersigned";

/// How long a start may take. Usually it is half a second; after a crash, up to a gigabyte of write-ahead log is
/// replayed first, and sessions of the crashed server may still be ending.
const READY_WITHIN: Duration = Duration::from_secs(300);

/// Polling interval for things that take milliseconds.
const LOOK_AGAIN: Duration = Duration::from_millis(5);

/// How long the last process waits for the server to stop, usually a tenth of that. If it takes longer, the
/// watchdog does the rest.
const STOPS_WITHIN: Duration = Duration::from_secs(2);

/// How long a watchdog needs to see that a lifeline was closed. If it still listens after that, it listens to other
/// processes.
const LETTING_GO_IS_SEEN_WITHIN: Duration = Duration::from_millis(300);

/// Message of a server that finds sessions of its crashed predecessor. They end by themselves.
const PREDECESSOR_IN_USE: &str = "pre-existing shared memory block";

/// Message of a server that finds another one running.
const RUNS_ALREADY: &str = "lock file \"postmaster.pid\" already exists";

/// A client program of PostgreSQL, if it is on this machine.
pub(super) fn client(name: &str) -> Option<PathBuf> {
    let account = SystemAccount::of_server(Path::new("/")).ok()?;
    programs::client(&account, name)
}

/// How safely the server stores its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Acknowledged data survives a power failure.
    Lasting,
    /// Fast, and lost if the machine crashes: for tests. Its owner may also create databases.
    Throwaway,
}

/// A hold on the server of a folder: while one of these exists in any process, the server stays up.
#[derive(Debug)]
pub struct Embedded {
    account: SystemAccount,
    home: Home,
    durability: Durability,
    lifeline: Lifeline,
}

impl Embedded {
    /// Joins the processes that share the server of `folder`, or starts the server, or makes it first. Blocks for
    /// as long as that takes.
    ///
    /// # Errors
    /// Every reason why there is no server, with what can be done about it.
    pub fn open(folder: &Path, durability: Durability) -> Result<Self, EmbeddedError> {
        let account = SystemAccount::of_server(folder)?;
        let home = Home::prepare(folder, &account)?;
        let lifeline = hold(&home, &account, durability)?;
        Ok(Self { account, home, durability, lifeline })
    }

    /// Options to connect to one of its databases, as the plain role that owns [`DATABASE`].
    pub fn connect_options(&self, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.home.run)
            .port(home::PORT)
            .ssl_mode(PgSslMode::Disable)
            .username(DATABASE)
            .database(database)
    }

    /// Lets go. If no other process holds the server, it stops, and this waits briefly for it.
    pub fn let_go(self) {
        let Self { home, lifeline, .. } = self;
        drop(lifeline);
        let begun = Instant::now();
        while let Some(postmaster) = Postmaster::of(&home)
            && begun.elapsed() < STOPS_WITHIN
        {
            if begun.elapsed() > LETTING_GO_IS_SEEN_WITHIN {
                // Others hold a server that is not on its way out. A process manager clears away what we leave behind,
                // and a server that it kills has to recover at its next start.
                if postmaster.is_ready() && watchdog::listens(&home) {
                    return;
                }
                postmaster.stop_unless_it_does(&home);
            }
            thread::sleep(LOOK_AGAIN);
        }
    }

    /// Whether the server answers and its watchdog counts us. In doubt, the server is assumed to be up.
    fn is_up(&self) -> bool {
        self.lifeline.is_held() && self.home.answers().unwrap_or(true)
    }

    /// Takes a new hold on the server after it or its watchdog died.
    fn renew(&mut self) -> Result<(), EmbeddedError> {
        self.lifeline = hold(&self.home, &self.account, self.durability)?;
        Ok(())
    }
}

/// Joins or starts the server. Processes that come at the same time take turns.
fn hold(home: &Home, account: &SystemAccount, durability: Durability) -> Result<Lifeline, EmbeddedError> {
    let _turn = home.take_turn()?;
    let deadline = Instant::now() + READY_WITHIN;
    if Postmaster::of_living(home).is_some()
        && let Some(lifeline) = Lifeline::take(home).map_err(EmbeddedError::at(&home.run))?
        && is_ready(home, &lifeline, deadline)?
    {
        return Ok(lifeline);
    }
    let postgres = cluster::prepare(home, account, durability)?;
    loop {
        postmaster::end_remains(home)?;
        let log_before = home.log.len();
        let lifeline = watchdog::start(home, account, &postgres, durability)?;
        if is_ready(home, &lifeline, deadline)? {
            return Ok(lifeline);
        }
        let output = home.log.since(log_before);
        // An earlier start that was killed may have brought up its server only now.
        let in_the_way = output.contains(PREDECESSOR_IN_USE) || Postmaster::of_living(home).is_some();
        if !in_the_way || Instant::now() > deadline {
            return Err(match Postmaster::of(home) {
                Some(other) if output.contains(RUNS_ALREADY) => other.in_use(home),
                _ => EmbeddedError::Failed { what: "starting PostgreSQL", output },
            });
        }
        thread::sleep(20 * LOOK_AGAIN);
    }
}

/// Waits until the server accepts connections; false if it ended instead.
fn is_ready(home: &Home, lifeline: &Lifeline, deadline: Instant) -> Result<bool, EmbeddedError> {
    while lifeline.is_held() && Instant::now() < deadline {
        let says_so = Postmaster::of(home).is_some_and(|postmaster| postmaster.is_ready());
        if says_so && home.answers().map_err(EmbeddedError::at(&home.run))? {
            return Ok(true);
        }
        thread::sleep(LOOK_AGAIN);
    }
    Ok(false)
}

/// Whether an error only says that there is no process at the other end.
fn nobody_is_there(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionRefused, NotFound};
    matches!(error.kind(), NotFound | ConnectionRefused | BrokenPipe)
        || error.raw_os_error() == Some(nix::libc::ENXIO)
}

/// The folder with the data, within the server's folder.
pub(in crate::database::embedded) const CLUSTER: &str = "cluster";
