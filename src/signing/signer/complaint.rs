//! What returned mail says about a signer. A spam complaint ends updates to their mailbox, of all letters. A bounce
//! says that the mailbox does not exist; that is ignored if the address was confirmed since.

use async_trait::async_trait;
use sqlx::PgConnection;

use super::{
    Signers,
    store::moves,
    updates_by_mail::{Way, turn_updates},
};
use crate::{
    audit,
    mail::bounce::{MailSubject, Readers},
    signing::signature::{
        mail_kinds::MailKind,
        narrowing,
        store::{revisions, signatures},
    },
};

#[async_trait]
impl Readers for Signers {
    async fn end_updates(&self, tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<()> {
        for id in revisions::with_updates_to(tx, address).await? {
            let Some(signature) = signatures::lock(tx, id).await? else { continue };
            if let Some(entry) = turn_updates(tx, &signature, false, Way::Complaint).await? {
                let now = self.context.now();
                let narrowed = narrowing::of(&entry, now).into_iter().collect();
                audit::record(tx, now, &[entry]).await?;
                self.context.revisions.note_narrowed(narrowed, Vec::new()).await;
            }
        }
        Ok(())
    }

    async fn have_read(
        &self,
        tx: &mut PgConnection,
        address: &[u8],
        mail: &MailSubject,
    ) -> sqlx::Result<bool> {
        let asked = (mail.kind == MailKind::Confirm.into_str()).then_some(mail.subject);
        moves::confirmed_since(tx, address, mail.queued_at, asked).await
    }
}
