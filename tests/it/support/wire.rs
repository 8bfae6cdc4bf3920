//! A wire between a site and its database that a test can cut, silence or slow down.

use std::{
    io,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, split},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
};
use undersigned::database::ServerUrl;
use url::Url;

/// What happens to what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    Whole,
    /// What is sent gets lost, and nobody notices: connections of this time never answer again, as after a firewall has
    /// forgotten them.
    Silent,
    /// All connections end, and new ones are refused.
    Cut,
}

pub struct Proxy {
    url: String,
    there: Arc<Mutex<Destination>>,
    state: watch::Sender<Wire>,
}

/// The socket of a server, or its address.
type Destination = Result<PathBuf, String>;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Proxy {
    /// A wire to this database.
    pub async fn to(database_url: &str) -> Self {
        let server: ServerUrl = database_url.parse().unwrap();
        let options = server.options();
        let there = Arc::new(Mutex::new(destination(&server)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut url = Url::parse("postgres://localhost").unwrap();
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
        url.set_username(options.get_username()).unwrap();
        url.set_path(options.get_database().unwrap());
        let (state, states) = watch::channel(Wire::Whole);
        tokio::spawn(accept(listener, there.clone(), states));
        Self { url: url.into(), there, state }
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// From now on, new connections lead to this database.
    pub fn leads_to(&self, database_url: &str) {
        *self.there.lock().unwrap() = destination(&database_url.parse().unwrap());
    }

    pub fn is_now(&self, wire: Wire) {
        self.state.send_replace(wire);
    }
}

fn destination(server: &ServerUrl) -> Destination {
    let options = server.options();
    let folder = options.get_socket().cloned();
    folder.map_or_else(
        || Err(format!("{}:{}", options.get_host(), options.get_port())),
        |folder| Ok(folder.join(format!(".s.PGSQL.{}", options.get_port()))),
    )
}

async fn accept(listener: TcpListener, there: Arc<Mutex<Destination>>, states: watch::Receiver<Wire>) {
    loop {
        let Ok((near, _)) = listener.accept().await else { return };
        let (there, states) = (there.lock().unwrap().clone(), states.clone());
        if *states.borrow() == Wire::Cut {
            continue;
        }
        tokio::spawn(async move {
            let far: io::Result<Box<dyn Stream>> = match there {
                Ok(socket) => UnixStream::connect(socket).await.map(|far| Box::new(far) as _),
                Err(address) => TcpStream::connect(address).await.map(|far| Box::new(far) as _),
            };
            // While the server is away, connections end at once.
            let Ok(far) = far else { return };
            // A connection that was silent once stays silent.
            let is_dead = Arc::new(Mutex::new(*states.borrow() == Wire::Silent));
            let (near_in, near_out) = near.into_split();
            let (far_in, far_out) = split(far);
            let there = pass(near_in, far_out, states.clone(), is_dead.clone());
            let back = pass(far_in, near_out, states.clone(), is_dead);
            tokio::select! { () = there => {}, () = back => {}, () = cut(states) => {} }
        });
    }
}

async fn cut(mut states: watch::Receiver<Wire>) {
    if states.wait_for(|state| *state == Wire::Cut).await.is_err() {
        // The test has ended.
    }
}

async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut states: watch::Receiver<Wire>,
    is_dead: Arc<Mutex<bool>>,
) {
    let mut bytes = vec![0; 16 * 1024];
    loop {
        let read = tokio::select! {
            read = from.read(&mut bytes) => read,
            _ = states.wait_for(|state| *state == Wire::Silent), if !*is_dead.lock().unwrap() => {
                *is_dead.lock().unwrap() = true;
                continue;
            }
        };
        match read {
            Ok(0) | Err(_) => {
                // The end gets lost as well.
                if *is_dead.lock().unwrap() {
                    tokio::time::sleep(Duration::from_secs(600)).await;
                }
                return;
            }
            Ok(_) if *is_dead.lock().unwrap() => {}
            Ok(read) => {
                if to.write_all(&bytes[..read]).await.is_err() {
                    return;
                }
            }
        }
    }
}
