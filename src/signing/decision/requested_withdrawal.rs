//! Owns withdrawal on request: a signer asks the organizers, on any channel, to be removed.
//!
//! It erases at once what the signer's own withdrawal erases. The address gets a last mail, so that the signer learns
//! of the withdrawal. Until that mail is sent, the address is kept separately; then it is deleted, too.

use time::Duration;
use uuid::Uuid;

use super::{Decisions, store};
use crate::{
    audit::Who,
    signing::signature::{Changed, Signature, fields::Plain, mail_kinds::MailKind, unit_of_work::UnitOfWork},
};

pub use super::store::notices::Notice;

/// How long the address is kept at most, if that mail is not delivered: longer than any mail is retried.
pub const TOLD_WITHIN: Duration = Duration::days(7);

impl Decisions {
    /// Withdraws a signature because its signer asked for it; the signer gets the reason by mail.
    pub async fn withdraw_on_request(&self, id: Uuid, who: Who, reason: &Plain) -> sqlx::Result<Changed> {
        self.withdraw_as(id, who, reason.as_str()).await
    }

    /// What the mail about a withdrawal needs.
    pub async fn withdrawal_notice(&self, id: Uuid) -> sqlx::Result<Option<Notice>> {
        store::notices::find(&mut *self.context.conn().await?, id).await
    }
}

/// Queues the mail to a signer who is withdrawn by another person. A person entered by the organizers has never
/// received mail from the site, and gets none now.
pub(in crate::signing) async fn owe_notice(
    work: &mut UnitOfWork,
    signature: &Signature,
    reason: &str,
) -> sqlx::Result<()> {
    let Some(address) = signature.address.clone().filter(|_| !signature.is_entered) else {
        return Ok(());
    };
    let (notice, now) = (Notice { address, reason: reason.to_owned() }, work.now());
    store::notices::insert(work.conn(), signature.id, &notice, now).await?;
    work.owe(MailKind::Withdrawn, signature.id);
    Ok(())
}
