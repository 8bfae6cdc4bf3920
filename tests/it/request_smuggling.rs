//! Requests whose end two programs could see at two places (request smuggling), sent to nginx and HAProxy as
//! `docs/deploy` sets them up, and to the site itself. Both proxies are told to refuse `/hidden`: what asks the site for
//! it was taken by the proxy for something else.

use std::{
    convert::Infallible,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{body::Body, extract::Request, response::Response};
use futures_util::future::join_all;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream, UnixStream},
    process::{Child, Command},
};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};
use tower::service_fn;
use undersigned::http::listen;
use uuid::Uuid;

/// How long a program may take to begin, and an answer to come: long, because a busy machine is not a fault.
const PATIENCE: Duration = Duration::from_secs(60);

/// The request that must never be asked.
const HIDDEN: &str = "GET /hidden HTTP/1.1\r\nHost: letters.example\r\nX: ";

/// What is read of requests by the site's own listener: their paths.
struct Site {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    _listening: AbortOnDropHandle<()>,
}

impl Site {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        let site = service_fn(move |request: Request| {
            let noted = Arc::clone(&noted);
            async move {
                noted.lock().unwrap().push(request.uri().path().to_owned());
                // As a handler of a form does: all of it.
                let _ = axum::body::to_bytes(request.into_body(), 64 * 1024).await;
                Ok::<_, Infallible>(Response::new(Body::from("ok\n")))
            }
        });
        let serving = listen::serve(listener, site, CancellationToken::new());
        Self { address, asked, _listening: AbortOnDropHandle::new(tokio::spawn(serving)) }
    }

    fn was_asked_for(&self, path: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == path).count()
    }
}

/// A proxy that listens on a socket in its own folder; both go with this value.
struct Proxy {
    _program: Child,
    folder: PathBuf,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Proxy {
    /// Starts a program with this configuration, in which `FOLDER` is replaced.
    async fn start(program: &str, arguments: &[&str], configuration: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("proxy-{}", Uuid::new_v4().simple()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("configuration");
        let place = |text: &str| text.replace("FOLDER", folder.to_str().unwrap());
        fs::write(&file, place(configuration)).unwrap();
        // Debian's folder of servers is not on everybody's path.
        let known = format!("/usr/sbin/{program}");
        let found = if Path::new(&known).exists() { known.as_str() } else { program };
        let log = fs::File::create(folder.join("log")).unwrap();
        let process = Command::new(found)
            .args(arguments.iter().map(|argument| place(argument)))
            .stdout(Stdio::from(log.try_clone().unwrap()))
            .stderr(Stdio::from(log))
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}; script/bootstrap --tests installs it"));
        let proxy = Self { _program: process, folder };
        let begins = async {
            while UnixStream::connect(proxy.socket()).await.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, begins).await.is_err() {
            panic!("{program} does not begin: {}", fs::read_to_string(proxy.folder.join("log")).unwrap());
        }
        proxy
    }

    /// As `docs/deploy/nginx.conf` says, without TLS, and with short times for who sends nothing.
    async fn nginx(site: SocketAddr) -> Self {
        let deployed = include_str!("../../docs/deploy/nginx.conf");
        let (_, tls) = deployed.split_once("listen 443 ssl http2;").unwrap();
        let (maps, _) = deployed.split_once("\nserver {").unwrap();
        let kept =
            tls.lines().filter(|line| !["listen ", "ssl_"].iter().any(|word| line.trim().starts_with(word)));
        let server = kept.collect::<Vec<_>>().join("\n");
        let http = format!(
            "{maps}\nserver {{\n listen unix:FOLDER/socket;\n location = /hidden {{ return 403; }}\n{server}"
        );
        let http = http
            .replace("127.0.0.1:3000", &site.to_string())
            .replace("/var/cache/nginx", "FOLDER")
            .replace("/var/log/nginx", "FOLDER");
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path FOLDER/{name};\n"))
            .concat();
        let all = format!(
            "daemon off;\nmaster_process off;\npid FOLDER/pid;\nerror_log FOLDER/errors;\nevents {{}}\n\
             http {{\nclient_header_timeout 2s; client_body_timeout 2s; keepalive_timeout 2s;\n{temporary}{http}\n}}\n"
        );
        Self::start("nginx", &["-c", "FOLDER/configuration", "-e", "FOLDER/errors"], &all).await
    }

    /// The same with `docs/deploy/haproxy.cfg` and one node.
    async fn haproxy(site: SocketAddr) -> Self {
        let deployed = include_str!("../../docs/deploy/haproxy.cfg");
        let without = ["bind :", "http-request redirect", "server second", "log stdout"];
        let kept = deployed.lines().filter(|line| !without.iter().any(|word| line.trim().starts_with(word)));
        let all = kept.collect::<Vec<_>>().join("\n") + "\n";
        let all = all.replace("10.0.0.11:3000", &site.to_string()).replace(
            "frontend letters\n",
            "frontend letters\n    bind unix@FOLDER/socket\n    http-request deny if { path /hidden }\n",
        );
        let all = all.replace("timeout client 60s", "timeout client 2s");
        let all = all.replace("timeout http-request 20s", "timeout http-request 2s");
        Self::start("haproxy", &["-db", "-f", "FOLDER/configuration"], &all).await
    }

    fn socket(&self) -> PathBuf {
        self.folder.join("socket")
    }

    /// Sends bytes, and reads until the proxy has closed the connection.
    async fn send(&self, bytes: &[u8]) -> String {
        let mut line = UnixStream::connect(self.socket()).await.unwrap();
        // Who is refused may find the connection closed while they still send.
        let _ = line.write_all(bytes).await;
        ended(&mut line).await
    }

    /// The answer to a reader of their own. A connection to the site that has just ended is no fault: they ask again.
    async fn reads(&self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nHost: letters.example\r\nConnection: close\r\n\r\n");
        let mut answer = String::new();
        for _ in 0..5 {
            answer = self.send(request.as_bytes()).await;
            if !answer.starts_with("HTTP/1.1 502") {
                break;
            }
        }
        answer
    }
}

/// Reads until the other side has closed.
async fn ended(line: &mut (impl AsyncRead + Unpin)) -> String {
    let mut said = Vec::new();
    let reading = line.read_to_end(&mut said);
    let _ = tokio::time::timeout(PATIENCE, reading).await.expect("the connection is ended");
    String::from_utf8_lossy(&said).into_owned()
}

/// A form of which two programs may see two ends: its head after the host, and its body.
fn ambiguous() -> Vec<(&'static str, String)> {
    let length = HIDDEN.len();
    let chunk = format!("{length:x}\r\n{HIDDEN}\r\n0\r\n\r\n");
    let behind = format!("0\r\n\r\n{HIDDEN}");
    let form = |name: &'static str, head: &str, body: &str| {
        let host = "Host: letters.example";
        (name, format!("POST /form HTTP/1.1\r\n{host}\r\nContent-Type: text/plain\r\n{head}\r\n\r\n{body}"))
    };
    let with = |name, head: String, body: &str| form(name, &head, body);
    let whole = behind.len();
    vec![
        with("CL.TE", format!("Content-Length: {whole}\r\nTransfer-Encoding: chunked"), &behind),
        with("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 4".into(), &chunk),
        with(
            "TE of another name",
            format!("Content-Length: {whole}\r\nTransfer-Encoding: xchunked"),
            &behind,
        ),
        with(
            "TE twice",
            format!("Content-Length: {whole}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x"),
            &behind,
        ),
        with(
            "TE, a list",
            format!("Content-Length: {whole}\r\nTransfer-Encoding: chunked, identity"),
            &behind,
        ),
        with(
            "TE, a blank before the colon",
            format!("Content-Length: {whole}\r\nTransfer-Encoding : chunked"),
            &behind,
        ),
        with("TE, a tab", format!("Content-Length: {whole}\r\nTransfer-Encoding:\tchunked"), &behind),
        with(
            "TE, a vertical tab",
            format!("Content-Length: {whole}\r\nTransfer-Encoding: \x0bchunked"),
            &behind,
        ),
        with(
            "TE on the next line",
            format!("Content-Length: {whole}\r\nTransfer-Encoding:\r\n chunked"),
            &behind,
        ),
        with(
            "TE behind a line end of its own",
            format!("Content-Length: {whole}\r\nX: y\nTransfer-Encoding: chunked"),
            &behind,
        ),
        with(
            "TE behind a lone CR",
            format!("Content-Length: {whole}\r\nX: y\rTransfer-Encoding: chunked"),
            &behind,
        ),
        with(
            "CL on the next line",
            format!("X: y\r\n Content-Length: 0\r\nContent-Length: {length}"),
            HIDDEN,
        ),
        with("CL twice, short and long", format!("Content-Length: 0\r\nContent-Length: {length}"), HIDDEN),
        with("CL twice, long and short", format!("Content-Length: {length}\r\nContent-Length: 0"), HIDDEN),
        with("CL, a list", format!("Content-Length: 0, {length}"), HIDDEN),
        with("CL with a sign", format!("Content-Length: +{length}"), HIDDEN),
        with("CL in hexadecimal", "Content-Length: 0x0".into(), HIDDEN),
        with("CL below nothing", format!("Content-Length: -{length}"), HIDDEN),
        with("CL beyond all numbers", "Content-Length: 18446744073709551616".into(), HIDDEN),
        with("CL with a blank", format!("Content-Length: 0 {length}"), HIDDEN),
        with("CL with a NUL", format!("Content-Length: 0\0{length}"), HIDDEN),
        with("CL of another name", format!("Content_Length: 0\r\nContent-Length: {length}"), HIDDEN),
        with("a chunk with a sign", "Transfer-Encoding: chunked".into(), &format!("+{chunk}")),
        with("a chunk of 0x", "Transfer-Encoding: chunked".into(), &format!("0x{chunk}")),
        with(
            "a chunk beyond all numbers",
            "Transfer-Encoding: chunked".into(),
            &format!("1000000000000000{chunk}"),
        ),
        with("a chunk with a lone LF", "Transfer-Encoding: chunked".into(), &format!("2;\n{chunk}")),
        with(
            "a chunk with an LF in its extension",
            "Transfer-Encoding: chunked".into(),
            &format!("1;\nx\r\n{HIDDEN}"),
        ),
        with(
            "a trailer that is a length",
            "Transfer-Encoding: chunked".into(),
            &format!("0\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"),
        ),
        (
            "TE in HTTP/1.0",
            format!(
                "POST /form HTTP/1.0\r\nHost: letters.example\r\nContent-Length: {whole}\r\nTransfer-Encoding: chunked\r\n\r\n{behind}"
            ),
        ),
        (
            "a GET with a body",
            format!(
                "GET /form HTTP/1.1\r\nHost: letters.example\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "a GET with chunks",
            format!(
                "GET /form HTTP/1.1\r\nHost: letters.example\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}"
            ),
        ),
        (
            "a HEAD with a body",
            format!(
                "HEAD /form HTTP/1.1\r\nHost: letters.example\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "an OPTIONS with a body",
            format!(
                "OPTIONS /form HTTP/1.1\r\nHost: letters.example\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "a line end in the path",
            format!("GET /form\r\n HTTP/1.1\r\nHost: letters.example\r\n\r\n{HIDDEN}"),
        ),
        (
            "an upgrade",
            format!(
                "GET /form HTTP/1.1\r\nHost: letters.example\r\nConnection: upgrade\r\nUpgrade: h2c\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "a length that the hop drops",
            format!(
                "POST /form HTTP/1.1\r\nHost: letters.example\r\nConnection: content-length\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "an expectation",
            format!(
                "POST /form HTTP/1.1\r\nHost: letters.example\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"
            ),
        ),
    ]
}

async fn smuggles_nothing(proxy: &Proxy, site: &Site) {
    assert!(proxy.reads("/hidden").await.starts_with("HTTP/1.1 403"), "the proxy refuses it");
    let requests = ambiguous();
    let said = join_all(requests.iter().map(|(_, request)| proxy.send(request.as_bytes()))).await;
    // What waited on the way to the site would now stand before a reader's request.
    let readers: Vec<_> = (0..requests.len()).map(|at| format!("/reader-{at}")).collect();
    let answers = join_all(readers.iter().map(|path| proxy.reads(path))).await;
    let said: Vec<_> =
        requests.iter().zip(&said).map(|((name, _), said)| format!("{name}: {said}")).collect();
    assert_eq!(site.was_asked_for("/hidden"), 0, "{said:#?}");
    for (path, answer) in readers.iter().zip(answers) {
        assert!(
            answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"),
            "{path}: {answer}\n{said:#?}"
        );
        assert!(site.was_asked_for(path) >= 1, "{path}: {said:#?}");
    }
}

#[tokio::test]
async fn nothing_is_smuggled_through_nginx() {
    let site = Site::open().await;
    smuggles_nothing(&Proxy::nginx(site.address).await, &site).await;
}

#[tokio::test]
async fn nothing_is_smuggled_through_haproxy() {
    let site = Site::open().await;
    smuggles_nothing(&Proxy::haproxy(site.address).await, &site).await;
}

/// Without a proxy there is nobody to mislead, but the connection may come from one that we do not know: of two ends,
/// the request is refused, or the connection is closed after it, so that nothing behind it is read (RFC 9112, 6.3).
#[tokio::test]
async fn what_follows_an_unclear_end_is_not_read() {
    for (name, request) in ambiguous() {
        // Its end is clear: what follows is a request of its own.
        if name == "a trailer that is a length" {
            continue;
        }
        let site = Site::open().await;
        let mut line = TcpStream::connect(site.address).await.unwrap();
        let _ = line.write_all(format!("{request}\r\n\r\n").as_bytes()).await;
        let _ = line.shutdown().await;
        let said = ended(&mut line).await;
        assert_eq!(site.was_asked_for("/hidden"), 0, "{name}: {said}");
    }
}
