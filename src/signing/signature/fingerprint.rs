//! What somebody has seen of a signature before they decide on it: its state, its words and its mailbox. Nobody decides on others,
//! whoever was quicker, another organizer or the signer.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::Signature;

/// How many bytes of the hash are compared: enough that nobody finds other words for it within a day.
const BYTES: usize = 16;

/// A signature as somebody has seen it, in a form's hidden field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen(String);

impl Seen {
    /// How it stands now.
    pub fn of(signature: &Signature) -> Self {
        let mut hash = Sha256::new();
        hash.update(signature.state.as_str());
        for (_, said) in crate::signing::signature::details::fields(&signature.adherence) {
            hash.update([0]);
            hash.update(said);
        }
        // Whose mail provider stands beside the words.
        hash.update([0]);
        hash.update(signature.address.as_ref().map_or(&[][..], |address| &address.mailbox));
        Self(HEXLOWER.encode(&hash.finalize()[..BYTES]))
    }

    /// What a form says that its sender has seen; anything else is what nobody can have seen.
    pub fn said(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As the form says it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Does it still stand like that?
    pub fn is(&self, signature: &Signature) -> bool {
        *self == Self::of(signature)
    }
}
