//! The mail that organizers cause or get: updates to those who asked for them, and what waits.

mod digest;
mod update;

pub use digest::DigestMail;
pub use update::{Desk, TestMail, UpdateMail, Writing};
