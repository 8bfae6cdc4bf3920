//! SQL of what signers do later, a file for each table.

pub mod claims;
pub mod moves;
pub mod questions;
pub mod reconsent;
