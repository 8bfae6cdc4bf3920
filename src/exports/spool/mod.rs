//! Owns the files that are made once and kept on the disk, so that a slow reader holds neither a connection nor a
//! snapshot of the database.
//!
//! The files have no name: the system deletes them with the process, however it ends, and processes that share a
//! folder do not meet. All of them together, also those that are kept no longer and still read, stay within a bound.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | which files are kept: one of each kind, one maker at a time, the bound |
//! | `file` | a file that grows and its readers |
//! | `coding` | compressed forms of a file |

mod coding;
mod file;

use std::{
    collections::HashMap,
    fs::File,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, pin_mut};

pub use self::{coding::Coding, file::SpoolFile};
use super::{Format, Subject, edition::Edition};
use crate::{error::discreet, signing::signature::tally::Figures};

/// How many files are kept: each takes a descriptor, of which many systems give a process 1024.
const MOST_FILES: usize = 128;

/// How old a file that is expensive may be although others have signed since: so a list that grows all the time is read
/// once a minute.
const GIVEN_FOR: Duration = Duration::from_secs(60);

/// A file that is made within this time is made again as soon as somebody has signed, and asks for it.
const CHEAP: Duration = Duration::from_secs(1);

/// For how long a file is not kept after it could not be: the disk was full, or it was larger than the bound.
const NOT_KEPT_FOR: Duration = Duration::from_secs(600);

/// One of the files of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind {
    pub letter: i64,
    pub format: Format,
    /// `None` for the plain file.
    pub coding: Option<Coding>,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Shown {
    pub edition: Edition,
    pub figures: Figures,
    pub of: Subject,
}

/// A file that is about to be made.
pub struct Made<Source> {
    pub shown: Shown,
    /// It has at least so many bytes.
    pub at_least: u64,
    pub source: Source,
}

/// What came of asking for a file.
pub enum Kept {
    File(Arc<SpoolFile>),
    /// It is not kept: it has to be read from the database for this reader.
    No,
    /// Too many files are being made.
    Busy,
}

/// All kept files of this process.
pub struct Spool {
    folder: PathBuf,
    bound: u64,
    cheap: Duration,
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    /// The latest of each kind.
    kept: HashMap<Kind, Arc<SpoolFile>>,
    /// All that take room, also those that are only read on.
    present: Vec<Weak<SpoolFile>>,
    /// Held by who begins a file of this kind.
    beginning: HashMap<Kind, Arc<tokio::sync::Mutex<()>>>,
    /// Kinds that cannot be kept, and since when.
    refused: HashMap<Kind, Instant>,
}

impl Spool {
    /// Keeps files of together at most `bound` bytes in a folder; none if that is 0.
    pub fn new(folder: PathBuf, bound: u64) -> Self {
        Self { folder, bound, cheap: CHEAP, shelf: Mutex::default() }
    }

    /// Changes how long it may take to make a file that is made again for each signature.
    #[must_use]
    pub fn with_cheap(self, cheap: Duration) -> Self {
        Self { cheap, ..self }
    }

    /// Whether files of this kind are kept.
    pub fn keeps(&self, kind: Kind) -> bool {
        let is_refused = |since: &Instant| since.elapsed() < NOT_KEPT_FOR;
        self.bound > 0 && !self.shelf().refused.get(&kind).is_some_and(is_refused)
    }

    /// A file of this kind that may be given `now`, if there is one.
    pub fn find(&self, kind: Kind, now: &Edition, of: &Subject) -> Option<Arc<SpoolFile>> {
        let file = self.shelf().kept.get(&kind)?.clone();
        let shown = &file.shown.edition;
        let is_spared = file.took().is_none_or(|took| took > self.cheap) && file.age() < GIVEN_FOR;
        let is_good = shown.is(now) || shown.is_after(now) || shown.is_part_of(now) && is_spared;
        let may_be_given = is_good && file.shown.of == *of && !file.is_broken();
        may_be_given.then(|| {
            file.touch();
            file
        })
    }

    /// The same; if there is none, begins to make it. Who asks meanwhile waits, and reads what is made.
    pub async fn find_or_make<Source>(
        self: &Arc<Self>,
        kind: Kind,
        (now, of): (&Edition, &Subject),
        make: impl Future<Output = anyhow::Result<Option<Made<Source>>>>,
    ) -> anyhow::Result<Kept>
    where
        Source: Stream<Item = anyhow::Result<Bytes>> + Send + 'static,
    {
        if !self.keeps(kind) {
            return Ok(Kept::No);
        }
        let beginning = {
            let mut shelf = self.shelf();
            shelf.beginning.retain(|_, held| Arc::strong_count(held) > 1);
            shelf.beginning.entry(kind).or_default().clone()
        };
        let _held = beginning.lock().await;
        if let Some(file) = self.find(kind, now, of) {
            return Ok(Kept::File(file));
        }
        let Some(Made { shown, at_least, source }) = make.await? else { return Ok(Kept::Busy) };
        if at_least > self.bound {
            self.refuse(kind, &io::ErrorKind::QuotaExceeded.into());
            return Ok(Kept::No);
        }
        let folder = self.folder.clone();
        let file = match tokio::task::spawn_blocking(move || tempfile::tempfile_in(folder)).await? {
            Ok(file) => self.put(kind, shown, file),
            Err(error) => {
                self.refuse(kind, &error);
                return Ok(Kept::No);
            }
        };
        tokio::spawn(self.clone().fill(kind, file.clone(), source));
        Ok(Kept::File(file))
    }

    /// The letters of which files are kept.
    pub fn letters(&self) -> Vec<i64> {
        let mut letters: Vec<_> = self.shelf().kept.keys().map(|kind| kind.letter).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// Keeps only files for which `may_stay`, which is told the letter and the revision.
    pub fn retain(&self, may_stay: impl Fn(i64, i64) -> bool) {
        self.shelf().kept.retain(|kind, file| may_stay(kind.letter, file.shown.edition.revision));
    }

    fn put(&self, kind: Kind, shown: Shown, file: File) -> Arc<SpoolFile> {
        let file = Arc::new(SpoolFile::new(file, shown));
        let mut shelf = self.shelf();
        shelf.present.push(Arc::downgrade(&file));
        shelf.kept.insert(kind, file.clone());
        while shelf.kept.len() > MOST_FILES && shelf.drop_one() {}
        file
    }

    /// Writes a file to its end, also if the first reader has left; but not if nobody reads it and it is kept no longer.
    async fn fill(
        self: Arc<Self>,
        kind: Kind,
        file: Arc<SpoolFile>,
        source: impl Stream<Item = anyhow::Result<Bytes>>,
    ) {
        pin_mut!(source);
        while let Some(piece) = source.next().await {
            let piece = match piece {
                Ok(piece) => piece,
                Err(error) => {
                    tracing::warn!("a file broke off: {}", discreet(&*error));
                    return self.break_off(kind, &file);
                }
            };
            let written = match self.make_room(piece.len() as u64) {
                Ok(()) => file.clone().write(piece.clone()).await,
                Err(error) => Err(error),
            };
            if let Err(error) = written {
                self.refuse(kind, &error);
                self.let_go(kind, &file);
                if let Err(error) = file.hand_on(piece, source).await {
                    tracing::warn!("a file broke off: {}", discreet(&*error));
                }
                return;
            }
            if Arc::strong_count(&file) == 1 {
                return file.end(Err(()));
            }
        }
        file.end(Ok(()));
    }

    fn break_off(&self, kind: Kind, file: &Arc<SpoolFile>) {
        file.end(Err(()));
        self.let_go(kind, file);
    }

    fn let_go(&self, kind: Kind, file: &Arc<SpoolFile>) {
        let mut shelf = self.shelf();
        if shelf.kept.get(&kind).is_some_and(|kept| Arc::ptr_eq(kept, file)) {
            shelf.kept.remove(&kind);
        }
    }

    /// Lets files go until the bound holds with so many bytes more.
    fn make_room(&self, more: u64) -> io::Result<()> {
        let mut shelf = self.shelf();
        while shelf.bytes() + more > self.bound {
            if !shelf.drop_one() {
                return Err(io::ErrorKind::QuotaExceeded.into());
            }
        }
        Ok(())
    }

    fn refuse(&self, kind: Kind, error: &io::Error) {
        let format = kind.format.extension();
        tracing::warn!(
            "a {format} file cannot be kept and is read from the database for each reader: {error}"
        );
        self.shelf().refused.insert(kind, Instant::now());
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    /// The room that all files take.
    fn bytes(&mut self) -> u64 {
        self.present.retain(|file| file.strong_count() > 0);
        self.present.iter().filter_map(Weak::upgrade).map(|file| file.bytes()).sum()
    }

    /// Lets a complete file go: the one that was not asked for for the longest time among those that nobody reads; else,
    /// among those that are not kept any more, so that slow readers of old files cannot fill the disk. False if there is
    /// none.
    fn drop_one(&mut self) -> bool {
        let unread = self.kept.iter().filter(|(_, file)| Arc::strong_count(file) == 1);
        if let Some(kind) = unread.min_by_key(|(_, file)| file.touched_at()).map(|(kind, _)| *kind) {
            return self.kept.remove(&kind).is_some();
        }
        let is_kept = |file: &Arc<SpoolFile>| self.kept.values().any(|kept| Arc::ptr_eq(kept, file));
        let old = self.present.iter().filter_map(Weak::upgrade);
        let old = old.filter(|file| file.has_ended() && !is_kept(file) && file.bytes() > 0);
        old.min_by_key(|file| file.touched_at()).is_some_and(|file| file.clear().is_ok())
    }
}

#[cfg(test)]
mod tests;
