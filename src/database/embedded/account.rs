//! Chooses the operating-system account that PostgreSQL runs as, and sets the owner of its files. It is our own
//! account, or an unprivileged one if we are root, because PostgreSQL refuses to run as root.

use std::{
    env,
    ffi::OsStr,
    fs::{self, OpenOptions, Permissions},
    io,
    os::unix::{
        fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _, chown, fchown},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use nix::{
    libc::O_NOFOLLOW,
    unistd::{Gid, Uid, User},
};

use super::EmbeddedError;

/// Accounts that root may run the server as, in order of preference.
const WITHOUT_RIGHTS: [&str; 2] = ["postgres", "nobody"];

/// Access for the server's account only, as PostgreSQL requires for its folders.
const PRIVATE: u32 = 0o700;
const PRIVATE_FILE: u32 = 0o600;

/// Full access for us; others can pass through the folder, but cannot list it.
const PASSABLE: u32 = 0o711;

/// The account that runs the server and owns its folders.
#[derive(Debug)]
pub(super) struct SystemAccount {
    uid: u32,
    gid: u32,
    name: String,
}

impl SystemAccount {
    /// The account for the server of `folder`. Root takes the account that owns the cluster, if there is one,
    /// because the set of existing accounts may change.
    pub(super) fn of_server(folder: &Path) -> Result<Self, EmbeddedError> {
        let ours = Self::of(Uid::effective().as_raw(), Gid::effective().as_raw());
        if ours.uid != 0 {
            return Ok(ours);
        }
        if let Ok(cluster) = fs::metadata(folder.join(crate::database::embedded::CLUSTER))
            && cluster.uid() != 0
        {
            return Ok(Self::of(cluster.uid(), cluster.gid()));
        }
        let known = WITHOUT_RIGHTS.into_iter().find_map(|name| User::from_name(name).ok().flatten());
        let user = known.ok_or(EmbeddedError::NoAccount)?;
        Ok(Self { uid: user.uid.as_raw(), gid: user.gid.as_raw(), name: user.name })
    }

    fn of(uid: u32, gid: u32) -> Self {
        Self { uid, gid, name: name_of(uid) }
    }

    /// A command that runs as this account, without environment variables that point to other servers.
    pub(super) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        if Uid::effective().is_root() {
            // This also drops supplementary groups.
            command.uid(self.uid).gid(self.gid);
        }
        for (variable, _) in env::vars_os() {
            if variable.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(variable);
            }
        }
        // English messages whatever the terminal's locale; on macOS, a server without a locale does not start.
        command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        command
    }

    /// Makes `folder` if it is missing, and ensures that this account owns it and that it is closed to others.
    pub(super) fn own(&self, folder: &Path) -> Result<(), EmbeddedError> {
        let unusable = EmbeddedError::at(folder);
        match fs::create_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(unusable(error)),
            _ => {}
        }
        // Do not follow a symbolic link: in a folder that is open to all, any user may have made it.
        let there = fs::symlink_metadata(folder).map_err(&unusable)?;
        if !there.is_dir() {
            return Err(unusable(io::ErrorKind::NotADirectory.into()));
        }
        if there.uid() != self.uid {
            if there.uid() != Uid::effective().as_raw() {
                return Err(self.does_not_own(folder, there.uid()));
            }
            chown(folder, Some(self.uid), Some(self.gid)).map_err(&unusable)?;
        }
        fs::set_permissions(folder, Permissions::from_mode(PRIVATE)).map_err(unusable)
    }

    /// Ensures that this account can pass through `folder`, which we just made, whatever our umask.
    pub(super) fn let_through(&self, folder: &Path) -> Result<(), EmbeddedError> {
        if self.uid == Uid::effective().as_raw() || folder.as_os_str().is_empty() {
            return Ok(());
        }
        fs::set_permissions(folder, Permissions::from_mode(PASSABLE)).map_err(EmbeddedError::at(folder))
    }

    /// Makes `file` if it is missing, and gives it to this account.
    pub(super) fn own_file(&self, file: &Path) -> Result<(), EmbeddedError> {
        let unusable = EmbeddedError::at(file);
        let mut options = OpenOptions::new();
        // The folder belongs to the account, and root must not follow a symbolic link in it.
        options.create(true).append(true).mode(PRIVATE_FILE).custom_flags(O_NOFOLLOW);
        let opened = options.open(file).map_err(&unusable)?;
        // Under systemd, a sandbox may forbid even what would change nothing.
        if opened.metadata().map_err(&unusable)?.uid() == self.uid {
            return Ok(());
        }
        fchown(opened, Some(self.uid), Some(self.gid)).map_err(unusable)
    }

    /// Checks that `folder`, which has content, belongs to this account.
    pub(super) fn expect_to_own(&self, folder: &Path) -> Result<(), EmbeddedError> {
        match fs::metadata(folder).map_err(EmbeddedError::at(folder))?.uid() {
            owner if owner == self.uid => Ok(()),
            owner => Err(self.does_not_own(folder, owner)),
        }
    }

    /// Checks that this account can enter `folder`.
    pub(super) fn expect_to_reach(&self, folder: &Path) -> Result<(), EmbeddedError> {
        if self.can_enter(folder) {
            return Ok(());
        }
        let mut way: Vec<&Path> = folder.ancestors().collect();
        way.reverse();
        let closed = way.into_iter().find(|step| !self.can_enter(step)).unwrap_or(folder);
        Err(EmbeddedError::OutOfReach {
            account: self.name.clone(),
            closed: closed.to_owned(),
            folder: PathBuf::from(folder),
        })
    }

    fn can_enter(&self, folder: &Path) -> bool {
        let enter = self
            .command("/bin/sh")
            .args(["-c", "cd \"$1\"", "sh"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        enter.is_ok_and(|status| status.success())
    }

    fn does_not_own(&self, folder: &Path, owner: u32) -> EmbeddedError {
        EmbeddedError::NotOurs {
            folder: folder.to_owned(),
            owner: name_of(owner),
            account: self.name.clone(),
        }
    }
}

/// The name of an account, or its number if it has no name, as in many containers.
fn name_of(uid: u32) -> String {
    match User::from_uid(Uid::from_raw(uid)) {
        Ok(Some(user)) => user.name,
        _ => uid.to_string(),
    }
}
