//! The link of a signature: its id, and the generation of its links.

use uuid::Uuid;

use super::Signature;

/// A signature as its links identify it. Each action of the signer checks the generation after the row is locked: a
/// form sent while the links are renewed is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: Uuid,
    /// The generation of the links; renewing them raises it.
    pub generation: i16,
}

impl Signature {
    pub const fn link(&self) -> Link {
        Link { id: self.id, generation: self.generation }
    }
}
