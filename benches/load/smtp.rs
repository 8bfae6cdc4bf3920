//! A mail server that accepts everything. Of each mail it reads the link that confirms, if there is one.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
};

const CONFIRM: &str = "/confirm/";

pub struct MailServer {
    received: Arc<AtomicUsize>,
    last_at: Arc<Mutex<Instant>>,
    open: watch::Sender<bool>,
}

impl MailServer {
    /// Listens at this address. Links to confirm arrive at the receiver.
    pub async fn start(at: SocketAddr) -> io::Result<(Self, mpsc::UnboundedReceiver<String>)> {
        let listener = TcpListener::bind(at).await?;
        let (links, found) = mpsc::unbounded_channel();
        let received = Arc::new(AtomicUsize::new(0));
        let last_at = Arc::new(Mutex::new(Instant::now()));
        let (open, _) = watch::channel(true);
        let server = Self { received: received.clone(), last_at: last_at.clone(), open: open.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (links, received, last_at) = (links.clone(), received.clone(), last_at.clone());
                let opened = open.subscribe();
                tokio::spawn(async move {
                    let receive = |mail: &str| {
                        received.fetch_add(1, Ordering::Relaxed);
                        *last_at.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
                        link(mail).map(|link| drop(links.send(link)));
                    };
                    drop(converse(stream, opened, receive).await);
                });
            }
        });
        Ok((server, found))
    }

    /// Lets the next mail of each connection wait, or not any longer: mail is not what is measured meanwhile.
    pub fn set_open(&self, open: bool) {
        self.open.send_replace(open);
    }

    pub fn received(&self) -> usize {
        self.received.load(Ordering::Relaxed)
    }

    /// When the last mail arrived.
    pub fn last_at(&self) -> Instant {
        *self.last_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn converse(
    mut stream: TcpStream,
    mut opened: watch::Receiver<bool>,
    receive: impl Fn(&str),
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (read, mut write) = stream.split();
    let mut read = BufReader::new(read);
    write.write_all(b"220 sink.example ESMTP\r\n").await?;
    let mut line = String::new();
    loop {
        line.clear();
        if read.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        if verb == "MAIL" && opened.wait_for(|open| *open).await.is_err() {
            return Ok(());
        }
        let answer: &[u8] = match verb.as_str() {
            "EHLO" => b"250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "QUIT" => b"221 bye\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                receive(&mail(&mut read).await?);
                b"250 taken\r\n"
            }
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await?;
        if verb == "QUIT" {
            return Ok(());
        }
    }
}

async fn mail(read: &mut (impl tokio::io::AsyncBufRead + Unpin)) -> io::Result<String> {
    let mut mail = Vec::new();
    loop {
        let from = mail.len();
        if read.read_until(b'\n', &mut mail).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if &mail[from..] == b".\r\n" {
            return Ok(String::from_utf8_lossy(&mail).into_owned());
        }
    }
}

/// The path of the first link that confirms; a line of a mail may be broken in the middle of it (RFC 2045, 6.7).
fn link(mail: &str) -> Option<String> {
    let whole = mail.replace("=\r\n", "");
    let from = whole.find(CONFIRM)?;
    let token = whole[from + CONFIRM.len()..]
        .split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)))
        .next()?;
    Some(format!("{CONFIRM}{token}"))
}
