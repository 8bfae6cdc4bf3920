//! Signatories: the public side of signatures, as lists.

pub mod form;
pub mod list;
pub mod pages;
pub mod routes;
mod store;
