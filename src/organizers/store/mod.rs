//! All SQL of accounts, their sessions, and failed sign-in attempts. No other module writes these tables.
//!
//! | file | owns |
//! | --- | --- |
//! | [`accounts`] | accounts |
//! | [`sessions`] | sessions |
//! | [`failures`] | failed sign-ins, and networks that are known |
//! | [`digests`] | who receives a digest, and when the last one was queued |

pub mod accounts;
pub mod digests;
pub mod failures;
pub mod sessions;
