//! The sealed reference that leads from the form to "check your email".
//!
//! It holds what that page shows, so that the page is the same whatever has become of the submission: somebody
//! who typed another person's address learns nothing about them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{keys::Keys, mail::EmailAddress};

/// What the page knows.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The submission.
    pub submission: Uuid,
    /// The address as it was typed.
    pub address: EmailAddress,
    /// When its mail was expected, as was known when the form was sent: it would tell too much to look again.
    pub expected_at: OffsetDateTime,
}

impl Reference {
    /// As it stands in the address of the page, which opens for this letter alone.
    pub fn seal(&self, keys: &Keys, slug: &str) -> String {
        let mut plain = self.submission.as_bytes().to_vec();
        plain.extend(self.expected_at.unix_timestamp().to_be_bytes());
        plain.extend(self.address.as_str().as_bytes());
        URL_SAFE_NO_PAD.encode(keys.seal(&context(slug), &plain))
    }

    /// Nothing if it is not ours, for this letter, and whole.
    pub fn open(keys: &Keys, slug: &str, text: &str) -> Option<Self> {
        let plain = keys.unseal(&context(slug), &URL_SAFE_NO_PAD.decode(text).ok()?)?;
        let (id, rest) = plain.split_first_chunk()?;
        let (expected_at, address) = rest.split_first_chunk()?;
        Some(Self {
            submission: Uuid::from_bytes(*id),
            address: EmailAddress::parse(std::str::from_utf8(address).ok()?).ok()?,
            expected_at: OffsetDateTime::from_unix_timestamp(i64::from_be_bytes(*expected_at)).ok()?,
        })
    }
}

fn context(slug: &str) -> String {
    format!("check-your-email {slug}")
}
