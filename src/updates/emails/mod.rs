//! The mails of updates: an update to the signatories who asked for updates, and its test to an organizer.

mod update;

pub use self::update::{MailContext, TestMail, UpdateMail, UpdateMailText};
