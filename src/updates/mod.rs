//! Updates: news of a letter that organizers write on the site and send by mail to the signatories who
//! asked for it.
//!
//! | room | holds |
//! | --- | --- |
//! | [`broadcast`] | the sending of one update, in chunks |
//! | [`form`], [`pages`] | what the forms send; the pages of organizers |
//! | [`routes`] | handlers: write, publish, test and send an update |
//! | [`emails`] | the mail |
//!
//! The text of an update belongs to its letter ([`crate::letters::SiteUpdate`]).

pub mod broadcast;
pub mod emails;
pub mod form;
pub mod pages;
pub mod routes;
pub(super) mod store;
