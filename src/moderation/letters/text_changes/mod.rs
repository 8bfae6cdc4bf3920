//! Changed texts that wait for a decision.

pub mod form;
pub mod page;
pub mod routes;
