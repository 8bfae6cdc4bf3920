//! Repeats what people took away, when the history of the database was set back: a replica was promoted, or a backup
//! restored. [`crate::audit::journal`] has the reasons; each node repeats what it noted itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use tokio_util::sync::CancellationToken;

use crate::{
    app::App,
    audit::{
        Who,
        journal::{self, Narrowing, Record},
    },
    error::discreet,
    letters::{access, library::site_letters},
    organizers::{accounts, rights::Owner},
    signing::{self, decision::repeat::Repeated, signature::narrowing},
};

/// How often a node compares the history of the database with its own.
const TICK: Duration = Duration::from_secs(1);

/// What was repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub signatures: Repeated,
    /// Accounts that were closed again.
    pub accounts: usize,
    /// Rights that were taken away again.
    pub roles: usize,
    /// Passwords that ended, because they were changed since.
    pub passwords: usize,
    /// Accounts that kept what was taken from them, because nobody else is an owner in this database.
    pub last_owners: usize,
    /// Private links that were ended again.
    pub links: usize,
    /// Files of letters that were erased again.
    pub files: usize,
}

/// Repeats what this record says and the database lacks.
pub async fn repeat(app: &App, record: &Record) -> anyhow::Result<Outcome> {
    let mut outcome =
        Outcome { signatures: app.signing.decisions.repeat(record).await?, ..Outcome::default() };
    let (pool, now) = (app.database.pool(), app.clock.now());
    let missing = journal::missing(&mut *pool.acquire().await?, &record.acts, (&[], &[])).await?;
    // An account that was closed and began anew is open.
    let mut closed = BTreeSet::new();
    let (mut roles, mut passwords) = (BTreeMap::new(), BTreeSet::new());
    for act in missing {
        let Ok(id) = act.subject.parse() else { continue };
        match act.act.as_str() {
            accounts::DISABLE => {
                closed.insert(id);
            }
            accounts::RESET => {
                closed.remove(&id);
                passwords.insert(id);
            }
            accounts::SET_PASSWORD => {
                passwords.insert(id);
            }
            access::END => {
                let ended = access::revoke((pool, &app.journal), Who::Site, id, now).await?;
                outcome.links += usize::from(ended);
            }
            site_letters::ERASE => {
                let erased = app.library.erase_again(id, (&app.keys, &app.journal)).await?;
                outcome.files += usize::from(erased);
            }
            act => {
                if let Some(role) = accounts::role_after(act) {
                    roles.insert(id, role);
                }
            }
        }
    }
    let owner = Owner::at_the_command_line();
    for id in closed {
        let disabled = app.organizers.disable(&owner, id).await?;
        outcome.accounts += usize::from(disabled == accounts::Managed::Done);
        outcome.last_owners += usize::from(disabled == accounts::Managed::LastOwner);
    }
    for (id, role) in roles {
        // A file gives nobody a right.
        if app.organizers.account(id).await?.is_some_and(|account| account.role > role) {
            let changed = app.organizers.change_role(&owner, id, role).await?;
            outcome.roles += usize::from(changed == accounts::Managed::Done);
            outcome.last_owners += usize::from(changed == accounts::Managed::LastOwner);
        }
    }
    for id in passwords {
        // The one that was changed works again, and may have been changed because somebody else knew it.
        let ended = app.organizers.end_password(&owner, id).await?;
        outcome.passwords += usize::from(ended == accounts::Managed::Done);
    }
    app.follow_letters().await?;
    Ok(outcome)
}

/// Compares the journal of this node with the database. Where the history is another one, what is missing is repeated. In
/// the same history, an act that was surely committed and is missing proves that the history was set back.
pub async fn catch_up(app: &App) -> anyhow::Result<()> {
    let revisions = app.signing.revisions();
    let Some(lineage) = revisions.lineage().filter(|_| app.journal.is_written()) else { return Ok(()) };
    let record = app.journal.read()?;
    match app.journal.lineage() {
        None => {
            app.journal.begin(lineage).await;
            return Ok(());
        }
        Some(noted) if noted == lineage => {
            let conn = &mut *app.database.pool().acquire().await?;
            let missing = journal::missing(conn, &record.acts, (&[], &[])).await?;
            let is_in_trail = |act: &str| narrowing::is_in_trail(act) && act != access::END;
            let is_lost = |act: &Narrowing| record.is_committed(act) && is_in_trail(&act.act);
            if !missing.iter().any(is_lost) {
                return Ok(());
            }
            signing::forget_history(conn).await?;
            revisions.refresh(app.database.pool()).await?;
        }
        Some(_) => {}
    }
    let outcome = repeat(app, &record).await?;
    tracing::warn!(?outcome, "what people had taken away was repeated in a database that lacked it");
    if let Some(lineage) = revisions.lineage() {
        app.journal.begin(lineage).await;
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
