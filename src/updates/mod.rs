//! Updates: news of a letter that organizers write on the site, and their way by mail to those who asked for it.
//!
//! | room | holds |
//! | --- | --- |
//! | [`broadcast`] | the sending of one update, in chunks |
//! | [`form`], [`pages`], [`routes`] | writing, trying and sending an update |
//! | [`emails`] | the mail |
//!
//! What an update says is a letter's ([`crate::letters::Written`]).

pub mod broadcast;
pub mod emails;
pub mod form;
pub mod pages;
pub mod routes;
pub(super) mod store;
