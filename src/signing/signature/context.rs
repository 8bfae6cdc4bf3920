//! What every room of signing works with.

use std::sync::Arc;

use sqlx::{PgPool, Postgres, pool::PoolConnection};
use time::OffsetDateTime;

use super::{revisions::Revisions, unit_of_work::UnitOfWork};
use crate::{clock::Clock, keys::Keys};

/// The database, the keys, the clock, and how far each letter has come. Clones share all of it.
#[derive(Clone)]
pub(in crate::signing) struct Context {
    pub(in crate::signing) pool: PgPool,
    pub(in crate::signing) keys: Arc<Keys>,
    pub(in crate::signing) clock: Clock,
    pub(in crate::signing) revisions: Revisions,
}

impl Context {
    /// The moment that it is.
    pub(in crate::signing) fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    /// A connection, to read.
    pub(in crate::signing) async fn conn(&self) -> sqlx::Result<PoolConnection<Postgres>> {
        self.pool.acquire().await
    }

    /// Begins a unit of work, to change signatures.
    pub(in crate::signing) async fn begin(&self) -> sqlx::Result<UnitOfWork> {
        Ok(UnitOfWork::new(self.pool.begin().await?, self.clock.now(), self.revisions.clone()))
    }
}
