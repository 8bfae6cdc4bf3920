//! One reminder, a day after a form that nobody confirmed.
//!
//! Mail gets lost among other mail; people mean to come back. More than one would be a nuisance to somebody
//! whose address a stranger typed.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use super::Signers;
use crate::{
    letters::Loaded,
    signing::{
        signature::mail_kinds::REMINDER_MAIL,
        submission::{self, confirm, mail_limit::Caused},
    },
};

/// When it is time to remind: at the same hour of the next day, when the person is likely to read mail again.
pub const AFTER: Duration = Duration::days(1);

/// When it is too late, because the site stood still meanwhile: nobody remembers.
const AT_LATEST: Duration = Duration::days(3);

impl Signers {
    /// Owes the reminders whose time has come, to the letters of these that can still be signed.
    pub async fn remind(&self, letters: &[Arc<Loaded>]) -> sqlx::Result<()> {
        let now = self.context.now();
        let open: Vec<_> = letters
            .iter()
            .filter(|loaded| confirm::still_takes(&loaded.letter, now))
            .map(|loaded| loaded.id)
            .collect();
        let mut after = now - AT_LATEST;
        while let Some(last) = self.remind_some(&open, (after, now - AFTER)).await? {
            after = last;
        }
        Ok(())
    }

    /// Reminds the next of those who sent their form in this time, and says when the last of them did. Whom a chunk
    /// has reminded is marked in its transaction: a run that was cut off is gone on with by the next.
    async fn remind_some(
        &self,
        open: &[i64],
        (after, until): (OffsetDateTime, OffsetDateTime),
    ) -> sqlx::Result<Option<OffsetDateTime>> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let reminded = crate::signing::submission::store::submissions::mark_reminded(
            work.conn(),
            open,
            (after, until),
            now,
        )
        .await?;
        let reminded = submission::store::submissions::lock(work.conn(), &reminded).await?;
        let caused: Vec<_> = reminded
            .iter()
            .map(|submission| Caused {
                kind: REMINDER_MAIL,
                letter: submission.letter,
                subject: submission.id,
                generation: submission.generation,
                address: &submission.address,
            })
            .collect();
        self.mail_limit.owe(&mut work, &caused).await?;
        work.commit().await?;
        Ok(reminded.iter().map(|submission| submission.created_at).max())
    }
}
