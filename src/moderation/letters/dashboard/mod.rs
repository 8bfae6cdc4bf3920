//! A letter at a glance.

pub mod page;
pub mod routes;
