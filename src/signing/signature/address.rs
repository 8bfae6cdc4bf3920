//! Owns email addresses at rest: ciphertext, and the keyed hashes used to look them up.

use crate::{keys::Keys, mail::EmailAddress};

/// Context for sealing and opening addresses.
const CONTEXT: &str = "address";

/// A signer's address as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedAddress {
    pub sealed: Vec<u8>,
    /// Keyed hash of the exact address.
    pub exact: Vec<u8>,
    /// Keyed hash of the mailbox, the same for all spellings of its address.
    pub mailbox: Vec<u8>,
}

impl SealedAddress {
    pub fn seal(keys: &Keys, address: &EmailAddress) -> Self {
        Self {
            sealed: keys.seal(CONTEXT, address.as_str().as_bytes()),
            exact: keys.address_hash(&address.exact_key()),
            mailbox: keys.mailbox_hash(&address.canonical_mailbox()),
        }
    }
}

/// Opens a sealed address; `None` if it was not sealed with our keys.
pub fn open(keys: &Keys, sealed: &[u8]) -> Option<EmailAddress> {
    let text = String::from_utf8(keys.unseal(CONTEXT, sealed)?).ok()?;
    EmailAddress::stored(&text)
}
