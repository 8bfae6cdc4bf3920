//! A mail server on loopback: it keeps the mail that it is sent, and misbehaves when told to. It takes commands in
//! groups (RFC 2920) and offers TLS only when told to.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use data_encoding::BASE64;
use mail_parser::MessageParser;
use rcgen::CertifiedKey;
use rustls::{ServerConfig, pki_types::PrivatePkcs8KeyDer};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpListener,
    sync::Notify,
    task::JoinSet,
};
use tokio_rustls::TlsAcceptor;
use tokio_util::task::AbortOnDropHandle;
use url::Url;

/// How long a test waits for mail before it fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A mail server on its own port. It ends with the test.
pub struct Mailbox {
    address: SocketAddr,
    kept: Arc<Kept>,
    _listening: AbortOnDropHandle<()>,
}

#[derive(Default)]
struct Kept {
    state: Mutex<State>,
    arrived: Notify,
}

#[derive(Default)]
struct State {
    heard: usize,
    messages: Vec<Message>,
    moods: VecDeque<Mood>,
    connections: usize,
    logins: Vec<String>,
    commands: Vec<String>,
    ascii_only: bool,
    one_command_at_a_time: bool,
    takes_any_message: bool,
    tls: Option<TlsAcceptor>,
    most_at_once: Option<usize>,
    present: usize,
    most_present: usize,
    commands_in_groups: usize,
}

impl State {
    fn mood(&mut self) -> Mood {
        self.moods.pop_front().unwrap_or(Mood::Good)
    }
}

/// How the server treats a mail. Replies are complete, as in `550 5.1.1 No such user`.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code)]
pub enum Mood {
    /// Accepted.
    Good,
    /// Refused with the greeting.
    RefuseGreeting(&'static str),
    /// Refused at `AUTH`.
    RefuseLogin(&'static str),
    /// Refused at `MAIL FROM`.
    RefuseSender(&'static str),
    /// Refused at `RCPT TO`.
    RefuseRecipient(&'static str),
    /// Refused after the message has been read.
    RefuseMessage(&'static str),
    /// The server never says anything.
    HangAtGreeting,
    /// The message is read and kept, and no answer follows.
    HangAfterMessage,
    /// The connection is closed in the middle of the message.
    DropInMessage,
    /// The message is read and kept, and the connection is closed instead of an answer.
    DropAfterMessage,
    /// One message is accepted; then the connection is closed without a reply.
    CloseAfterOne,
    /// Accepted after this many milliseconds.
    Slow(u64),
    /// The message is asked for after this many milliseconds.
    SlowToAsk(u64),
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Mailbox {
    /// A server that accepts all mail.
    pub async fn open() -> Self {
        Self::open_at(SocketAddr::from(([127, 0, 0, 1], 0))).await
    }

    /// A server at an address that another one used before.
    pub async fn open_at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.expect("a port for the mail server");
        let address = listener.local_addr().expect("its address");
        let kept = Arc::new(Kept::default());
        let listening = AbortOnDropHandle::new(tokio::spawn(listen(listener, Arc::clone(&kept))));
        Self { address, kept, _listening: listening }
    }

    /// The address of a mail server that has ended.
    pub async fn nobody() -> SocketAddr {
        Self::open().await.address
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The value of `UNDERSIGNED_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Treats the next `mails` mails like this, each on its own connection or after another mail.
    pub fn meet(&self, mails: usize, mood: Mood) {
        self.state().moods.extend(std::iter::repeat_n(mood, mails));
    }

    /// Treats all mails well from now on.
    pub fn meet_well(&self) {
        self.state().moods.clear();
    }

    /// Stops offering SMTPUTF8.
    pub fn take_ascii_only(&self) {
        self.state().ascii_only = true;
    }

    /// Stops offering groups of commands, and leaves who says more than it was asked for.
    pub fn take_one_command_at_a_time(&self) {
        self.state().one_command_at_a_time = true;
    }

    /// Asks for the message even where it has refused the recipient.
    pub fn ask_for_any_message(&self) {
        self.state().takes_any_message = true;
    }

    /// Offers TLS, with a certificate that nobody has signed.
    pub fn offer_tls(&self) {
        self.state().tls = Some(tls());
    }

    /// How many connections there were at one time.
    pub fn most_connections(&self) -> usize {
        self.state().most_present
    }

    /// How many commands came together with the next one.
    pub fn commands_in_groups(&self) -> usize {
        self.state().commands_in_groups
    }

    /// Accepts at most this many connections at a time, and refuses others.
    pub fn take_at_once(&self, connections: usize) {
        self.state().most_at_once = Some(connections);
    }

    /// The mail that has arrived so far, oldest first.
    pub fn messages(&self) -> Vec<Message> {
        self.state().messages.clone()
    }

    /// The mail that has arrived for this address.
    pub fn to(&self, email: &str) -> Vec<Message> {
        let is_to = |mail: &&Message| mail.to.iter().any(|to| to == email);
        self.state().messages.iter().filter(is_to).cloned().collect()
    }

    /// Waits until `count` messages have arrived, and fails the test if they do not.
    pub async fn wait_for(&self, count: usize) -> Vec<Message> {
        let enough = async {
            loop {
                let arrived = self.kept.arrived.notified();
                let messages = self.messages();
                if messages.len() >= count {
                    return messages;
                }
                arrived.await;
            }
        };
        match tokio::time::timeout(PATIENCE, enough).await {
            Ok(messages) => messages,
            Err(_) => panic!("{} of {count} mails arrived", self.messages().len()),
        }
    }

    /// The path of the first link of that kind in a mail to this address, once it is there.
    pub async fn link_to(&self, email: &str, kind: &str) -> String {
        let began = Instant::now();
        loop {
            let received = self.to(email);
            let mut links = received.iter().flat_map(Message::links);
            if let Some(link) = links.find(|link| link.contains(kind)) {
                return Url::parse(&link).unwrap().path().to_owned();
            }
            assert!(began.elapsed() < PATIENCE, "no mail to {email} with {kind}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Whether this many messages were received completely, answered or not.
    pub fn has_heard_all_of(&self, messages: usize) -> bool {
        self.state().heard >= messages
    }

    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// The decoded answers to `AUTH PLAIN`.
    pub fn logins(&self) -> Vec<String> {
        self.state().logins.clone()
    }

    /// Every command that was received, without the messages.
    pub fn commands(&self) -> Vec<String> {
        self.state().commands.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.kept.state.lock().expect("the mailbox")
    }
}

async fn listen(listener: TcpListener, kept: Arc<Kept>) {
    let mut visitors = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let mood = {
            let mut state = kept.state.lock().expect("the mailbox");
            state.connections += 1;
            state.present += 1;
            state.most_present = state.most_present.max(state.present);
            match state.most_at_once {
                Some(most) if state.present > most => Mood::RefuseGreeting("421 4.7.0 Too many connections"),
                _ => state.mood(),
            }
        };
        let visit = Visit {
            stream: BufReader::new(Box::new(stream)),
            mood,
            is_encrypted: false,
            kept: Arc::clone(&kept),
        };
        let kept = Arc::clone(&kept);
        visitors.spawn(async move {
            // A client that leaves early does not fail the test.
            visit.serve().await.ok();
            kept.state.lock().expect("the mailbox").present -= 1;
        });
    }
}

struct Visit {
    stream: BufReader<Box<dyn Stream>>,
    mood: Mood,
    is_encrypted: bool,
    kept: Arc<Kept>,
}

impl Visit {
    async fn serve(mut self) -> std::io::Result<()> {
        match self.mood {
            Mood::RefuseGreeting(reply) => return self.say(reply).await,
            Mood::HangAtGreeting => std::future::pending().await,
            _ => self.say("220 mailbox.test ESMTP").await?,
        }
        let mut message = Message::default();
        // The first mail was met with the greeting.
        let mut is_first = true;
        while let Some(line) = self.line().await? {
            let command = String::from_utf8_lossy(&line).into_owned();
            self.state().commands.push(command.clone());
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            if !self.stream.buffer().is_empty() {
                let mut state = self.state();
                if state.one_command_at_a_time {
                    return Err(std::io::ErrorKind::InvalidData.into());
                }
                state.commands_in_groups += 1;
            }
            if verb == "MAIL" && !std::mem::take(&mut is_first) {
                let mood = self.state().mood();
                self.mood = mood;
            }
            match (verb.as_str(), self.mood) {
                ("EHLO", _) => {
                    let extensions = self.extensions();
                    self.say(&format!("250-mailbox.test\r\n250-8BITMIME\r\n{extensions}250 AUTH PLAIN"))
                        .await?;
                }
                ("STARTTLS", _) => {
                    let Some(tls) = self.state().tls.clone() else {
                        return self.say("502 5.5.1 Not here").await;
                    };
                    self.say("220 2.0.0 Go ahead").await?;
                    let nothing = BufReader::new(Box::new(tokio::io::empty()) as Box<dyn Stream>);
                    let plain = std::mem::replace(&mut self.stream, nothing).into_inner();
                    self.stream = BufReader::new(Box::new(tls.accept(plain).await?));
                    self.is_encrypted = true;
                }
                ("AUTH", Mood::RefuseLogin(reply))
                | ("MAIL", Mood::RefuseSender(reply))
                | ("RCPT", Mood::RefuseRecipient(reply)) => self.say(reply).await?,
                ("AUTH", _) => {
                    let login = decoded(command.rsplit(' ').next().unwrap_or_default());
                    self.state().logins.push(login);
                    self.say("235 2.7.0 Welcome").await?;
                }
                ("MAIL", _) => {
                    let is_encrypted = self.is_encrypted;
                    message = Message { from: path(&command), is_encrypted, ..Message::default() };
                    self.say("250 2.1.0 Ok").await?;
                }
                ("RCPT", _) => {
                    message.to.push(path(&command));
                    self.say("250 2.1.5 Ok").await?;
                }
                ("DATA", _) if message.to.is_empty() => {
                    if self.state().takes_any_message {
                        self.say("354 Go ahead").await?;
                        self.message().await?;
                    }
                    self.say("554 5.5.1 No valid recipients").await?;
                }
                ("DATA", mood) => {
                    if let Mood::SlowToAsk(milliseconds) = mood {
                        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                    }
                    self.say("354 Go ahead").await?;
                    if matches!(mood, Mood::DropInMessage) {
                        self.line().await?;
                        return Ok(());
                    }
                    message.bytes = self.message().await?;
                    if !self.take(std::mem::take(&mut message)).await? {
                        return Ok(());
                    }
                }
                ("RSET", _) => {
                    message = Message::default();
                    self.say("250 2.0.0 Ok").await?;
                }
                ("NOOP", _) => self.say("250 2.0.0 Ok").await?,
                ("QUIT", _) => return self.say("221 2.0.0 Bye").await,
                _ => self.say("502 5.5.1 Not here").await?,
            }
        }
        Ok(())
    }

    fn extensions(&self) -> String {
        let state = self.state();
        let offers = [
            ("PIPELINING", !state.one_command_at_a_time),
            ("SMTPUTF8", !state.ascii_only),
            ("STARTTLS", state.tls.is_some() && !self.is_encrypted),
        ];
        offers
            .iter()
            .filter(|(_, is_offered)| *is_offered)
            .map(|(name, _)| format!("250-{name}\r\n"))
            .collect()
    }

    /// Receives a whole message, as the mood wants it. False if the conversation ends with it.
    async fn take(&mut self, message: Message) -> std::io::Result<bool> {
        self.state().heard += 1;
        match self.mood {
            Mood::RefuseMessage(reply) => {
                self.say(reply).await?;
                return Ok(true);
            }
            Mood::Slow(milliseconds) => tokio::time::sleep(Duration::from_millis(milliseconds)).await,
            _ => {}
        }
        let arrived_at = Some(Instant::now());
        self.state().messages.push(Message { arrived_at, ..message });
        self.kept.arrived.notify_waiters();
        match self.mood {
            Mood::HangAfterMessage => std::future::pending().await,
            Mood::DropAfterMessage => return Ok(false),
            _ => self.say("250 2.0.0 Kept").await?,
        }
        Ok(!matches!(self.mood, Mood::CloseAfterOne))
    }

    /// The message up to the lone dot, without dot stuffing (RFC 5321, 4.5.2, transparency).
    async fn message(&mut self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(line) = self.line().await? {
            if line == b"." {
                return Ok(bytes);
            }
            bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            bytes.extend_from_slice(b"\r\n");
        }
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }

    /// One line without its CRLF. A line with another ending fails: servers differ in how they read it.
    async fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        if self.stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        match line.strip_suffix(b"\r\n") {
            Some(whole) if !whole.contains(&b'\r') => Ok(Some(whole.to_vec())),
            _ => Err(std::io::ErrorKind::InvalidData.into()),
        }
    }

    async fn say(&mut self, reply: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{reply}\r\n").as_bytes()).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.kept.state.lock().expect("the mailbox")
    }
}

/// TLS with a certificate of its own.
fn tls() -> TlsAcceptor {
    let CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["mailbox.test".to_owned()]).expect("a certificate");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_no_client_auth()
        .with_single_cert(
            vec![cert.der().clone()],
            PrivatePkcs8KeyDer::from(signing_key.serialize_der()).into(),
        );
    TlsAcceptor::from(Arc::new(config.expect("a server's settings")))
}

/// The text between the angle brackets of `MAIL FROM:<…>` and `RCPT TO:<…>`.
fn path(command: &str) -> String {
    let (_, rest) = command.split_once('<').expect("a path");
    rest.split_once('>').expect("a whole path").0.to_owned()
}

fn decoded(base64: &str) -> String {
    let bytes = BASE64.decode(base64.as_bytes()).expect("base64");
    String::from_utf8_lossy(&bytes).replace('\0', " ").trim().to_owned()
}

/// A message as it was received.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// Headers and body, without the transparency dots.
    pub bytes: Vec<u8>,
    /// Whether it came over TLS.
    pub is_encrypted: bool,
    pub arrived_at: Option<Instant>,
}

#[allow(dead_code)]
impl Message {
    pub fn subject(&self) -> String {
        self.parsed().subject().unwrap_or_default().to_owned()
    }

    /// The plain text, decoded, with `\n` line ends.
    pub fn text(&self) -> String {
        self.parsed().body_text(0).unwrap_or_default().replace("\r\n", "\n")
    }

    pub fn html(&self) -> String {
        self.parsed().body_html(0).unwrap_or_default().into_owned()
    }

    /// The raw value of a header, unfolded; the last one, if there are several.
    pub fn header(&self, name: &str) -> Option<String> {
        let parsed = self.parsed();
        let raw = parsed.headers_raw().filter(|(known, _)| known.eq_ignore_ascii_case(name)).last();
        raw.map(|(_, value)| value.replace("\r\n", "").trim().to_owned())
    }

    /// The links in the plain text, in order.
    pub fn links(&self) -> Vec<String> {
        let text = self.text();
        let words = text.split_whitespace().map(|word| word.trim_matches(['<', '>']));
        words
            .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
            .map(str::to_owned)
            .collect()
    }

    fn parsed(&self) -> mail_parser::Message<'_> {
        MessageParser::default().parse(&self.bytes).expect("a mail")
    }
}
