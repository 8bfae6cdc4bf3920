//! How much waits for a moderator, without reading it.

use std::collections::HashMap;

use time::OffsetDateTime;

use super::{Review, store};

impl Review {
    /// How many signatures and edits of each letter, or of this one, wait since then or longer, or at all.
    pub async fn waits(
        &self,
        letter: Option<i64>,
        since: Option<OffsetDateTime>,
    ) -> sqlx::Result<HashMap<i64, i64>> {
        store::pending_count::count(&mut *self.context.conn().await?, letter, since).await
    }
}
