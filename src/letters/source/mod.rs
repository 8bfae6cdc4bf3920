//! Parses the files of a letter's folder into a [`Letter`](letter::Letter); every mistake is reported with its file
//! and line.
//!
//! | file | owns |
//! | --- | --- |
//! | [`files`] | the files of a folder as bytes |
//! | [`load`] | from files to a letter, or to all mistakes in them |
//! | [`problem`] | a mistake with file and line |
//! | [`front_matter`], `foreign_front_matter` | our front matter, and that of other programs |
//! | [`fields`], [`merge`] | a text file as an editor shows and changes it; what two people changed in it |
//! | [`letter`], [`texts`] | `letter.md` and its translations |
//! | [`statements`], [`updates`], [`withdrawn`], [`first_signatories`], [`watch_list`] | the other files |
//! | [`vocabulary`], [`slug`], [`license`], [`web_address`], [`version`] | the values in these files |

pub mod archive;
pub mod fields;
pub mod files;
pub mod first_signatories;
pub(super) mod foreign_front_matter;
pub mod front_matter;
pub mod letter;
pub mod license;
pub mod load;
pub mod merge;
pub mod problem;
pub mod slug;
pub mod statements;
#[cfg(test)]
pub(crate) mod testing;
pub mod texts;
pub mod updates;
pub mod version;
pub mod vocabulary;
pub mod watch_list;
pub mod web_address;
pub mod withdrawn;
