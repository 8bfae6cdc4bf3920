//! SQL that reads what the public sees of signatures.

pub(super) mod list;
pub(super) mod statistics;
