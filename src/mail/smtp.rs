//! The SMTP client (RFC 5321), with connections that are reused for a short time. Used by the transport.
//!
//! lettre implements the protocol. We keep the connections ourselves instead of using its pool, for three reasons.
//! A server that stops answering must not block a mail for ever, and lettre's connections have no time limit once
//! they are open. A conversation that was interrupted must never be reused: the next mail would take the late
//! answer for its own. And the stage that the conversation reached tells who is refused, the mail or we.

use std::{
    collections::VecDeque,
    fmt, io,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use lettre::{
    Message,
    transport::smtp::{
        self,
        authentication::DEFAULT_MECHANISMS,
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Noop, Rcpt, Rset},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

use super::{
    parties::Parties,
    refusal::{Refusal, Verdict},
    smtp_reply::{SmtpStage, refusal, silence, unreachable},
    smtp_url::{Security, SmtpUrl},
};

/// How long to wait for the answer to `QUIT`.
const POLITENESS: Duration = Duration::from_millis(500);

/// How long to ask the server for its capabilities while a visitor waits for a page.
const WHILE_SOMEBODY_WAITS: Duration = Duration::from_secs(3);

/// Time limits for the parts of a conversation. RFC 5321, 4.5.3.2 gives minutes, for relays that no person waits
/// for; a signer looks at an empty mailbox, and a second attempt costs little.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// To connect to one of the host's IP addresses.
    pub connect: Duration,
    /// Until mail can be handed over: connection, TLS, greeting, login. Some servers delay the greeting for unknown
    /// clients to see whether they wait for it.
    pub open: Duration,
    /// For the answer to one command.
    pub command: Duration,
    /// For the message, and for the answer to its end. The longest, because after a timeout here it is unknown
    /// whether the mail was accepted, and it may be sent twice (RFC 1047).
    pub accept: Duration,
}

impl Timeouts {
    /// The limits outside of tests.
    pub const DEFAULT: Self = Self {
        connect: Duration::from_secs(10),
        open: Duration::from_secs(45),
        command: Duration::from_secs(30),
        accept: Duration::from_secs(150),
    };

    /// The longest time that one mail can take: an idle connection that turns out to be dead, then a new one.
    pub const fn longest(&self) -> Duration {
        let commands = self.command.saturating_mul(5);
        self.open.saturating_add(commands).saturating_add(self.accept)
    }
}

pub struct Smtp {
    url: SmtpUrl,
    hello: ClientId,
    tls: TlsParameters,
    timeouts: Timeouts,
    idle: Mutex<VecDeque<(Connection, Instant)>>,
    /// Whether the server supports SMTPUTF8, as it said at the last connection; `None` before the first one.
    takes_beyond_ascii: Mutex<Option<bool>>,
}

/// An open connection, ready for a mail.
type Connection = AsyncSmtpConnection;

/// TLS could not be prepared.
#[derive(Debug, thiserror::Error)]
#[error("TLS for the mail server could not be prepared")]
pub struct NoTls(#[from] smtp::Error);

impl Smtp {
    /// Prepares for the server at `url`, without a connection. `hello` is the name for EHLO, the public host of the
    /// site.
    pub fn new(url: SmtpUrl, hello: &str) -> Result<Self, NoTls> {
        let unsigned = url.security() == Security::Opportunistic;
        let tls = TlsParameters::builder(url.host().to_owned())
            .dangerous_accept_invalid_certs(unsigned)
            .dangerous_accept_invalid_hostnames(unsigned)
            .build()?;
        let timeouts = Timeouts::DEFAULT;
        Ok(Self {
            url,
            hello: client_id(hello),
            tls,
            timeouts,
            idle: Mutex::default(),
            takes_beyond_ascii: Mutex::default(),
        })
    }

    /// With other time limits, for tests.
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    pub fn timeouts(&self) -> &Timeouts {
        &self.timeouts
    }

    /// Connects, logs in and disconnects again, to see whether mail would be accepted now and what the server
    /// supports.
    pub async fn probe(&self) -> Result<(), Refusal> {
        let mut line = self.open().await?;
        self.step(SmtpStage::Connection, &Parties::default(), line.command(Noop)).await?;
        say_goodbye(line).await;
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

    /// Sends one mail to its one recipient. `Ok` means that the server has accepted responsibility for it.
    pub async fn send(&self, message: &Message) -> Result<(), Refusal> {
        let bytes = message.formatted();
        let mut line = self.introduce(message, bytes.is_ascii()).await?;
        let handed_over = self.hand_over(&mut line, message, &bytes).await;
        // After a timeout an answer may still arrive, and the next mail would take it for its own.
        if handed_over.as_ref().map_or_else(|refusal| refusal.answered, |()| true) {
            self.lock().push_back((line, Instant::now()));
        }
        handed_over
    }

    /// Closes connections that were not used for `unused` or longer.
    pub async fn hang_up(&self, unused: Duration) {
        let lines: Vec<_> = {
            let mut idle = self.lock();
            let count = idle.partition_point(|(_, since)| since.elapsed() >= unused);
            idle.drain(..count).collect()
        };
        join_all(lines.into_iter().map(|(line, _)| say_goodbye(line))).await;
    }

    /// Sends MAIL FROM, on a reused connection if one still works.
    async fn introduce(&self, message: &Message, ascii: bool) -> Result<Connection, Refusal> {
        let parties = Parties::of(message);
        let kept = self.lock().pop_back();
        if let Some((mut line, _)) = kept {
            let from = mail_from(message, ascii, &line)?;
            if self.step(SmtpStage::Sender, &parties, line.command(Rset)).await.is_ok()
                && self.step(SmtpStage::Sender, &parties, line.command(from)).await.is_ok()
            {
                return Ok(line);
            }
            // The server closed this connection. The remaining ones are at least as old.
            self.lock().clear();
        }
        let mut line = self.open().await?;
        let from = mail_from(message, ascii, &line)?;
        self.step(SmtpStage::Sender, &parties, line.command(from)).await?;
        Ok(line)
    }

    async fn hand_over(&self, line: &mut Connection, message: &Message, bytes: &[u8]) -> Result<(), Refusal> {
        let parties = Parties::of(message);
        for recipient in message.envelope().to() {
            let command = Rcpt::new(recipient.clone(), Vec::new());
            self.step(SmtpStage::Recipient, &parties, line.command(command)).await?;
        }
        self.step(SmtpStage::ServerWords, &parties, line.command(Data)).await?;
        self.step(SmtpStage::Acceptance, &parties, line.message(bytes)).await?;
        Ok(())
    }

    async fn open(&self) -> Result<Connection, Refusal> {
        let wrapped = (self.url.security() == Security::Wrapped).then(|| self.tls.clone());
        // Before RCPT TO, no answer is about the recipient.
        let nobody = Parties::default();
        let opening = async {
            let address = (self.url.host(), self.url.port());
            let reach = Some(self.timeouts.connect);
            let connected = match wrapped {
                Some(_) => Connection::connect_tokio1(address, reach, &self.hello, wrapped, None).await,
                None => {
                    let stream = self.connect().await.map_err(|error| unreachable(&error))?;
                    Connection::connect_with_transport(Box::new(stream), &self.hello).await
                }
            };
            let mut line = connected.map_err(|error| refusal(SmtpStage::Connection, &error, &nobody))?;
            let encrypt = match self.url.security() {
                Security::Required => true,
                Security::Opportunistic => line.can_starttls(),
                Security::None | Security::Wrapped => false,
            };
            if encrypt {
                let upgrade = line.starttls(self.tls.clone(), &self.hello).await;
                upgrade.map_err(|error| refusal(SmtpStage::Encryption, &error, &nobody))?;
            }
            let takes = line.server_info().supports_feature(Extension::SmtpUtfEight);
            *self.takes_beyond_ascii.lock().unwrap_or_else(PoisonError::into_inner) = Some(takes);
            if let Some(credentials) = self.url.credentials() {
                let login = line.auth(DEFAULT_MECHANISMS, credentials).await;
                login.map_err(|error| refusal(SmtpStage::Login, &error, &nobody))?;
            }
            Ok(line)
        };
        timeout(self.timeouts.open, opening).await.unwrap_or_else(|_| Err(silence(SmtpStage::Connection)))
    }

    /// Connects to one of the host's IP addresses. Small commands leave at once (TCP_NODELAY): waiting for the
    /// acknowledgement of the one before, which the server delays, took 40 ms a mail.
    async fn connect(&self) -> io::Result<TcpStream> {
        let mut failed = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
        for address in lookup_host((self.url.host(), self.url.port())).await? {
            match timeout(self.timeouts.connect, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    stream.set_nodelay(true)?;
                    return Ok(stream);
                }
                Ok(Err(error)) => failed = error,
                Err(_) => failed = io::Error::new(io::ErrorKind::TimedOut, "connection timed out"),
            }
        }
        Err(failed)
    }

    /// One command and its answer, within its time limit.
    async fn step<T>(
        &self,
        stage: SmtpStage,
        parties: &Parties,
        answer: impl Future<Output = Result<T, smtp::Error>>,
    ) -> Result<T, Refusal> {
        let limit = if stage == SmtpStage::Acceptance { self.timeouts.accept } else { self.timeouts.command };
        match timeout(limit, answer).await {
            Ok(answer) => answer.map_err(|error| refusal(stage, &error, parties)),
            Err(_) => Err(silence(stage)),
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(Connection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn mail_from(message: &Message, ascii: bool, line: &Connection) -> Result<Mail, Refusal> {
    let mut parameters = Vec::new();
    if !ascii {
        // Only a local part beyond ASCII makes the message non-ASCII; all else is encoded (RFC 6531, 3.1).
        if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Refusal::new(Verdict::Fail, "recipient: the server takes no address beyond ASCII"));
        }
        parameters.push(MailParameter::SmtpUtfEight);
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(Mail::new(message.envelope().from().cloned(), parameters))
}

/// The name for EHLO: a host name, or an address literal if it is an IP address (RFC 5321, 4.1.3).
fn client_id(hello: &str) -> ClientId {
    match hello.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(ip)) => ClientId::Ipv4(ip),
        Ok(IpAddr::V6(ip)) => ClientId::Ipv6(ip),
        Err(_) => match idna::domain_to_ascii_strict(hello) {
            Ok(name) if !name.is_empty() => ClientId::Domain(name),
            _ => ClientId::default(),
        },
    }
}

/// Sends QUIT and waits only briefly for the answer, which is not needed.
async fn say_goodbye(mut line: Connection) {
    let _ = timeout(POLITENESS, line.quit()).await;
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
        assert_eq!(client_id("letters.example.org").to_string(), "letters.example.org");
        assert_eq!(client_id("bücher.example").to_string(), "xn--bcher-kva.example");
        assert_eq!(client_id("127.0.0.1").to_string(), "[127.0.0.1]");
        assert_eq!(client_id("[::1]").to_string(), "[IPv6:::1]");
        assert!(!client_id("a\r\nMAIL FROM:<>").to_string().contains('\r'));
    }
}
