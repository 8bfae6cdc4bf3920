//! How much waits for a moderator, without reading it.

use std::collections::HashMap;

use time::OffsetDateTime;

use super::{Signing, store};

impl Signing {
    /// How many signatures and edits of each letter wait since then or longer.
    pub async fn waits(&self, since: OffsetDateTime) -> sqlx::Result<HashMap<i64, i64>> {
        store::waits::count(&mut *self.pool.acquire().await?, since).await
    }
}
