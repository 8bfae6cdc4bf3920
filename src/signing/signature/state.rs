//! The state of a signature, what is known of who signed, and what becomes of a change.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// Where a signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Waits for a moderator.
    Held,
    Published,
    /// A moderator's decision, reversible.
    Rejected,
    /// The signer's decision: erased.
    Withdrawn,
}

impl State {
    /// Its name in the database.
    pub const fn as_str(self) -> &'static str {
        self.into_str()
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// What brings a signature there, as the audit trail calls it.
    pub const fn act(self) -> &'static str {
        match self {
            Self::Held => "hold",
            Self::Published => "publish",
            Self::Rejected => "reject",
            Self::Withdrawn => "withdraw",
        }
    }
}

/// What is known of who signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum VerifiedBy {
    /// The mailbox is confirmed; the identity is not checked.
    Email,
    /// An organizer checked who it is.
    Checked,
    /// Typed or imported by an organizer; the person has not confirmed it.
    Entered,
}

impl VerifiedBy {
    /// Its name in files and the database.
    pub const fn as_str(self) -> &'static str {
        self.into_str()
    }

    /// The verification of that name.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// It stood like that already.
    Already,
    /// A withdrawn signature is erased: there is nothing left to decide.
    Erased,
    /// There is no such signature.
    Unknown,
    /// The row changed since it was read (optimistic lock).
    Conflict,
}
