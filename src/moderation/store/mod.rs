//! All SQL of moderation, a file for each thing that it keeps.

pub(super) mod broadcasts;
pub(super) mod bulk;
pub(super) mod found;
pub(super) mod imports;
pub(super) mod reports;
pub(super) mod signatures;
