//! Where mail leaves us.

use std::sync::Arc;

use lettre::Message;
use time::OffsetDateTime;

use super::{
    DevelopmentMailbox, Mail, Smtp,
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
