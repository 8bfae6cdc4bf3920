//! From files to a [`Letter`](letter::Letter): every file of a letter's folder, parsed into types, every mistake named
//! with its file and line.
//!
//! | file | owns |
//! | --- | --- |
//! | [`files`] | the files of a folder as bytes |
//! | [`load`] | from files to a letter, or to all that is wrong with them |
//! | [`problem`] | one thing that is wrong, with file and line |
//! | [`front_matter`], `foreign` | front matter of ours, and of other programs |
//! | [`letter`], [`texts`] | `letter.md` and its translations |
//! | [`statements`], [`updates`], [`withdrawn`], [`first_signatories`], [`watch_list`] | the other files |
//! | [`vocabulary`], [`slug`], [`license`], [`web_address`], [`version`] | the values that stand in them |

pub mod files;
pub mod first_signatories;
pub(super) mod foreign;
pub mod front_matter;
pub mod letter;
pub mod license;
pub mod load;
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
