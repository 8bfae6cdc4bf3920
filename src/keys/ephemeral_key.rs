//! Keys that are used for a limited time and then deleted. The caller stores them sealed, and deletes them.

use super::{Key, Keys, keyed_hash, seal};

/// A key that will be deleted; after that, its hashes cannot be linked to any input.
#[derive(Clone)]
pub struct PassingKey(Key);

impl Keys {
    /// A new key, sealed for this `context`.
    pub fn seal_new_key(&self, context: &str) -> Vec<u8> {
        seal::seal(&self.sealing, context, seal::random_key().as_slice())
    }

    /// Unseals the key; `None` if the seal is not ours.
    pub fn passing_key(&self, context: &str, sealed: &[u8]) -> Option<PassingKey> {
        let plain = zeroize::Zeroizing::new(seal::unseal(&self.sealing, context, sealed)?);
        <[u8; 32]>::try_from(plain.as_slice()).ok().map(|key| PassingKey(Key::new(key)))
    }
}

impl PassingKey {
    /// A keyed hash of `message`, which can be compared as long as the key exists.
    pub fn hash(&self, message: &[u8]) -> Vec<u8> {
        keyed_hash(&self.0, message).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_works_in_its_own_context_only() {
        let keys = Keys::random();
        let (today, tomorrow) = (keys.seal_new_key("today"), keys.seal_new_key("tomorrow"));
        assert!(keys.passing_key("tomorrow", &today).is_none());
        let hash =
            |context: &str, sealed: &[u8]| keys.passing_key(context, sealed).unwrap().hash(b"a network");
        assert_eq!(hash("today", &today), hash("today", &today));
        assert_ne!(hash("today", &today), hash("tomorrow", &tomorrow));
    }
}
