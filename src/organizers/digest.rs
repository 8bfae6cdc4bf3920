//! Which organizers receive a digest of pending decisions by mail, and when they received the last one.

use time::OffsetDateTime;
use uuid::Uuid;

use super::{Organizers, store};
use crate::mail;

/// The kind of mail with a digest of pending decisions.
pub const DIGEST_MAIL: &str = "organizer-digest";

impl Organizers {
    /// Queues a digest for each organizer who decides on signatures, wants one, and had none since `before`.
    pub async fn owe_digests(&self, before: OffsetDateTime) -> sqlx::Result<()> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let told = store::digests::note(&mut tx, before, now).await?;
        let mut owed = Vec::with_capacity(told.len());
        for account in told {
            // If mail is not delivered, an earlier digest still waits; it will show the state at the time when it
            // is sent.
            if !mail::is_owed(&mut tx, DIGEST_MAIL, account).await? {
                let priority = mail::Priority::Personal;
                owed.push(mail::Owed { kind: DIGEST_MAIL, subject: account, priority });
            }
        }
        mail::enqueue(&mut tx, now, &owed).await?;
        tx.commit().await
    }

    pub async fn want_digests(&self, id: Uuid, wanted: bool) -> sqlx::Result<()> {
        store::digests::want(&mut *self.pool.acquire().await?, id, wanted).await
    }
}
