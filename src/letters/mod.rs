//! Owns open letters: folders on disk, parsed into types, with every mistake reported by file and line.
//!
//! [`Files`] are read from a folder (or from the database, which keeps the last good ones); [`load()`] turns them
//! into a [`Letter`] or a list of [`Problem`]s, never both. Parsing works on bytes and never on the disk, so that a
//! letter stored in Postgres is parsed by the same code as one that was just saved. Markdown becomes HTML only in
//! [`markdown`].
//!
//! | room | holds |
//! | --- | --- |
//! | [`source`] | from files to a letter |
//! | [`markdown`] | from Markdown to HTML |
//! | [`images`] | media types, metadata and sizes of pictures |
//! | [`library`] | the letters in force, and how their texts change |
//! | [`lifecycle`] | when a letter is public, and when it takes signatures |
//! | [`access`] | private links |
//! | [`referrers`] | which other sites readers come from |
//! | `store`, [`pages`], [`routes`] | SQL, HTML for readers, routes |

pub mod access;
#[cfg(test)]
pub(crate) mod fuzz;
pub mod images;
pub mod library;
pub mod lifecycle;
pub mod markdown;
pub mod pages;
pub mod referrers;
pub mod routes;
pub mod source;
mod store;

pub use images::Image;
pub use library::site_updates::SiteUpdate;
pub use library::text_changes::WaitingText;
pub use library::{Library, LibraryError, Loaded};
pub use lifecycle::{LetterDates, Life};
pub use markdown::{BodyLabels, Html};
pub use source::files::Files;
pub use source::first_signatories::FirstSignatory;
pub use source::letter::{Coverage, Letter, Organizer};
pub use source::license::License;
pub use source::load::{LoadedFolder, SiteContext, conflicts, load, load_folder};
pub use source::problem::Problem;
pub use source::slug::Slug;
pub use source::statements::{Statement, StatementImage};
pub use source::texts::Text;
pub use source::updates::{Telling, Update, UpdateKind};
pub use source::version::Version;
pub use source::vocabulary::{Ask, Capacity, ChangeKind, Moderation, Source, State};
pub use source::web_address::WebAddress;
pub use source::withdrawn::Withdrawal;
