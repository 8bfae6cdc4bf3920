//! SQL of the review of signatures, a file for each table.

pub mod address_access;
pub mod pending_count;
