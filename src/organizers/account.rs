//! An account, and what it is for.

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
    /// Reads figures and what is public.
    Observer,
    Moderator,
    Owner,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its name in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        self.into_str()
    }
}

/// The word names no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is owner, moderator or observer")]
pub struct NotARole;

const fn not_a_role(_: &str) -> NotARole {
    NotARole
}

#[derive(Clone, Debug)]
pub struct Account {
    pub id: Uuid,
    /// Its owner's address, which they sign in with.
    pub address: EmailAddress,
    /// What it is for.
    pub role: Role,
    /// In which its owner is written to.
    pub language: Language,
    /// Has its owner set a password?
    pub is_claimed: bool,
    /// Is a code asked for as well?
    pub has_second_factor: bool,
    /// Recovery codes that are left.
    pub recovery_codes: usize,
    /// The generation of its link.
    pub link_generation: i16,
    /// Until when its link works, if it does.
    pub link_until: Option<OffsetDateTime>,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was disabled.
    pub disabled_at: Option<OffsetDateTime>,
    /// When its owner last signed in.
    pub signed_in_at: Option<OffsetDateTime>,
    pub signed_in_with: String,
    /// Does its owner want to be told by mail what waits?
    pub wants_digest: bool,
}
