//! The server's log file, kept below a maximum size.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use nix::libc::O_NOFOLLOW;

/// Bytes of log before it is rotated. One older log is kept: together, months of a quiet server.
const LONGEST: u64 = 8 * 1024 * 1024;

/// Bytes of the server's output that an error repeats: its last dozen lines.
const TOLD: u64 = 2 * 1024;

/// `postgres.log` in the server's folder. The server only appends, so the file can be truncated while it runs.
#[derive(Debug)]
pub(super) struct Log {
    path: PathBuf,
}

impl Log {
    pub(super) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the log for a server to append to.
    pub(super) fn to_append(&self) -> io::Result<File> {
        OpenOptions::new().append(true).custom_flags(O_NOFOLLOW).open(&self.path)
    }

    pub(super) fn len(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |file| file.len())
    }

    /// The output after the log had `length` bytes, or the last part of it.
    pub(super) fn since(&self, length: u64) -> String {
        let from = length.max(self.len().saturating_sub(TOLD));
        let read = || -> io::Result<Vec<u8>> {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(from))?;
            let mut output = Vec::new();
            file.take(TOLD).read_to_end(&mut output)?;
            Ok(output)
        };
        match read() {
            Ok(output) => String::from_utf8_lossy(&output).trim().to_owned(),
            Err(error) => format!("(the log cannot be read: {error})"),
        }
    }

    /// Rotates the log if it is too long. A line that is written at the same time may be lost.
    pub(super) fn trim(&self) -> io::Result<()> {
        if self.len() > LONGEST {
            let old = self.path.with_extension("log.old");
            if old.exists() {
                fs::remove_file(&old)?;
            }
            // Do not write through a symbolic link that the server's account may have made to attack root.
            let mut kept = File::create_new(old)?;
            io::copy(&mut File::open(&self.path)?, &mut kept)?;
            self.to_append()?.set_len(0)?;
        }
        Ok(())
    }
}
