//! The section of the dashboard from which signers are told that their letter is withdrawn; the sending is
//! [`crate::signing::schedule::retraction`].

pub mod page;
pub mod routes;
