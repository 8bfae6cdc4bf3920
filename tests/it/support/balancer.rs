//! HAProxy as `docs/deploy/haproxy.cfg` has it, on loopback and without TLS.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use tokio::{
    net::TcpStream,
    process::{Child, Command},
};
use uuid::Uuid;

use super::browser::Browser;

const PATIENCE: Duration = Duration::from_secs(30);

/// The name of the site in that file.
pub const PUBLIC: &str = "https://letters.example";

pub struct Balancer {
    folder: PathBuf,
    network: String,
    _process: Child,
}

impl Balancer {
    /// In front of the two nodes that its file names, whether they are up or not.
    pub async fn open() -> Self {
        let id = Uuid::new_v4();
        let [first, second, ..] = id.into_bytes();
        // Addresses that no other test uses: all of 127.0.0.0/8 is this machine.
        let network = format!("127.{}.{}", first.max(1), second);
        let folder = std::env::temp_dir().join(format!("undersigned-balancer-{}", id.simple()));
        fs::create_dir(&folder).unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy/haproxy.cfg");
        let mut config = fs::read_to_string(file).unwrap();
        let (plain, tls) = (format!("{network}.1:8080"), format!("{network}.1:8443"));
        for (documented, here) in [
            ("bind :80\n", format!("bind {plain}\n")),
            (
                "bind :443 ssl crt /etc/haproxy/letters.example.pem alpn h2,http/1.1\n",
                format!("bind {tls}\n"),
            ),
            ("{ ssl_fc }", "{ dst_port 8443 }".to_owned()),
            ("10.0.0.11:3000", format!("{network}.11:3000")),
            ("10.0.0.12:3000", format!("{network}.12:3000")),
        ] {
            assert_eq!(config.matches(documented).count(), 1, "{documented}");
            config = config.replace(documented, &here);
        }
        let written = folder.join("haproxy.cfg");
        fs::write(&written, config).unwrap();
        let known = "/usr/sbin/haproxy";
        let program = if Path::new(known).exists() { known } else { "haproxy" };
        let mut command = Command::new(program);
        command.arg("-db").arg("-f").arg(&written).stdin(Stdio::null()).stdout(Stdio::null());
        let process = command.kill_on_drop(true).spawn();
        let process = process.expect("HAProxy, which script/bootstrap --tests installs");
        let balancer = Self { folder, network, _process: process };
        let began = Instant::now();
        while TcpStream::connect(balancer.at("1:8443")).await.is_err() {
            assert!(began.elapsed() < PATIENCE, "HAProxy does not begin");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        balancer
    }

    /// Where the first or the second node is expected.
    pub fn node(&self, number: u8) -> String {
        format!("{}.1{number}:3000", self.network)
    }

    /// A browser that reaches the site through it.
    pub fn browser(&self) -> Browser {
        self.browser_at("1:8443")
    }

    /// One that has typed the address without https.
    pub fn browser_without_tls(&self) -> Browser {
        self.browser_at("1:8080").that_follows_no_redirect()
    }

    fn browser_at(&self, place: &str) -> Browser {
        let address = self.at(place);
        Browser::new(Router::new().fallback(move |request| pass_on(address, request))).at(PUBLIC)
    }

    fn at(&self, place: &str) -> SocketAddr {
        format!("{}.{place}", self.network).parse().unwrap()
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Each request on a connection of its own, as from another reader.
async fn pass_on(address: SocketAddr, mut request: Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    *request.uri_mut() = format!("http://{address}{path}").parse::<Uri>().unwrap();
    let client: Client<_, Body> = Client::builder(TokioExecutor::new()).build_http();
    match client.request(request).await {
        // Its own page, where no node answers.
        Ok(answer) if answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "text/html") => {
            (answer.status(), "no node").into_response()
        }
        Ok(answer) => answer.map(Body::new),
        Err(error) => (StatusCode::BAD_GATEWAY, format!("{error:?}")).into_response(),
    }
}
