//! The data of an organizer's account, and its role.

use strum::{EnumString, IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{language::Language, mail::EmailAddress};

/// What an account is for, on the whole site. Each may do what those before it may.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray, sqlx::Decode,
)]
#[strum(serialize_all = "snake_case", const_into_str, parse_err_ty = NotARole, parse_err_fn = not_a_role)]
#[sqlx(rename_all = "snake_case")]
pub enum Role {
    /// Reads figures and public data.
    Observer,
    Moderator,
    Owner,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

/// The word is not the name of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is owner, moderator or observer")]
pub struct NotARole;

const fn not_a_role(_: &str) -> NotARole {
    NotARole
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

impl Account {
    /// Whether it is of an owner who can sign in.
    pub fn is_open_owner(&self) -> bool {
        self.role == Role::Owner && self.is_claimed && self.disabled_at.is_none()
    }
}
