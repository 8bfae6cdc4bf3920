//! Owns exports: all public data of a letter, in files that can be cited.
//!
//! Each file is read in one snapshot of the database and names the revision that it shows.
//!
//! | file | owns |
//! | --- | --- |
//! | [`columns`] | the columns of all files: name, meaning, the row. A column is also twice in `store`, and in the view `public_line` |
//! | [`selection`], `subject` | which rows a file holds: all, a search, what has changed; of which letter |
//! | [`download`], `stream`, [`pieces`] | a snapshot, and its way to the reader in constant memory |
//! | [`mod@format`], `csv`, `json`, `xlsx`, [`formula_escape`] | the formats, and cells that a spreadsheet would run |
//! | [`ask_rate`] | how often open pages ask for the figures |
//! | [`edition`], [`spool`], `spooled` | which state a file shows; files that are kept on the disk for all readers |
//! | [`package`], [`figures`], [`statistics`], `daily_record` | the data dictionary, the numbers, the daily record with its checksum |
//! | `store`, [`pages`], [`routes`] | SQL that reads; the page about the data; the URLs |

pub mod ask_rate;
pub mod columns;
mod csv;
mod daily_record;
pub mod download;
pub mod edition;
pub mod figures;
pub mod format;
pub mod formula_escape;
mod json;
pub mod package;
pub mod pages;
pub mod pieces;
pub mod routes;
pub mod selection;
pub mod spool;
mod spooled;
pub mod statistics;
mod store;
mod stream;
mod subject;
mod xlsx;

pub use download::{Download, Downloads};
pub use format::Format;
pub use selection::Selection;
pub use subject::Subject;
