//! Authenticated encryption: XChaCha20-Poly1305, with a random nonce in front of the ciphertext.
//!
//! The nonce of 192 bits may be random for any number of messages (draft-irtf-cfrg-xchacha-03, 2.1). The context is
//! authenticated with the message, so that what was sealed in one context opens in no other.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use zeroize::Zeroizing;

use super::Key;

/// Bytes of the nonce.
const NONCE: usize = 24;

pub(super) fn seal(key: &Key, context: &str, plain: &[u8]) -> Vec<u8> {
    let nonce = &random_key()[..NONCE];
    let mut sealed = nonce.to_vec();
    let payload = Payload { msg: plain, aad: context.as_bytes() };
    // Fails only for messages of over 256 GiB, which no caller has.
    if let (Ok(nonce), cipher) = (XNonce::try_from(nonce), cipher(key))
        && let Ok(text) = cipher.encrypt(&nonce, payload)
    {
        sealed.extend(text);
    }
    sealed
}

pub(super) fn unseal(key: &Key, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_at_checked(NONCE)?;
    let payload = Payload { msg: text, aad: context.as_bytes() };
    cipher(key).decrypt(&XNonce::try_from(nonce).ok()?, payload).ok()
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(**key).into())
}

/// 32 bytes from the operating system.
pub(super) fn random_key() -> Key {
    let mut key = Zeroizing::new([0; 32]);
    // A machine without randomness cannot keep a secret, so the program cannot continue.
    #[expect(clippy::expect_used)]
    getrandom::fill(key.as_mut_slice()).expect("the operating system gives random bytes");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_whole_and_in_its_place() {
        let key = random_key();
        let sealed = seal(&key, "here", b"ada@example.org");
        assert_eq!(unseal(&key, "here", &sealed).as_deref(), Some(&b"ada@example.org"[..]));
        assert_eq!(unseal(&key, "there", &sealed), None);
        assert_eq!(unseal(&key, "here", &sealed[..sealed.len() - 1]), None);
        assert_eq!(unseal(&key, "here", b""), None);
        let mut altered = sealed.clone();
        altered[NONCE] ^= 1;
        assert_eq!(unseal(&key, "here", &altered), None);
        assert_ne!(sealed, seal(&key, "here", b"ada@example.org"), "each sealing has its own nonce");
    }
}
