//! The connection pools of the site.

use sqlx::PgPool;

use super::pool::{search_pool, signing_pool};

/// A pool that reads and writes, one for what signers wait for, one for public lists and exports, and one for searches.
/// Clones share them.
#[derive(Clone, Debug)]
pub struct Pools {
    writing: PgPool,
    signing: PgPool,
    reading: PgPool,
    searching: PgPool,
}

impl Pools {
    /// Two pools, which may be the same; the pool for signing connects to the server of the first, the pool for searches to
    /// that of the second.
    pub fn new(writing: PgPool, reading: PgPool) -> Self {
        let searching = search_pool(&reading);
        Self { signing: signing_pool(&writing), writing, reading, searching }
    }

    pub const fn pool(&self) -> &PgPool {
        &self.writing
    }

    /// For forms and confirmations.
    pub const fn signers(&self) -> &PgPool {
        &self.signing
    }

    /// For public lists and exports.
    pub const fn readers(&self) -> &PgPool {
        &self.reading
    }

    /// For searches of readers: a few connections with short time limits, so that searches do not delay signing.
    pub const fn searchers(&self) -> &PgPool {
        &self.searching
    }

    pub async fn ping(&self) -> sqlx::Result<()> {
        sqlx::query("select 1").execute(&self.writing).await.map(drop)
    }

    pub(super) async fn close(&self) {
        self.searching.close().await;
        self.signing.close().await;
        self.reading.close().await;
        self.writing.close().await;
    }
}
