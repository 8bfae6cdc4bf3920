//! `undersigned backup` and `undersigned restore`: a whole copy, and its return.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use secrecy::ExposeSecret as _;

use super::{held::with_site, open::open_migrated, say, settings::source};
use crate::{
    app::App,
    audit::{
        Who,
        journal::{FILE_NAME, Journal, Record},
    },
    backup::{self, journal_of},
    config::Config,
    database::{Database, dump},
    keys::{self, Secret},
    replay, signing,
    switches::Switch,
};

/// Writes a backup.
pub async fn write(config: Config, file: PathBuf) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        backup::write(app, &file).await?;
        say(&format!("The database is in {}.", file.display()));
        say(&format!(
            "Beside it, {} holds what people took away: keep both together.",
            journal_of(&file).display()
        ));
        say("The secret is not in it. Keep it in another place: without it, no address and no link can be read.");
        Ok(())
    })
    .await
}

#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// What `backup` wrote, with its .journal beside it
    file: PathBuf,
    /// The narrowing.journal of another node, with what people took away since the backup; may be given several times
    #[arg(long)]
    journal: Vec<PathBuf>,
    /// Restore though the journal beside the file is lost: who withdrew after the backup is public again
    #[arg(long)]
    without_journal: bool,
}

/// Fills an empty database with a backup, repeats what people have taken away since, and leaves mail and signing paused.
pub async fn restore(config: Config, asked: RestoreArgs) -> anyhow::Result<ExitCode> {
    let public = config.public_url(config.listen.port());
    let secret = known_secret(&config)?;
    let record = gathered(&config, &asked)?;
    if record.proof.as_ref().is_some_and(|proof| !keys::proves(&secret, proof)) {
        bail!(
            "this secret (fingerprint {}) is not the one of the backup. Give the one that the site had then: \
             --secret-key, or the file secret.key in the data folder",
            secret.fingerprint()
        );
    }
    let source = source(&config)?;
    let empty = Database::open_empty(&source).await?;
    let filled = dump::fill(empty.pool(), &asked.file).await;
    empty.close().await;
    filled.with_context(|| format!("{} cannot be restored", asked.file.display()))?;

    // The journal of this node knows it from now on: no number and no revision is given twice.
    if config.data.is_dir() {
        let (journal, _) = Journal::open(&[&config.data])?;
        journal.note_reached(record.reached.values().copied().collect()).await;
    }
    let migrated = Database::open(&source, None).await?;
    let forgotten = async {
        let conn = &mut *migrated.pool().acquire().await?;
        signing::forget_history(conn).await
    };
    let forgotten = forgotten.await;
    migrated.close().await;
    forgotten?;

    let (app, _, database) = open_migrated(config, public).await?;
    let ended = put_in_order(&app, &record).await;
    database.close().await;
    ended.map(|()| ExitCode::SUCCESS)
}

/// The secret that is there; a new one would open nothing.
fn known_secret(config: &Config) -> anyhow::Result<Secret> {
    if let Some(key) = &config.secret_key {
        return Secret::parse(key.expose_secret()).context("--secret-key");
    }
    let file = config.data.join("secret.key");
    Secret::read(&file)?.with_context(|| {
        format!(
            "the secret of the site is missing: put its secret.key at {}, or give --secret-key",
            file.display()
        )
    })
}

/// All journals that can be had.
fn gathered(config: &Config, asked: &RestoreArgs) -> anyhow::Result<Record> {
    let beside = journal_of(&asked.file);
    if !beside.exists() && !asked.without_journal {
        bail!(
            "{} is missing. Without it, people who have withdrawn since the backup are public again. Put it beside the \
             backup, or say --without-journal",
            beside.display()
        );
    }
    let folders = [Some(config.data.as_path()), config.backup_dir.as_deref(), asked.file.parent()];
    let known = folders.into_iter().flatten().map(|folder| folder.join(FILE_NAME));
    let mut record = Record::read(&beside)?;
    for path in known.chain(asked.journal.iter().cloned()) {
        let is_named = asked.journal.contains(&path);
        if is_named && !path.exists() {
            bail!("{} is missing", path.display());
        }
        record.join(read(&path)?);
    }
    Ok(record)
}

fn read(path: &Path) -> anyhow::Result<Record> {
    Record::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

async fn put_in_order(app: &App, record: &Record) -> anyhow::Result<()> {
    let (pool, now) = (app.database.pool(), app.clock.now());
    let why = "A backup was restored.";
    for switch in [Switch::Mail, Switch::Signing] {
        app.switches.turn_off(pool, (Who::CommandLine, switch), why, now).await?;
    }
    app.organizers.end_all_sessions().await?;
    let outcome = replay::repeat(app, record).await?;
    if let Some(lineage) = app.signing.revisions().lineage() {
        app.journal.begin(lineage).await;
    }
    for letter in app.library.all() {
        let count = app.signing.current_figures.of(&app.database, letter.id).await?.count();
        say(&format!("{}: {count} signatures", letter.letter.slug.as_str()));
    }
    let done = outcome.signatures;
    say("Repeated, because people had done it after the backup:");
    say(&format!("  withdrawn {}, rejected {}", done.withdrawn, done.rejected));
    say(&format!("  held, because they were changed {}", done.held));
    say(&format!("  updates ended {}, never to be written to {}", done.unsubscribed, done.refused));
    say(&format!("  accounts closed {}, private links ended {}", outcome.accounts, outcome.links));
    if done.unknown > 0 {
        say(&format!("  on signatures that the backup does not have {}", done.unknown));
    }
    let waiting = app.outbox.figures().await?.waiting;
    say(&format!(
        "Mail is held and signing is paused. {waiting} mails wait, and most of them were sent after the backup was made."
    ));
    say("Start the site, look at /organize/site, and turn both on again there; or:");
    say("  undersigned switch mail on --drop-waiting-mail");
    say("  undersigned switch signing on");
    Ok(())
}
