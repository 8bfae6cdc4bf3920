//! The sealed reference that leads from the form to "check your email".
//!
//! It holds what that page shows, so that the page is the same whatever has become of the submission: somebody
//! who typed another person's address learns nothing about them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::{keys::Keys, mail::EmailAddress};

/// What the page knows.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The submission.
    pub submission: Uuid,
    /// The address as it was typed.
    pub address: EmailAddress,
}

impl Reference {
    /// As it stands in the address of the page, which opens for this letter alone.
    pub fn seal(&self, keys: &Keys, slug: &str) -> String {
        let mut plain = self.submission.as_bytes().to_vec();
        plain.extend(self.address.as_str().as_bytes());
        URL_SAFE_NO_PAD.encode(keys.seal(&context(slug), &plain))
    }

    /// Nothing if it is not ours, for this letter, and whole.
    pub fn open(keys: &Keys, slug: &str, text: &str) -> Option<Self> {
        let plain = keys.unseal(&context(slug), &URL_SAFE_NO_PAD.decode(text).ok()?)?;
        let (id, address) = plain.split_at_checked(16)?;
        let address = EmailAddress::parse(std::str::from_utf8(address).ok()?).ok()?;
        Some(Self { submission: Uuid::from_slice(id).ok()?, address })
    }
}

fn context(slug: &str) -> String {
    format!("check-your-email {slug}")
}
