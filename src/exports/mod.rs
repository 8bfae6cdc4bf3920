//! Exports: what is public, as data that can be cited.
//!
//! Each file is read in one snapshot of the database ([`download`]) and says which revision it shows. One table
//! of [`columns`] stands behind all of them, and behind the data dictionary ([`package`]).

pub mod columns;
mod csv;
pub mod download;
pub mod figures;
pub mod format;
pub mod guard;
mod json;
pub mod package;
pub mod pages;
pub mod pieces;
mod record;
pub mod routes;
pub mod rows;
pub mod statistics;
mod store;
mod stream;
mod xlsx;

pub use download::{Download, Downloads, Subject};
pub use format::Format;
pub use rows::Rows;
