//! Signatories: the public side of signatures, as lists.

pub mod list;
pub mod pages;
pub mod routes;
mod store;
