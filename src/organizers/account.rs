//! The data of an organizer's account, and its role.

use std::str::FromStr;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::{language::Language, mail::EmailAddress};

/// The role of an account on the whole site. Each role includes the rights of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads figures and public data.
    Observer,
    Moderator,
    Owner,
}

impl Role {
    /// In ascending order of rights.
    pub const ALL: [Self; 3] = [Self::Observer, Self::Moderator, Self::Owner];

    /// The name in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Observer => "observer",
            Self::Moderator => "moderator",
            Self::Owner => "owner",
        }
    }
}

/// The word is not the name of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is owner, moderator or observer")]
pub struct NotARole;

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(word: &str) -> Result<Self, NotARole> {
        Self::ALL.into_iter().find(|role| role.as_str() == word).ok_or(NotARole)
    }
}

#[derive(Clone, Debug)]
pub struct Account {
    pub id: Uuid,
    /// The owner's address, used to sign in.
    pub address: EmailAddress,
    pub role: Role,
    /// The language of mail to the owner.
    pub language: Language,
    /// Whether the owner has set a password.
    pub is_claimed: bool,
    /// Whether sign-in also needs a code.
    pub has_second_factor: bool,
    /// Recovery codes that are left.
    pub recovery_codes: usize,
    /// The generation of the link that sets a password.
    pub link_generation: i16,
    /// Until when the link works, if it does.
    pub link_until: Option<OffsetDateTime>,
    pub created_at: OffsetDateTime,
    pub disabled_at: Option<OffsetDateTime>,
    /// When the owner last signed in.
    pub signed_in_at: Option<OffsetDateTime>,
    pub signed_in_with: String,
    /// Whether the owner wants a digest of pending decisions by mail.
    pub wants_digest: bool,
}
