//! Moderation: people who decide on signatures. They decide by calling signing's verbs, and bring along the proof
//! that they may: a [`Moderator`]. Any one of all [`signatures`] is found here; on many at once they decide in [`bulk`],
//! by a [`predicate`]. What readers think of the list comes in as [`reports`], who signed elsewhere by [`import`]; what
//! waits goes out as a [`digest`], news of the letter as a [`broadcast`].

pub mod broadcast;
pub mod bulk;
pub mod decide;
pub mod digest;
pub mod emails;
pub mod form;
pub mod import;
pub mod pages;
pub mod predicate;
pub mod queue;
pub mod reports;
pub mod routes;
pub mod signatures;
mod store;

pub use crate::organizers::rights::Moderator;
