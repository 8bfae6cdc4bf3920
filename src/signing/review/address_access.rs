//! Looks at an address: organizers see no more of it than the mail provider, unless they say why. Each look is
//! written down before the address is opened, and its signer sees it.

pub use super::store::address_access::Look;

use serde_json::json;
use uuid::Uuid;

use super::{Review, store};
use crate::{
    audit::{self, Who},
    mail::EmailAddress,
    signing::signature::{Signature, address, fields::Plain},
};

/// What became of a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    At(EmailAddress),
    /// It is erased: there is nothing to look at, and nothing was written down.
    Erased,
    /// There is no such signature.
    Unknown,
}

impl Review {
    /// Opens the address of a signature to `who`, whom its signer knows as `by`, for a reason that its signer
    /// reads. Neither may be empty.
    pub async fn look(&self, id: Uuid, who: Who, by: &Plain, reason: &Plain) -> sqlx::Result<Looked> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let Some(signature) = work.lock(id).await? else { return Ok(Looked::Unknown) };
        let sealed = signature.address.as_ref();
        let Some(address) = sealed.and_then(|sealed| address::open(&self.context.keys, &sealed.sealed))
        else {
            return Ok(Looked::Erased);
        };
        let look = Look { at: now, by: by.as_str().to_owned(), reason: reason.as_str().to_owned() };
        let look = store::address_access::insert(work.conn(), id, &look).await?;
        let entry = audit::Entry {
            who,
            act: "look-at-address",
            letter: signature.letter,
            subject: Some(id),
            detail: json!({ "look": look }),
        };
        work.audit(entry);
        work.commit().await?;
        Ok(Looked::At(address))
    }

    /// The mail provider of a signature's address: what organizers see of it without a reason.
    pub fn provider_of(&self, signature: &Signature) -> Option<String> {
        let address = address::open(&self.context.keys, &signature.address.as_ref()?.sealed)?;
        Some(address.domain().to_owned())
    }

    /// Who has looked at the address of a signature, the first look first.
    pub async fn looks(&self, id: Uuid) -> sqlx::Result<Vec<Look>> {
        store::address_access::of(&mut *self.context.conn().await?, id).await
    }
}
