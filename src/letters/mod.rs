//! Open letters: folders on disk, parsed into types, every mistake named with its file and line.
//!
//! The way of a letter: [`Files`] are read from a folder (or from the database, which keeps the last
//! good ones), [`load()`] turns them into a [`Letter`] or into a list of [`Problem`]s, never both.
//! Parsing sees bytes only, never the disk, so that a letter kept in Postgres is parsed by the same
//! code as one that was just saved. Markdown becomes HTML in [`markdown`] and nowhere else.
//!
//! | room | holds |
//! | --- | --- |
//! | [`source`] | from files to a letter |
//! | [`markdown`] | from Markdown to HTML |
//! | [`images`] | what kind a picture is, what it tells besides, and in how many pixels |
//! | [`library`] | the letters in force, and how their texts change |
//! | [`lifecycle`] | who may see a letter when, and when it takes signatures |
//! | [`access`] | private links |
//! | [`referrers`] | which sites lead readers here |
//! | `store`, [`pages`], [`routes`] | the database, what readers see, what they ask for |

pub mod access;
pub mod images;
pub mod library;
pub mod lifecycle;
pub mod markdown;
pub mod pages;
pub mod referrers;
pub mod routes;
pub mod source;
mod store;

pub use crate::names::confusables::Likeness;
pub use images::Image;
pub use library::site_updates::Written;
pub use library::text_changes::Waiting;
pub use library::{Library, LibraryError, Loaded, Shelved};
pub use lifecycle::{Life, Schedule};
pub use markdown::{Html, Words};
pub use source::files::Files;
pub use source::first_signatories::{FirstSignatory, folded_name};
pub use source::letter::{Coverage, Letter, Organizer};
pub use source::license::License;
pub use source::load::{Found, Site, conflicts, load, load_folder};
pub use source::problem::Problem;
pub use source::slug::Slug;
pub use source::statements::{Statement, StatementImage};
pub use source::texts::Text;
pub use source::updates::{Telling, Update, UpdateKind};
pub use source::version::Version;
pub use source::vocabulary::{Ask, Capacity, ChangeKind, Moderation, State};
pub use source::web_address::WebAddress;
pub use source::withdrawn::Withdrawal;
