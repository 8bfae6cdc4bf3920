//! SQL for the review of signatures, one file per table.

pub mod address_access;
pub mod pending_count;
