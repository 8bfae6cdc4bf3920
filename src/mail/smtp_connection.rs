//! One conversation with an SMTP server (RFC 5321): connection, TLS, login, then mail after mail. Used by `smtp`.
//!
//! It is our own, over rustls, and lettre only builds the message. lettre's client waits for an answer after each
//! command, which far from the server makes five journeys of a mail that needs two; and a conversation that was
//! interrupted must never be reused, because the next mail would take the late answer for its own.

use std::{fmt, io, time::Duration};

use data_encoding::BASE64;
use lettre::address::Envelope;
use rustls::pki_types::ServerName;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use super::{
    smtp_parser::{Extensions, LONGEST_LINE, Reading, Reply},
    smtp_url::{Credentials, Security, SmtpUrl},
};

/// How long to wait for the answer to `QUIT`, which is not needed.
const POLITENESS: Duration = Duration::from_millis(500);

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
}

/// The stage of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SmtpStage {
    Connection,
    Encryption,
    Login,
    Sender,
    Recipient,
    ServerWords,
    Acceptance,
}

impl fmt::Display for SmtpStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connection => "connection",
            Self::Encryption => "encryption",
            Self::Login => "login",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
            Self::ServerWords => "words",
            Self::Acceptance => "acceptance",
        })
    }
}

/// Why the conversation did not come further than to this stage.
#[derive(Debug)]
pub(super) struct Failure {
    pub stage: SmtpStage,
    pub error: SmtpError,
}

#[derive(Debug)]
pub(super) enum SmtpError {
    /// The server refused.
    Refused(Reply),
    /// It did not answer in time.
    Silence,
    /// It closed the connection, or what it said was no SMTP, or no answer to what was asked.
    NoSmtp,
    /// It does not offer what we need, in our words.
    NotOffered(&'static str),
    /// From the operating system or from TLS.
    Io(io::Error),
}

impl SmtpError {
    /// At this stage.
    fn at(self, stage: SmtpStage) -> Failure {
        Failure { stage, error: self }
    }
}

impl From<io::Error> for SmtpError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A TCP connection, encrypted or not.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// What a positive answer must begin with: the server has done it, or waits for the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Done = 2,
    GoOn = 3,
}

/// An open connection, ready for a mail.
pub(super) struct SmtpConnection {
    stream: BufReader<Box<dyn Stream>>,
    extensions: Extensions,
    timeouts: Timeouts,
    /// Whether a refused mail left its sender or recipient behind.
    needs_reset: bool,
    /// Whether all that was asked is answered, and the server listens on.
    in_step: bool,
}

impl SmtpConnection {
    /// Connects to the server of this URL, as `hello`, encrypts as the URL says, and logs in.
    pub(super) async fn open(
        (url, tls): (&SmtpUrl, &TlsConnector),
        hello: &str,
        timeouts: Timeouts,
    ) -> Result<Self, Failure> {
        let opening = async {
            let stream = connect((url.host(), url.port()), timeouts.connect)
                .await
                .map_err(|e| SmtpError::Io(e).at(SmtpStage::Connection))?;
            let mut stream: Box<dyn Stream> = Box::new(stream);
            if url.security() == Security::Wrapped {
                stream = encrypt(stream, url, tls).await.map_err(|error| error.at(SmtpStage::Connection))?;
            }
            let mut line = Self {
                stream: BufReader::new(stream),
                extensions: Extensions::default(),
                timeouts,
                needs_reset: false,
                in_step: true,
            };
            line.greet(hello).await.map_err(|error| error.at(SmtpStage::Connection))?;
            let encrypts = match url.security() {
                Security::Required => true,
                Security::Opportunistic => line.extensions.starttls,
                Security::None | Security::Wrapped => false,
            };
            if encrypts {
                line =
                    line.starttls(url, tls, hello).await.map_err(|error| error.at(SmtpStage::Encryption))?;
            }
            if let Some(credentials) = url.credentials() {
                line.log_in(credentials).await.map_err(|error| error.at(SmtpStage::Login))?;
            }
            Ok(line)
        };
        timeout(timeouts.open, opening)
            .await
            .unwrap_or_else(|_| Err(SmtpError::Silence.at(SmtpStage::Connection)))
    }

    pub(super) fn extensions(&self) -> Extensions {
        self.extensions
    }

    /// Whether another mail can be sent on it.
    pub(super) fn is_in_step(&self) -> bool {
        self.in_step
    }

    /// Says for whom a mail is. After this, the server waits for the message. The commands go in one group if the
    /// server takes groups (RFC 2920).
    pub(super) async fn offer(&mut self, envelope: &Envelope, beyond_ascii: bool) -> Result<(), Failure> {
        let commands = self.commands(envelope, beyond_ascii);
        let in_group = self.extensions.pipelining;
        if in_group {
            let group: String = commands.iter().map(|(_, command)| command.as_str()).collect();
            self.write(group.as_bytes(), self.timeouts.command).await.map_err(|e| e.at(SmtpStage::Sender))?;
        }
        let mut refused = None;
        for (stage, command) in commands {
            if !in_group {
                self.write(command.as_bytes(), self.timeouts.command)
                    .await
                    .map_err(|error| error.at(stage))?;
            }
            let is_data = stage == SmtpStage::ServerWords;
            let expected = if is_data { Expected::GoOn } else { Expected::Done };
            match self.answer(expected, self.timeouts.command).await {
                // In a group, the server may wait for a message although it has refused its recipient.
                Ok(()) if is_data && refused.is_some() => self.send_nothing().await,
                Ok(()) => {}
                Err(error) => {
                    self.needs_reset = true;
                    refused.get_or_insert(error.at(stage));
                    if !in_group || !self.in_step {
                        break;
                    }
                }
            }
        }
        refused.map_or(Ok(()), Err)
    }

    fn commands(&self, envelope: &Envelope, beyond_ascii: bool) -> Vec<(SmtpStage, String)> {
        let reset = self.needs_reset.then(|| (SmtpStage::Sender, "RSET\r\n".to_owned()));
        let from = envelope.from().map(AsRef::<str>::as_ref).unwrap_or_default();
        let parameters = if beyond_ascii { " SMTPUTF8 BODY=8BITMIME" } else { "" };
        let sender = (SmtpStage::Sender, format!("MAIL FROM:<{from}>{parameters}\r\n"));
        let to = envelope.to().iter().map(|to| (SmtpStage::Recipient, format!("RCPT TO:<{to}>\r\n")));
        let data = (SmtpStage::ServerWords, "DATA\r\n".to_owned());
        reset.into_iter().chain([sender]).chain(to).chain([data]).collect()
    }

    /// A lone dot ends the message, which nobody gets (RFC 2920, 3.1).
    async fn send_nothing(&mut self) {
        if self.write(b".\r\n", self.timeouts.command).await.is_ok() {
            let _ = self.answer(Expected::Done, self.timeouts.command).await;
        }
    }

    /// Sends the message that was offered. When this returns, the server is responsible for it.
    pub(super) async fn hand_over(&mut self, message: &[u8]) -> Result<(), Failure> {
        let accepted = async {
            self.write(&with_end(message), self.timeouts.accept).await?;
            self.answer(Expected::Done, self.timeouts.accept).await
        };
        let accepted = accepted.await;
        self.needs_reset = accepted.is_err();
        accepted.map_err(|error| error.at(SmtpStage::Acceptance))
    }

    /// Whether the server still answers.
    pub(super) async fn noop(&mut self) -> Result<(), Failure> {
        self.ask("NOOP", Expected::Done).await.map_err(|error| error.at(SmtpStage::Connection))
    }

    /// Leaves, and waits only briefly for the answer.
    pub(super) async fn quit(mut self) {
        let _ = timeout(POLITENESS, self.ask("QUIT", Expected::Done)).await;
    }

    async fn greet(&mut self, hello: &str) -> Result<(), SmtpError> {
        self.answer(Expected::Done, self.timeouts.command).await?;
        self.say_hello(hello).await
    }

    async fn say_hello(&mut self, hello: &str) -> Result<(), SmtpError> {
        self.write(format!("EHLO {hello}\r\n").as_bytes(), self.timeouts.command).await?;
        self.extensions = Extensions::of(&self.reply(Expected::Done, self.timeouts.command).await?);
        Ok(())
    }

    async fn starttls(mut self, url: &SmtpUrl, tls: &TlsConnector, hello: &str) -> Result<Self, SmtpError> {
        if !self.extensions.starttls {
            return Err(SmtpError::NotOffered("the server offers no STARTTLS"));
        }
        self.ask("STARTTLS", Expected::Done).await?;
        // What came before the handshake would be taken for answers that were encrypted.
        if !self.stream.buffer().is_empty() {
            return Err(SmtpError::NoSmtp);
        }
        let stream = encrypt(self.stream.into_inner(), url, tls).await?;
        let mut line = Self { stream: BufReader::new(stream), ..self };
        line.say_hello(hello).await?;
        Ok(line)
    }

    /// RFC 4954, with the mechanisms that everybody has.
    async fn log_in(&mut self, credentials: &Credentials) -> Result<(), SmtpError> {
        let Credentials { user, password } = credentials;
        let plain = BASE64.encode(format!("\0{user}\0{password}").as_bytes());
        let (mut command, answers) = if self.extensions.auth_plain {
            (format!("AUTH PLAIN {plain}"), vec![plain])
        } else if self.extensions.auth_login {
            (
                "AUTH LOGIN".to_owned(),
                vec![BASE64.encode(user.as_bytes()), BASE64.encode(password.as_bytes())],
            )
        } else {
            return Err(SmtpError::NotOffered("the server offers no login that we know"));
        };
        let mut answers = answers.into_iter();
        loop {
            self.write(format!("{command}\r\n").as_bytes(), self.timeouts.command).await?;
            let reply = self.positive(self.timeouts.command).await?;
            match (reply.code, answers.next()) {
                (334, Some(answer)) => command = answer,
                (200..300, _) => return Ok(()),
                _ => return Err(SmtpError::NoSmtp),
            }
        }
    }

    async fn ask(&mut self, command: &str, expected: Expected) -> Result<(), SmtpError> {
        self.write(format!("{command}\r\n").as_bytes(), self.timeouts.command).await?;
        self.answer(expected, self.timeouts.command).await
    }

    async fn write(&mut self, bytes: &[u8], limit: Duration) -> Result<(), SmtpError> {
        let stream = self.stream.get_mut();
        let written = timeout(limit, async {
            stream.write_all(bytes).await?;
            stream.flush().await
        });
        let written = written.await.map_err(|_| SmtpError::Silence).and_then(|written| Ok(written?));
        self.in_step &= written.is_ok();
        written
    }

    async fn answer(&mut self, expected: Expected, limit: Duration) -> Result<(), SmtpError> {
        self.reply(expected, limit).await.map(drop)
    }

    async fn reply(&mut self, expected: Expected, limit: Duration) -> Result<Reply, SmtpError> {
        let reply = self.positive(limit).await?;
        if reply.code / 100 == expected as u16 {
            return Ok(reply);
        }
        self.in_step = false;
        Err(SmtpError::NoSmtp)
    }

    /// The next reply, if it is a positive one.
    async fn positive(&mut self, limit: Duration) -> Result<Reply, SmtpError> {
        let read = timeout(limit, read_reply(&mut self.stream)).await.unwrap_or(Err(SmtpError::Silence));
        // After 421 the server closes the connection (RFC 5321, 3.8).
        self.in_step &= read.as_ref().is_ok_and(|reply| reply.code != 421);
        match read? {
            reply if reply.is_positive() => Ok(reply),
            reply => Err(SmtpError::Refused(reply)),
        }
    }
}

async fn read_reply(stream: &mut BufReader<Box<dyn Stream>>) -> Result<Reply, SmtpError> {
    let mut reading = Reading::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        // One byte more than a line may have, so that the parser sees that it is too long.
        stream.take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line).await?;
        if let Some(reply) = reading.line(&line).map_err(|_| SmtpError::NoSmtp)? {
            return Ok(reply);
        }
    }
}

/// Connects to one of the host's IP addresses. Small commands leave at once (TCP_NODELAY): waiting for the
/// acknowledgement of the one before, which the server delays, took 40 ms a mail.
pub(super) async fn connect(server: (&str, u16), limit: Duration) -> io::Result<TcpStream> {
    let mut failed = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for address in lookup_host(server).await? {
        match timeout(limit, TcpStream::connect(address)).await {
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

async fn encrypt(
    stream: Box<dyn Stream>,
    url: &SmtpUrl,
    tls: &TlsConnector,
) -> Result<Box<dyn Stream>, SmtpError> {
    let name = ServerName::try_from(url.host().to_owned())
        .map_err(|_| SmtpError::NotOffered("the host's name cannot be in a certificate"))?;
    Ok(Box::new(tls.connect(name, stream).await?))
}

/// The message as it is sent: a line that begins with a dot gets another one, and a lone dot ends it (RFC 5321, 4.5.2).
fn with_end(message: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(message.len() + message.len() / 32 + 8);
    for line in message.split_inclusive(|&b| b == b'\n') {
        if line.starts_with(b".") {
            bytes.push(b'.');
        }
        bytes.extend_from_slice(line);
    }
    if !bytes.ends_with(b"\r\n") {
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b".\r\n");
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a server reads: the lines up to the lone dot, without the dots that were added; and what follows it.
    fn received(bytes: &[u8]) -> (Vec<u8>, &[u8]) {
        let (mut message, mut rest) = (Vec::new(), bytes);
        loop {
            let end = rest.windows(2).position(|pair| pair == b"\r\n").unwrap() + 2;
            let (line, after) = rest.split_at(end);
            if line == b".\r\n" {
                return (message, after);
            }
            message.extend_from_slice(line.strip_prefix(b".").unwrap_or(line));
            rest = after;
        }
    }

    #[test]
    fn a_message_ends_where_it_ends() {
        assert_eq!(with_end(b"a\r\n.\r\n..b"), b"a\r\n..\r\n...b\r\n.\r\n");
        assert_eq!(with_end(b""), b"\r\n.\r\n");
    }

    proptest! {
        #[test]
        fn a_message_arrives_as_it_was(lines in prop::collection::vec("\\.{0,2}[ -~]{0,5}", 0..9)) {
            let message: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            let sent = with_end(message.as_bytes());
            let expected = if message.is_empty() { "\r\n" } else { &message };
            prop_assert_eq!(received(&sent), (expected.as_bytes().to_vec(), &b""[..]));
        }
    }
}
