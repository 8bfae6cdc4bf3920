//! Withdrawal on request: somebody asks the organizers, by whatever way, to be taken off.
//!
//! It erases what the signer's own withdrawal erases, at once. So that nobody is taken off unknowingly, the address
//! gets a last mail: until that is sent it lies apart, and goes with it.

use time::Duration;
use uuid::Uuid;

use super::{Decisions, store};
use crate::{
    audit::Who,
    signing::signature::{
        Changed, Signature, fields::Plain, mail_kinds::WITHDRAWN_MAIL, unit_of_work::UnitOfWork,
    },
};

pub use super::store::notices::Notice;

/// How long the address is kept at most, if that mail does not get through: longer than any mail is tried.
pub const TOLD_WITHIN: Duration = Duration::days(7);

impl Decisions {
    /// Withdraws a signature because its signer has asked for it; they are told why, and by mail.
    pub async fn withdraw_on_request(&self, id: Uuid, who: Who, reason: &Plain) -> sqlx::Result<Changed> {
        self.withdraw_as(id, who, reason.as_str()).await
    }

    /// What is to be told of a withdrawal.
    pub async fn withdrawal_notice(&self, id: Uuid) -> sqlx::Result<Option<Notice>> {
        store::notices::find(&mut *self.context.conn().await?, id).await
    }
}

/// Owes the mail to whom somebody else withdraws. Whoever was entered by the organizers has never heard from the site,
/// and does not now.
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
    work.owe(WITHDRAWN_MAIL, signature.id);
    Ok(())
}
