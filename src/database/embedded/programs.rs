//! Finds the server programs of PostgreSQL, which most systems keep out of `PATH`.

use std::{
    cmp::Reverse,
    env, fs,
    path::{Path, PathBuf},
};

use super::account::SystemAccount;
use crate::database::version::OLDEST_MAJOR;

/// Folders that contain a folder for each installed version, and the path of the programs within it.
const VERSIONED: [(&str, &str); 8] = [
    ("/usr/lib/postgresql", "bin"), // Debian, Ubuntu
    ("/usr", "bin"),                // Fedora, RHEL: /usr/pgsql-17/bin
    ("/usr/libexec", ""),           // Alpine: /usr/libexec/postgresql17
    ("/opt/homebrew/opt", "bin"),   // Homebrew: postgresql@17/bin
    ("/usr/local/opt", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "bin"),
    ("/Library/PostgreSQL", "bin"), // EDB's installer for macOS
];

/// All places that are searched, for error messages.
const PLACES: &str = "PATH, pg_config --bindir, /usr/lib/postgresql, /usr/pgsql-*, /usr/libexec/postgresql*, \
    Homebrew, Postgres.app and /Library/PostgreSQL";

#[derive(Debug)]
pub(super) struct Programs {
    pub(super) major: u32,
    folder: PathBuf,
}

impl Programs {
    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    pub(super) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }
}

/// The programs that were found, the newest first, and where we looked. `PG_BINDIR` replaces all other places.
pub(super) fn find(account: &SystemAccount) -> (Vec<Programs>, String) {
    let (folders, places) = match env::var_os("PG_BINDIR") {
        Some(folder) => (vec![PathBuf::from(&folder)], format!("PG_BINDIR, {}", folder.display())),
        None => (likely_folders(account), PLACES.to_owned()),
    };
    let mut found: Vec<Programs> = Vec::new();
    for folder in folders {
        // Symbolic links lead from many folders to one.
        let Ok(postgres) = fs::canonicalize(folder.join("postgres")) else { continue };
        let Some(folder) = postgres.parent().filter(|folder| folder.join("initdb").is_file()) else {
            continue;
        };
        if found.iter().any(|programs| programs.folder == folder) {
            continue;
        }
        match major(account, &postgres) {
            Some(major) if major >= OLDEST_MAJOR => found.push(Programs { major, folder: folder.to_owned() }),
            _ => {}
        }
    }
    found.sort_by_key(|programs| Reverse(programs.major));
    (found, places)
}

/// A client program of that name: the newest of the folders of servers, or the one in `PATH`.
pub(super) fn client(account: &SystemAccount, name: &str) -> Option<PathBuf> {
    let (found, _) = find(account);
    let beside = found.into_iter().map(|programs| programs.folder);
    let named = env::var_os("PG_BINDIR").map(PathBuf::from);
    let in_path = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    beside.chain(named).chain(in_path).map(|folder| folder.join(name)).find(|path| path.is_file())
}

fn likely_folders(account: &SystemAccount) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    if let Ok(output) = account.command("pg_config").arg("--bindir").output() {
        folders.push(String::from_utf8_lossy(&output.stdout).trim().into());
    }
    for (base, programs) in VERSIONED {
        let versions = fs::read_dir(base).into_iter().flatten().flatten();
        folders.extend(versions.map(|version| version.path().join(programs)));
    }
    folders
}

/// The major version: 15 for `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major(account: &SystemAccount, postgres: &Path) -> Option<u32> {
    let output = account.command(postgres).arg("--version").output().ok()?;
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = output.split_whitespace().nth(2)?;
    version.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}
