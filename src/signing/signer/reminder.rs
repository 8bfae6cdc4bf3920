//! One reminder, a day after a form was sent and not confirmed.
//!
//! Mail gets lost among other mail, and people intend to come back. More than one would annoy a person whose address
//! was typed by a stranger.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use super::Signers;
use crate::{
    letters::Loaded,
    signing::{
        signature::mail_kinds::MailKind,
        submission::{self, confirm, mail_limit::Caused, store::submissions},
    },
};

/// When the reminder is sent: at the same hour of the next day, when the person is likely to read mail again.
pub const AFTER: Duration = Duration::days(1);

/// When it is too late, because the site was down meanwhile: people no longer remember.
const AT_LATEST: Duration = Duration::days(3);

impl Signers {
    /// Queues the reminders that are due, for those of these letters that can still be signed.
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

    /// Queues reminders for the next forms sent in this period, and returns when the last of them was sent. The
    /// reminded forms are marked in the transaction of their chunk, so the next run continues after an interrupted
    /// one.
    async fn remind_some(
        &self,
        open: &[i64],
        (after, until): (OffsetDateTime, OffsetDateTime),
    ) -> sqlx::Result<Option<OffsetDateTime>> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let reminded = submissions::mark_reminded(work.conn(), open, (after, until), now).await?;
        let reminded = submission::store::submissions::lock(work.conn(), &reminded).await?;
        let caused: Vec<_> = reminded
            .iter()
            .map(|submission| Caused {
                kind: MailKind::Reminder,
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
