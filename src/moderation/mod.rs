//! Moderation: people who decide on signatures. They decide by calling signing's verbs, and bring along the proof
//! that they may: a [`Moderator`].
//!
//! A folder is a feature, with its domain in `mod`, and its `form`, `page`, `routes` and `store` where it has them.
//!
//! | room | holds |
//! | --- | --- |
//! | [`queue`] | what waits for a decision |
//! | [`decide`] | the decision on one signature, or on an edit that waits |
//! | [`bulk`] | decisions on many, by a [selection](bulk::selection) |
//! | [`signatures`] | any one of all signatures, found and shown |
//! | [`reports`] | what readers say of a name on the list |
//! | [`letters`] | a letter at a glance, its changed texts, its private links |
//! | [`audit`] | who did what |
//! | [`digest`] | the mail about what waits |
//! | [`pages`], [`routes`] | the frame of these pages, and the organizers' home |

pub mod audit;
pub mod bulk;
pub mod decide;
pub mod digest;
pub mod letters;
pub mod of_letter;
pub mod pages;
pub mod queue;
pub mod reports;
pub mod routes;
pub mod signatures;
mod store;

pub use crate::organizers::rights::Moderator;
