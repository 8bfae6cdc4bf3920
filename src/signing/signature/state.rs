//! Owns the state of a signature, how the signer was verified, and the result of a change.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// The state of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Waits for a moderator.
    Held,
    Published,
    /// A moderator's decision, reversible.
    Rejected,
    /// The signer's decision: the content is erased.
    Withdrawn,
}

impl State {
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// The action that leads to this state, as named in the audit trail.
    pub const fn act(self) -> &'static str {
        match self {
            Self::Held => "hold",
            Self::Published => "publish",
            Self::Rejected => "reject",
            Self::Withdrawn => "withdraw",
        }
    }
}

/// How the signer was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum VerifiedBy {
    /// The mailbox is confirmed; the identity is not checked.
    Email,
    /// An organizer checked the identity.
    Checked,
    /// Entered or imported by an organizer; the person has not confirmed it.
    Entered,
}

impl VerifiedBy {
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// It already had that state.
    Already,
    /// A withdrawn signature is erased: there is nothing left to decide.
    Erased,
    /// There is no such signature.
    Unknown,
    /// The row changed since it was read (optimistic lock).
    Conflict,
}
