//! What mail that comes back tells of a signer: that they marked it as spam, which ends updates to their mailbox, of all
//! letters; or that nobody is there, which is not so where they have confirmed their address since.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::edit::Way;
use crate::{
    mail::bounce::{Readers, Written},
    signing::{
        Signing,
        signature::{mail_kinds::CONFIRM_MAIL, store},
    },
};

#[async_trait]
impl Readers for Signing {
    async fn end_updates(&self, tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
        for signature in store::revisions::with_updates_to(tx, address).await? {
            self.turn_updates(tx, signature, false, Way::Complaint).await?;
        }
        Ok(())
    }

    async fn have_read(&self, tx: &mut PgConnection, address: &[u8], mail: &Written) -> sqlx::Result<bool> {
        let asked = (mail.kind == CONFIRM_MAIL).then_some(mail.subject);
        store::signatures::confirmed_since(tx, address, mail.queued_at, asked).await
    }
}
