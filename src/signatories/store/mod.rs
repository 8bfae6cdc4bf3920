//! What the public reads of signatures.

pub(super) mod list;
pub(super) mod statistics;
