//! A mailbox on loopback that is read by IMAP (RFC 3501): it keeps messages and what is read of them, and misbehaves when
//! told to.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use data_encoding::BASE64;
use rcgen::CertifiedKey;
use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivatePkcs8KeyDer},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpListener,
    task::JoinSet,
};
use tokio_rustls::TlsAcceptor;
use tokio_util::task::AbortOnDropHandle;

/// How long a test waits before it fails.
const PATIENCE: Duration = Duration::from_secs(60);

pub const USER: &str = "letters@letters.example";
/// As `LOGIN` takes it, with what must be written there in another way.
pub const PASSWORD: &str = "p: \"w\\rd/7";
/// Beyond ASCII.
pub const BEYOND_ASCII: &str = "Schlüssel";

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It says nothing at all.
    Silent,
    /// It says what is no IMAP, in place of a message.
    Nonsense(u32),
    /// It hangs up in the middle of a message.
    HangsUp(u32),
    /// It sends far more than was asked for.
    Endless(u32),
    /// It does not mark messages as read.
    ReadOnly,
}

#[derive(Default)]
struct State {
    /// Message, and whether it is read; its number is its place, from 1 on.
    messages: Vec<(Vec<u8>, bool)>,
    faults: Vec<Fault>,
    commands: Vec<String>,
    connections: usize,
    sent: usize,
}

/// A mailbox with its own server, which ends with the test.
pub struct ReturnedMail {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    certificate: Option<CertificateDer<'static>>,
    _listening: AbortOnDropHandle<()>,
}

impl ReturnedMail {
    pub async fn open() -> Self {
        Self::open_with(None).await
    }

    /// Encrypted, with a certificate that only [`ReturnedMail::trust`] knows.
    pub async fn open_encrypted() -> Self {
        let names = ["127.0.0.1".to_owned()];
        let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der()).into();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        Self::open_with(Some((TlsAcceptor::from(Arc::new(config)), cert.der().clone()))).await
    }

    async fn open_with(tls: Option<(TlsAcceptor, CertificateDer<'static>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let (acceptor, certificate) = tls.unzip();
        let listening = tokio::spawn(listen(listener, acceptor, Arc::clone(&state)));
        Self { address, state, certificate, _listening: AbortOnDropHandle::new(listening) }
    }

    /// The value of `UNDERSIGNED_BOUNCE_MAILBOX`.
    pub fn url(&self) -> String {
        self.url_of(PASSWORD)
    }

    pub fn url_of(&self, password: &str) -> String {
        let encoded = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        let scheme = if self.certificate.is_some() { "imaps" } else { "imap" };
        format!("{scheme}://{}:{}@{}/INBOX", encoded(USER), encoded(password), self.address)
    }

    /// TLS that trusts this server and no other.
    pub fn trust(&self) -> ClientConfig {
        let mut roots = RootCertStore::empty();
        if let Some(certificate) = &self.certificate {
            roots.add(certificate.clone()).unwrap();
        }
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth()
    }

    /// Puts a message into the mailbox; returns its number.
    pub fn receive(&self, message: impl Into<Vec<u8>>) -> u32 {
        let mut state = self.state();
        state.messages.push((message.into(), false));
        u32::try_from(state.messages.len()).unwrap()
    }

    pub fn has(&self, faults: &[Fault]) {
        self.state().faults = faults.to_vec();
    }

    /// The numbers of the unread messages.
    pub fn unread(&self) -> Vec<u32> {
        self.state().unread()
    }

    /// Waits until nothing is unread but these.
    pub async fn is_read_but(&self, unread: &[u32]) {
        let began = Instant::now();
        while self.unread() != unread {
            assert!(began.elapsed() < PATIENCE, "unread are {:?}", self.unread());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// All commands so far that begin so.
    pub fn commands(&self, begin: &str) -> Vec<String> {
        self.state().commands.iter().filter(|command| command.starts_with(begin)).cloned().collect()
    }

    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// How many bytes of endless messages were taken.
    pub fn sent(&self) -> usize {
        self.state().sent
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

impl State {
    fn unread(&self) -> Vec<u32> {
        let numbered = (1..).zip(&self.messages);
        numbered.filter(|(_, (_, is_read))| !is_read).map(|(uid, _)| uid).collect()
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

async fn listen(listener: TcpListener, tls: Option<TlsAcceptor>, state: Arc<Mutex<State>>) {
    let mut visitors = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        state.lock().unwrap().connections += 1;
        let (tls, state) = (tls.clone(), Arc::clone(&state));
        visitors.spawn(async move {
            let stream: Box<dyn Stream> = match tls {
                Some(tls) => Box::new(tls.accept(stream).await?),
                None => Box::new(stream),
            };
            Visit { stream: BufReader::new(stream), state }.serve().await
        });
    }
}

struct Visit {
    stream: BufReader<Box<dyn Stream>>,
    state: Arc<Mutex<State>>,
}

impl Visit {
    async fn serve(mut self) -> std::io::Result<()> {
        if self.has(Fault::Silent) {
            std::future::pending::<()>().await;
        }
        self.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready").await?;
        loop {
            let line = self.line().await?;
            let Some((tag, command)) = line.split_once(' ') else { return Ok(()) };
            self.state.lock().unwrap().commands.push(command.to_owned());
            let words: Vec<&str> = command.split(' ').collect();
            match words[..] {
                ["LOGIN", ..] => {
                    let quoted = PASSWORD.replace('\\', "\\\\").replace('"', "\\\"");
                    let is_right = command == format!("LOGIN \"{USER}\" \"{quoted}\"");
                    self.let_in(tag, is_right).await?;
                }
                ["AUTHENTICATE", "PLAIN"] => {
                    self.say("+ ").await?;
                    let login = BASE64.decode(self.line().await?.as_bytes()).unwrap();
                    self.let_in(tag, login == format!("\0{USER}\0{BEYOND_ASCII}").as_bytes()).await?;
                }
                ["SELECT", "\"INBOX\""] => {
                    let count = self.state.lock().unwrap().messages.len();
                    self.say(&format!(
                        "* {count} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n{tag} OK [READ-WRITE] in"
                    ))
                    .await?;
                }
                ["UID", "SEARCH", "UNSEEN", "UNDELETED"] => {
                    let unread = self.state.lock().unwrap().unread();
                    let unread: String = unread.iter().map(|uid| format!(" {uid}")).collect();
                    self.say(&format!("* SEARCH{unread}\r\n{tag} OK found")).await?;
                }
                ["UID", "FETCH", uid, _, item] => {
                    let uid = uid.parse().unwrap();
                    if !self.fetch(uid, item.trim_end_matches(')')).await? {
                        return Ok(());
                    }
                    self.say(&format!("{tag} OK sent")).await?;
                }
                ["UID", "STORE", uid, "+FLAGS.SILENT", "(\\Seen)"] => {
                    if self.has(Fault::ReadOnly) {
                        self.say(&format!("{tag} NO this is a museum")).await?;
                        continue;
                    }
                    let uid: usize = uid.parse().unwrap();
                    self.state.lock().unwrap().messages[uid - 1].1 = true;
                    self.say(&format!("{tag} OK marked")).await?;
                }
                ["LOGOUT"] => return self.say(&format!("* BYE\r\n{tag} OK bye")).await,
                _ => self.say(&format!("{tag} NO what is {command}")).await?,
            }
        }
    }

    async fn let_in(&mut self, tag: &str, is_right: bool) -> std::io::Result<()> {
        // Real servers repeat the user.
        let answer = if is_right { "OK in" } else { "NO [AUTHENTICATIONFAILED] not letters@letters.example" };
        self.say(&format!("{tag} {answer}")).await
    }

    /// Sends as much of a message as was asked for. False if the conversation ends with it.
    async fn fetch(&mut self, uid: u32, item: &str) -> std::io::Result<bool> {
        let limit = item.strip_prefix("BODY.PEEK[]<0.").and_then(|rest| rest.strip_suffix('>')).unwrap();
        let message = self.state.lock().unwrap().messages[uid as usize - 1].0.clone();
        let part = &message[..message.len().min(limit.parse().unwrap())];
        let head = |length: usize| format!("* {uid} FETCH (UID {uid} BODY[]<0> {{{length}}}\r\n");
        if self.has(Fault::Nonsense(uid)) {
            self.say("HTTP/1.1 400 Bad Request of ada@example.org").await?;
            return Ok(true);
        }
        if self.has(Fault::Endless(uid)) {
            self.write(head(1 << 27).as_bytes()).await?;
            loop {
                self.write(&[b'x'; 64 * 1024]).await?;
                self.state.lock().unwrap().sent += 64 * 1024;
            }
        }
        self.write(head(part.len()).as_bytes()).await?;
        if self.has(Fault::HangsUp(uid)) {
            self.write(&part[..part.len() / 2]).await?;
            return Ok(false);
        }
        self.write(part).await?;
        self.say(")").await?;
        Ok(true)
    }

    fn has(&self, fault: Fault) -> bool {
        self.state.lock().unwrap().faults.contains(&fault)
    }

    async fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        (&mut self.stream).take(64 * 1024).read_line(&mut line).await?;
        Ok(line.trim_end_matches("\r\n").to_owned())
    }

    async fn say(&mut self, line: &str) -> std::io::Result<()> {
        self.write(format!("{line}\r\n").as_bytes()).await
    }

    async fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.stream.get_mut().write_all(bytes).await?;
        self.stream.get_mut().flush().await
    }
}
