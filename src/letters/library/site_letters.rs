//! Owns letters that are written on the site: their working copy, and how it comes into force.
//!
//! A letter has one source, a folder on disk or the site. What is written on the site are the same files as in a
//! folder. Each save adds versions of them to the database, and the newest of each path are the working copy. A draft
//! that can be read is in force as soon as it is saved, and only private links show it; what the public reads changes
//! when somebody publishes, and a signed text then waits for a decision as one from a folder does.
//! Whoever saves then lets the site follow ([`crate::app::App::follow_letters`]).

pub use crate::letters::store::file_versions::FileVersion;
use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use serde_json::json;
use sqlx::{PgConnection, Postgres, Transaction};
use time::Duration;
use uuid::Uuid;

use super::{off_thread, site, text_changes};
use crate::{
    audit::{self, Who, journal::Journal},
    keys::Keys,
    letters::{
        Files, Image, Letter, Library, LibraryError, Loaded, Problem, Slug, Source, State, images, load,
        source::{
            fields::{Fields, LETTER_FIELDS},
            files::{
                IMAGES, LETTER, MAX_FILES, MAX_IMAGE_BYTES, MAX_LETTER_BYTES, MAX_TEXT_BYTES, SIGNATORIES,
            },
            first_signatories,
        },
        store::{self, Identity, file_versions},
    },
};

/// Versions of a file younger than this are all kept, so that whoever has an earlier one open can merge with it.
const ALL_KEPT_FOR: Duration = Duration::days(1);

/// The files of a letter as they were saved last, and which version of each it is.
#[derive(Clone, Debug, Default)]
pub struct WorkingCopy {
    pub files: Files,
    pub versions: BTreeMap<String, i64>,
}

impl WorkingCopy {
    /// What changes if these files come in the place of all that there are.
    pub fn replaced_by(&self, files: &Files) -> Vec<Change> {
        let gone = self.files.iter().filter(|(path, _)| files.get(path).is_none());
        let gone = gone.map(|(path, _)| (path.to_owned(), None));
        changes(files).into_iter().chain(gone).collect()
    }

    fn take(&mut self, changes: &[Change], saved: Vec<(String, i64)>) {
        self.files.apply(changes);
        self.versions.extend(saved);
        self.versions.retain(|path, _| self.files.get(path).is_some());
    }
}

/// A file to save; without content, to remove.
pub type Change = (String, Option<Bytes>);

/// The trail's name for the end of a file with all its versions.
pub const ERASE: &str = "erase-file";

/// By which the trail and the journal know a file, which may be named after a person.
fn file_id(keys: &Keys, letter: i64, path: &str) -> Uuid {
    let hash = keys.name_hash(letter, path);
    hash.first_chunk().map_or(Uuid::nil(), |bytes| Uuid::from_bytes(*bytes))
}

/// Why a letter could not be begun or saved.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// There is a letter at this address, or was one.
    #[error("there is already a letter at this address")]
    Taken,
    /// The letter is edited in its folder.
    #[error("this letter is edited in its folder")]
    InAFolder,
    /// Somebody saved one of these files meanwhile.
    #[error("somebody else has saved it meanwhile")]
    Meanwhile,
    /// More files, or larger ones, than a letter may have.
    #[error("the letter would be too large")]
    TooLarge,
    /// The letter can be read by nobody like this; it stays as it was.
    #[error("there are mistakes in the letter")]
    Wrong(Vec<Problem>),
    #[error("the letter could not be saved")]
    Library(#[from] LibraryError),
}

impl From<sqlx::Error> for NotSaved {
    fn from(error: sqlx::Error) -> Self {
        Self::Library(error.into())
    }
}

impl Library {
    /// Parses files as a letter of this site.
    pub async fn parse(
        &self,
        slug: &Slug,
        files: Files,
    ) -> Result<Result<Letter, Vec<Problem>>, LibraryError> {
        let (slug, words) = (slug.clone(), self.words);
        off_thread(move || load(&slug, &files, &site(&words))).await
    }

    /// Begins a letter with these files, as a draft; `by` whom. Returns its id.
    pub async fn begin(&self, slug: &Slug, files: &Files, by: Who) -> Result<i64, NotSaved> {
        let letter = self.parse(slug, as_draft(files)).await?.map_err(NotSaved::Wrong)?;
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Identity::Letter(row) = store::identify(&mut tx, &letter, now).await? else {
            return Err(NotSaved::Taken);
        };
        // What was just inserted has no files yet.
        if !store::files(&mut tx, row.id).await?.is_empty() {
            return Err(NotSaved::Taken);
        }
        store::set_source(&mut tx, row.id, Source::Site).await?;
        save(&mut tx, row.id, &changes(files), (by, now)).await?;
        self.put_site_files(&mut tx, (&row, &letter), as_draft(files)).await?;
        audit::record(&mut tx, now, &[entry(by, "begin-letter", row.id, &[])]).await?;
        tx.commit().await?;
        Ok(row.id)
    }

    /// Takes a letter that is in a folder into the site's keeping, with these files as its working copy.
    pub async fn take_over(&self, letter: &Loaded, files: &Files, by: Who) -> Result<(), NotSaved> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        store::lock(&mut tx, letter.id).await?;
        store::set_source(&mut tx, letter.id, Source::Site).await?;
        save(&mut tx, letter.id, &changes(files), (by, now)).await?;
        audit::record(&mut tx, now, &[entry(by, "take-over-letter", letter.id, &[])]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A transaction in which nobody else changes the files of a letter that is written here.
    async fn open(&self, letter: &Loaded) -> Result<Transaction<'static, Postgres>, NotSaved> {
        if letter.source == Source::Folder {
            return Err(NotSaved::InAFolder);
        }
        let mut tx = self.pool.begin().await?;
        store::lock(&mut tx, letter.id).await?;
        Ok(tx)
    }

    /// The working copy; `None` if the letter is edited in its folder.
    pub async fn working_copy(&self, letter: &Loaded) -> sqlx::Result<Option<WorkingCopy>> {
        match letter.source {
            Source::Folder => Ok(None),
            Source::Site => Ok(Some(working_copy(&mut *self.pool.acquire().await?, letter.id).await?)),
        }
    }

    /// Is there something in the working copy that is not in force?
    pub async fn has_unpublished(&self, letter: i64) -> sqlx::Result<bool> {
        file_versions::has_unpublished(&mut *self.pool.acquire().await?, letter).await
    }

    /// A picture of the working copy, if it is one.
    pub async fn saved_picture(&self, letter: &Loaded, name: &str) -> sqlx::Result<Option<Image>> {
        if letter.source == Source::Folder {
            return Ok(None);
        }
        let path = format!("{IMAGES}/{name}");
        let content = file_versions::newest(&mut *self.pool.acquire().await?, letter.id, &path).await?;
        let Some(content) = content else { return Ok(None) };
        let files = Files::from_iter([(path, content)]);
        Ok(images::read(&files, &mut Vec::new()).remove(name))
    }

    /// The files in force.
    pub async fn files_in_force(&self, letter: i64) -> sqlx::Result<Files> {
        store::files(&mut *self.pool.acquire().await?, letter).await
    }

    /// Saves files, and returns the working copy with them. `seen` says which version of each changed file the change was
    /// made to; [`NotSaved::Meanwhile`] if another is the newest by now. What is in force changes only if the letter is a
    /// draft and can be read.
    pub async fn save(
        &self,
        letter: &Loaded,
        changes: &[Change],
        seen: &BTreeMap<String, i64>,
        by: Who,
    ) -> Result<WorkingCopy, NotSaved> {
        let now = self.clock.now();
        let mut tx = self.open(letter).await?;
        let mut copy = working_copy(&mut tx, letter.id).await?;
        let is_newest = |(path, _): &Change| seen.get(path) == copy.versions.get(path);
        if !changes.iter().all(is_newest) {
            return Err(NotSaved::Meanwhile);
        }
        let is_change = |(path, content): &&Change| copy.files.get(path) != content.as_ref();
        let changed: Vec<Change> = changes.iter().filter(is_change).cloned().collect();
        if changed.is_empty() {
            return Ok(copy);
        }
        copy.take(&changed, save(&mut tx, letter.id, &changed, (by, now)).await?);
        if !is_within_limits(&copy.files) {
            return Err(NotSaved::TooLarge);
        }
        file_versions::thin_out(&mut tx, letter.id, now - ALL_KEPT_FOR).await?;
        let paths: Vec<&str> = changed.iter().map(|(path, _)| path.as_str()).collect();
        audit::record(&mut tx, now, &[entry(by, "write-letter", letter.id, &paths)]).await?;
        // Somebody may have published it since the letter was looked up: a save never takes it from the public.
        if store::schedules(&mut tx, letter.id)
            .await?
            .last()
            .is_some_and(|(_, dates)| dates.state == State::Draft)
        {
            let draft = as_draft(&copy.files);
            if let Ok(parsed) = self.parse(&letter.letter.slug, draft.clone()).await? {
                self.put_in_force(&mut tx, &parsed, draft).await?;
            }
        }
        tx.commit().await?;
        Ok(copy)
    }

    /// Puts the working copy in force, and a draft before the public.
    pub async fn publish(&self, letter: &Loaded, by: Who) -> Result<(), NotSaved> {
        let now = self.clock.now();
        let mut tx = self.open(letter).await?;
        let WorkingCopy { mut files, .. } = working_copy(&mut tx, letter.id).await?;
        if let Some(live) = with_fields(&files, |fields| {
            if fields.get("state") == State::Draft.as_str() {
                fields.set("state", "");
            }
        }) {
            save(&mut tx, letter.id, &[(LETTER.to_owned(), Some(live.clone()))], (by, now)).await?;
            files.insert(LETTER, live);
        }
        let parsed = self.parse(&letter.letter.slug, files.clone()).await?.map_err(NotSaved::Wrong)?;
        self.put_in_force(&mut tx, &parsed, files).await?;
        audit::record(&mut tx, now, &[entry(by, "publish-letter", letter.id, &[])]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes fields of `letter.md` in force and in the working copy alike, whatever else waits in that: to close a
    /// letter, or to take it back.
    pub async fn amend(
        &self,
        letter: &Loaded,
        act: &'static str,
        change: impl Fn(&mut Fields) + Send,
        by: Who,
    ) -> Result<(), NotSaved> {
        let now = self.clock.now();
        let mut tx = self.open(letter).await?;
        let written = working_copy(&mut tx, letter.id).await?.files;
        if let Some(amended) = with_fields(&written, &change) {
            save(&mut tx, letter.id, &[(LETTER.to_owned(), Some(amended))], (by, now)).await?;
        }
        let mut files = store::files(&mut tx, letter.id).await?;
        if let Some(amended) = with_fields(&files, &change) {
            files.insert(LETTER, amended);
            let parsed = self.parse(&letter.letter.slug, files.clone()).await?.map_err(NotSaved::Wrong)?;
            self.put_in_force(&mut tx, &parsed, files).await?;
        }
        audit::record(&mut tx, now, &[entry(by, act, letter.id, &[])]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The latest versions of a file, the newest first.
    pub async fn file_versions(&self, letter: i64, path: &str) -> sqlx::Result<Vec<FileVersion>> {
        const MOST: i64 = 200;
        file_versions::versions(&mut *self.pool.acquire().await?, letter, path, MOST).await
    }

    /// What a file was in one version; `None` if it was removed with it, or there is none.
    pub async fn file_version(&self, letter: i64, path: &str, id: i64) -> sqlx::Result<Option<Bytes>> {
        file_versions::version(&mut *self.pool.acquire().await?, letter, path, id).await
    }

    /// Removes a file with all its versions, so that none of them can be brought back, not even with a backup.
    pub async fn erase_file(
        &self,
        letter: &Loaded,
        path: &str,
        (keys, journal): (&Keys, &Journal),
        by: Who,
    ) -> Result<(), NotSaved> {
        let (now, subject) = (self.clock.now(), file_id(keys, letter.id, path));
        let mut tx = self.open(letter).await?;
        file_versions::forget(&mut tx, letter.id, path).await?;
        let mut files = store::files(&mut tx, letter.id).await?;
        if files.remove(path) {
            let parsed = self.parse(&letter.letter.slug, files.clone()).await?.map_err(NotSaved::Wrong)?;
            self.put_in_force(&mut tx, &parsed, files).await?;
        }
        let entry = audit::Entry { subject: Some(subject), ..entry(by, ERASE, letter.id, &[path]) };
        audit::record(&mut tx, now, &[entry]).await?;
        Ok(journal.commit(tx, now, ERASE, subject).await?)
    }

    /// Erases again the file with this id, in a database that was set back. Returns false if there is none.
    pub async fn erase_again(&self, id: Uuid, (keys, journal): (&Keys, &Journal)) -> Result<bool, NotSaved> {
        for letter in self.all().into_iter().filter(|letter| letter.source == Source::Site) {
            let paths = file_versions::paths(&mut *self.pool.acquire().await?, letter.id).await?;
            if let Some(path) = paths.into_iter().find(|path| file_id(keys, letter.id, path) == id) {
                self.erase_file(&letter, &path, (keys, journal), Who::Site).await?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn put_in_force(
        &self,
        tx: &mut PgConnection,
        letter: &Letter,
        files: Files,
    ) -> Result<(), NotSaved> {
        match store::identify(tx, letter, self.clock.now()).await? {
            Identity::Letter(row) => self.put_site_files(tx, (&row, letter), files).await,
            Identity::OldNameOf(_) => Err(NotSaved::Taken),
        }
    }

    async fn put_site_files(
        &self,
        tx: &mut PgConnection,
        (row, letter): (&store::Row, &Letter),
        files: Files,
    ) -> Result<(), NotSaved> {
        let (wanted, now) = (files.hash(), self.clock.now());
        let files = text_changes::take_in(tx, &*self.signatures, (row, letter), files, now).await?;
        // Other nodes see by it that something waits, even if what is in force has not changed.
        store::put_files(tx, row.id, letter, (&files, Some(&wanted)), now).await?;
        forget_removed(tx, row.id, letter).await?;
        Ok(())
    }
}

/// Takes a first signatory who leaves out of the files of a letter that is written here, with all their versions, in the
/// transaction in which they leave.
pub async fn forget_signatory(tx: &mut PgConnection, letter: i64, key: &str) -> sqlx::Result<()> {
    let is_kept = |other: &str| other != key;
    let versions = file_versions::contents(tx, letter, SIGNATORIES).await?;
    if versions.is_empty() {
        return Ok(());
    }
    store::lock(tx, letter).await?;
    for (version, content) in versions {
        if let Some(rest) = first_signatories::without(&content, &is_kept) {
            file_versions::rewrite(tx, version, &rest).await?;
        }
    }
    let mut files = store::files(tx, letter).await?;
    let rest = files.get(SIGNATORIES).and_then(|content| first_signatories::without(content, &is_kept));
    if let Some(rest) = rest {
        files.insert(SIGNATORIES, rest.clone());
        store::replace_file(tx, letter, (SIGNATORIES, &rest), &files.hash()).await?;
    }
    Ok(())
}

/// Takes the lines of first signatories who are not in force any more out of all versions of their file: who left
/// cannot come back with an old version. Lines of the working copy that were never in force stay.
async fn forget_removed(tx: &mut PgConnection, id: i64, letter: &Letter) -> sqlx::Result<()> {
    let newest = working_copy(tx, id).await?;
    let written = first_signatories::read(&newest.files, &mut Vec::new());
    let is_kept = |key: &str| letter.signatories.iter().chain(&written).any(|signatory| signatory.key == key);
    for (version, content) in file_versions::contents(tx, id, SIGNATORIES).await? {
        if let Some(rest) = first_signatories::without(&content, &is_kept) {
            file_versions::rewrite(tx, version, &rest).await?;
        }
    }
    Ok(())
}

async fn working_copy(conn: &mut PgConnection, letter: i64) -> sqlx::Result<WorkingCopy> {
    let mut copy = WorkingCopy::default();
    for row in file_versions::working_copy(conn, letter).await? {
        copy.versions.insert(row.path.clone(), row.id);
        copy.files.insert(&row.path, row.content);
    }
    Ok(copy)
}

async fn save(
    tx: &mut PgConnection,
    letter: i64,
    changes: &[Change],
    (by, now): (Who, time::OffsetDateTime),
) -> sqlx::Result<Vec<(String, i64)>> {
    let by: Option<Uuid> = if let Who::Organizer(id) = by { Some(id) } else { None };
    file_versions::save(tx, letter, changes, (by, now)).await
}

fn changes(files: &Files) -> Vec<Change> {
    files.iter().map(|(path, content)| (path.to_owned(), Some(content.clone()))).collect()
}

fn is_within_limits(files: &Files) -> bool {
    let bytes: usize = files.iter().map(|(_, content)| content.len()).sum();
    let most = |path: &str| if path.starts_with(IMAGES) { MAX_IMAGE_BYTES } else { MAX_TEXT_BYTES };
    let is_small = files.iter().all(|(path, content)| content.len() <= most(path));
    is_small && files.iter().count() <= MAX_FILES && bytes <= MAX_LETTER_BYTES
}

/// The files of a letter that nobody has published: whatever they say, only private links show it.
fn as_draft(files: &Files) -> Files {
    let draft = with_fields(files, |fields| fields.set("state", State::Draft.as_str()));
    let mut files = files.clone();
    if let Some(draft) = draft {
        files.insert(LETTER, draft);
    }
    files
}

/// `letter.md` with changed fields; `None` if that changes nothing.
fn with_fields(files: &Files, change: impl Fn(&mut Fields)) -> Option<Bytes> {
    let text = files.text(LETTER, &mut Vec::new())?;
    let mut fields = Fields::read(&text, LETTER_FIELDS)?;
    change(&mut fields);
    let changed = fields.over(&text, LETTER_FIELDS);
    (changed != text).then(|| changed.into())
}

/// The trail names no file that may be named after a person, only its folder.
fn entry(who: Who, act: &'static str, letter: i64, files: &[&str]) -> audit::Entry {
    let named = |path: &&str| path.split_once('/').map_or(*path, |(folder, _)| folder).to_owned();
    let files: BTreeSet<String> = files.iter().map(named).collect();
    let detail = if files.is_empty() { json!({}) } else { json!({ "files": files }) };
    audit::Entry { who, act, letter, subject: None, detail }
}
