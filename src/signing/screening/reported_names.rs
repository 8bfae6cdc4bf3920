//! Names that somebody reported: until that is decided, and for a while after, who signs with one of them waits for
//! a moderator. The signature that was reported stays as it is.

use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

use super::{Screening, store};
use crate::{keys::Keys, signing::signature::fields::SignerName};

/// How long a reported name is held, unless the report is dismissed: whoever was turned away comes again within the
/// weeks in which a letter is talked about, and nobody waits for an old quarrel.
pub const HELD_FOR: Duration = Duration::days(180);

impl Screening {
    /// Holds later signatures with the name that stands at this number. The signature, if the public sees one there.
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

    /// Holds the name of this signature no more.
    pub async fn release_name_of(&self, tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
        store::release(tx, signature).await
    }

    /// Forgets the names that were held long enough.
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

/// What a name is found by: one hash for each way in which it can be read, of this letter alone.
fn hashes(keys: &Keys, letter: i64, name: &SignerName) -> Vec<Vec<u8>> {
    name.likeness().keys().iter().map(|key| keys.name_hash(letter, key)).collect()
}
