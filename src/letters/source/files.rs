//! Owns the files of one letter as bytes: read from its folder, or from the database rows that keep the last good
//! ones.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use super::{
    problem::{Problem, mistyped},
    version::unix_lines,
};

/// The largest text file, in bytes. A long novel is that large; a larger letter is a wrong file.
pub const MAX_TEXT_BYTES: usize = 1024 * 1024;
/// The largest picture, in bytes: more than a phone should load before a signature.
pub const MAX_IMAGE_BYTES: usize = 10 * 1024 * 1024;
/// The most files of a letter: enough for hundreds of statements with a picture each.
pub const MAX_FILES: usize = 2_000;
/// The most bytes of all files of a letter together, as they are stored in the database.
pub const MAX_LETTER_BYTES: usize = 128 * 1024 * 1024;

/// The letter's text in its own language.
pub const LETTER: &str = "letter.md";
pub const SIGNATORIES: &str = "signatories.csv";
/// Acknowledgements and how to contribute.
pub const ABOUT: &str = "about.md";
/// Names that wait for a moderator.
pub const WATCH: &str = "watch.txt";
/// The statement about the letter's withdrawal.
pub const WITHDRAWN: &str = "withdrawn.md";
/// Folders within the letter's folder.
pub const STATEMENTS: &str = "statements";
pub const UPDATES: &str = "updates";
pub const IMAGES: &str = "images";

/// The files of one letter by their path within its folder, with `/` between names.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Bytes>);

impl Files {
    /// Reads a letter's folder, and only the files that belong to a letter. A name that looks like a misspelt one
    /// is a problem, and so is a link that leads out of the folder.
    ///
    /// # Errors
    /// Files that cannot be read or are too large, with [`Problem::file`] as a path within the folder.
    pub fn read(folder: &Path) -> Result<Self, Vec<Problem>> {
        let mut reading = FolderWalk {
            folder,
            root: PathBuf::new(),
            files: BTreeMap::new(),
            bytes: 0,
            problems: Vec::new(),
        };
        match fs::canonicalize(folder) {
            Ok(root) => reading.root = root,
            Err(why) => return Err(vec![unreadable(LETTER, &why)]),
        }
        reading.list("");
        if reading.problems.is_empty() { Ok(Self(reading.files)) } else { Err(reading.problems) }
    }

    pub fn get(&self, path: &str) -> Option<&Bytes> {
        self.0.get(path)
    }

    /// Adds a file, or replaces the one with this path.
    pub fn insert(&mut self, path: &str, content: impl Into<Bytes>) {
        self.0.insert(path.to_owned(), content.into());
    }

    /// Removes a file; returns false if there was none with this path.
    pub fn remove(&mut self, path: &str) -> bool {
        self.0.remove(path).is_some()
    }

    /// Adds, replaces and removes files.
    pub fn apply(&mut self, changes: &[(String, Option<Bytes>)]) {
        for (path, content) in changes {
            match content {
                Some(content) => self.insert(path, content.clone()),
                None => drop(self.remove(path)),
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every file with its path, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        self.0.iter().map(|(path, content)| (path.as_str(), content))
    }

    /// The files directly in `folder`: path, name within the folder, content.
    pub fn within(&self, folder: &str) -> impl Iterator<Item = (&str, &str, &Bytes)> {
        self.iter().filter_map(move |(path, content)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((path, name, content))
        })
    }

    /// A file as text: UTF-8 without byte order mark, with LF line ends. `None` if there is no such file, or if it
    /// is not text, which is added to `problems`.
    pub fn text(&self, path: &str, problems: &mut Vec<Problem>) -> Option<String> {
        let content = self.get(path)?;
        if content.len() > MAX_TEXT_BYTES {
            problems.push(too_large(path, MAX_TEXT_BYTES));
            return None;
        }
        match std::str::from_utf8(content) {
            Ok(text) => {
                let text = unix_lines(text.strip_prefix('\u{feff}').unwrap_or(text));
                if let Some(at) = text.find('\0') {
                    let what = "there is a NUL character (U+0000) on this line; remove it";
                    problems.push(Problem::new(path, line_of_byte(text.as_bytes(), at), what));
                    return None;
                }
                Some(text)
            }
            Err(why) => {
                let line = line_of_byte(content, why.valid_up_to());
                problems.push(Problem::new(path, line, "this line is not UTF-8; save the file as UTF-8"));
                None
            }
        }
    }

    /// SHA-256 over all paths and contents.
    pub fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for (path, content) in &self.0 {
            // The length precedes each part, so that no content can imitate a path and another file.
            for part in [path.as_bytes(), content] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
        }
        hash.finalize().into()
    }
}

/// Paths without contents, which would hide everything else.
impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Used for rows of the database, and in tests.
impl<P: Into<String>, C: Into<Bytes>> FromIterator<(P, C)> for Files {
    fn from_iter<I: IntoIterator<Item = (P, C)>>(rows: I) -> Self {
        Self(rows.into_iter().map(|(path, content)| (path.into(), content.into())).collect())
    }
}

/// One walk through a folder: its own files and those of three folders in it, never deeper.
struct FolderWalk<'a> {
    folder: &'a Path,
    /// The folder with symbolic links resolved; every file must be within it.
    root: PathBuf,
    files: BTreeMap<String, Bytes>,
    bytes: usize,
    problems: Vec<Problem>,
}

impl FolderWalk<'_> {
    /// Reads the files of a letter in its folder (`within` is empty) or in one of its subfolders.
    fn list(&mut self, within: &str) {
        let entries = match fs::read_dir(self.folder.join(within))
            .and_then(Iterator::collect::<io::Result<Vec<_>>>)
        {
            Ok(entries) => entries,
            Err(why) => {
                return self.problems.push(unreadable(if within.is_empty() { LETTER } else { within }, &why));
            }
        };
        for entry in entries {
            let Ok(name) = entry.file_name().into_string() else {
                let what = "a file name here is not UTF-8; rename it";
                self.problems.push(Problem::new(if within.is_empty() { LETTER } else { within }, 1, what));
                continue;
            };
            if is_leftover(&name) {
                continue;
            }
            let path = if within.is_empty() { name.clone() } else { format!("{within}/{name}") };
            if let Some(is_folder) = self.stays_within(&path) {
                match (within, is_folder) {
                    ("", true) if [STATEMENTS, UPDATES, IMAGES].contains(&name.as_str()) => self.list(&name),
                    ("", false) if is_letter_file(&name) => self.file(path),
                    ("", _) => self.problems.extend(slip(&name)),
                    (_, true) => {
                        let what =
                            format!("folders in {within} are not read; move the files up into {within}");
                        self.problems.push(Problem::new(&path, 1, what));
                    }
                    (_, false) => self.file(path),
                }
            }
        }
    }

    /// True if the path is a folder; `None`, with a problem added, if it cannot be reached or leads out of the
    /// letter.
    fn stays_within(&mut self, path: &str) -> Option<bool> {
        let found = fs::canonicalize(self.folder.join(path)).and_then(|target| {
            let metadata = fs::metadata(&target)?;
            Ok((target, metadata))
        });
        match found {
            Ok((target, _)) if !target.starts_with(&self.root) => {
                let what = "this link leads out of the letter's folder; put a copy of the file here instead";
                self.problems.push(Problem::new(path, 1, what));
                None
            }
            Ok((_, metadata)) => Some(metadata.is_dir()),
            Err(why) => {
                self.problems.push(unreadable(path, &why));
                None
            }
        }
    }

    fn file(&mut self, path: String) {
        let limit = if path.starts_with(IMAGES) { MAX_IMAGE_BYTES } else { MAX_TEXT_BYTES };
        let place = self.folder.join(&path);
        match fs::metadata(&place) {
            Ok(metadata) if !metadata.is_file() => {
                self.problems.push(Problem::new(&path, 1, "this is not a plain file; remove it"));
            }
            Ok(metadata) if metadata.len() > limit as u64 => self.problems.push(too_large(&path, limit)),
            Ok(_) if self.files.len() == MAX_FILES => {
                let what = format!("a letter has at most {MAX_FILES} files; remove some");
                self.problems.push(Problem::new(&path, 1, what));
            }
            Ok(metadata) if self.bytes + metadata.len() as usize > MAX_LETTER_BYTES => {
                let what = format!(
                    "with this file the letter is larger than {}; make pictures smaller",
                    size(MAX_LETTER_BYTES)
                );
                self.problems.push(Problem::new(&path, 1, what));
            }
            Ok(_) => match fs::read(&place) {
                Ok(content) => {
                    self.bytes += content.len();
                    self.files.insert(path, content.into());
                }
                Err(why) => self.problems.push(unreadable(&path, &why)),
            },
            Err(why) => self.problems.push(unreadable(&path, &why)),
        }
    }
}

/// True for temporary files of editors, file managers and version control.
pub fn is_leftover(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with('~')
        || [".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".part"].iter().any(|end| name.ends_with(end))
        || ["Thumbs.db", "desktop.ini", "4913", "Icon\r"].contains(&name)
}

/// True if a letter can have a file at this path.
pub fn is_path_of_letter(path: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && !is_leftover(name)
            && !name.chars().any(|c| c.is_control() || matches!(c, '/' | '\\'))
    };
    match path.split_once('/') {
        None => is_letter_file(path),
        Some((folder, name)) => [STATEMENTS, UPDATES, IMAGES].contains(&folder) && is_name(name),
    }
}

fn is_letter_file(name: &str) -> bool {
    [LETTER, SIGNATORIES, ABOUT, WATCH, WITHDRAWN].contains(&name)
        || language_of(name).is_some()
        || language_of_withdrawal(name).is_some()
}

/// The language in the name of a translation: `fr` in `letter.fr.md`.
pub fn language_of(name: &str) -> Option<&str> {
    name.strip_prefix("letter.")?.strip_suffix(".md").filter(|language| !language.is_empty())
}

/// The language in the name of a withdrawal statement: `fr` in `withdrawn.fr.md`.
pub fn language_of_withdrawal(name: &str) -> Option<&str> {
    name.strip_prefix("withdrawn.")?.strip_suffix(".md").filter(|language| !language.is_empty())
}

/// Reports a name that is nearly the name of a letter's file. Other files in the folder are ignored.
fn slip(name: &str) -> Option<Problem> {
    let known = [LETTER, SIGNATORIES, ABOUT, WATCH, WITHDRAWN, STATEMENTS, UPDATES, IMAGES];
    let meant = mistyped(name, known)?;
    Some(Problem::new(name, 1, format!("this is not read; did you mean to name it \"{meant}\"?")))
}

fn unreadable(path: &str, why: &io::Error) -> Problem {
    Problem::new(path, 1, format!("cannot be read: {why}"))
}

fn too_large(path: &str, limit: usize) -> Problem {
    Problem::new(path, 1, format!("is larger than {}; make it smaller", size(limit)))
}

fn size(bytes: usize) -> String {
    format!("{} MiB", bytes / (1024 * 1024))
}

fn line_of_byte(content: &[u8], at: usize) -> usize {
    content.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::letters::source::testing::Folder;

    fn wrong(folder: &Folder) -> Vec<String> {
        Files::read(folder.path()).unwrap_err().iter().map(ToString::to_string).collect()
    }

    fn paths(folder: &Folder) -> Vec<String> {
        Files::read(folder.path()).unwrap().iter().map(|(path, _)| path.to_owned()).collect()
    }

    #[test]
    fn what_belongs_to_a_letter_is_read_and_leftovers_are_not() {
        let folder = Folder::new();
        for path in ["letter.md", "letter.fr.md", "signatories.csv", "about.md", "watch.txt", "images/a.png"]
        {
            folder.write(path, "x");
        }
        folder.write("statements/01-a.md", "x");
        folder.write("updates/2026-01-31-a.md", "x");
        for leftover in [
            ".DS_Store",
            "letter.md~",
            ".letter.md.swp",
            "statements/.01-a.md.swp",
            "images/Thumbs.db",
            "#letter.md#",
        ] {
            folder.write(leftover, "x");
        }
        folder.write("notes-for-myself.txt", "x");
        folder.write("drafts/letter.md", "x");
        assert_eq!(
            paths(&folder),
            [
                "about.md",
                "images/a.png",
                "letter.fr.md",
                "letter.md",
                "signatories.csv",
                "statements/01-a.md",
                "updates/2026-01-31-a.md",
                "watch.txt"
            ]
        );
    }

    #[test]
    fn a_path_leads_nowhere_else() {
        for path in ["letter.md", "letter.pt-BR.md", "images/a b.png", "statements/01-ada.md", "watch.txt"] {
            assert!(is_path_of_letter(path), "{path}");
        }
        for path in [
            "",
            "a.md",
            "../letter.md",
            "images/",
            "images/a/b.png",
            "images/../letter.md",
            "images/.a",
            "/letter.md",
            "images\\a",
        ] {
            assert!(!is_path_of_letter(path), "{path}");
        }
    }

    #[test]
    fn a_name_that_was_mistyped_does_not_go_unnoticed() {
        let folder = Folder::new();
        folder.write("letter.md", "x");
        folder.write("signatorys.csv", "x");
        folder.write("statement/01-a.md", "x");
        let mut wrong = wrong(&folder);
        wrong.sort();
        assert_eq!(
            wrong[0],
            "signatorys.csv:1: this is not read; did you mean to name it \"signatories.csv\"?"
        );
        assert_eq!(wrong[1], "statement:1: this is not read; did you mean to name it \"statements\"?");
    }

    #[test]
    fn a_link_may_lead_within_the_folder_and_not_out_of_it() {
        let (folder, elsewhere) = (Folder::new(), Folder::new());
        folder.write("letter.md", "x");
        symlink(folder.path().join("letter.md"), folder.path().join("about.md")).unwrap();
        assert_eq!(paths(&folder), ["about.md", "letter.md"]);
        elsewhere.write("secret.key", "x");
        symlink(elsewhere.path().join("secret.key"), folder.path().join("letter.fr.md")).unwrap();
        symlink(elsewhere.path(), folder.path().join("images")).unwrap();
        let mut wrong = wrong(&folder);
        wrong.sort();
        assert!(wrong[0].starts_with("images:1: this link leads out"), "{wrong:?}");
        assert!(wrong[1].starts_with("letter.fr.md:1: this link leads out"), "{wrong:?}");
    }

    #[test]
    fn links_in_a_circle_and_to_nowhere_end() {
        let folder = Folder::new();
        symlink(folder.path().join("letter.md"), folder.path().join("letter.md")).unwrap();
        symlink(folder.path().join("gone"), folder.path().join("about.md")).unwrap();
        symlink(folder.path(), folder.path().join("statements")).unwrap();
        let wrong = wrong(&folder);
        assert!(wrong.iter().any(|line| line.starts_with("letter.md:1: cannot be read")), "{wrong:?}");
        assert!(wrong.iter().any(|line| line.starts_with("about.md:1: cannot be read")), "{wrong:?}");
    }

    #[test]
    fn what_is_too_large_is_refused_before_it_is_read() {
        let folder = Folder::new();
        folder.write("letter.md", "a".repeat(MAX_TEXT_BYTES + 1));
        folder.write("images/a.png", vec![0; MAX_IMAGE_BYTES + 1]);
        let mut wrong = wrong(&folder);
        wrong.sort();
        assert_eq!(
            wrong,
            [
                "images/a.png:1: is larger than 10 MiB; make it smaller",
                "letter.md:1: is larger than 1 MiB; make it smaller"
            ]
        );
    }

    #[test]
    fn a_folder_that_is_gone_is_a_problem() {
        let folder = Folder::new();
        let gone = Files::read(&folder.path().join("gone")).unwrap_err();
        assert!(gone[0].to_string().starts_with("letter.md:1: cannot be read"));
    }

    #[test]
    fn text_loses_byte_order_mark_and_foreign_line_ends() {
        let files = Files::from_iter([("about.md", "\u{feff}a\r\nb\rc\n")]);
        assert_eq!(files.text("about.md", &mut Vec::new()).unwrap(), "a\nb\nc\n");
        assert_eq!(files.text("watch.txt", &mut Vec::new()), None);
    }

    #[test]
    fn what_is_not_text_is_named_with_its_line() {
        let files = Files::from_iter([
            ("about.md", &b"a\nb\xe9\n"[..]),
            ("watch.txt", b"a\n\n\0"),
            ("letter.md", b"\xff\xfea\0"),
        ]);
        let mut problems = Vec::new();
        for path in ["about.md", "watch.txt", "letter.md"] {
            assert_eq!(files.text(path, &mut problems), None);
        }
        assert_eq!(problems[0].to_string(), "about.md:2: this line is not UTF-8; save the file as UTF-8");
        assert!(problems[1].to_string().starts_with("watch.txt:3: there is a NUL character"));
        assert!(problems[2].to_string().starts_with("letter.md:1: this line is not UTF-8"));
    }

    #[test]
    fn the_hash_changes_with_every_path_and_byte() {
        let hash = |files: &[(&'static str, &'static str)]| Files::from_iter(files.iter().copied()).hash();
        let one = hash(&[("a", "b")]);
        assert_eq!(one, hash(&[("a", "b")]));
        for other in [&[("a", "c")][..], &[("b", "b")], &[("a", "b"), ("c", "")], &[("ab", "")], &[]] {
            assert_ne!(one, hash(other), "{other:?}");
        }
    }
}
