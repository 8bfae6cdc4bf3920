//! The overview of a letter for its organizers.

pub mod page;
pub mod routes;
