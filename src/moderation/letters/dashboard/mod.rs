//! The overview of a letter for its organizers: how many have signed, the state of its mail by domain, what waits, and
//! where readers come from.

pub mod page;
pub mod routes;
