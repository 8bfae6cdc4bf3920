//! Whether something changed in the folder of letters.
//!
//! We look ourselves, several times a second, at names, sizes and times. The kernel's notices (inotify and its
//! kin) would be cheaper and do not arrive everywhere: not from network file systems, not through the bind mounts
//! of containers on another system, and not for a folder that was moved away and put back. A look costs one
//! `stat` a file, some two milliseconds for a thousand; where it takes longer we look less often.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    os::unix::fs::MetadataExt as _,
    path::Path,
    time::Duration,
};

/// How long the folder must lie still before it is read, which is how far two looks are apart: an editor that
/// writes and renames, a copy or a checkout is done within, or still writes. Two of them and the reading stay
/// within the second in which a saved file is in force.
pub const STILL_FOR: Duration = Duration::from_millis(250);

/// A look may take one part in so many of our time: 5 % of one core, in the largest folder.
pub const SHARE: u32 = 20;

/// How deep files of a letter lie: `letters/SLUG/images/FILE`.
const DEPTH: usize = 3;

/// What tells one state of the folder from another, without reading a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glimpse(u64);

impl Glimpse {
    /// Looks at the folder. One that is not there looks different from an empty one.
    pub fn of(folder: &Path) -> Self {
        let mut glimpse = Self(0);
        glimpse.look_into(folder, DEPTH);
        glimpse
    }

    fn look_into(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else { return self.see(folder, "unreadable") };
        self.see(folder, "folder");
        for path in entries.flatten().map(|entry| entry.path()) {
            // Links are followed: what counts is what is read.
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && depth > 1 => self.look_into(&path, depth - 1),
                // The time of the last change of any kind (ctime) cannot be set back, as that of the content can,
                // and a renamed file brings its number along.
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

    /// Entries come in any order, so they are summed.
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
