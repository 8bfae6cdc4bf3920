//! Moderation: people who decide on signatures. They decide by calling signing's verbs. What readers think of the list
//! comes in as [`reports`].

pub mod decide;
pub mod form;
pub mod pages;
pub mod reports;
pub mod routes;
mod store;

use crate::audit::Who;

/// Proof that somebody may decide. Only what knows who is acting can make one.
#[derive(Clone, Copy, Debug)]
pub struct Moderator {
    who: Who,
}

impl Moderator {
    /// Whoever has a shell on the server may do everything.
    pub const fn at_the_command_line() -> Self {
        Self { who: Who::CommandLine }
    }
}
