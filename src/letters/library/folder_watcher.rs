//! Detects changes in the folder of letters; used by the library.
//!
//! It polls names, sizes and times several times a second. Kernel notifications (inotify and the like) would be
//! cheaper but do not arrive everywhere: not from network file systems, not through bind mounts of containers on
//! another system, and not for a folder that was moved away and put back. One poll costs one `stat` per file, about
//! two milliseconds for a thousand files; if it takes longer, the interval grows.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    os::unix::fs::MetadataExt as _,
    path::Path,
    time::Duration,
};

/// How long the folder must be unchanged before it is read, and the interval between two polls. An editor that
/// writes and renames, a copy or a checkout is finished within this time or still writes. Two intervals and the
/// reading fit into the one second after which a saved file is in force.
pub const STILL_FOR: Duration = Duration::from_millis(250);

/// A poll may take one part in this many of the time: 5 % of one core in the largest folder.
pub const SHARE: u32 = 20;

/// Depth of the files of a letter: `letters/SLUG/images/FILE`.
const DEPTH: usize = 3;

/// Fingerprint of the state of the folder, made without reading files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glimpse(u64);

impl Glimpse {
    /// Takes a fingerprint. A missing folder differs from an empty one.
    pub fn of(folder: &Path) -> Self {
        let mut glimpse = Self(0);
        glimpse.look_into(folder, DEPTH);
        glimpse
    }

    fn look_into(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else { return self.see(folder, "unreadable") };
        self.see(folder, "folder");
        for path in entries.flatten().map(|entry| entry.path()) {
            // Symbolic links are followed, because the reader follows them too.
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && depth > 1 => self.look_into(&path, depth - 1),
                // ctime cannot be set back as mtime can, and a renamed file keeps its inode number.
                Ok(metadata) => self.see(
                    &path,
                    (
                        metadata.len(),
                        (metadata.mtime(), metadata.mtime_nsec()),
                        (metadata.ctime(), metadata.ctime_nsec()),
                        metadata.ino(),
                    ),
                ),
                Err(_) => self.see(&path, "unreachable"),
            }
        }
    }

    /// Directory entries come in any order, so the hashes are summed.
    fn see(&mut self, path: &Path, what: impl std::hash::Hash) {
        let mut hasher = DefaultHasher::new();
        (path, what).hash(&mut hasher);
        self.0 = self.0.wrapping_add(hasher.finish());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::source::testing::Folder;

    #[test]
    fn whatever_happens_to_a_file_is_seen() {
        let folder = Folder::new();
        let mut seen = vec![Glimpse::of(&folder.path().join("letters"))];
        let mut look = |what: &str| {
            let glimpse = Glimpse::of(&folder.path().join("letters"));
            assert!(!seen.contains(&glimpse), "{what}");
            assert_eq!(glimpse, Glimpse::of(&folder.path().join("letters")), "{what}");
            seen.push(glimpse);
        };
        folder.write("letters/a/letter.md", "one");
        look("a letter appears");
        folder.write("letters/a/letter.md", "two");
        look("it is written over with as many bytes");
        folder.write("letters/a/images/a.png", "x");
        look("a picture is added");
        let place = |name: &str| folder.path().join("letters/a").join(name);
        fs::write(place("new"), "six").unwrap();
        look("an editor writes beside it");
        fs::rename(place("new"), place("letter.md")).unwrap();
        look("and renames");
        fs::rename(folder.path().join("letters/a"), folder.path().join("letters/b")).unwrap();
        look("the folder is renamed");
        fs::remove_dir_all(folder.path().join("letters/b")).unwrap();
        look("and vanishes");
    }
}
