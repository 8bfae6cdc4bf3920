//! Counts what waits for a moderator, without reading it.

use std::collections::HashMap;

use time::OffsetDateTime;

use super::{Review, store};

impl Review {
    /// The number of waiting signatures and edits per letter, or of this letter; only those waiting since `since` or
    /// longer, if given.
    pub async fn waits(
        &self,
        letter: Option<i64>,
        since: Option<OffsetDateTime>,
    ) -> sqlx::Result<HashMap<i64, i64>> {
        store::pending_count::count(&mut *self.context.conn().await?, letter, since).await
    }
}
