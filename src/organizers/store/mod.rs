//! All SQL of accounts, their sessions, and failed tries to sign in. These modules alone write them.

pub mod accounts;
pub mod digests;
pub mod failures;
pub mod sessions;
