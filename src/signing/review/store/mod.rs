//! SQL of the review of signatures, a file for each table.

pub mod address_access;
pub mod bulk;
pub mod featured;
pub mod identity_checks;
pub mod notices;
pub mod pending_count;
pub mod questions;
