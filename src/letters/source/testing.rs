//! Shared by the tests of letters: a valid letter to modify, and a folder that is deleted when it is dropped.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::load::load;
use crate::letters::{Files, Letter, SiteContext};

/// The head of a PNG of 3 × 2 pixels: the parser reads no more.
pub(crate) const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\x12\x16\xf1\x4d";

/// The smallest valid letter.
pub(crate) const LETTER: &str = "+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n\nDear all\n";

/// Loads a valid letter with some files replaced or added.
pub(crate) fn load_with(files: &[(&str, &str)]) -> Result<Letter, Vec<String>> {
    let base = [("letter.md", LETTER.as_bytes()), ("images/a.png", PNG)];
    let changed = files.iter().map(|(path, content)| (*path, content.as_bytes()));
    let files: Files =
        base.into_iter().chain(changed).map(|(path, content)| (path, content.to_vec())).collect();
    let site = SiteContext {
        image_url: &|slug, name, _| format!("/letters/{slug}/images/{name}"),
        ..SiteContext::unseen(false)
    };
    load(&"a".parse().unwrap(), &files, &site)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

/// A letter whose text has these lines of front matter after title and language, from line 4 on.
pub(crate) fn with_keys(lines: &str) -> Result<Letter, Vec<String>> {
    load_with(&[("letter.md", &format!("+++\ntitle = \"A\"\nlanguage = \"en\"\n{lines}\n+++\n\nDear all\n"))])
}

/// A letter with this text, which begins at line 5 of its file.
pub(crate) fn with_body(body: &str) -> Result<Letter, Vec<String>> {
    load_with(&[("letter.md", &format!("+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n{body}"))])
}

/// The problems; panics if there are none.
pub(crate) fn problems(outcome: Result<Letter, Vec<String>>) -> Vec<String> {
    match outcome {
        Ok(letter) => panic!("no mistake is found in {:?}", letter.texts),
        Err(problems) => problems,
    }
}

/// A folder for one test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("undersigned-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and creates its folders.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
