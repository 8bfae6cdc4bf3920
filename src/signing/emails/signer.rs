//! To whom a mail about a signature goes.

use std::sync::Arc;

use uuid::Uuid;

use super::Desk;
use crate::{
    letters::Loaded,
    mail::EmailAddress,
    signing::{address, signature::Signature},
};

impl Desk {
    /// The signature, its letter, and the address of its signer; nothing if one of them is gone.
    pub(super) async fn signer(
        &self,
        id: Uuid,
    ) -> anyhow::Result<Option<(Signature, Arc<Loaded>, EmailAddress)>> {
        let Some(signature) = self.signing.signature(id).await? else { return Ok(None) };
        let (Some(sealed), Some(letter)) = (&signature.address_sealed, self.library.by_id(signature.letter))
        else {
            return Ok(None);
        };
        let Some(to) = address::open(&self.keys, sealed) else {
            anyhow::bail!("a sealed address does not open")
        };
        Ok(Some((signature, letter, to)))
    }
}
