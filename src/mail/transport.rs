//! Where mail leaves us, and what can be said when it does not.

use std::sync::Arc;

use lettre::Message;
use time::OffsetDateTime;

use super::{DevelopmentMailbox, Mail, Smtp, answer::Meaning, quoted::Words};

/// Where mail goes. Which one is a matter of configuration, decided once at the start.
#[derive(Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(Arc<Smtp>),
    /// Nowhere: it can be read under `/dev/mail`. In development mode only.
    Development(DevelopmentMailbox),
    /// There is no mail server. Signing is closed; what is queued waits for one.
    Closed,
}

impl Transport {
    /// Whether a worker has anything to do.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Hands one mail over. It has been accepted when this returns `Ok`.
    pub(super) async fn deliver(
        &self,
        mail: Mail,
        message: &Message,
        now: OffsetDateTime,
    ) -> Result<(), Refusal> {
        match self {
            Self::Smtp(smtp) => smtp.send(message).await,
            Self::Development(mailbox) => {
                mailbox.keep(mail, now);
                Ok(())
            }
            Self::Closed => Err(Refusal::new(Verdict::Unreachable, "no mail server is configured")),
        }
    }
}

/// A mail that was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct Refusal {
    /// What to do about it.
    pub verdict: Verdict,
    /// Where it happened and what was said, in codes: the words of a server may hold the address.
    pub said: String,
    /// Whether the server answered, and waits for what we say next.
    pub answered: bool,
    /// What the server said, if it is its refusal.
    pub(super) server: Option<Said>,
}

/// An answer that refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub meaning: Meaning,
    pub code: String,
    pub words: Words,
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
}

impl Refusal {
    pub(super) fn new(verdict: Verdict, said: impl Into<String>) -> Self {
        Self { verdict, said: said.into(), answered: false, server: None }
    }

    /// What it means for the address, or for us.
    pub(super) fn meaning(&self) -> Option<Meaning> {
        self.server.as_ref().map(|said| said.meaning)
    }
}
