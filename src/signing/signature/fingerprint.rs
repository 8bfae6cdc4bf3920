//! Owns the fingerprint of a signature as a person saw it before deciding: state, words and mailbox. A decision is
//! refused if another organizer or the signer has changed the signature since then.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Signature, details};

/// How many bytes of the hash are compared: enough that other words with the same hash cannot be found within a day.
const BYTES: usize = 16;

/// The fingerprint of a signature, in a hidden field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen(String);

impl Seen {
    /// The fingerprint of its current content.
    pub fn of(signature: &Signature) -> Self {
        let mut hash = Sha256::new();
        hash.update(signature.state.into_str());
        for (_, value) in details::fields(&signature.details) {
            hash.update([0]);
            hash.update(value);
        }
        // The mail provider is shown next to the words.
        hash.update([0]);
        hash.update(signature.address.as_ref().map_or(&[][..], |address| &address.mailbox));
        Self(HEXLOWER.encode(&hash.finalize()[..BYTES]))
    }

    /// The fingerprint that a form sends; any other value matches no signature.
    pub fn from_form(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The value for the hidden field.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is the signature unchanged?
    pub fn is(&self, signature: &Signature) -> bool {
        *self == Self::of(signature)
    }
}
