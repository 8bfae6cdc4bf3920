//! Owns the figures of each letter in memory, read once a revision: a count that goes on counting in thousands of open
//! pages asks the database nothing.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use sqlx::PgPool;

use super::{revisions::Revisions, store, tally::Figures};
use crate::database::{Pools, Snapshot};

/// The figures of each letter as they were last read. Clones share them.
#[derive(Clone)]
pub struct CurrentFigures {
    revisions: Revisions,
    /// Whoever reads the figures of a letter holds its lock: others wait for the result.
    known: Arc<Mutex<HashMap<i64, Known>>>,
}

type Known = Arc<tokio::sync::Mutex<Option<Figures>>>;

impl CurrentFigures {
    pub(in crate::signing) fn new(revisions: Revisions) -> Self {
        Self { revisions, known: Arc::default() }
    }

    /// The figures at the letter's current revision.
    pub async fn of(&self, pools: &Pools, letter: i64) -> sqlx::Result<Figures> {
        let known =
            self.known.lock().unwrap_or_else(PoisonError::into_inner).entry(letter).or_default().clone();
        let mut known = known.lock().await;
        let revision = self.revisions.of(letter);
        if let Some(figures) = known.as_ref().filter(|figures| figures.revision >= revision) {
            return Ok(figures.clone());
        }
        let figures = pools.read(revision, |pool| figures(pool, letter)).await?;
        *known = Some(figures.clone());
        Ok(figures)
    }
}

async fn figures(pool: PgPool, letter: i64) -> sqlx::Result<Figures> {
    store::tally::figures(&mut *pool.acquire().await?, letter).await
}

impl Snapshot for Figures {
    fn revision(&self) -> i64 {
        self.revision
    }
}
