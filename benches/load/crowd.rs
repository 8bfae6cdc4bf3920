//! Those who are only there: open pages that ask for the count, connections that say nothing, and others that say a byte
//! a second. They stay until they are ended.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::AsyncWriteExt as _,
    net::TcpStream,
    sync::Semaphore,
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};

use super::{Site, http::Connection, visitors::figures};

/// As `static/count.js` has it: how long a page waits after a change, and how long at most without one.
const SOONEST: Duration = Duration::from_secs(2);
const LATEST: Duration = Duration::from_secs(10);

/// How many of the open pages ask at the same time.
const CONNECTIONS: usize = 64;

#[derive(clap::Args)]
pub struct Crowd {
    #[command(flatten)]
    site: Site,
    /// Open pages of the letter
    #[arg(long, default_value_t = 0)]
    tabs: usize,
    /// Connections that say nothing
    #[arg(long, default_value_t = 0)]
    idle: usize,
    /// Connections that say a byte a second
    #[arg(long, default_value_t = 0)]
    slow: usize,
}

impl Crowd {
    /// Says each second how many answers the open pages had, and how many connections are still open.
    pub async fn run(self) -> io::Result<()> {
        let asked = Arc::new(AtomicUsize::new(0));
        let mut open = JoinSet::new();
        for _ in 0..self.idle {
            open.spawn(stay(self.site.site));
        }
        for _ in 0..self.slow {
            open.spawn(dawdle(self.site.site));
        }
        let turn = Arc::new(Semaphore::new(CONNECTIONS));
        let began = Instant::now();
        for tab in 0..self.tabs {
            // They were opened at different times.
            let from = began + SOONEST.mul_f64(tab as f64 / self.tabs as f64);
            let (site, turn, asked) = (self.site.clone(), Arc::clone(&turn), Arc::clone(&asked));
            tokio::spawn(async move {
                sleep_until(from).await;
                drop(look_on(site, turn, asked).await);
            });
        }
        loop {
            sleep(Duration::from_secs(1)).await;
            while open.try_join_next().is_some() {}
            println!("asked {} open {}", asked.swap(0, Ordering::Relaxed), open.len());
        }
    }
}

/// An open page: it asks again and again, as rarely as it is told to.
async fn look_on(site: Site, turn: Arc<Semaphore>, asked: Arc<AtomicUsize>) -> io::Result<()> {
    let (mut revision, mut pause) = (None, SOONEST);
    loop {
        let rarely = {
            let Ok(_turn) = turn.acquire().await else { return Ok(()) };
            let mut connection = Connection::open(site.site).await?;
            let answer = connection.ask(&figures(&site)).await?;
            asked.fetch_add(1, Ordering::Relaxed);
            let said: serde_json::Value = serde_json::from_slice(&answer.body)?;
            let now = said["revision"].as_i64();
            if revision == now {
                pause = pause.mul_f64(1.25).min(LATEST);
            } else {
                (revision, pause) = (now, SOONEST);
            }
            answer.header("retry-after").and_then(|seconds| seconds.parse().ok()).unwrap_or_default()
        };
        sleep(pause.max(Duration::from_secs(rarely))).await;
    }
}

/// Ends when the site ends the connection.
async fn stay(site: SocketAddr) -> io::Result<()> {
    let stream = TcpStream::connect(site).await?;
    loop {
        stream.readable().await?;
        if stream.try_read(&mut [0; 64])? == 0 {
            return Ok(());
        }
    }
}

async fn dawdle(site: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(site).await?;
    for byte in b"GET / HTTP/1.1\r\nX-Slow: ".iter().chain(std::iter::repeat(&b'a')) {
        stream.write_all(&[*byte]).await?;
        sleep(Duration::from_secs(1)).await;
    }
    Ok(())
}
