//! The audit trail, as a page and as a CSV file.

pub mod form;
pub mod page;
pub mod routes;
