//! Everything that is secret or keyed: the one secret, the keys it wraps, and what they are for.
//!
//! Keys by purpose are random, kept in the database wrapped by the secret (`store`), so that a wrong
//! secret is noticed at start and changing it only wraps them anew. Nothing that opens a door is
//! stored: links and codes are computed when a mail is written and checked when they come back.

mod ephemeral_key;
mod rotation;
mod seal;
mod secret;
mod store;
mod token;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use sqlx::PgPool;
use uuid::Uuid;
use zeroize::Zeroizing;

pub use rotation::{Rotated, opens, rotate};
pub use secret::{Secret, SecretError, SecretFile};
pub use token::{Damaged, Purpose, Said, typed_code};

pub use self::ephemeral_key::PassingKey;

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    for chunk in bytes.chunks_mut(32) {
        chunk.copy_from_slice(&crate::keys::seal::random_key()[..chunk.len()]);
    }
    bytes
}

/// A 256-bit key.
type Key = Zeroizing<[u8; 32]>;

/// The site's keys, each for one purpose.
pub struct Keys {
    tokens: Key,
    codes: Key,
    sealing: Key,
    addresses: Key,
    mailboxes: Key,
    names: Key,
    domains: Key,
    forms: Key,
}

/// Why the keys could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The database's keys were wrapped by another secret.
    #[error(
        "this secret is not the one that the database was made with (fingerprint {0}). \
         Give the secret it was made with (--secret-key or the file secret.key of its data folder)"
    )]
    WrongSecret(String),
    /// The database did not answer.
    #[error("the keys could not be read")]
    Database(#[from] sqlx::Error),
}

impl Keys {
    /// Reads the keys that `secret` wraps, making those that are missing.
    pub async fn open(pool: &PgPool, secret: &Secret) -> Result<Self, KeysError> {
        let key = async |purpose: &str| -> Result<Key, KeysError> {
            let made = secret.wrap(purpose, &crate::keys::seal::random_key());
            let wrapped = store::key(pool, purpose, &made).await?;
            secret.unwrap(purpose, &wrapped).ok_or_else(|| KeysError::WrongSecret(secret.fingerprint()))
        };
        Ok(Self {
            tokens: key("tokens").await?,
            codes: key("codes").await?,
            sealing: key("sealing").await?,
            addresses: key("addresses").await?,
            mailboxes: key("mailboxes").await?,
            names: key("names").await?,
            domains: key("domains").await?,
            forms: key("forms").await?,
        })
    }

    /// The token that a link for `id` carries; another `generation` makes it another token.
    pub fn token(&self, purpose: Purpose, id: Uuid, generation: i16) -> String {
        self.token_to(purpose, id, generation, &[])
    }

    /// The same, for a link that still means this mailbox when what `id` names is gone.
    pub fn token_to(&self, purpose: Purpose, id: Uuid, generation: i16, mailbox: &[u8]) -> String {
        token::write(&self.tokens, purpose, id, generation, mailbox)
    }

    /// The id and generation of a token that we wrote for this very purpose.
    pub fn read_token(&self, purpose: Purpose, text: &str) -> Result<(Uuid, i16), Damaged> {
        self.read_token_to(purpose, text).map(|said| (said.id, said.generation))
    }

    /// All that such a token says.
    pub fn read_token_to(&self, purpose: Purpose, text: &str) -> Result<Said, Damaged> {
        token::read(&self.tokens, purpose, text)
    }

    /// The six digits that confirm this generation of a submission.
    pub fn code(&self, id: Uuid, generation: i16) -> u32 {
        token::code(&self.codes, id, generation)
    }

    /// `plain` as ciphertext that only opens in the same `context`.
    pub fn seal(&self, context: &str, plain: &[u8]) -> Vec<u8> {
        seal::seal(&self.sealing, context, plain)
    }

    /// What was sealed in this `context`; nothing if it was altered or is from elsewhere.
    pub fn unseal(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        seal::unseal(&self.sealing, context, sealed)
    }

    /// What an exact address is found by.
    pub fn address_hash(&self, exact: &str) -> Vec<u8> {
        keyed_hash(&self.addresses, exact.as_bytes()).to_vec()
    }

    /// What a mailbox is found by, however its address was spelled.
    pub fn mailbox_hash(&self, canonical: &str) -> Vec<u8> {
        keyed_hash(&self.mailboxes, canonical.as_bytes()).to_vec()
    }

    /// What the addresses of a mail domain are found by.
    pub fn domain_hash(&self, domain: &str) -> Vec<u8> {
        keyed_hash(&self.domains, domain.as_bytes()).to_vec()
    }

    /// What a name is found by, under one letter.
    pub fn name_hash(&self, letter: i64, name: &str) -> Vec<u8> {
        keyed_hash(&self.names, &[&letter.to_be_bytes(), name.as_bytes()].concat()).to_vec()
    }

    /// What a form is found by that says all this.
    pub fn form_hash(&self, said: &[u8]) -> Vec<u8> {
        keyed_hash(&self.forms, said).to_vec()
    }

    /// Random keys, for tests that have no database.
    #[cfg(test)]
    pub(crate) fn random() -> Self {
        let key = crate::keys::seal::random_key;
        Self {
            tokens: key(),
            codes: key(),
            sealing: key(),
            addresses: key(),
            mailboxes: key(),
            names: key(),
            domains: key(),
            forms: key(),
        }
    }
}

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1).
fn keyed_hash(key: &Key, message: &[u8]) -> [u8; 32] {
    // Not `new_from_slice`, which could fail: this key has the length of a block at most.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key.as_slice());
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}
