//! Moderation: the pages with which organizers decide on signatures. They call the functions of signing,
//! with a [`Moderator`] as the proof that they may.
//!
//! A folder is a feature: its domain is in `mod`, and its `form`, `page`, `routes` and `store` beside that,
//! if it has them.
//!
//! | room | holds |
//! | --- | --- |
//! | [`queue`] | what waits for a decision |
//! | [`decide`] | the decision on one signature, or on a waiting edit: what the buttons of `queue` and `signatures` do |
//! | [`bulk`] | decisions on many, by a [selection](bulk::selection) |
//! | [`signatures`] | searching all signatures, and showing one |
//! | [`reports`] | readers' reports of names on the list |
//! | [`letters`] | the overview of a letter, its changed texts, its private links |
//! | [`audit`] | who did what |
//! | [`digest`] | the mail about what waits |
//! | [`pages`], [`routes`] | the frame of these pages, and the organizers' home |

pub mod audit;
pub mod bulk;
pub mod decide;
pub mod digest;
pub mod letters;
pub mod pages;
pub mod queue;
pub mod reports;
pub mod routes;
pub mod signatures;

pub use crate::organizers::rights::Moderator;
