//! Owns the names that readers reported: until the report is decided, and for a period afterwards, new signatures
//! with such a name wait for a moderator. The reported signature itself stays unchanged.

use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

use super::{Screening, store};
use crate::{keys::Keys, signing::signature::fields::SignerName};

/// How long a reported name is held, unless the report is dismissed: a person who was rejected tries again within the
/// weeks in which a letter is in the news, and later signers must not wait because of an old dispute.
pub const HELD_FOR: Duration = Duration::days(180);

impl Screening {
    /// Holds later signatures with the name at this number. Returns the signature, if one is public there.
    pub async fn hold_name_at(
        &self,
        tx: &mut PgConnection,
        letter: i64,
        number: i64,
    ) -> sqlx::Result<Option<Uuid>> {
        let Some((signature, name)) = store::listed(tx, letter, number).await? else {
            return Ok(None);
        };
        let hashes = name.map(|name| hashes(&self.context.keys, letter, &name)).unwrap_or_default();
        store::hold(tx, signature, &hashes, self.context.now()).await?;
        Ok(Some(signature))
    }

    /// No longer holds the name of this signature.
    pub async fn release_name_of(&self, tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
        store::release(tx, signature).await
    }

    /// Deletes names whose holding period is over.
    pub async fn forget_reported_names(&self) -> sqlx::Result<()> {
        let conn = &mut *self.context.conn().await?;
        store::forget(conn, self.context.now() - HELD_FOR).await
    }
}

/// Which of these names are reported at these letters?
pub(in crate::signing) async fn reported(
    conn: &mut PgConnection,
    keys: &Keys,
    names: &[(i64, Option<&SignerName>)],
) -> sqlx::Result<Vec<bool>> {
    let hashes: Vec<Vec<_>> = names
        .iter()
        .map(|(letter, name)| name.map(|name| hashes(keys, *letter, name)).unwrap_or_default())
        .collect();
    let known = store::among(conn, &hashes.concat()).await?;
    Ok(hashes.iter().map(|hashes| hashes.iter().any(|hash| known.contains(hash))).collect())
}

/// The lookup hashes of a name: one for each way to read it, valid for this letter only.
fn hashes(keys: &Keys, letter: i64, name: &SignerName) -> Vec<Vec<u8>> {
    name.likeness().keys().iter().map(|key| keys.name_hash(letter, key)).collect()
}
