//! A mail that was not accepted: what the server said, and what that means.

use super::{redaction::ServerWords, server_answer::Meaning};

/// A mail that was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Refusal {
    /// What to do about it.
    pub verdict: Verdict,
    /// Where it happened and what was said, in codes: the words of a server may hold the address.
    pub detail: String,
    /// Whether the server answered, and waits for what we say next.
    pub answered: bool,
    /// Whether the server had too much to do, or takes no more from us at this moment.
    pub(super) overburdens: bool,
    /// What the server said, if it is its refusal.
    pub(super) server: Option<ServerRefusal>,
}

/// An answer that refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ServerRefusal {
    pub meaning: Meaning,
    pub code: String,
    pub words: ServerWords,
}

/// What a refusal means for the mail, and for those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This mail will never be accepted.
    Fail,
    /// This mail may be accepted later.
    Retry,
    /// The server will not take mail from us now: this one is put off, and the others stay at home.
    Unwelcome,
    /// The server could not be spoken to at all. Nothing of this mail was said, so that it does not
    /// count as an attempt; the others stay at home.
    Unreachable,
    /// Another node may send this mail, because the database has not heard of this node. It was not
    /// handed over, and does not count as an attempt.
    NotOurs,
}

impl Refusal {
    pub(super) fn new(verdict: Verdict, detail: impl Into<String>) -> Self {
        Self { verdict, detail: detail.into(), answered: false, overburdens: false, server: None }
    }

    /// What it means for the address, or for us.
    pub(super) fn meaning(&self) -> Option<Meaning> {
        self.server.as_ref().map(|server| server.meaning)
    }
}
