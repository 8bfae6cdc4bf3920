//! The pools that the site works with.

use sqlx::PgPool;

use super::pool::search_pool;

/// A pool that reads and writes, one for public lists and exports, and one for searches. Clones share them.
#[derive(Clone, Debug)]
pub struct Pools {
    writing: PgPool,
    reading: PgPool,
    searching: PgPool,
}

impl Pools {
    /// Two pools, which may be one; the third is opened where the second reads.
    pub fn new(writing: PgPool, reading: PgPool) -> Self {
        let searching = search_pool(&reading);
        Self { writing, reading, searching }
    }

    pub const fn pool(&self) -> &PgPool {
        &self.writing
    }

    /// For public lists and exports.
    pub const fn readers(&self) -> &PgPool {
        &self.reading
    }

    /// For what readers look for: a few connections, and little time on them, so that whatever is typed keeps nobody
    /// from signing.
    pub const fn searchers(&self) -> &PgPool {
        &self.searching
    }

    /// Does the database answer?
    pub async fn ping(&self) -> sqlx::Result<()> {
        sqlx::query("select 1").execute(&self.writing).await.map(drop)
    }

    /// Closes all of them.
    pub(super) async fn close(&self) {
        self.searching.close().await;
        self.reading.close().await;
        self.writing.close().await;
    }
}
