//! Somebody marked a mail of ours as spam: it ends updates to their mailbox, of all letters.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::{Signing, edit::Way, store};
use crate::mail::bounce::Complaints;

#[async_trait]
impl Complaints for Signing {
    async fn end_updates(&self, tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
        for signature in store::revisions::with_updates_to(tx, address).await? {
            self.turn_updates(tx, signature, false, Way::Complaint).await?;
        }
        Ok(())
    }
}
