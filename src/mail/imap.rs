//! One conversation with an IMAP server (RFC 3501) about one mailbox: what is unread, a message, a mark. Used by
//! `bounce_mailbox`.
//!
//! async-imap speaks the protocol: the client of a chat program that lives on it. Its errors repeat what the server
//! said, which can be a message, and its log has the password. For that reason our errors only say what was asked, and
//! `cli/logging` silences it.

use std::{fmt, io, time::Duration};

use async_imap::{Authenticator, Client, Session, error::Error};
use futures_util::TryStreamExt as _;
use rustls::pki_types::ServerName;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, Join, ReadHalf, Take, WriteHalf, join, split},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use super::{bounce::LONGEST_REPORT, imap_url::ImapUrl, smtp_connection::connect, smtp_url::Credentials};

/// How long to wait for a connection, and for the answer to a command. Nobody sits before it. A message may take twice
/// as long: the longest one over a slow line.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait for the answer to `LOGOUT`, which is not needed.
const POLITENESS: Duration = Duration::from_millis(500);

/// More bytes than any answer to one command: the longest message, or the numbers of a million. async-imap itself would
/// read half a gigabyte.
const LONGEST_ANSWER: u64 = 16 << 20;

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImapStage {
    Connection,
    Login,
    Mailbox,
    Search,
    Message,
    Mark,
}

/// Why it was not answered. It repeats nothing that the server said.
#[derive(Debug)]
pub(super) enum ImapProblem {
    Unreachable(io::Error),
    /// What TLS says of the server's certificate, or of itself.
    NotEncrypted(io::Error),
    Refused,
    Silence(Duration),
    /// It closed the connection, or what it said was no IMAP, or too much.
    NoImap,
}

#[derive(Debug)]
pub struct ImapError {
    pub(super) stage: ImapStage,
    pub(super) problem: ImapProblem,
}

impl fmt::Display for ImapStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connection => "the connection",
            Self::Login => "the login",
            Self::Mailbox => "opening the mailbox",
            Self::Search => "the question what is unread",
            Self::Message => "reading a message",
            Self::Mark => "marking a message as read",
        })
    }
}

impl fmt::Display for ImapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = self.stage;
        match (&self.problem, stage) {
            (ImapProblem::Unreachable(error), _) => write!(f, "it cannot be reached ({error})"),
            (ImapProblem::NotEncrypted(error), _) => write!(f, "no TLS with it ({error})"),
            (ImapProblem::Refused, ImapStage::Login) => f.write_str("it refuses user or password"),
            (ImapProblem::Refused, ImapStage::Mailbox) => {
                f.write_str("it has no mailbox of this name, or does not open it for this user")
            }
            (ImapProblem::Refused, _) => write!(f, "it refuses {stage}"),
            (ImapProblem::Silence(limit), _) => {
                write!(f, "no answer within {} s ({stage})", limit.as_secs())
            }
            (ImapProblem::NoImap, _) => {
                write!(f, "it ended the connection, or said what is no IMAP ({stage})")
            }
        }
    }
}

impl std::error::Error for ImapError {}

/// A TCP connection, encrypted or not.
trait Stream: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin> Stream for T {}

/// A connection from which no more is read than [`LONGEST_ANSWER`] before the next command.
type Limited = Join<Take<ReadHalf<Box<dyn Stream>>>, WriteHalf<Box<dyn Stream>>>;

/// A mailbox that is open.
pub(super) struct ImapConnection {
    session: Session<Limited>,
    patience: Duration,
    /// Whether the numbers of messages are those of before (RFC 3501, 2.3.1.1).
    pub(super) validity: Option<u32>,
}

impl ImapConnection {
    /// Connects, logs in and opens the mailbox.
    pub(super) async fn open(
        (url, tls): (&ImapUrl, &TlsConnector),
        patience: Duration,
    ) -> Result<Self, ImapError> {
        let stream = timeout(patience, encrypted(url, tls)).await;
        let stream = stream.unwrap_or(Err(ImapProblem::Silence(patience)));
        let stream = stream.map_err(|problem| ImapError { stage: ImapStage::Connection, problem })?;
        let (read, write) = split(stream);
        let mut client = Client::new(join(read.take(LONGEST_ANSWER), write));
        let greeted = async { client.read_response().await?.ok_or(Error::ConnectionLost) };
        within(ImapStage::Connection, patience, greeted).await?;
        let mut session = within(ImapStage::Login, patience, log_in(client, url.credentials())).await?;
        let mailbox = within(ImapStage::Mailbox, patience, session.select(url.mailbox())).await?;
        Ok(Self { session, patience, validity: mailbox.uid_validity })
    }

    /// The numbers of the unread messages.
    pub(super) async fn unread(&mut self) -> Result<Vec<u32>, ImapError> {
        self.renew_limit();
        let search = self.session.uid_search("UNSEEN UNDELETED");
        Ok(within(ImapStage::Search, self.patience, search).await?.into_iter().collect())
    }

    /// The beginning of a message, as long as a report may be; nothing if it has gone. It stays unread.
    pub(super) async fn message(&mut self, uid: u32) -> Result<Option<Vec<u8>>, ImapError> {
        self.renew_limit();
        let fetched = async {
            let item = format!("(UID BODY.PEEK[]<0.{LONGEST_REPORT}>)");
            let mut fetches = self.session.uid_fetch(uid.to_string(), item).await?;
            let mut found = None;
            while let Some(fetch) = fetches.try_next().await? {
                if fetch.uid == Some(uid) {
                    found = fetch.body().map(<[u8]>::to_vec).or(found);
                }
            }
            Ok(found)
        };
        within(ImapStage::Message, 2 * self.patience, fetched).await
    }

    pub(super) async fn mark_as_read(&mut self, uid: u32) -> Result<(), ImapError> {
        self.renew_limit();
        let command = format!("UID STORE {uid} +FLAGS.SILENT (\\Seen)");
        within(ImapStage::Mark, self.patience, self.session.run_command_and_check_ok(command)).await
    }

    /// Takes leave, which servers like and need not answer.
    pub(super) async fn close(mut self) {
        let _ = timeout(POLITENESS, self.session.logout()).await;
    }

    fn renew_limit(&mut self) {
        self.session.get_mut().reader_mut().set_limit(LONGEST_ANSWER);
    }
}

async fn encrypted(url: &ImapUrl, tls: &TlsConnector) -> Result<Box<dyn Stream>, ImapProblem> {
    let stream = connect(url.server(), PATIENCE).await.map_err(ImapProblem::Unreachable)?;
    if !url.is_encrypted() {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(url.server().0.to_owned())
        .map_err(|error| ImapProblem::NotEncrypted(io::Error::other(error)))?;
    let stream = tls.connect(name, stream).await.map_err(ImapProblem::NotEncrypted)?;
    Ok(Box::new(stream))
}

/// By `LOGIN`, which every server takes; a password beyond ASCII cannot be written in it.
async fn log_in(client: Client<Limited>, credentials: &Credentials) -> Result<Session<Limited>, Error> {
    let Credentials { user, password } = credentials;
    let session = if user.is_ascii() && password.is_ascii() {
        client.login(user, password).await
    } else {
        client.authenticate("PLAIN", Plain(format!("\0{user}\0{password}"))).await
    };
    session.map_err(|(error, _)| error)
}

/// User and password as RFC 4616 has them.
struct Plain(String);

impl Authenticator for Plain {
    type Response = String;

    fn process(&mut self, _: &[u8]) -> String {
        std::mem::take(&mut self.0)
    }
}

async fn within<T>(
    stage: ImapStage,
    limit: Duration,
    answer: impl Future<Output = Result<T, Error>>,
) -> Result<T, ImapError> {
    let problem = match timeout(limit, answer).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(Error::No(_) | Error::Bad(_))) => ImapProblem::Refused,
        Ok(Err(_)) => ImapProblem::NoImap,
        Err(_) => ImapProblem::Silence(limit),
    };
    Err(ImapError { stage, problem })
}
