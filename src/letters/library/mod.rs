//! Owns the letters in force: a copy in memory of what the database holds. Used by every page.
//!
//! Letters come from a folder, and the database says which are in force. [`Library::reload`] reads this node's
//! folder and writes what has changed in it to the database; then this node, like every other ([`Library::look`]),
//! loads what the database says. So a broken file changes nothing, a missing folder unpublishes nothing, and after
//! a restart the last good letters are there.
//!
//! Two nodes whose folders differ, as during a deployment, do not overwrite each other again and again: a node
//! writes only when *its* folder has changed, or when it starts with a folder that differs from the last one taken
//! in. The other nodes follow the database, whatever their folders hold. The last node that changed or started
//! wins.
//!
//! | file | owns |
//! | --- | --- |
//! | `folder_watcher` | notices that the folder has changed |
//! | [`text_changes`], `text_diff` | a changed text waits for a decision; the difference, for readers |
//! | [`translations`] | which translations are of an earlier text |
//! | `site_updates` | updates that organizers write on the site |
//! | `signing_periods` | when a letter took signatures |
//! | [`site_letters`] | letters that are written on the site |
//! | [`slug_suggestion`] | which letter a wrong URL means |

pub mod folder_watcher;
pub mod signing_periods;
pub mod site_letters;
pub mod site_updates;
pub mod slug_suggestion;
pub mod text_changes;
pub mod text_diff;
pub mod translations;

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use sha2::{Digest as _, Sha256};
use sqlx::{PgConnection, PgPool};
use time::OffsetDateTime;
use tokio::sync::Mutex;

use self::{
    folder_watcher::{Glimpse, SHARE, STILL_FOR},
    site_updates::SiteUpdate,
    text_changes::{SignedTexts, WaitingText},
    text_diff::{difference, plain},
    translations::Behind,
};
use super::{
    Files, Letter, LoadedFolder, Problem, SiteContext, Slug, Source, Text, Update, Version, load,
    load_folder,
    source::updates,
    store::{self, Identity, Row},
};
use crate::{clock::Clock, language::Language, urls};

/// How many times a folder that changes while it is read is read at the start, before it is accepted as it is. A
/// copy that takes longer is taken in again when it is complete.
const READINGS: usize = 8;

/// A letter in force, with its database ids.
#[derive(Debug)]
pub struct Loaded {
    pub id: i64,
    pub letter: Letter,
    /// Where it is edited.
    pub source: Source,
    /// The moment from which the public can read it, past or future.
    pub shown_from: Option<OffsetDateTime>,
    /// Changed texts that wait for a decision.
    pub waiting: BTreeMap<Language, WaitingText>,
    /// Translations that were made from another version than the own text in force.
    pub behind: BTreeMap<Language, Behind>,
    /// The `letter_version` row of the text in each language.
    versions: BTreeMap<Language, i64>,
    /// Raised when news written on the site is published.
    news_edition: i64,
}

impl Loaded {
    /// A letter that nobody has saved, to be looked at.
    pub fn preview(letter: Letter) -> Self {
        let (waiting, behind, versions) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let shown_from = letter.publishes;
        Self { id: 0, letter, source: Source::Site, shown_from, waiting, behind, versions, news_edition: 0 }
    }

    /// Fingerprint of everything that can be read of the letter (its files and the news published on the site), for
    /// cache keys.
    pub fn state(&self) -> [u8; 32] {
        if self.news_edition == 0 {
            return self.letter.files_hash;
        }
        let edition = self.news_edition.to_be_bytes();
        Sha256::new().chain_update(self.letter.files_hash).chain_update(edition).finalize().into()
    }

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

#[derive(Default)]
struct Shelf {
    letters: Vec<Arc<Loaded>>,
    problems: Vec<Problem>,
    /// The database rows that the letters were loaded from.
    rows: BTreeMap<i64, Row>,
}

/// What this node knows about its folder.
#[derive(Default)]
struct FolderState {
    /// The fingerprint of the folder when it was last read.
    read: Option<Glimpse>,
    /// The fingerprint at the last poll.
    seen: Option<Glimpse>,
    /// By folder name, the hash of the valid files that this node took in last.
    taken: HashMap<String, [u8; 32]>,
    problems: Vec<Problem>,
    /// The interval before the next poll.
    pause: Duration,
}

struct FolderReading {
    /// The fingerprint before the reading.
    glimpse: Glimpse,
    /// True if the fingerprint was the same after the reading.
    is_whole: bool,
    found: std::io::Result<Vec<LoadedFolder>>,
}

/// The words that the site adds to a letter's body, by language.
pub type BodyWords = fn(&Language) -> super::BodyLabels;

pub struct Library {
    folder: PathBuf,
    pool: PgPool,
    clock: Clock,
    words: BodyWords,
    signatures: Arc<dyn SignedTexts>,
    shelf: RwLock<Arc<Shelf>>,
    input: Mutex<FolderState>,
}

/// The letters could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The folder of letters cannot be listed, and the database knows no letter either.
    #[error("the folder of letters {0} cannot be read; say where the letters are with --letters")]
    Folder(String, #[source] std::io::Error),
    #[error("the letters could not be kept in the database")]
    Database(#[from] sqlx::Error),
}

impl Library {
    /// An empty library over a folder; [`Library::reload`] fills it.
    pub fn new(
        folder: PathBuf,
        pool: PgPool,
        clock: Clock,
        words: BodyWords,
        signatures: Arc<dyn SignedTexts>,
    ) -> Self {
        Self { folder, pool, clock, words, signatures, shelf: RwLock::default(), input: Mutex::default() }
    }

    /// The texts that a letter had in a language, the first first.
    pub async fn history(
        &self,
        conn: &mut PgConnection,
        letter: i64,
        language: &Language,
    ) -> sqlx::Result<Vec<text_changes::HistoryStep>> {
        text_changes::history(conn, &*self.signatures, letter, language).await
    }

    /// Checks the folder and the database for changes, loads them, and returns the letters that are new or changed.
    /// A folder that is still being written is not read until it stays unchanged.
    pub async fn look(&self) -> Result<Vec<Arc<Loaded>>, LibraryError> {
        let mut input = self.input.lock().await;
        let begun = Instant::now();
        let now = self.glimpse().await?;
        input.pause = STILL_FOR.max(begun.elapsed() * SHARE);
        let lies_still = input.seen.replace(now) == Some(now);
        if lies_still && input.read != Some(now) {
            let reading = self.read().await?;
            return if reading.is_whole { self.take_in(&mut input, reading).await } else { Ok(Vec::new()) };
        }
        if store::letters(&self.pool).await? != self.shelf().rows {
            return Ok(self.follow(&input, HashMap::new()).await?);
        }
        Ok(Vec::new())
    }

    /// Loads what the database says now, without a look into the folder, and returns the letters that are new or changed.
    pub async fn catch_up(&self) -> sqlx::Result<Vec<Arc<Loaded>>> {
        let input = self.input.lock().await;
        self.follow(&input, HashMap::new()).await
    }

    /// Renders news as it would appear on the site, or returns what is wrong with it.
    pub fn set(&self, letter: &Letter, site_updates: &SiteUpdate) -> Result<Option<Update>, Vec<Problem>> {
        site_updates.set(letter, &site(&self.words))
    }

    pub(super) const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// By which letters open and close.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The interval before the next poll.
    pub async fn pause(&self) -> Duration {
        self.input.lock().await.pause.max(STILL_FOR)
    }

    /// Reads the folder again, takes in what has changed, and returns the letters that are new or changed.
    pub async fn reload(&self) -> Result<Vec<Arc<Loaded>>, LibraryError> {
        let mut input = self.input.lock().await;
        let mut reading = self.read().await?;
        for _ in 1..READINGS {
            if reading.is_whole {
                break;
            }
            tokio::time::sleep(STILL_FOR).await;
            reading = self.read().await?;
        }
        self.take_in(&mut input, reading).await
    }

    async fn read(&self) -> Result<FolderReading, LibraryError> {
        let glimpse = self.glimpse().await?;
        let (folder, words) = (self.folder.clone(), self.words);
        let found = off_thread(move || load_folder(&folder, &site(&words))).await?;
        Ok(FolderReading { is_whole: glimpse == self.glimpse().await?, glimpse, found })
    }

    async fn take_in(
        &self,
        input: &mut FolderState,
        reading: FolderReading,
    ) -> Result<Vec<Arc<Loaded>>, LibraryError> {
        let found = match reading.found {
            Ok(found) => found,
            // The folder cannot be read, but the database has the letters.
            Err(why) if !store::letters(&self.pool).await?.is_empty() => {
                let what =
                    format!("the folder of letters cannot be read ({why}); the letters stay as they were");
                input.problems = vec![Problem::new(&self.folder.display().to_string(), 1, what)];
                input.read = Some(reading.glimpse);
                return Ok(self.follow(input, HashMap::new()).await?);
            }
            Err(why) => return Err(LibraryError::Folder(self.folder.display().to_string(), why)),
        };
        let mut problems = Vec::new();
        let mut parsed = HashMap::new();
        let mut folders = Vec::new();
        for LoadedFolder { folder, files, outcome } in found {
            folders.push(folder.clone());
            match (outcome, files) {
                (Ok(letter), Some(files)) => {
                    let hash = letter.files_hash;
                    if input.taken.get(&folder) != Some(&hash) {
                        match self.put(letter.clone(), files).await? {
                            Ok(()) => drop(input.taken.insert(folder.clone(), hash)),
                            Err(refused) => problems.extend(refused),
                        }
                    }
                    parsed.insert(folder, letter);
                }
                (outcome, _) => problems.extend(outcome.err().unwrap_or_default()),
            }
        }
        for row in store::letters(&self.pool).await?.values() {
            if row.source == Source::Folder && !folders.contains(&row.slug) {
                let what = "the folder of this letter is gone; the letter stays as it was. To take it back, restore \
                            the folder and write state = \"withdrawn\"";
                problems.push(Problem::new("letter.md", 1, what).within(&row.slug));
            }
        }
        input.problems = problems;
        let changed = self.follow(input, parsed).await?;
        // Set only after success, so that a failure on the way is retried at the next poll.
        input.read = Some(reading.glimpse);
        Ok(changed)
    }

    async fn glimpse(&self) -> Result<Glimpse, LibraryError> {
        let folder = self.folder.clone();
        off_thread(move || Glimpse::of(&folder)).await
    }

    /// Writes the files of one folder to the database in one transaction, unless they are the ones written last.
    async fn put(&self, letter: Letter, files: Files) -> sqlx::Result<Result<(), Vec<Problem>>> {
        let (folder_hash, now) = (letter.files_hash, self.clock.now());
        let mut tx = self.pool.begin().await?;
        let row = match store::identify(&mut tx, &letter, now).await? {
            Identity::Letter(row) => row,
            Identity::OldNameOf(slug) => {
                let what = format!(
                    "\"{}\" is an old name of the letter \"{slug}\"; remove this folder",
                    letter.slug
                );
                return Ok(Err(vec![Problem::new("letter.md", 1, what).within(letter.slug.as_str())]));
            }
        };
        if row.source == Source::Site {
            let what = format!(
                "the letter \"{slug}\" is written on the site, so this folder is not read; remove it, or let \
                 `undersigned letter push {slug}` take it in",
                slug = letter.slug
            );
            return Ok(Err(vec![Problem::new("letter.md", 1, what).within(letter.slug.as_str())]));
        }
        if row.folder_hash.as_deref() == Some(folder_hash.as_slice()) {
            tx.commit().await?;
            return Ok(Ok(()));
        }
        let files = text_changes::take_in(&mut tx, &*self.signatures, (&row, &letter), files, now).await?;
        // With the old text put back in, the letter is not the one that was checked, so it is parsed again.
        if files.hash() != folder_hash
            && let Err(problems) = load(&letter.slug, &files, &site(&self.words))
        {
            return Ok(Err(problems));
        }
        store::put_files(&mut tx, row.id, &letter, (&files, Some(&folder_hash)), now).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Loads what the database says and returns what is new. `parsed` has the letters that this node has just
    /// parsed, so that their files are not read again.
    async fn follow(
        &self,
        input: &FolderState,
        mut parsed: HashMap<String, Letter>,
    ) -> sqlx::Result<Vec<Arc<Loaded>>> {
        let before = self.shelf();
        let mut shelf = Shelf { rows: store::letters(&self.pool).await?, ..Shelf::default() };
        shelf.problems.clone_from(&input.problems);
        let mut changed = Vec::new();
        for row in shelf.rows.values() {
            let old = before.letters.iter().find(|loaded| loaded.id == row.id);
            let loaded = match old.filter(|_| before.rows.get(&row.id) == Some(row)) {
                Some(unchanged) => unchanged.clone(),
                None => match self.load(row, parsed.remove(&row.slug)).await? {
                    Ok(loaded) => {
                        changed.push(loaded.clone());
                        loaded
                    }
                    Err(problems) => {
                        shelf.problems.extend(problems);
                        let Some(old) = old else { continue };
                        old.clone()
                    }
                },
            };
            shelf.problems.extend(loaded.letter.remarks.iter().cloned());
            shelf.problems.extend(text_changes::problems(&loaded.letter, &loaded.waiting));
            shelf.letters.push(loaded);
        }
        shelf.letters.sort_by_key(|loaded| std::cmp::Reverse((loaded.letter.began(), loaded.id)));
        tell_news(&before, &shelf);
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shelf);
        Ok(changed)
    }

    /// Loads a letter from the database. Returns problems if it was stored by a version of the program that parsed
    /// letters in another way.
    async fn load(
        &self,
        row: &Row,
        parsed: Option<Letter>,
    ) -> sqlx::Result<Result<Arc<Loaded>, Vec<Problem>>> {
        let conn = &mut *self.pool.acquire().await?;
        let mut letter = match parsed.filter(|letter| letter.files_hash.as_slice() == row.files_hash) {
            Some(letter) => letter,
            None => {
                let Ok(slug) = row.slug.parse::<Slug>() else { return Ok(Err(Vec::new())) };
                match load(&slug, &store::files(conn, row.id).await?, &site(&self.words)) {
                    Ok(letter) => letter,
                    Err(problems) => return Ok(Err(problems)),
                }
            }
        };
        let rows = store::texts::versions(conn, row.id).await?;
        let version = |text: &Text| rows.get(&(text.language.clone(), text.version)).copied();
        let versions =
            letter.texts.iter().filter_map(|text| Some((text.language.clone(), version(text)?))).collect();
        let waiting = store::texts::waiting(conn, row.id).await?;
        let published = store::site_updates::published(conn, row.id).await?;
        // News that this version of the program cannot render is left out. It comes back with a version that can.
        let published =
            published.iter().filter_map(|one| one.set(&letter, &site(&self.words)).ok().flatten());
        let published: Vec<_> = published.collect();
        letter.updates.extend(published);
        updates::sort(&mut letter.updates);
        let Row { id, source, shown_from, news_edition, .. } = *row;
        let behind = translations::behind(conn, id, &letter).await?;
        Ok(Ok(Arc::new(Loaded { id, letter, source, shown_from, waiting, behind, versions, news_edition })))
    }

    /// The letter at this slug or old slug.
    pub fn find(&self, slug: &str) -> Option<Arc<Loaded>> {
        let shelf = self.shelf();
        let has_alias =
            |loaded: &&Arc<Loaded>| loaded.letter.aliases.iter().any(|alias| alias.as_str() == slug);
        shelf.of(slug).or_else(|| shelf.letters.iter().find(has_alias).cloned())
    }

    /// The letter with this row id.
    pub fn by_id(&self, id: i64) -> Option<Arc<Loaded>> {
        self.shelf().letters.iter().find(|loaded| loaded.id == id).cloned()
    }

    /// Every letter in any state, the latest first.
    pub fn all(&self) -> Vec<Arc<Loaded>> {
        self.shelf().letters.clone()
    }

    /// The letters that the public may read, the latest first.
    pub fn public(&self, now: OffsetDateTime) -> Vec<Arc<Loaded>> {
        self.all().into_iter().filter(|loaded| loaded.letter.is_public(now)).collect()
    }

    /// The languages of all letters, some of them several times.
    pub fn languages(&self) -> Vec<Language> {
        self.shelf().letters.iter().flat_map(|loaded| loaded.languages()).collect()
    }

    /// What is wrong with the letters' files, and what waits.
    pub fn problems(&self) -> Vec<Problem> {
        self.shelf().problems.clone()
    }

    fn shelf(&self) -> Arc<Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Letter {
    /// The text in the reader's language, otherwise in the letter's own.
    pub fn text_in(&self, language: &Language) -> &Text {
        let nearest = language.nearest(self.texts.iter().map(|text| &text.language));
        let found = nearest.and_then(|nearest| self.texts.iter().find(|text| text.language == *nearest));
        found.unwrap_or(&self.texts[0])
    }
}

impl Shelf {
    fn of(&self, slug: &str) -> Option<Arc<Loaded>> {
        self.letters.iter().find(|loaded| loaded.letter.slug.as_str() == slug).cloned()
    }

    /// The texts that wait for a decision, with their letters.
    fn waiting(&self) -> impl Iterator<Item = (&Arc<Loaded>, &WaitingText)> {
        self.letters.iter().flat_map(|loaded| loaded.waiting.values().map(move |text| (loaded, text)))
    }

    fn has_waiting(&self, letter: i64, language: &Language, version: Version) -> bool {
        self.waiting().any(|(loaded, text)| {
            loaded.id == letter && text.language == *language && text.version == version
        })
    }
}

/// Logs problems and waiting texts once, when they are new.
fn tell_news(before: &Shelf, now: &Shelf) {
    for problem in now.problems.iter().filter(|problem| !before.problems.contains(problem)) {
        tracing::warn!("{problem}");
    }
    for (loaded, text) in now.waiting() {
        if !before.has_waiting(loaded.id, &text.language, text.version) {
            let in_force = &loaded.letter.text_in(&text.language).body;
            let shown = plain(&difference(in_force, &text.body));
            tracing::info!(
                letter = loaded.letter.slug.as_str(),
                language = text.language.as_str(),
                "waits:\n{shown}"
            );
        }
    }
    if now.problems.is_empty() && !before.problems.is_empty() {
        tracing::info!("nothing is wrong with the letters any more");
    }
}

/// Runs file access on a thread where blocking is allowed.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, LibraryError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| LibraryError::Database(sqlx::Error::Io(error.into())))
}

fn site(words: &BodyWords) -> SiteContext<'_> {
    SiteContext {
        image_url: &|slug, name, hash| urls::image(slug.as_str(), name, hash),
        words,
        organizer_required: false,
    }
}
