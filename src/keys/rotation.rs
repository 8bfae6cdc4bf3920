//! Rotates the secret: the keys stay the same, and are wrapped by the new secret.
//!
//! So running sites, links in mailboxes and sealed addresses are not affected; only the next start needs the new
//! secret.

use sqlx::PgPool;

use super::{KeysError, Secret, store};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotated {
    /// How many keys were wrapped.
    Anew(usize),
    /// The keys were already wrapped by the new secret, in an earlier attempt.
    Already,
}

/// Whether this secret unwraps the keys in the database. If there are none yet, any secret does.
pub async fn opens(pool: &PgPool, secret: &Secret) -> Result<bool, KeysError> {
    let keys = store::all(&mut *pool.acquire().await?).await?;
    Ok(keys.iter().all(|key| secret.unwrap(&key.purpose, &key.wrapped).is_some()))
}

/// A wrapped key, by which a secret can be tested without the database; it tells no more than the database does.
pub async fn proof(pool: &PgPool) -> sqlx::Result<Option<Vec<u8>>> {
    let keys = store::all(&mut *pool.acquire().await?).await?;
    Ok(keys.into_iter().find(|key| key.purpose == PROVEN_BY).map(|key| key.wrapped))
}

/// Whether this is the secret that wrapped it.
pub fn proves(secret: &Secret, proof: &[u8]) -> bool {
    secret.unwrap(PROVEN_BY, proof).is_some()
}

/// The purpose of the key in a proof.
const PROVEN_BY: &str = "tokens";

/// Wraps all keys in `new` instead of `old`, in one transaction.
pub async fn rotate(pool: &PgPool, old: &Secret, new: &Secret) -> Result<Rotated, KeysError> {
    let mut tx = pool.begin().await?;
    store::lock(&mut tx).await?;
    let keys = store::all(&mut tx).await?;
    if !keys.is_empty() && keys.iter().all(|key| new.unwrap(&key.purpose, &key.wrapped).is_some()) {
        return Ok(Rotated::Already);
    }
    for store::Wrapped { purpose, wrapped } in &keys {
        let key = old.unwrap(purpose, wrapped).ok_or_else(|| KeysError::WrongSecret(old.fingerprint()))?;
        let anew = store::Wrapped { purpose: purpose.clone(), wrapped: new.wrap(purpose, &key) };
        store::replace(&mut tx, &anew).await?;
    }
    tx.commit().await?;
    Ok(Rotated::Anew(keys.len()))
}
