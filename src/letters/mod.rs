//! Open letters: folders on disk, parsed into types, every mistake named with its file and line.
//!
//! The way of a letter: [`Files`] are read from a folder (or from the database, which keeps the last
//! good ones), [`load()`] turns them into a [`Letter`] or into a list of [`Problem`]s, never both.
//! Parsing sees bytes only, never the disk, so that a letter kept in Postgres is parsed by the same
//! code as one that was just saved. Markdown becomes HTML in [`markdown`] and nowhere else.

pub mod access;
pub mod changes;
pub mod choices;
pub mod difference;
pub mod files;
pub mod first_signatories;
mod foreign;
pub mod front_matter;
pub mod images;
pub mod letter;
pub mod library;
pub mod license;
pub mod life;
pub mod likeness;
pub mod load;
pub mod markdown;
pub mod meant;
pub mod pages;
pub mod problem;
pub mod referrers;
pub mod routes;
pub mod schedule;
pub mod slug;
pub mod smaller;
pub mod statements;
mod store;
#[cfg(test)]
pub(crate) mod testing;
pub mod texts;
mod traces;
pub mod updates;
pub mod version;
pub mod watch;
pub mod watched;
pub mod web_address;
pub mod withdrawn;
pub mod written;

pub use changes::Waiting;
pub use choices::{Ask, Capacity, ChangeKind, Moderation, State};
pub use files::Files;
pub use first_signatories::{FirstSignatory, folded_name};
pub use images::Image;
pub use letter::{Coverage, Letter, Organizer};
pub use library::{Library, LibraryError, Loaded, Shelved};
pub use license::License;
pub use life::Life;
pub use likeness::Likeness;
pub use load::{Found, Site, conflicts, load, load_folder};
pub use markdown::{Html, Words};
pub use problem::Problem;
pub use schedule::Schedule;
pub use slug::Slug;
pub use statements::{Statement, StatementImage};
pub use texts::Text;
pub use updates::{Telling, Update, UpdateKind};
pub use version::Version;
pub use web_address::WebAddress;
pub use withdrawn::Withdrawal;
pub use written::Written;
