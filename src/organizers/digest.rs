//! Who wants to be told by mail what waits, and when they were told last.

use time::OffsetDateTime;
use uuid::Uuid;

use super::{Organizers, store};
use crate::mail;

/// The kind of mail that tells what waits.
pub const DIGEST_MAIL: &str = "organizer-digest";

impl Organizers {
    /// Owes a digest to everybody who decides on signatures, wants one, and had none since `before`.
    pub async fn owe_digests(&self, before: OffsetDateTime) -> sqlx::Result<()> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let told = store::digests::note(&mut tx, before, now).await?;
        let mut owed = Vec::with_capacity(told.len());
        for account in told {
            // Where mail does not get out, one that has not gone yet will tell how things stand when it does.
            if !mail::is_owed(&mut tx, DIGEST_MAIL, account).await? {
                let priority = mail::Priority::Personal;
                owed.push(mail::Owed { kind: DIGEST_MAIL, subject: account, priority });
            }
        }
        mail::enqueue(&mut tx, now, &owed).await?;
        tx.commit().await
    }

    /// Turns digests to this account on or off.
    pub async fn want_digests(&self, id: Uuid, wanted: bool) -> sqlx::Result<()> {
        store::digests::want(&mut *self.pool.acquire().await?, id, wanted).await
    }
}
