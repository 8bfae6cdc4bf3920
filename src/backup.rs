//! Backups: a copy of the database with the journal beside it, each night, and their trial.
//!
//! The secret is not in it: without it, a backup opens no address and no link. It is kept apart.

use std::{
    ffi::OsString,
    fs, io,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use time::{Date, Duration, OffsetDateTime, macros::format_description};

use crate::{
    app::App,
    database::{Database, DatabaseError, Source, dump, embedded::EmbeddedError},
    keys, signing,
};

/// From this hour on (UTC), a night's backup is made.
const FROM_HOUR: u8 = 3;

/// How the file of a night is named.
const BEFORE: &str = "undersigned-";
const AFTER: &str = ".dump";

/// The file in the data folder that is there while a restore has begun and not ended.
pub fn unfinished(data: &Path) -> PathBuf {
    data.join("restore.unfinished")
}

/// The journal beside a backup.
pub fn journal_of(file: &Path) -> PathBuf {
    beside(file, ".journal")
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

/// Writes a copy of the database, and beside it what this node has noted: both whole, or not at all.
pub async fn write(app: &App, file: &Path) -> anyhow::Result<()> {
    let pool = app.database.pool();
    let partial = beside(file, ".partial");
    let written = async {
        // It has the names of those who do not show them.
        drop(fs::OpenOptions::new().create(true).append(true).mode(0o600).open(&partial)?);
        dump::dump(pool, &partial).await?;
        // Read after the copy: what is done meanwhile is in one of both.
        let mut record = app.journal.read()?;
        record.proof = keys::proof(pool).await?;
        record.site = Some(app.keys.site());
        record.replace(&journal_of(file))?;
        fs::File::open(&partial)?.sync_all()?;
        fs::rename(&partial, file)?;
        anyhow::Ok(())
    };
    let written = written.await.with_context(|| format!("{} cannot be written", file.display()));
    if written.is_err() {
        drop(fs::remove_file(&partial));
    }
    written
}

/// Makes the backup of this night, unless it is there, and deletes those of nights that are too long ago.
pub async fn nightly(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let Some(folder) = app.config.backup_dir.as_ref().filter(|_| now.hour() >= FROM_HOUR) else {
        return Ok(());
    };
    let file = folder.join(format!("{BEFORE}{}{AFTER}", now.date()));
    if file.exists() {
        return Ok(());
    }
    write(app, &file).await?;
    tracing::info!("a backup was made");
    let kept_since = now.date() - Duration::days(i64::from(app.config.backup_keep) - 1);
    for (day, file) in nights(folder)? {
        if day < kept_since {
            fs::remove_file(journal_of(&file)).or_else(unless_missing)?;
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Restores the latest backup into a server of its own, and compares what is counted with what is there. A backup that was
/// never restored is a hope.
pub async fn try_latest(app: &App) -> anyhow::Result<()> {
    let Some(folder) = &app.config.backup_dir else { return Ok(()) };
    let Some((day, file)) = nights(folder)?.into_iter().max() else { return Ok(()) };
    let aside = tempfile::tempdir_in(app.spool_folder())?;
    // The account of the server passes through it.
    fs::set_permissions(aside.path(), fs::Permissions::from_mode(0o711))?;
    let source = Source::Embedded { folder: aside.path().join("postgres") };
    let database = match Database::open_empty(&source).await {
        // In a container beside a database there are the client's programs alone.
        Err(DatabaseError::Embedded(EmbeddedError::NoPrograms { .. })) => {
            dump::read(app.database.pool(), &file).await?;
            tracing::info!(%day, "a backup was read to its end; there is no server here to restore it into");
            return Ok(());
        }
        opened => opened?,
    };
    let outcome = async {
        dump::fill(database.pool(), &file).await?;
        let differences = signing::differences(&mut *database.pool().acquire().await?).await?;
        ensure!(differences.is_empty(), "{} sums differ from the rows", differences.len());
        anyhow::Ok(())
    };
    let outcome = outcome.await.with_context(|| format!("the backup of {day}"));
    database.close().await;
    if outcome.is_ok() {
        tracing::info!(%day, "a backup was restored aside, and everything is there");
    }
    outcome
}

/// The backups of nights, with their days.
pub fn nights(folder: &Path) -> io::Result<Vec<(Date, PathBuf)>> {
    let day = format_description!("[year]-[month]-[day]");
    let mut nights = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let named = name.strip_prefix(BEFORE).and_then(|name| name.strip_suffix(AFTER));
        if let Some(Ok(day)) = named.map(|named| Date::parse(named, day)) {
            nights.push((day, path));
        }
    }
    Ok(nights)
}

/// When the latest of them was made.
pub fn latest(folder: &Path) -> io::Result<Option<OffsetDateTime>> {
    let Some((_, file)) = nights(folder)?.into_iter().max() else { return Ok(None) };
    Ok(Some(fs::metadata(file)?.modified()?.into()))
}

fn unless_missing(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}
