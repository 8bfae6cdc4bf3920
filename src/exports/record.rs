//! Noting the number of each day, with the sum of its file.

use std::sync::Arc;

use sqlx::PgPool;

use super::{Downloads, Subject};
use crate::{letters::Loaded, signing::Signing, urls::Site};

impl Downloads {
    /// Notes the day that ended last for these letters, where that is still to be done.
    pub async fn note_the_day(
        &self,
        pool: &PgPool,
        signing: &Signing,
        letters: &[Arc<Loaded>],
        site: &Site,
    ) -> anyhow::Result<()> {
        for letter in letters {
            if !signing.schedule.lacks_record(letter.id).await? {
                continue;
            }
            // Too many files are asked for: there is another try in a minute.
            let of = Subject::of(&letter.letter, site);
            let Some((figures, sum)) = self.checksum(pool, letter.id, &of).await? else { continue };
            signing
                .schedule
                .keep_record(letter.id, &figures, sum.nonced.as_ref().map(|nonced| nonced.sha256.as_slice()))
                .await?;
        }
        Ok(())
    }
}
