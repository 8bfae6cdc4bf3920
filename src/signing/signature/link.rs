//! The link of a signature: its id, and the generation of its links.

use sqlx::PgConnection;
use uuid::Uuid;

use super::{Signature, store};

/// A signature as its links name it. Each act of its signer looks at the generation once the row is locked: a form that
/// is on its way while the links are renewed comes too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: Uuid,
    /// The generation of its links.
    pub generation: i16,
}

impl Signature {
    /// Its links as they are now.
    pub const fn link(&self) -> Link {
        Link { id: self.id, generation: self.generation }
    }
}

/// The signature that this link opens, locked until the transaction ends; nothing once there is a newer link.
pub(in crate::signing) async fn lock(tx: &mut PgConnection, link: Link) -> sqlx::Result<Option<Signature>> {
    let signature = store::signatures::lock(tx, link.id).await?;
    Ok(signature.filter(|one| one.generation == link.generation))
}
