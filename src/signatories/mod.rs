//! Owns the public side of signatures: lists and [`statistics`].
//!
//! | file | owns |
//! | --- | --- |
//! | [`list`], [`form`] | a page of the list; its filter |
//! | [`statistics`] | growth, groups, log of changes |
//! | `store` | SQL that reads both |
//! | [`pages`], [`routes`] | what readers see |

pub mod form;
pub mod list;
pub mod pages;
pub mod routes;
pub mod statistics;
mod store;
