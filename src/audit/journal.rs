//! The journal: a second record, outside of the database, of what people took away from the public.
//!
//! A backup that is restored, or a replica that is promoted after its primary was lost, lacks the last of what was done.
//! A signature that is lost can be given again. A name that was withdrawn, and is public again, cannot be taken back. So
//! each node notes such acts in a file of its own, on disk before their transaction is committed, and repeats those that
//! a database lacks. Beside them it notes the numbers and revisions that letters have reached, so that none is given
//! twice. A line holds ids and keyed hashes, no name and no address; it is kept as long as the audit trail.

use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File, OpenOptions},
    io::{self, BufRead as _, BufReader, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, Postgres, Transaction, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::error::discreet;

/// The name of the file in the data folder of a node.
pub const FILE_NAME: &str = "narrowing.journal";

/// From this size on, the file is written anew without what is superseded: on a busy evening, letters reach another number
/// a hundred times a second.
const LARGE: u64 = 16 << 20;

/// An act that took something away.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Narrowing {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// As in the trail.
    pub act: String,
    /// The id or the keyed hash of what it was done to.
    pub subject: String,
}

/// What a letter has reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub letter: i64,
    pub revision: i64,
    /// The number that was given last.
    pub number: i64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
enum Line {
    /// Of which site all lines from here on are. Somebody who tries the program with one database and goes on with another
    /// has one data folder.
    Site {
        site: String,
    },
    /// In which history of the database all lines from here on were written.
    In {
        lineage: Uuid,
    },
    Narrowed(Narrowing),
    /// The act is not to be repeated: another one has done it.
    Undone(Narrowing),
    /// The acts of this moment were committed.
    Committed {
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    Reached(Reached),
    /// Beside a backup: a key that only the site's secret unwraps, in hexadecimal.
    Proof {
        wrapped: String,
    },
}

/// All that a journal says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The site that it is of.
    pub site: Option<String>,
    /// In their order, without those that were undone.
    pub acts: Vec<Narrowing>,
    pub reached: BTreeMap<i64, Reached>,
    /// The moments of acts that were surely committed.
    committed: HashSet<OffsetDateTime>,
    /// The history of the last lines.
    pub lineage: Option<Uuid>,
    /// Beside a backup: a key that only the site's secret unwraps.
    pub proof: Option<Vec<u8>>,
    undone: HashSet<Narrowing>,
}

/// The journal of this node; without a folder, none is written. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Journal(Option<Arc<Written>>);

#[derive(Debug)]
struct Written {
    site: String,
    lineage: Mutex<Option<Uuid>>,
    /// In the data folder, and in the folder of backups if there is one.
    files: Mutex<Vec<Lines>>,
}

/// The file of a journal, open to append. Processes that share it take turns.
#[derive(Debug)]
struct Lines {
    path: PathBuf,
    file: File,
    /// From this size on it is written anew.
    large: u64,
    /// Whether the last write broke off.
    is_broken: bool,
}

impl Journal {
    /// Opens the journals of this site in these folders, which must exist, and returns what the first of them says.
    ///
    /// # Errors
    /// One of the files cannot be read or written.
    pub fn open(folders: &[&Path], site: &str) -> io::Result<(Self, Record)> {
        let paths: Vec<_> = folders.iter().map(|folder| folder.join(FILE_NAME)).collect();
        let Some(own) = paths.first() else { return Ok((Self::default(), Record::default())) };
        let record = Record::read(own, Some(site))?;
        let mut files = Vec::new();
        for (at, path) in paths.into_iter().enumerate() {
            match Lines::open(path.clone(), site) {
                Ok(lines) => files.push(lines),
                // The one in the data folder is what counts; that beside the backups is for its loss.
                Err(error) if at > 0 => tracing::error!("{} cannot be written: {error}", path.display()),
                Err(error) => return Err(error),
            }
        }
        let (lineage, site) = (Mutex::new(record.lineage), site.to_owned());
        Ok((Self(Some(Arc::new(Written { site, lineage, files: Mutex::new(files) }))), record))
    }

    /// Notes acts before their transaction is committed. If that fails, the database alone knows of them, and the log
    /// says so: nobody is kept from leaving by a full disk.
    pub async fn note(&self, acts: Vec<Narrowing>, reached: Vec<Reached>) {
        if !acts.is_empty() {
            let lines = acts.into_iter().map(Line::Narrowed).chain(reached.into_iter().map(Line::Reached));
            self.write(lines.collect(), true).await;
        }
    }

    /// Notes what letters have reached.
    pub async fn note_reached(&self, reached: Vec<Reached>) {
        if !reached.is_empty() {
            self.write(reached.into_iter().map(Line::Reached).collect(), false).await;
        }
    }

    /// Notes that the acts of this moment were committed.
    pub async fn note_committed(&self, at: OffsetDateTime) {
        self.write(vec![Line::Committed { at }], false).await;
    }

    /// Commits what takes something away, with its line before and its mark after.
    pub async fn commit(
        &self,
        tx: Transaction<'_, Postgres>,
        at: OffsetDateTime,
        act: &str,
        subject: Uuid,
    ) -> sqlx::Result<()> {
        let narrowing = Narrowing { at, act: act.to_owned(), subject: subject.to_string() };
        self.note(vec![narrowing], Vec::new()).await;
        tx.commit().await?;
        self.note_committed(at).await;
        Ok(())
    }

    /// Takes over all that another journal says, as of another history: it is repeated when the site starts.
    pub async fn take_over(&self, record: &Record) {
        let mut lines = vec![Line::In { lineage: Uuid::new_v4() }];
        lines.extend(record.acts.iter().cloned().map(Line::Narrowed));
        lines.extend(record.committed.iter().map(|at| Line::Committed { at: *at }));
        lines.extend(record.reached.values().copied().map(Line::Reached));
        self.write(lines, true).await;
    }

    /// Notes acts that are not to be repeated.
    pub async fn note_undone(&self, acts: Vec<Narrowing>) {
        if !acts.is_empty() {
            self.write(acts.into_iter().map(Line::Undone).collect(), true).await;
        }
    }

    /// From here on, lines are of this history of the database.
    pub async fn begin(&self, lineage: Uuid) {
        self.write(vec![Line::In { lineage }], true).await;
        if let Some(written) = &self.0 {
            *written.lineage.lock().unwrap_or_else(PoisonError::into_inner) = Some(lineage);
        }
    }

    /// The history of the database in which the last lines were written.
    pub fn lineage(&self) -> Option<Uuid> {
        *self.0.as_ref()?.lineage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub const fn is_written(&self) -> bool {
        self.0.is_some()
    }

    /// All that the journal says now.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(&self) -> io::Result<Record> {
        let Some(written) = &self.0 else { return Ok(Record::default()) };
        let files = written.files.lock().unwrap_or_else(PoisonError::into_inner);
        files
            .first()
            .map_or_else(|| Ok(Record::default()), |own| Record::read(&own.path, Some(&written.site)))
    }

    async fn write(&self, lines: Vec<Line>, is_synced: bool) {
        let Some(written) = self.0.clone() else { return };
        let writing = tokio::task::spawn_blocking(move || written.write(&lines, is_synced));
        if let Err(error) = writing.await.unwrap_or_else(|ended| Err(ended.into())) {
            tracing::error!("the journal of narrowings cannot be written: {}", discreet(&error));
        }
    }
}

impl Written {
    fn write(&self, lines: &[Line], is_synced: bool) -> io::Result<()> {
        let mut text = String::new();
        for line in lines {
            text += &serde_json::to_string(line)?;
            text.push('\n');
        }
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        // One that fails does not keep the others from being written.
        files.iter_mut().map(|lines| lines.append(&text, is_synced)).fold(Ok(()), io::Result::and)
    }
}

impl Lines {
    fn open(path: PathBuf, site: &str) -> io::Result<Self> {
        let file = append_to(&path)?;
        // The line that was being written when the machine stopped ends here.
        let is_broken = !is_ended(&path)?;
        let is_ours = Record::read(&path, None)?.site.as_deref() == Some(site);
        let mut lines = Self { path, file, large: LARGE, is_broken };
        if !is_ours {
            let line = Line::Site { site: site.to_owned() };
            lines.append(&format!("{}\n", serde_json::to_string(&line)?), true)?;
        }
        Ok(lines)
    }

    fn append(&mut self, text: &str, is_synced: bool) -> io::Result<()> {
        self.lock()?;
        // After a write that broke off, the next line begins anew.
        let text = if self.is_broken { format!("\n{text}") } else { text.to_owned() };
        let written = self.file.write_all(text.as_bytes());
        self.is_broken = written.is_err();
        let written = written.and_then(|()| if is_synced { self.file.sync_data() } else { Ok(()) });
        let written = written.and_then(|()| self.shrink());
        self.file.unlock()?;
        written
    }

    /// Waits for its turn. Another process may have replaced the file.
    fn lock(&mut self) -> io::Result<()> {
        loop {
            self.file.lock()?;
            let held = self.file.metadata()?.ino();
            if fs::metadata(&self.path).is_ok_and(|there| there.ino() == held) {
                return Ok(());
            }
            self.file = append_to(&self.path)?;
        }
    }

    fn shrink(&mut self) -> io::Result<()> {
        if self.file.metadata()?.len() < self.large {
            return Ok(());
        }
        Record::read(&self.path, None)?.replace(&self.path)?;
        // Who waits for the lock of the old file finds that it was replaced.
        self.file = append_to(&self.path)?;
        self.large = LARGE.max(2 * self.file.metadata()?.len());
        Ok(())
    }
}

fn append_to(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

impl Record {
    /// What the journal in this file says of a site, or of the one that wrote in it last; nothing if there is none. A line
    /// that was cut off by the end of the machine is passed over: its transaction was not committed either.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: &Path, of: Option<&str>) -> io::Result<Self> {
        let mut record = Self { site: of.map(str::to_owned), ..Self::default() };
        let mut is_of_it = of.is_none();
        let file = match File::open(path) {
            Ok(file) => BufReader::new(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(record),
            Err(error) => return Err(error),
        };
        for line in file.split(b'\n') {
            match serde_json::from_slice(&line?) {
                Ok(Line::Site { site }) => {
                    is_of_it = of.is_none_or(|of| *of == *site);
                    if of.is_none() && record.site.as_ref() != Some(&site) {
                        record = Self { site: Some(site), proof: record.proof, ..Self::default() };
                    }
                }
                Ok(_) if !is_of_it => {}
                Ok(Line::In { lineage }) => record.lineage = Some(lineage),
                Ok(Line::Narrowed(act)) => record.acts.push(act),
                Ok(Line::Undone(undone)) => {
                    record.undone.insert(undone);
                }
                Ok(Line::Committed { at }) => {
                    record.committed.insert(at);
                }
                Ok(Line::Reached(reached)) => record.reach(reached),
                Ok(Line::Proof { wrapped }) => record.proof = HEXLOWER.decode(wrapped.as_bytes()).ok(),
                Err(_) => {}
            }
        }
        record.leave_out_undone();
        Ok(record)
    }

    /// Whether an act was surely committed. Of one that was not, nobody knows: the machine may have stopped in between.
    pub fn is_committed(&self, act: &Narrowing) -> bool {
        self.committed.contains(&act.at)
    }

    /// Whether there is no line in it.
    pub fn is_empty(&self) -> bool {
        self.lineage.is_none() && self.acts.is_empty() && self.reached.is_empty()
    }

    fn leave_out_undone(&mut self) {
        let undone = &self.undone;
        self.acts.retain(|act| !undone.contains(act));
    }

    /// Adds what another journal of the same site says.
    pub fn join(&mut self, other: Self) {
        let known: HashSet<_> = self.acts.iter().cloned().collect();
        self.committed.extend(other.committed);
        self.undone.extend(other.undone);
        self.acts.extend(other.acts.into_iter().filter(|act| !known.contains(act)));
        self.leave_out_undone();
        self.acts.sort_by_key(|act| act.at);
        other.reached.into_values().for_each(|reached| self.reach(reached));
        self.proof = self.proof.take().or(other.proof);
    }

    fn reach(&mut self, reached: Reached) {
        let known = self.reached.entry(reached.letter).or_insert(reached);
        known.revision = known.revision.max(reached.revision);
        known.number = known.number.max(reached.number);
    }

    /// Writes all of it to a file that replaces this one.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn replace(&self, path: &Path) -> io::Result<()> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".partial");
        let file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&beside)?;
        let mut file = io::BufWriter::new(file);
        let site = self.site.clone().map(|site| Line::Site { site });
        let proof = self.proof.as_ref().map(|wrapped| Line::Proof { wrapped: HEXLOWER.encode(wrapped) });
        let lineage = self.lineage.map(|lineage| Line::In { lineage });
        let acts = self.acts.iter().cloned().map(Line::Narrowed);
        let undone = self.undone.iter().cloned().map(Line::Undone);
        let committed = self.committed.iter().map(|at| Line::Committed { at: *at });
        let reached = self.reached.values().copied().map(Line::Reached);
        for line in site
            .into_iter()
            .chain(proof)
            .chain(lineage)
            .chain(acts)
            .chain(undone)
            .chain(committed)
            .chain(reached)
        {
            serde_json::to_writer(&mut file, &line)?;
            file.write_all(b"\n")?;
        }
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&beside, path)
    }
}

fn is_ended(path: &Path) -> io::Result<bool> {
    use io::{Read as _, Seek as _, SeekFrom};

    let mut file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// Those of the acts that the trail lacks, because they were done in a part of the history that is lost, or never
/// committed; without those of `passing` after which one of `decisions` was taken.
pub async fn missing(
    conn: &mut PgConnection,
    acts: &[Narrowing],
    (passing, decisions): (&[&str], &[&str]),
) -> sqlx::Result<Vec<Narrowing>> {
    let mut missing = Vec::new();
    for some in acts.chunks(1000) {
        let numbers: Vec<_> = (0..).take(some.len()).collect();
        let at: Vec<_> = some.iter().map(|act| act.at).collect();
        let subjects: Vec<_> = some.iter().map(|act| act.subject.parse::<Uuid>().ok()).collect();
        let pass: Vec<_> = some.iter().map(|act| passing.contains(&act.act.as_str())).collect();
        let found: Vec<i64> = query_scalar!(
            r#"select number as "number!"
               from unnest($1::bigint[], $2::timestamptz[], $3::uuid[], $4::boolean[])
                        noted (number, at, subject, passes)
               where subject is null
                  or not exists (
                      select from audit
                      where audit.subject = noted.subject
                        and (audit.at = noted.at
                             or passes and audit.at > noted.at and audit.act = any($5)))"#,
            &numbers,
            &at,
            &subjects as &[Option<Uuid>],
            &pass,
            &decisions as &[&str]
        )
        .fetch_all(&mut *conn)
        .await?;
        missing
            .extend(found.into_iter().filter_map(|number| some.get(usize::try_from(number).ok()?)).cloned());
    }
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn act(subject: &str) -> Narrowing {
        Narrowing { at: datetime!(2026-11-30 09:00 UTC), act: "withdraw".into(), subject: subject.into() }
    }

    #[tokio::test]
    async fn what_was_noted_is_read_again_without_what_was_undone() {
        let (folder, lineage) = (tempfile::tempdir().unwrap(), Uuid::new_v4());
        let (journal, _) = Journal::open(&[folder.path()], "ours").unwrap();
        journal.begin(lineage).await;
        let reached = |revision, number| Reached { letter: 1, revision, number };
        journal.note(vec![act("a"), act("b")], vec![reached(7, 3)]).await;
        journal.note_reached(vec![reached(6, 4)]).await;
        journal.note_undone(vec![act("a")]).await;
        let record = journal.read().unwrap();
        assert_eq!(record.acts, [act("b")]);
        assert_eq!(record.reached[&1], reached(7, 4));
        assert_eq!((record.lineage, journal.lineage()), (Some(lineage), Some(lineage)));
    }

    #[tokio::test]
    async fn a_line_cut_off_loses_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(&[folder.path()], "ours").unwrap();
        journal.note(vec![act("a")], vec![]).await;
        let path = folder.path().join(FILE_NAME);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}{{\"line\":\"narr")).unwrap();
        let (journal, record) = Journal::open(&[folder.path()], "ours").unwrap();
        assert_eq!(record.acts, [act("a")]);
        journal.note(vec![act("b")], vec![]).await;
        assert_eq!(journal.read().unwrap().acts, [act("a"), act("b")]);
    }

    #[tokio::test]
    async fn what_is_superseded_does_not_make_it_grow() {
        let folder = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(&[folder.path()], "ours").unwrap();
        let (other, _) = Journal::open(&[folder.path()], "ours").unwrap();
        journal.note(vec![act("a")], vec![]).await;
        for some in 0..40 {
            let reached =
                (0..10_000).map(|more| Reached { letter: 1, revision: some * 10_000 + more, number: 0 });
            journal.note_reached(reached.collect()).await;
        }
        other.note(vec![act("b")], vec![]).await;
        let record = journal.read().unwrap();
        assert_eq!(record.acts, [act("a"), act("b")]);
        assert_eq!(record.reached[&1].revision, 399_999);
        let size = fs::metadata(folder.path().join(FILE_NAME)).unwrap().len();
        assert!(size < LARGE, "{size}");
    }

    #[tokio::test]
    async fn what_another_site_wrote_in_the_same_folder_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let (first, _) = Journal::open(&[folder.path()], "theirs").unwrap();
        first.note(vec![act("a")], vec![Reached { letter: 1, revision: 9, number: 9 }]).await;
        let (journal, before) = Journal::open(&[folder.path()], "ours").unwrap();
        assert_eq!((before.acts.len(), before.reached.len()), (0, 0));
        journal.note(vec![act("b")], vec![]).await;
        assert_eq!(journal.read().unwrap().acts, [act("b")]);
        let (_, again) = Journal::open(&[folder.path()], "theirs").unwrap();
        assert_eq!((again.acts, again.reached[&1].number), (vec![act("a")], 9));
    }
}
