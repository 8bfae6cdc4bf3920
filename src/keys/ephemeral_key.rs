//! Keys that are good for a while and then forgotten: whoever made them keeps them sealed, and deletes them.

use super::{Key, Keys, keyed_hash, seal};

/// A key that will be forgotten; what it hashed can then be told from nothing.
#[derive(Clone)]
pub struct PassingKey(Key);

impl Keys {
    /// A new key, sealed for this `context`.
    pub fn seal_new_key(&self, context: &str) -> Vec<u8> {
        seal::seal(&self.sealing, context, crate::keys::seal::random_key().as_slice())
    }

    /// The key under a seal; nothing if the seal is not ours.
    pub fn passing_key(&self, context: &str, sealed: &[u8]) -> Option<PassingKey> {
        let plain = zeroize::Zeroizing::new(seal::unseal(&self.sealing, context, sealed)?);
        <[u8; 32]>::try_from(plain.as_slice()).ok().map(|key| PassingKey(Key::new(key)))
    }
}

impl PassingKey {
    /// What `message` is recognised by, as long as the key is known.
    pub fn hash(&self, message: &[u8]) -> Vec<u8> {
        keyed_hash(&self.0, message).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_in_its_own_context_and_another_one_hashes_otherwise() {
        let keys = Keys::random();
        let (today, tomorrow) = (keys.seal_new_key("today"), keys.seal_new_key("tomorrow"));
        assert!(keys.passing_key("tomorrow", &today).is_none());
        let hash =
            |context: &str, sealed: &[u8]| keys.passing_key(context, sealed).unwrap().hash(b"a network");
        assert_eq!(hash("today", &today), hash("today", &today));
        assert_ne!(hash("today", &today), hash("tomorrow", &tomorrow));
    }
}
