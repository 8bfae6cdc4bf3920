//! All SQL of accounts, their sessions, and failed sign-in attempts. No other module writes these tables.

pub mod accounts;
pub mod digests;
pub mod failures;
pub mod sessions;
