//! The recipient of a mail; none if the reason for the mail is gone or its mailbox has refused all mail.

use std::sync::Arc;

use uuid::Uuid;

use super::MailContext;
use crate::{
    letters::Loaded,
    mail::{EmailAddress, Rendered},
    signing::{
        signature::{
            Signature,
            address::{self, SealedAddress},
        },
        submission::Submission,
    },
};

/// Why no mail is written: its subject was confirmed, withdrawn or erased meanwhile, or its mailbox has refused all
/// mail.
pub(super) const NOBODY: Rendered = Rendered::Nothing("gone in between, or never to be written to");

/// Why no mail asks to sign, or to keep a signature.
pub(super) const TAKEN_BACK: Rendered = Rendered::Nothing("the letter was taken back");

/// Why no mail asks to confirm.
pub(super) const TAKES_NONE: Rendered = Rendered::Nothing("the letter takes no signatures now");

impl MailContext {
    /// The form, its letter, and the address that is to be confirmed.
    pub(super) async fn sender(
        &self,
        id: Uuid,
    ) -> anyhow::Result<Option<(Submission, Arc<Loaded>, EmailAddress)>> {
        let Some(form) = self.signing.submissions.submission(id).await? else { return Ok(None) };
        let found = self.recipient(form.letter, Some(&form.address)).await?;
        Ok(found.map(|(letter, to)| (form, letter, to)))
    }

    /// The signature, its letter, and the address of its signer.
    pub(super) async fn signer(
        &self,
        id: Uuid,
    ) -> anyhow::Result<Option<(Signature, Arc<Loaded>, EmailAddress)>> {
        let Some(signature) = self.signing.signatures.signature(id).await? else { return Ok(None) };
        let found = self.recipient(signature.letter, signature.address.as_ref()).await?;
        Ok(found.map(|(letter, to)| (signature, letter, to)))
    }

    /// The letter that a mail is about, and the recipient's address.
    pub(super) async fn recipient(
        &self,
        letter: i64,
        address: Option<&SealedAddress>,
    ) -> anyhow::Result<Option<(Arc<Loaded>, EmailAddress)>> {
        let (Some(letter), Some(address)) = (self.library.by_id(letter), address) else { return Ok(None) };
        if self.signing.submissions.refuses_mail(address).await? {
            return Ok(None);
        }
        let Some(to) = address::open(&self.keys, &address.sealed) else {
            anyhow::bail!("a sealed address does not open")
        };
        Ok(Some((letter, to)))
    }
}
