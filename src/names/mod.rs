//! Owns the comparison of people's names; used by every capability.

pub mod confusables;
