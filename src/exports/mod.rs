//! Exports: what is public, as data that can be cited.

pub mod csv;
pub mod figures;
pub mod routes;
mod store;
