//! How much waits for a moderator, without reading it.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::signing::Signing;

impl Signing {
    /// How many signatures and edits of each letter, or of this one, wait since then or longer, or at all.
    pub async fn waits(
        &self,
        letter: Option<i64>,
        since: Option<OffsetDateTime>,
    ) -> sqlx::Result<HashMap<i64, i64>> {
        crate::signing::review::store::pending_count::count(&mut *self.pool.acquire().await?, letter, since)
            .await
    }
}
