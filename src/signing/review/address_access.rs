//! Looks at an address. Organizers see only the mail provider, unless they give a reason. Each look is recorded
//! before the address is opened, and its signer sees the record.

pub use super::store::address_access::Look;

use serde_json::json;
use uuid::Uuid;

use super::{Review, store};
use crate::{
    audit::{self, Who},
    mail::EmailAddress,
    signing::signature::{Signature, address, fields::Plain},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    At(EmailAddress),
    /// The address is erased: there is nothing to look at, and nothing was recorded.
    Erased,
    /// There is no such signature.
    Unknown,
}

impl Review {
    /// Opens the address of a signature to `who`. The signer sees the name `by` and the reason. Neither may be empty.
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

    /// All looks at the address of a signature, oldest first.
    pub async fn looks(&self, id: Uuid) -> sqlx::Result<Vec<Look>> {
        store::address_access::of(&mut *self.context.conn().await?, id).await
    }
}
