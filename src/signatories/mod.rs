//! Signatories: the public side of signatures, as lists and as [`statistics`].

pub mod form;
pub mod list;
pub mod pages;
pub mod routes;
pub mod statistics;
mod store;
