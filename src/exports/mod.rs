//! Owns exports: all public data of a letter, in files that can be cited.
//!
//! Each file is read in one snapshot of the database ([`download`]) and names the revision that it shows. All files
//! and the data dictionary ([`package`]) share one table of [`columns`].

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
