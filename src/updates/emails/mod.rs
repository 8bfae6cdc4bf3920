//! The mails of updates: an update to the signatories who asked for updates, and its test to an organizer. Re-exports
//! the digest of [`crate::moderation`].

mod update;

pub use self::update::{Desk, TestMail, UpdateMail, Writing};
pub use crate::moderation::digest::emails::DigestMail;
