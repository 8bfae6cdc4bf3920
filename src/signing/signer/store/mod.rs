//! SQL for what signers do later, one file per table.

pub mod claims;
pub mod moves;
pub mod questions;
pub mod reconsent;
