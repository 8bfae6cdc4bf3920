//! The mail that organizers cause or get: updates to those who asked for them, and what waits.

mod update;

pub use self::update::{Desk, TestMail, UpdateMail, Writing};
pub use crate::moderation::digest::emails::DigestMail;
