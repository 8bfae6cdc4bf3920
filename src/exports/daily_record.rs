//! Stores the daily record of each letter: its figures, with the checksum of its file.

use std::sync::Arc;

use sqlx::PgPool;

use super::{Downloads, Subject};
use crate::{letters::Loaded, signing::Signing, urls::Site};

impl Downloads {
    /// Stores the record of the last complete day for the letters that lack it.
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
            // If too many files are being read, the next attempt is in a minute.
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
