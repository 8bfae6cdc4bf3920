//! A PostgreSQL of our own: found on the machine, set up in a folder, and run on a private socket.
//!
//! It is the real one, with everything that the site needs and no second dialect to test. All processes
//! that open one folder share one server. Each holds a lifeline, and when the last of them is gone,
//! whatever way it went, a watchdog stops the server. A keeper in the site starts it again when it dies.
//! Whatever is killed and whenever: what was acknowledged is there, and the next start works.

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
    path::Path,
    thread,
    time::{Duration, Instant},
};

use account::Account;
use home::Home;
use postmaster::Postmaster;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use watchdog::Lifeline;

pub use error::EmbeddedError;
pub(super) use keeper::Keeper;

/// The database that the site uses, and the plain role that owns it. The owner may add trusted extensions.
pub const DATABASE: &str = "undersigned";

/// How long a start may take. Usually it is half a second; after a crash, up to a gigabyte of
/// write-ahead log is replayed first, and sessions of the crashed server may still be ending.
const READY_WITHIN: Duration = Duration::from_secs(300);

/// How often something that takes milliseconds is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(5);

/// How long the last one out waits for the server to stop, usually a tenth of that. If it takes longer,
/// the watchdog sees to the rest.
const STOPS_WITHIN: Duration = Duration::from_millis(500);

/// How long a watchdog needs to see that a lifeline was let go. If it still listens then, it listens to
/// other processes.
const LETTING_GO_IS_SEEN_WITHIN: Duration = Duration::from_millis(100);

/// What a server says that finds sessions of its crashed predecessor. They end by themselves.
const PREDECESSOR_IN_USE: &str = "pre-existing shared memory block";

/// What a server says that finds another one at work.
const RUNS_ALREADY: &str = "lock file \"postmaster.pid\" already exists";

/// How much a server does for its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What was acknowledged survives a power cut.
    Lasting,
    /// Fast, and lost with the machine: for tests. Its owner may also create databases.
    Throwaway,
}

/// A hold on the server of a folder: while one of these lives in any process, the server stays up.
#[derive(Debug)]
pub struct Embedded {
    account: Account,
    home: Home,
    durability: Durability,
    lifeline: Lifeline,
}

impl Embedded {
    /// Joins the processes that share the server of `folder`, or starts it, or makes it first. Blocks for
    /// as long as that takes.
    ///
    /// # Errors
    /// Every reason why there is no server, with what can be done about it.
    pub fn open(folder: &Path, durability: Durability) -> Result<Self, EmbeddedError> {
        let account = Account::of_server(folder)?;
        let home = Home::prepare(folder, &account)?;
        let lifeline = hold(&home, &account, durability)?;
        Ok(Self { account, home, durability, lifeline })
    }

    /// How to connect to one of its databases, as the plain role that owns [`DATABASE`].
    pub fn connect_options(&self, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.home.run)
            .port(home::PORT)
            .ssl_mode(PgSslMode::Disable)
            .username(DATABASE)
            .database(database)
    }

    /// Lets go. If no other process holds the server, it stops, and this waits a moment for it.
    pub fn let_go(self) {
        let Self { home, lifeline, .. } = self;
        drop(lifeline);
        let begun = Instant::now();
        while let Some(postmaster) = Postmaster::of(&home)
            && begun.elapsed() < STOPS_WITHIN
        {
            if begun.elapsed() > LETTING_GO_IS_SEEN_WITHIN {
                if watchdog::listens(&home) {
                    return;
                }
                postmaster.stop_unless_it_does(&home);
            }
            thread::sleep(LOOK_AGAIN);
        }
    }

    /// Whether the server answers and its watchdog knows of us. In doubt, it is taken to be up.
    fn is_up(&self) -> bool {
        self.lifeline.is_held() && self.home.answers().unwrap_or(true)
    }

    /// Holds the server again after it died, or its watchdog did.
    fn renew(&mut self) -> Result<(), EmbeddedError> {
        self.lifeline = hold(&self.home, &self.account, self.durability)?;
        Ok(())
    }
}

/// Joins or starts the server. Processes that come at the same time take turns.
fn hold(home: &Home, account: &Account, durability: Durability) -> Result<Lifeline, EmbeddedError> {
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
        let said = home.log.since(log_before);
        // A start that was killed may have got further only now.
        let in_the_way = said.contains(PREDECESSOR_IN_USE) || Postmaster::of_living(home).is_some();
        if !in_the_way || Instant::now() > deadline {
            return Err(match Postmaster::of(home) {
                Some(other) if said.contains(RUNS_ALREADY) => other.in_use(home),
                _ => EmbeddedError::Failed { what: "starting PostgreSQL", said },
            });
        }
        thread::sleep(20 * LOOK_AGAIN);
    }
}

/// Waits until the server takes connections; false once it has ended instead.
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

/// Whether an error only says that nobody is at the other end.
fn nobody_is_there(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionRefused, NotFound};
    matches!(error.kind(), NotFound | ConnectionRefused | BrokenPipe)
        || error.raw_os_error() == Some(nix::libc::ENXIO)
}

/// The folder with the data, in the server's folder.
pub(in crate::database::embedded) const CLUSTER: &str = "cluster";
