//! Where mail leaves us.

use std::sync::Arc;

use lettre::Message;
use time::OffsetDateTime;

use super::{
    DevelopmentMailbox, Mail, Smtp,
    refusal::{Refusal, Verdict},
};

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
