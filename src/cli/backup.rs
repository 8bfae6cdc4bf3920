//! `undersigned backup` and `undersigned restore`: a whole copy, and its return.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use sqlx::PgPool;
use time::OffsetDateTime;

use super::{
    held::with_site,
    minute,
    open::open_migrated,
    say,
    settings::{existing_secret, source},
};
use crate::{
    app::App,
    audit::{
        Who,
        journal::{FILE_NAME, Journal, Record},
    },
    background,
    backup::{self, journal_of, unfinished},
    config::Config,
    database::{Database, DatabaseError, dump},
    keys,
    organizers::{accounts::Account, rights::Owner},
    replay, signing,
    switches::{Switch, Switches},
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
/// Until all of it is done, the site does not start; the same command goes on where it was broken off.
pub async fn restore(config: Config, asked: RestoreArgs) -> anyhow::Result<ExitCode> {
    let public = config.public_url(config.listen.port());
    // A new one would open nothing.
    let secret = existing_secret(&config)?.with_context(|| {
        format!(
            "the secret of the site is missing: put its secret.key into {}, or give --secret-key",
            config.data.display()
        )
    })?;
    let record = gathered(&config, &asked)?;
    if record.proof.as_ref().is_some_and(|proof| !keys::proves(&secret, proof)) {
        bail!(
            "this secret (fingerprint {}) is not the one of the backup. Give the one that the site had then: \
             --secret-key, or the file secret.key in the data folder",
            secret.fingerprint()
        );
    }
    let source = source(&config)?;
    fs::create_dir_all(&config.data).with_context(|| format!("{} cannot be made", config.data.display()))?;
    let unfinished = unfinished(&config.data);
    match Database::open_empty(&source).await {
        Ok(empty) => {
            let filled = fill(&config, &asked.file, &record, empty.pool()).await;
            empty.close().await;
            filled.with_context(|| format!("{} cannot be restored", asked.file.display()))?;
        }
        Err(DatabaseError::NotEmpty) if unfinished.exists() => say("Going on with what was begun."),
        Err(error) => return Err(error.into()),
    }
    let migrated = Database::open(&source, None).await?;
    let paused = pause(migrated.pool()).await;
    migrated.close().await;
    paused?;

    let (app, _, database) = open_migrated(config, public).await?;
    let ended = put_in_order(&app, &record).await;
    database.close().await;
    ended?;
    fs::remove_file(unfinished)?;
    Ok(ExitCode::SUCCESS)
}

/// Fills the database, once this node has taken over what the journals say.
async fn fill(config: &Config, file: &Path, record: &Record, pool: &PgPool) -> anyhow::Result<()> {
    fs::write(unfinished(&config.data), file.display().to_string())?;
    if let Some(site) = &record.site {
        let (journal, _) = Journal::open(&[&config.data], site)?;
        journal.take_over(record).await;
    }
    Ok(dump::fill(pool, file).await?)
}

/// Before anything else can use it: mail and signing are paused, and the history is known to be another.
async fn pause(pool: &PgPool) -> anyhow::Result<()> {
    signing::forget_history(&mut *pool.acquire().await?).await?;
    for switch in [Switch::Mail, Switch::Signing] {
        let by = (Who::CommandLine, switch);
        Switches::default().turn(pool, by, Some("A backup was restored."), OffsetDateTime::now_utc()).await?;
    }
    Ok(())
}

/// All journals that can be had.
fn gathered(config: &Config, asked: &RestoreArgs) -> anyhow::Result<Record> {
    let beside = journal_of(&asked.file);
    // In a folder that this account may not enter, everything looks missing.
    std::fs::File::open(&asked.file).with_context(|| format!("{} cannot be read", asked.file.display()))?;
    if !beside.exists() && !asked.without_journal {
        bail!(
            "{} is missing. Without it, people who have withdrawn since the backup are public again. Put it beside the \
             backup, or say --without-journal",
            beside.display()
        );
    }
    let folders = [Some(config.data.as_path()), config.backup_dir.as_deref(), asked.file.parent()];
    let known = folders.into_iter().flatten().map(|folder| folder.join(FILE_NAME));
    let mut record = read(&beside, None)?;
    let site = record.site.clone();
    for path in known {
        record.join(read(&path, site.as_deref())?);
    }
    for path in &asked.journal {
        let named = read(path, site.as_deref())?;
        if named.is_empty() {
            bail!("{} is no journal of this site", path.display());
        }
        record.join(named);
    }
    Ok(record)
}

fn read(path: &Path, site: Option<&str>) -> anyhow::Result<Record> {
    let record = Record::read(path, site).with_context(|| format!("{} cannot be read", path.display()))?;
    if let Some(last) = record.acts.last() {
        say(&format!("{}: {} acts, the last of {}", path.display(), record.acts.len(), minute(last.at)));
    }
    Ok(record)
}

async fn put_in_order(app: &App, record: &Record) -> anyhow::Result<()> {
    app.organizers.end_all_sessions().await?;
    app.outbox.forget_nodes().await?;
    let outcome = replay::repeat(app, record).await?;
    let held = app.broadcasts.hold_all(&Owner::at_the_command_line()).await?;
    background::owe_all(app).await?;
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
    say(&format!("  rights taken away {}, old passwords ended {}", outcome.roles, outcome.passwords));
    if outcome.last_owners > 0 {
        say(
            "  NOT taken away: an owner's account or role, because the backup knows no other owner. Make one, and see",
        );
        say(
            "  undersigned organizer list: whoever should not be an owner can be closed by undersigned organizer disable",
        );
    }
    if done.unknown > 0 {
        say(&format!("  on signatures that the backup does not have {}", done.unknown));
    }
    let waiting = app.outbox.figures().await?.waiting;
    say(&format!(
        "Mail is held and signing is paused. {waiting} mails wait, and most of them were sent after the backup was made."
    ));
    if held > 0 {
        say(&format!(
            "Updates that were being sent then: {held}. They are paused; go on with them, or cancel them, on their pages."
        ));
    }
    if !app.organizers.accounts().await?.iter().any(Account::is_open_owner) {
        say("No owner can sign in: undersigned organizer reset ADDRESS prints a new link.");
    }
    say("Start the site, look at what waits on /organize/site, and turn both on again there; or here:");
    say("  undersigned switch mail on --drop-waiting-mail");
    say("  undersigned switch signing on");
    Ok(())
}
