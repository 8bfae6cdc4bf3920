//! A connection to the site that stays open. It reads what our site answers: a length or chunks, never until the end
//! of the connection.

use std::{io, net::SocketAddr};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

pub struct Connection {
    to: SocketAddr,
    stream: TcpStream,
    read: Vec<u8>,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Connection {
    pub async fn open(to: SocketAddr) -> io::Result<Self> {
        Ok(Self { to, stream: connect(to).await?, read: Vec::with_capacity(65_536) })
    }

    /// Sends a request and reads its answer; once more on a new connection, if the site had closed this one.
    pub async fn ask(&mut self, request: &str) -> io::Result<Answer> {
        match self.try_ask(request).await {
            Err(_) => {
                self.stream = connect(self.to).await?;
                self.read.clear();
                self.try_ask(request).await
            }
            answer => answer,
        }
    }

    async fn try_ask(&mut self, request: &str) -> io::Result<Answer> {
        self.stream.write_all(request.as_bytes()).await?;
        let end = loop {
            if let Some(at) = find(&self.read, b"\r\n\r\n") {
                break at + 4;
            }
            self.fill().await?;
        };
        let head = String::from_utf8_lossy(&self.read[..end]).to_ascii_lowercase();
        self.read.drain(..end);
        let status = head.get(9..12).and_then(|code| code.parse().ok()).ok_or_else(unclear)?;
        let body = match (header(&head, "content-length"), header(&head, "transfer-encoding")) {
            (Some(length), _) => {
                let length = length.parse().map_err(|_| unclear())?;
                self.take(length).await?
            }
            (None, Some("chunked")) => self.chunks().await?,
            _ => Vec::new(),
        };
        Ok(Answer { status, head, body })
    }

    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                if let Some(at) = find(&self.read, b"\r\n") {
                    break at;
                }
                self.fill().await?;
            };
            let size = String::from_utf8_lossy(&self.read[..end]).into_owned();
            let size = usize::from_str_radix(size.trim(), 16).map_err(|_| unclear())?;
            self.read.drain(..end + 2);
            let mut chunk = self.take(size + 2).await?;
            chunk.truncate(size);
            if chunk.is_empty() {
                return Ok(body);
            }
            body.append(&mut chunk);
        }
    }

    async fn take(&mut self, length: usize) -> io::Result<Vec<u8>> {
        while self.read.len() < length {
            self.fill().await?;
        }
        Ok(self.read.drain(..length).collect())
    }

    async fn fill(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.read).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }
}

async fn connect(to: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(to).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn unclear() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "an answer that is not HTTP")
}
