//! The two pools that the site works with.

use sqlx::PgPool;

/// A pool that reads and writes, and one for public lists and exports. Clones share them.
#[derive(Clone, Debug)]
pub struct Pools {
    writing: PgPool,
    reading: PgPool,
}

impl Pools {
    /// Two pools, which may be one.
    pub const fn new(writing: PgPool, reading: PgPool) -> Self {
        Self { writing, reading }
    }

    /// Reads and writes.
    pub const fn pool(&self) -> &PgPool {
        &self.writing
    }

    /// For public lists and exports.
    pub const fn readers(&self) -> &PgPool {
        &self.reading
    }

    /// Does the database answer?
    pub async fn ping(&self) -> sqlx::Result<()> {
        sqlx::query("select 1").execute(&self.writing).await.map(drop)
    }
}
