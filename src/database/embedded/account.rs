//! The account that PostgreSQL runs as: our own, or, since it refuses root, one without rights.

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

/// Accounts that root may run the server as, the best first.
const WITHOUT_RIGHTS: [&str; 2] = ["postgres", "nobody"];

/// For the server's account alone, as PostgreSQL demands of its folders.
const PRIVATE: u32 = 0o700;
const PRIVATE_FILE: u32 = 0o600;

/// For ourselves; others reach what they may in it, and do not see what there is.
const PASSABLE: u32 = 0o711;

/// Who runs the server and owns its folders.
#[derive(Debug)]
pub(super) struct Account {
    uid: u32,
    gid: u32,
    name: String,
}

impl Account {
    /// The account for the server of `folder`. Root takes the one that owns the cluster, if there is one:
    /// which accounts exist may change.
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

    /// A program to be run as this account, free of what our environment says about other servers.
    pub(super) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        if Uid::effective().is_root() {
            // Gives up supplementary groups too.
            command.uid(self.uid).gid(self.gid);
        }
        for (variable, _) in env::vars_os() {
            if variable.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(variable);
            }
        }
        // Plain English whatever the terminal speaks; on macOS, a server without any does not start.
        command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        command
    }

    /// Makes `folder` if it is missing, and sees that it is this account's and closed to others.
    pub(super) fn own(&self, folder: &Path) -> Result<(), EmbeddedError> {
        let unusable = EmbeddedError::at(folder);
        match fs::create_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(unusable(error)),
            _ => {}
        }
        // Not what a link leads to: in a folder that is open to all, anybody may have laid it.
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

    /// Sees that this account can pass through `folder`, which we just made, whatever our file mode mask.
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
        // The folder is the account's, and root must not be led astray by a link in it.
        options.create(true).append(true).mode(PRIVATE_FILE).custom_flags(O_NOFOLLOW);
        let opened = options.open(file).map_err(&unusable)?;
        fchown(opened, Some(self.uid), Some(self.gid)).map_err(unusable)
    }

    /// Sees that `folder`, which has content, is this account's.
    pub(super) fn expect_to_own(&self, folder: &Path) -> Result<(), EmbeddedError> {
        match fs::metadata(folder).map_err(EmbeddedError::at(folder))?.uid() {
            owner if owner == self.uid => Ok(()),
            owner => Err(self.does_not_own(folder, owner)),
        }
    }

    /// Sees that this account can enter `folder`.
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

/// The name of an account, or its number where it has none, as in many containers.
fn name_of(uid: u32) -> String {
    match User::from_uid(Uid::from_raw(uid)) {
        Ok(Some(user)) => user.name,
        _ => uid.to_string(),
    }
}
