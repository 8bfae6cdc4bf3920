//! The context that all modules of signing share.

use std::{sync::Arc, time::Duration};

use sqlx::{PgPool, Postgres, pool::PoolConnection};
use time::OffsetDateTime;

use super::{revisions::Revisions, unit_of_work::UnitOfWork};
use crate::{clock::Clock, keys::Keys};

/// The database pool, the keys, the clock, and the current revision of each letter. Clones share all of it.
#[derive(Clone)]
pub(in crate::signing) struct Context {
    pub(in crate::signing) pool: PgPool,
    pub(in crate::signing) keys: Arc<Keys>,
    pub(in crate::signing) clock: Clock,
    pub(in crate::signing) revisions: Revisions,
}

impl Context {
    pub(in crate::signing) fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    /// How long a person waits for the database.
    pub(in crate::signing) fn patience(&self) -> Duration {
        self.pool.options().get_acquire_timeout()
    }

    pub(in crate::signing) async fn conn(&self) -> sqlx::Result<PoolConnection<Postgres>> {
        self.pool.acquire().await
    }

    /// Begins a unit of work that changes signatures.
    pub(in crate::signing) async fn begin(&self) -> sqlx::Result<UnitOfWork> {
        Ok(UnitOfWork::new(self.pool.begin().await?, self.clock.now(), self.revisions.clone()))
    }
}
