//! The letters in force: read from their folders, kept in the database, held in memory.
//!
//! A good folder replaces what was there. One with a mistake changes nothing: its last good files stay in force,
//! on this node from memory, after a restart and on other nodes from the database. A folder that vanished
//! unpublishes nothing.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use sqlx::PgPool;
use time::OffsetDateTime;

use super::{Files, Found, Letter, Problem, Site, Slug, Text, load, load_folder, store};
use crate::{clock::Clock, language::Language, urls};

/// A letter in force, with what the database knows it by.
#[derive(Debug)]
pub struct Loaded {
    /// Its row.
    pub id: i64,
    /// The letter.
    pub letter: Letter,
    /// The row of the text in each language.
    versions: BTreeMap<Language, i64>,
}

impl Loaded {
    /// The row of the text in this language.
    pub fn version(&self, language: &Language) -> Option<i64> {
        self.versions.get(language).copied()
    }

    /// The row of the text in the letter's own language.
    pub fn own_version(&self) -> i64 {
        self.version(&self.letter.language).unwrap_or_default()
    }

    /// The languages of the letter, its own first.
    pub fn languages(&self) -> Vec<Language> {
        self.letter.texts.iter().map(|text| text.language.clone()).collect()
    }
}

/// What an address leads to.
#[derive(Clone, Debug)]
pub enum Shelved {
    /// A letter.
    Here(Arc<Loaded>),
    /// A letter that has another name now.
    Moved(Arc<Loaded>),
}

#[derive(Default)]
struct Shelf {
    letters: Vec<Arc<Loaded>>,
    problems: Vec<Problem>,
}

/// The words that the site puts into a letter's body, for a language.
pub type BodyWords = fn(&Language) -> super::Words;

/// All letters of the site.
pub struct Library {
    folder: PathBuf,
    pool: PgPool,
    clock: Clock,
    words: BodyWords,
    shelf: RwLock<Arc<Shelf>>,
}

/// The letters could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The folder of letters cannot be listed.
    #[error("the folder of letters {0} cannot be read; say where the letters are with --letters")]
    Folder(String, #[source] std::io::Error),
    /// The database did not answer.
    #[error("the letters could not be kept in the database")]
    Database(#[from] sqlx::Error),
}

impl Library {
    /// An empty library over a folder; [`Library::reload`] fills it.
    pub fn new(folder: PathBuf, pool: PgPool, clock: Clock, words: BodyWords) -> Self {
        Self { folder, pool, clock, words, shelf: RwLock::default() }
    }

    /// Reads the folder again, and returns the letters that are new or have changed.
    pub async fn reload(&self) -> Result<Vec<Arc<Loaded>>, LibraryError> {
        let (folder, words) = (self.folder.clone(), self.words);
        let read = tokio::task::spawn_blocking(move || {
            load_folder(&folder, &site(&words))
                .map_err(|error| LibraryError::Folder(folder.display().to_string(), error))
        });
        let found = read.await.map_err(|error| LibraryError::Database(sqlx::Error::Io(error.into())))??;
        let known = store::letters(&self.pool).await?;
        let before = self.shelf();
        let mut letters = Vec::new();
        let mut problems = Vec::new();
        let mut changed = Vec::new();
        let mut take = |loaded: Arc<Loaded>, is_new: bool| {
            if is_new {
                changed.push(loaded.clone());
            }
            letters.push(loaded);
        };
        let mut seen = Vec::new();
        for Found { folder, files, outcome } in found {
            seen.push(folder.clone());
            match (outcome, files) {
                (Ok(letter), Some(files)) => {
                    match before.of(&folder).filter(|old| old.letter.files_hash == letter.files_hash) {
                        Some(unchanged) => take(unchanged, false),
                        None => take(self.keep(letter, &files).await?, true),
                    }
                }
                (outcome, _) => {
                    problems.extend(outcome.err().unwrap_or_default());
                    if let Some(good) = self.last_good(&before, &known, &folder).await? {
                        take(good, before.of(&folder).is_none());
                    }
                }
            }
        }
        for kept in known.iter().filter(|kept| !seen.contains(&kept.slug)) {
            if letters.iter().any(|loaded| loaded.id == kept.id) {
                continue; // renamed: it is here under its new name
            }
            let what = "the folder of this letter is gone; the letter stays as it was. To take it back, restore the \
                        folder and write state = \"withdrawn\"";
            problems.push(Problem::new("letter.md", 1, what).within(&kept.slug));
            if let Some(good) = self.last_good(&before, &known, &kept.slug).await? {
                let is_new = before.of(&kept.slug).is_none();
                letters.push(good.clone());
                if is_new {
                    changed.push(good);
                }
            }
        }
        letters.sort_by_key(|loaded| std::cmp::Reverse((loaded.letter.began(), loaded.id)));
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Shelf { letters, problems });
        Ok(changed)
    }

    async fn keep(&self, letter: Letter, files: &Files) -> sqlx::Result<Arc<Loaded>> {
        let (id, versions) = store::keep(&self.pool, &letter, files, self.clock.now()).await?;
        Ok(Arc::new(Loaded { id, letter, versions }))
    }

    /// What was last in force under this name: from memory, else from the database.
    async fn last_good(
        &self,
        before: &Shelf,
        known: &[store::Row],
        slug: &str,
    ) -> sqlx::Result<Option<Arc<Loaded>>> {
        if let Some(loaded) = before.of(slug) {
            return Ok(Some(loaded));
        }
        let Some(row) = known.iter().find(|row| row.slug == slug) else { return Ok(None) };
        let Ok(slug) = slug.parse::<Slug>() else { return Ok(None) };
        let files = store::files(&self.pool, row.id).await?;
        let loaded = load(&slug, &files, &site(&self.words));
        match loaded {
            Ok(letter) => Ok(Some(self.keep(letter, &files).await?)),
            Err(problems) => {
                let first = problems.first().map(ToString::to_string).unwrap_or_default();
                tracing::error!(
                    letter = slug.as_str(),
                    "the kept files of a letter are not good any more: {first}"
                );
                Ok(None)
            }
        }
    }

    /// The letter at this address.
    pub fn find(&self, slug: &str) -> Option<Shelved> {
        let shelf = self.shelf();
        let moved = || {
            let has_alias =
                |loaded: &&Arc<Loaded>| loaded.letter.aliases.iter().any(|alias| alias.as_str() == slug);
            shelf.letters.iter().find(has_alias).cloned().map(Shelved::Moved)
        };
        shelf.of(slug).map(Shelved::Here).or_else(moved)
    }

    /// The letter of this row.
    pub fn by_id(&self, id: i64) -> Option<Arc<Loaded>> {
        self.shelf().letters.iter().find(|loaded| loaded.id == id).cloned()
    }

    /// Every letter, whatever its state, the latest first.
    pub fn all(&self) -> Vec<Arc<Loaded>> {
        self.shelf().letters.clone()
    }

    /// The letters that the public may read, the latest first.
    pub fn public(&self, now: OffsetDateTime) -> Vec<Arc<Loaded>> {
        self.all().into_iter().filter(|loaded| loaded.letter.is_public(now)).collect()
    }

    /// What is wrong with the letters' files.
    pub fn problems(&self) -> Vec<Problem> {
        self.shelf().problems.clone()
    }

    fn shelf(&self) -> Arc<Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Letter {
    /// The text for a reader of this language: theirs, else the letter's own.
    pub fn text_in(&self, language: &Language) -> &Text {
        let found = |same: &dyn Fn(&Text) -> bool| self.texts.iter().find(|text| same(text));
        found(&|text| text.language == *language)
            .or_else(|| found(&|text| text.language.primary() == language.primary()))
            .unwrap_or(&self.texts[0])
    }
}

impl Shelf {
    fn of(&self, slug: &str) -> Option<Arc<Loaded>> {
        self.letters.iter().find(|loaded| loaded.letter.slug.as_str() == slug).cloned()
    }
}

fn site(words: &BodyWords) -> Site<'_> {
    Site {
        image_url: &|slug, name, hash| urls::image(slug.as_str(), name, hash),
        words,
        organizer_required: false,
    }
}
