//! Where mail leaves us.

use std::sync::Arc;

use lettre::Message;
use time::OffsetDateTime;

use super::{
    DevelopmentMailbox, Mail, Smtp,
    hooks::Provider,
    refusal::{Refusal, Verdict},
};

/// Where mail goes. The configuration decides it once at the start.
#[derive(Debug)]
pub enum Transport {
    Smtp(Arc<Smtp>),
    /// Not sent: it can be read under `/dev/mail`. In development mode only.
    Development(DevelopmentMailbox),
    /// There is no mail server. Signing is closed; queued mail waits until there is one.
    Closed,
}

impl Transport {
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// The field in which the provider wants the Message-ID, if it puts its own in that one's place.
    pub(super) fn field_for_id(&self) -> Option<&'static str> {
        match self {
            Self::Smtp(smtp) => Provider::field_for(smtp.host()),
            _ => None,
        }
    }

    /// Hands one mail over, if it `is_ours` at the last moment. `Ok` means that it was accepted.
    pub(super) async fn deliver(
        &self,
        mail: Mail,
        message: &Message,
        now: OffsetDateTime,
        is_ours: impl Fn() -> bool,
    ) -> Result<(), Refusal> {
        match self {
            Self::Smtp(smtp) => {
                let offered = smtp.offer(message, now).await?;
                if !is_ours() {
                    return Err(Refusal::new(Verdict::NotOurs, "the database does not hear of this node"));
                }
                offered.hand_over().await
            }
            Self::Development(mailbox) => {
                mailbox.keep(mail, now);
                Ok(())
            }
            Self::Closed => Err(Refusal::new(Verdict::Unreachable, "no mail server is configured")),
        }
    }
}
