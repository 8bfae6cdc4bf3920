//! Where mail is handed over, and the result if it is not accepted.

use std::sync::Arc;

use lettre::Message;
use time::OffsetDateTime;

use super::{DevelopmentMailbox, Mail, Smtp, answer::Meaning, quoted::Words};

/// Where mail goes. The configuration decides it once at the start.
#[derive(Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(Arc<Smtp>),
    /// Not sent: it can be read under `/dev/mail`. In development mode only.
    Development(DevelopmentMailbox),
    /// There is no mail server. Signing is closed; queued mail waits until there is one.
    Closed,
}

impl Transport {
    /// Whether a worker can send.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Hands one mail over. `Ok` means that it was accepted.
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

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct Refusal {
    pub verdict: Verdict,
    /// The stage and the codes only: the server's words may contain the address.
    pub said: String,
    /// Whether the server answered, and waits for our next command.
    pub answered: bool,
    /// The server's answer, if the server refused.
    pub(super) server: Option<Said>,
}

/// An answer that refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub meaning: Meaning,
    pub code: String,
    pub words: Words,
}

/// What a refusal means for this mail and for the mails after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This mail will never be accepted.
    Fail,
    /// This mail may be accepted later.
    Retry,
    /// The server does not accept mail from us now: this mail is deferred, and no other is sent.
    Unwelcome,
    /// The server could not be used at all. Nothing of this mail was sent, so that it does not count as an attempt;
    /// no other mail is sent.
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
