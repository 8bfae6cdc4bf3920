//! What mail that comes back tells of a signer: that they marked it as spam, which ends updates to their mailbox, of all
//! letters; or that nobody is there, which is not so where they have confirmed their address since.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::{
    Signers,
    edit::{Way, turn_updates},
};
use crate::{
    audit,
    mail::bounce::{Readers, Written},
    signing::signature::{
        mail_kinds::CONFIRM_MAIL,
        store::{revisions, signatures},
    },
};

#[async_trait]
impl Readers for Signers {
    async fn end_updates(&self, tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
        for id in revisions::with_updates_to(tx, address).await? {
            let Some(signature) = signatures::lock(tx, id).await? else { continue };
            if let Some(entry) = turn_updates(tx, &signature, false, Way::Complaint).await? {
                audit::record(tx, self.context.now(), &[entry]).await?;
            }
        }
        Ok(())
    }

    async fn have_read(&self, tx: &mut PgConnection, address: &[u8], mail: &Written) -> sqlx::Result<bool> {
        let asked = (mail.kind == CONFIRM_MAIL).then_some(mail.subject);
        crate::signing::signer::store::moves::confirmed_since(tx, address, mail.queued_at, asked).await
    }
}
