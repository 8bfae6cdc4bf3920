//! Writing: letters that organizers write, translate and publish in a browser, without a folder on disk.
//!
//! What is written here are the same files as in a folder ([`crate::letters::library::site_letters`]), read by the same
//! parser; this capability is the pages for it.
//!
//! | file | owns |
//! | --- | --- |
//! | [`form`] | what the editor sends, and what is wrong with it |
//! | [`starts`] | what a new letter begins with |
//! | [`pages`] | the editor with its preview, translations, the files with their versions |
//! | [`routes`] | handlers |

pub mod form;
pub mod pages;
pub mod routes;
pub mod starts;
