//! All secrets and keyed functions: the secret of the site, the keys that it wraps, and what they are used for.
//!
//! There is one random key for each purpose, stored in the database and wrapped by the secret (`store`). So a wrong
//! secret is noticed at start, and a change of the secret only wraps the keys again. No token or code is stored:
//! links and codes are computed when a mail is written and verified when they come back.
//!
//! | file | owns |
//! | --- | --- |
//! | `secret`, `rotation` | the site's secret; its replacement by another |
//! | `store` | SQL of the wrapped keys |
//! | `token` | tokens in links, and codes that are typed |
//! | `seal` | encryption |
//! | `ephemeral_key` | keys that are deleted after a limited time |

mod ephemeral_key;
#[cfg(test)]
pub(crate) mod fuzz;
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

pub use rotation::{Rotated, opens, proof, proves, rotate};
pub use secret::{Secret, SecretError, SecretFile};
pub use token::{Damaged, Purpose, TokenFields, typed_code};

pub use self::ephemeral_key::PassingKey;

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    for chunk in bytes.chunks_mut(32) {
        chunk.copy_from_slice(&seal::random_key()[..chunk.len()]);
    }
    bytes
}

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

#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The database's keys were wrapped by another secret.
    #[error(
        "this secret is not the one that the database was made with (fingerprint {0}). \
         Give the secret it was made with (--secret-key or the file secret.key of its data folder)"
    )]
    WrongSecret(String),
    #[error("the keys could not be read")]
    Database(#[from] sqlx::Error),
}

impl Keys {
    /// Reads the keys that `secret` wraps, and makes those that are missing.
    pub async fn open(pool: &PgPool, secret: &Secret) -> Result<Self, KeysError> {
        let key = async |purpose: &str| -> Result<Key, KeysError> {
            let made = secret.wrap(purpose, &seal::random_key());
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

    /// The token for a link to `id`. A new `generation` gives a new token.
    pub fn token(&self, purpose: Purpose, id: Uuid, generation: i16) -> String {
        self.token_to(purpose, id, generation, &[])
    }

    /// The same, for a link that still identifies this mailbox after the row of `id` is gone.
    pub fn token_to(&self, purpose: Purpose, id: Uuid, generation: i16, mailbox: &[u8]) -> String {
        token::write(&self.tokens, purpose, id, generation, mailbox)
    }

    /// The id and generation of a token that we made for this purpose.
    pub fn read_token(&self, purpose: Purpose, text: &str) -> Result<(Uuid, i16), Damaged> {
        self.read_token_to(purpose, text).map(|said| (said.id, said.generation))
    }

    /// All fields of such a token.
    pub fn read_token_to(&self, purpose: Purpose, text: &str) -> Result<TokenFields, Damaged> {
        token::read(&self.tokens, purpose, text)
    }

    /// The six digits that confirm this generation of a submission.
    pub fn code(&self, id: Uuid, generation: i16) -> u32 {
        token::code(&self.codes, id, generation)
    }

    /// Encrypts `plain` so that it can be decrypted only with the same `context`.
    pub fn seal(&self, context: &str, plain: &[u8]) -> Vec<u8> {
        seal::seal(&self.sealing, context, plain)
    }

    /// Decrypts what was sealed in this `context`; `None` if it was altered or is from another context.
    pub fn unseal(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        seal::unseal(&self.sealing, context, sealed)
    }

    /// Tells this site from another by a few characters that say nothing: its keys are its own, also in a backup.
    pub fn site(&self) -> String {
        data_encoding::HEXLOWER.encode(&keyed_hash(&self.forms, b"site")[..8])
    }

    /// Keyed hash to look up an exact address.
    pub fn address_hash(&self, exact: &str) -> Vec<u8> {
        keyed_hash(&self.addresses, exact.as_bytes()).to_vec()
    }

    /// Keyed hash to look up a mailbox, however its address is spelled.
    pub fn mailbox_hash(&self, canonical: &str) -> Vec<u8> {
        keyed_hash(&self.mailboxes, canonical.as_bytes()).to_vec()
    }

    /// Keyed hash to look up the addresses of a mail domain.
    pub fn domain_hash(&self, domain: &str) -> Vec<u8> {
        keyed_hash(&self.domains, domain.as_bytes()).to_vec()
    }

    /// Keyed hash to look up a name, different for each letter.
    pub fn name_hash(&self, letter: i64, name: &str) -> Vec<u8> {
        keyed_hash(&self.names, &[&letter.to_be_bytes(), name.as_bytes()].concat()).to_vec()
    }

    /// Keyed hash to recognise a form with the same content.
    pub fn form_hash(&self, said: &[u8]) -> Vec<u8> {
        keyed_hash(&self.forms, said).to_vec()
    }

    /// Random keys, for tests and benchmarks without a database.
    pub fn random() -> Self {
        let key = seal::random_key;
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
    // Not `new_from_slice`, which could fail: this key is never longer than a block.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key.as_slice());
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}
