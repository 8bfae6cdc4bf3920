//! Owns the public side of signatures: lists and [`statistics`].

pub mod form;
pub mod list;
pub mod pages;
pub mod routes;
pub mod statistics;
mod store;
