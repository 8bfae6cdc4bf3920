//! Owns which state of a letter a file shows.

pub use super::store::Edition;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::{Format, Subject};

/// Raised when a format writes other bytes for the same rows: two releases must not name different files alike.
const FORMS: u8 = 1;

impl Edition {
    /// Names the bytes of the file of all rows. The nonce tells apart two histories of a letter that reached the same
    /// revision, before and after a backup was restored.
    pub fn tag(&self, format: Format, of: &Subject) -> String {
        let mut hash = Sha256::new_with_prefix([FORMS]);
        let nonce = self.nonce.as_deref().unwrap_or_default();
        for part in [nonce, of.slug.as_bytes(), of.title.as_bytes(), of.address.as_bytes()] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        format!("{}-{}-{}", self.revision, format.extension(), HEXLOWER.encode(&hash.finalize()[..6]))
    }

    /// True if this is the state of `now`.
    pub fn is(&self, now: &Self) -> bool {
        self.revision == now.revision && self.nonce == now.nonce
    }

    /// True if this is a later state than `now`, which was read before.
    pub const fn is_after(&self, now: &Self) -> bool {
        self.revision > now.revision
    }

    /// True if nothing that this shows was taken away or changed until `now`.
    pub const fn is_part_of(&self, now: &Self) -> bool {
        self.revision >= now.last_removal
    }
}
