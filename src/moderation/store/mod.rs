//! All SQL of moderation, a file for each thing that it keeps.

pub(super) mod reports;
pub(super) mod signatures;
