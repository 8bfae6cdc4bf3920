//! The mail server, with connections that are reused for a short time. Used by the transport.
//!
//! A mail is first offered and then handed over, so that a node can make sure in between that the mail is still its
//! own. What stage the conversation reached tells who is refused, the mail or we.

use std::{
    collections::VecDeque,
    fmt,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use lettre::Message;
use time::OffsetDateTime;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use uuid::Uuid;

pub use super::smtp_connection::Timeouts;
use super::{
    Dkim, Mail, Sender,
    compose::compose,
    parties::Parties,
    refusal::{Refusal, Verdict},
    smtp_connection::{SmtpConnection, SmtpStage},
    smtp_reply::refusal,
    smtp_tls::client_config,
    smtp_url::{Security, SmtpUrl},
};

/// How long to ask the server for its capabilities while a visitor waits for a page.
const WHILE_SOMEBODY_WAITS: Duration = Duration::from_secs(3);

pub struct Smtp {
    url: SmtpUrl,
    /// The name for EHLO.
    hello: String,
    tls: TlsConnector,
    dkim: Option<Dkim>,
    timeouts: Timeouts,
    idle: Mutex<VecDeque<(SmtpConnection, Instant)>>,
    /// Whether the server supports SMTPUTF8, as it said at the last connection; `None` before the first one.
    takes_beyond_ascii: Mutex<Option<bool>>,
}

/// A mail whose recipient the server has accepted, and whose message it waits for. If this is dropped, the server
/// forgets the mail.
pub(super) struct Offered<'a> {
    smtp: &'a Smtp,
    line: SmtpConnection,
    parties: Parties,
    message: Vec<u8>,
}

/// TLS could not be prepared.
#[derive(Debug, thiserror::Error)]
#[error("TLS for the mail server could not be prepared")]
pub struct NoTls(#[from] rustls::Error);

impl Smtp {
    /// Prepares for the server at `url`, without a connection. `hello` is the name for EHLO, the public host of the
    /// site.
    pub fn new(url: SmtpUrl, hello: &str) -> Result<Self, NoTls> {
        let tls = client_config(url.security() == Security::Opportunistic)?;
        Ok(Self {
            url,
            hello: client_id(hello),
            tls: TlsConnector::from(Arc::new(tls)),
            dkim: None,
            timeouts: Timeouts::DEFAULT,
            idle: Mutex::default(),
            takes_beyond_ascii: Mutex::default(),
        })
    }

    /// With a signature in each mail.
    pub fn with_dkim(mut self, dkim: Option<Dkim>) -> Self {
        self.dkim = dkim;
        self
    }

    pub fn host(&self) -> &str {
        self.url.host()
    }

    /// With other time limits, for tests.
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Connects, logs in and disconnects again, to see whether mail would be accepted now and what the server
    /// supports.
    pub async fn probe(&self) -> Result<(), Refusal> {
        let mut line = self.open().await?;
        line.noop().await.map_err(|failure| refusal(&failure, &Parties::default()))?;
        line.quit().await;
        Ok(())
    }

    /// Whether the server accepts addresses beyond ASCII (SMTPUTF8, RFC 6531). Asks the server if that is not known
    /// yet; true if it cannot be reached.
    pub async fn takes_beyond_ascii(&self) -> bool {
        let told = || *self.takes_beyond_ascii.lock().unwrap_or_else(PoisonError::into_inner);
        if told().is_none() {
            let _ = timeout(WHILE_SOMEBODY_WAITS, self.probe()).await;
        }
        told().unwrap_or(true)
    }

    /// Offers one mail to the server, on a reused connection if one still works.
    pub(super) async fn offer(&self, message: &Message, now: OffsetDateTime) -> Result<Offered<'_>, Refusal> {
        let (parties, envelope) = (Parties::of(message), message.envelope());
        let message = message.formatted();
        let message = match &self.dkim {
            Some(dkim) => dkim.sign(message, now),
            None => message,
        };
        // Only a local part beyond ASCII makes the message non-ASCII; all else is encoded (RFC 6531, 3.1).
        let beyond_ascii = !message.is_ascii();
        let kept = self.lock().pop_back();
        let is_reused = kept.is_some();
        let mut line = match kept {
            Some((line, _)) => line,
            None => self.open().await?,
        };
        if beyond_ascii && !line.extensions().smtputf8 {
            self.keep(line);
            return Err(Refusal::new(Verdict::Fail, "recipient: the server takes no address beyond ASCII"));
        }
        let mut offered = line.offer(envelope, beyond_ascii).await;
        if is_reused && offered.as_ref().is_err_and(|failure| failure.stage == SmtpStage::Sender) {
            // The server closed this connection, or takes no more on it. The remaining ones are at least as old.
            self.lock().clear();
            line = self.open().await?;
            offered = line.offer(envelope, beyond_ascii).await;
        }
        match offered {
            Ok(()) => Ok(Offered { smtp: self, line, parties, message }),
            Err(failure) => {
                self.keep(line);
                Err(refusal(&failure, &parties))
            }
        }
    }

    /// Sends one mail at once, past the outbox: to try whether mail leaves.
    pub async fn send(&self, mail: &Mail, sender: &Sender, now: OffsetDateTime) -> Result<(), Refusal> {
        let id = Uuid::new_v4().to_string();
        let message = compose(mail, sender, (&id, None), now);
        let message = message.map_err(|error| Refusal::new(Verdict::Fail, error.to_string()))?;
        self.offer(&message, now).await?.hand_over().await
    }

    /// Closes connections that were not used for `unused` or longer.
    pub async fn hang_up(&self, unused: Duration) {
        let lines: Vec<_> = {
            let mut idle = self.lock();
            let count = idle.partition_point(|(_, since)| since.elapsed() >= unused);
            idle.drain(..count).collect()
        };
        join_all(lines.into_iter().map(|(line, _)| line.quit())).await;
    }

    async fn open(&self) -> Result<SmtpConnection, Refusal> {
        let line = SmtpConnection::open((&self.url, &self.tls), &self.hello, self.timeouts).await;
        // Before RCPT TO, no answer is about the recipient.
        let line = line.map_err(|failure| refusal(&failure, &Parties::default()))?;
        let takes = line.extensions().smtputf8;
        *self.takes_beyond_ascii.lock().unwrap_or_else(PoisonError::into_inner) = Some(takes);
        Ok(line)
    }

    /// Keeps a connection for the next mail, if it is fit for one.
    fn keep(&self, line: SmtpConnection) {
        if line.is_in_step() {
            self.lock().push_back((line, Instant::now()));
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(SmtpConnection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Offered<'_> {
    /// Sends the message. `Ok` means that the server has accepted responsibility for it.
    pub(super) async fn hand_over(mut self) -> Result<(), Refusal> {
        let handed_over = self.line.hand_over(&self.message).await;
        self.smtp.keep(self.line);
        handed_over.map_err(|failure| refusal(&failure, &self.parties))
    }
}

/// The name for EHLO: a host name, or an address literal if it is an IP address (RFC 5321, 4.1.3).
fn client_id(hello: &str) -> String {
    match hello.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(ip)) => format!("[{ip}]"),
        Ok(IpAddr::V6(ip)) => format!("[IPv6:{ip}]"),
        Err(_) => match idna::domain_to_ascii_strict(hello) {
            Ok(name) if !name.is_empty() => name,
            _ => "[127.0.0.1]".to_owned(),
        },
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp({:?})", self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn we_come_in_with_a_name_or_an_address_literal() {
        assert_eq!(client_id("letters.example.org"), "letters.example.org");
        assert_eq!(client_id("bücher.example"), "xn--bcher-kva.example");
        assert_eq!(client_id("127.0.0.1"), "[127.0.0.1]");
        assert_eq!(client_id("[::1]"), "[IPv6:::1]");
        assert!(!client_id("a\r\nMAIL FROM:<>").contains('\r'));
    }
}
