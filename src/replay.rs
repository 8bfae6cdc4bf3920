//! Repeats what people took away, when the history of the database was set back: a replica was promoted, or a backup
//! restored. [`crate::audit::journal`] has the reasons; each node repeats what it noted itself.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{
    app::App,
    audit::{
        Who,
        journal::{self, Record},
    },
    error::discreet,
    letters::access,
    organizers::{accounts, rights::Owner},
    signing::{decision::repeat::Repeated, signature::narrowing::NEVER_WRITE},
};

/// How often a node compares the history of the database with its own.
const TICK: Duration = Duration::from_secs(1);

/// What was repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub signatures: Repeated,
    /// Accounts that were closed again.
    pub accounts: usize,
    /// Private links that were ended again.
    pub links: usize,
}

/// Repeats what this record says and the database lacks.
pub async fn repeat(app: &App, record: &Record) -> anyhow::Result<Outcome> {
    let mut outcome =
        Outcome { signatures: app.signing.decisions.repeat(&record.acts).await?, ..Outcome::default() };
    let (pool, now) = (app.database.pool(), app.clock.now());
    let missing = journal::missing(&mut *pool.acquire().await?, &record.acts).await?;
    for act in missing {
        let Ok(id) = act.subject.parse() else { continue };
        match act.act.as_str() {
            accounts::DISABLE => {
                let disabled = app.organizers.disable(&Owner::at_the_command_line(), id).await?;
                outcome.accounts += usize::from(disabled == accounts::Managed::Done);
            }
            access::END => {
                let ended = access::revoke((pool, &app.journal), Who::Site, id, now).await?;
                outcome.links += usize::from(ended);
            }
            _ => {}
        }
    }
    Ok(outcome)
}

/// Compares the journal of this node with the history of the database. If that is another, what it lacks is repeated; if
/// it is the same, what it lacks was never committed.
pub async fn catch_up(app: &App) -> anyhow::Result<()> {
    let Some(lineage) = app.signing.revisions().lineage() else { return Ok(()) };
    if !app.journal.is_written() {
        return Ok(());
    }
    let record = app.journal.read()?;
    match app.journal.lineage() {
        Some(noted) if noted == lineage => {
            let before = app.clock.now() - time::Duration::MINUTE;
            let conn = &mut *app.database.pool().acquire().await?;
            let mut missing = journal::missing(conn, &record.acts).await?;
            // The trail names neither of these by its subject.
            missing.retain(|act| act.at < before && ![access::END, NEVER_WRITE].contains(&act.act.as_str()));
            app.journal.note_undone(missing).await;
        }
        Some(_) => {
            let outcome = repeat(app, &record).await?;
            tracing::warn!(?outcome, "what people had taken away was repeated in a database that lacked it");
            app.journal.begin(lineage).await;
        }
        None => app.journal.begin(lineage).await,
    }
    Ok(())
}

/// Repeats it within a second after the history has changed, until `stopped`.
pub async fn follow(app: App, stopped: CancellationToken) {
    let mut tick = tokio::time::interval(TICK);
    loop {
        tokio::select! { _ = tick.tick() => {}, () = stopped.cancelled() => return }
        if app.journal.is_written()
            && app.journal.lineage() != app.signing.revisions().lineage()
            && let Err(error) = catch_up(&app).await
        {
            tracing::error!("what people have taken away cannot be repeated yet: {}", discreet(&*error));
        }
    }
}
