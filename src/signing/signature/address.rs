//! An address at rest: ciphertext, and the keyed hashes by which it is found again.

use crate::{keys::Keys, mail::EmailAddress};

/// Where sealed addresses open.
const CONTEXT: &str = "address";

/// A signer's address as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedAddress {
    pub sealed: Vec<u8>,
    /// Keyed hash of the exact address.
    pub exact: Vec<u8>,
    /// Keyed hash of the mailbox, however its address is spelled.
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

/// The address under a seal; nothing if the seal is not ours.
pub fn open(keys: &Keys, sealed: &[u8]) -> Option<EmailAddress> {
    let text = String::from_utf8(keys.unseal(CONTEXT, sealed)?).ok()?;
    EmailAddress::stored(&text)
}
