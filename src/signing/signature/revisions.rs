//! Owns the current revision of each letter in memory: a cached page is valid for one revision.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use super::{store, tally::Revision};
use crate::{
    clock::Pulse,
    database::{LONGEST_WAIT, within},
    error::discreet,
};

use sqlx::{PgPool, postgres::PgListener};
use tokio_util::sync::CancellationToken;

/// How often the database is polled in addition: a notification can be lost with its connection.
const TICK: Duration = Duration::from_secs(1);

/// How long that may take: it reads one small table.
const REFRESHED_WITHIN: Duration = Duration::from_secs(2);

/// The channel on which nodes notify each other.
const CHANNEL: &str = "letter";

/// The revisions of all letters. Clones share them.
#[derive(Clone, Default)]
pub struct Revisions {
    known: Arc<RwLock<HashMap<i64, i64>>>,
    followed: Pulse,
}

impl Revisions {
    /// The revision of a letter, as far as this node knows.
    pub fn of(&self, letter: i64) -> i64 {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&letter).copied().unwrap_or_default()
    }

    /// Records a revision. Revisions only rise, whatever the order in which they arrive.
    pub fn saw(&self, seen: Revision) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let revision = known.entry(seen.letter).or_default();
        *revision = seen.revision.max(*revision);
    }

    /// Beats whenever this node has asked the database.
    pub const fn followed(&self) -> &Pulse {
        &self.followed
    }

    pub async fn refresh(&self, pool: &PgPool) -> sqlx::Result<()> {
        let revisions = store::tally::revisions(&mut *pool.acquire().await?).await?;
        revisions.into_iter().for_each(|revision| self.saw(revision));
        Ok(())
    }

    /// Follows the notifications of other nodes until `stopped`.
    pub async fn follow(self, pool: PgPool, stopped: CancellationToken) {
        let follow = async {
            loop {
                if let Err(error) = self.listen(&pool).await {
                    tracing::warn!(
                        "the letters' revisions cannot be followed, trying again: {}",
                        discreet(&error)
                    );
                }
                tokio::time::sleep(TICK).await;
            }
        };
        tokio::select! { () = follow => {}, () = stopped.cancelled() => {} }
    }

    async fn listen(&self, pool: &PgPool) -> sqlx::Result<()> {
        let mut listener = within(LONGEST_WAIT, PgListener::connect_with(pool)).await?;
        within(LONGEST_WAIT, listener.listen(CHANNEL)).await?;
        let mut tick = tokio::time::interval(TICK);
        loop {
            tokio::select! {
                notice = listener.recv() => {
                    if let Ok(revision) = notice?.payload().parse() {
                        self.saw(revision);
                    }
                }
                _ = tick.tick() => {
                    within(REFRESHED_WITHIN, self.refresh(pool)).await?;
                    self.followed.beat();
                }
            }
        }
    }
}
