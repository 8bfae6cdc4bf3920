//! The folder of an embedded server: its files, and the lock for the processes that use it.
//!
//! ```text
//! cluster/      the data
//! run/          the socket, and what the watchdog listens to
//! lock          held by a process that joins or starts the server
//! postgres.log  what the server says
//! ```

use std::{
    fs::{self, File},
    io,
    os::unix::{ffi::OsStrExt as _, net::UnixStream},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::{CLUSTER, EmbeddedError, account::SystemAccount, log::Log, nobody_is_there};

/// Part of the socket's file name and nothing else: the server listens on no network.
pub(super) const PORT: u16 = 5432;

/// Bytes of a socket's path that every system accepts: `sun_path` of macOS, without the final zero.
const LONGEST_SOCKET_PATH: usize = 103;

/// The paths of the server's files. They are absolute, because PostgreSQL changes its working directory.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) folder: PathBuf,
    pub(super) cluster: PathBuf,
    pub(super) run: PathBuf,
    pub(super) log: Log,
    lock: PathBuf,
}

impl Home {
    /// Makes what is missing, and ensures that `account` owns and reaches it.
    pub(super) fn prepare(folder: &Path, account: &SystemAccount) -> Result<Self, EmbeddedError> {
        let unusable = EmbeddedError::at(folder);
        if let Some(parent) = folder.parent().filter(|parent| !parent.exists()) {
            fs::create_dir_all(parent).map_err(&unusable)?;
            account.let_through(parent)?;
        }
        account.own(folder)?;
        let folder = fs::canonicalize(folder).map_err(unusable)?;
        account.expect_to_reach(&folder)?;

        let run = run_folder(&folder);
        account.own(&run)?;
        let (cluster, lock) = (folder.join(CLUSTER), folder.join("lock"));
        let log = Log::at(folder.join("postgres.log"));
        for file in [&lock, log.path()] {
            account.own_file(file)?;
        }
        Ok(Self { folder, cluster, run, log, lock })
    }

    /// Waits until no other process joins or starts the server, and locks others out until the file is dropped. The
    /// kernel releases the lock when we end, so a killed process leaves no lock behind.
    pub(super) fn take_turn(&self) -> Result<File, EmbeddedError> {
        let unusable = EmbeddedError::at(&self.lock);
        let lock = File::open(&self.lock).map_err(&unusable)?;
        lock.lock().map_err(unusable)?;
        Ok(lock)
    }

    /// The file in which the server writes which process listens on the socket.
    pub(super) fn socket_lock(&self) -> PathBuf {
        self.run.join(format!(".s.PGSQL.{PORT}.lock"))
    }

    /// Whether a server listens on the socket. If that cannot be found out, the result is an error and not `false`:
    /// a process that has no free file descriptors must not restart a healthy server.
    pub(super) fn answers(&self) -> io::Result<bool> {
        match UnixStream::connect(socket_in(&self.run)) {
            Ok(_) => Ok(true),
            Err(error) if nobody_is_there(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// Beside the data, where no cleanup job deletes it. The path of a socket must be short, so a folder that is nested
/// too deep has its socket in `/tmp`, under a name that every process can compute.
fn run_folder(folder: &Path) -> PathBuf {
    let run = folder.join("run");
    if socket_in(&run).as_os_str().len() <= LONGEST_SOCKET_PATH {
        return run;
    }
    let hash = Sha256::digest(folder.as_os_str().as_bytes());
    let name = HEXLOWER.encode(&hash[..8]);
    Path::new("/tmp").join(format!("undersigned-{name}"))
}

fn socket_in(run: &Path) -> PathBuf {
    run.join(format!(".s.PGSQL.{PORT}"))
}
