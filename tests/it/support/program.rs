//! The program as a process of its own: `undersigned serve`, reached over a real socket, and other
//! commands.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{ExitStatus, Output, Stdio},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    process::{Child, Command},
    task::JoinHandle,
};
use url::Url;
use uuid::Uuid;

use super::{
    app::{self, TestApp},
    browser::Browser,
    log,
    mailbox::Mailbox,
    page::Page,
};

/// How long a program may take to begin or to end by itself.
const PATIENCE: Duration = Duration::from_secs(90);

/// A folder with a letter and a place for data, and the settings of the program that is started in it.
pub struct Place {
    folder: PathBuf,
    settings: Vec<(&'static str, String)>,
    /// What a shell does before it becomes the program.
    limits: Option<&'static str>,
}

impl Place {
    /// With the usual letter, on the database of a test or on an embedded one.
    pub fn new(database_url: Option<String>) -> Self {
        let folder = std::env::temp_dir().join(format!("undersigned-serve-{}", Uuid::new_v4().simple()));
        let letter = format!("+++\ntitle = {:?}\nlanguage = \"en\"\n+++\nKeep it running.\n", app::TITLE);
        app::write(&folder, &format!("letters/{}/letter.md", app::SLUG), letter.as_bytes());
        let settings = database_url.map(|url| ("DATABASE_URL", url));
        Self { folder, settings: settings.into_iter().collect(), limits: None }
    }

    /// On the database and the letters of a site of the test's own process.
    pub fn beside(app: &TestApp) -> Self {
        let place = Self::new(Some(app.database_url())).with("UNDERSIGNED_SECRET_KEY", app::SECRET);
        place.with("UNDERSIGNED_LETTERS", app.letters().to_str().unwrap())
    }

    /// Sets an environment variable.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.retain(|(known, _)| *known != name);
        self.settings.push((name, value.into()));
        self
    }

    /// Has a shell set limits (`ulimit`) for the program.
    pub fn limited(mut self, limits: &'static str) -> Self {
        self.limits = Some(limits);
        self
    }

    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn write(&self, path: &str, content: &str) {
        app::write(&self.folder, path, content.as_bytes());
    }

    /// Starts the site, and waits until it prints its address.
    pub async fn serve(&self) -> Program {
        self.serve_at("127.0.0.1:0").await
    }

    /// The same at this address.
    pub async fn serve_at(&self, address: &str) -> Program {
        Program::start(self.command(&["--listen", address])).await
    }

    /// Begins a command; nobody reads what it says.
    pub fn begin(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Runs a command to its end.
    pub async fn run(&self, arguments: &[&str]) -> Output {
        let ended = tokio::time::timeout(PATIENCE, self.command(arguments).output()).await;
        kept(arguments, ended.expect("the program ends").unwrap())
    }

    /// Runs a command with this standard input.
    pub async fn pipe(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        let mut process =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        process.stdin.take().unwrap().write_all(input).await.unwrap();
        let ended = tokio::time::timeout(PATIENCE, process.wait_with_output()).await;
        kept(arguments, ended.expect("the program ends").unwrap())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let program = env!("CARGO_BIN_EXE_undersigned");
        let mut command = Command::new(if self.limits.is_some() { "sh" } else { program });
        if let Some(limits) = self.limits {
            command.args(["-c", &format!("{limits}; exec \"$0\" \"$@\""), program]);
        }
        // Only the environment that the program needs, without the settings of the developer.
        let kept = ["PATH", "HOME", "PG_BINDIR"].map(|name| (name, std::env::var_os(name)));
        command.args(arguments).env_clear().current_dir(&self.folder).kill_on_drop(true);
        command.envs(kept.into_iter().filter_map(|(name, value)| Some((name, value?))));
        command.envs(self.settings.iter().map(|(name, value)| (*name, value)));
        command
    }
}

/// Keeps the output of a command that may be unread on a terminal: its log, and the error or panic with
/// which it ended. Of `bounce`, which a mail server runs, it keeps the whole output. Of commands that read
/// the files of organizers it keeps only logs and panics, because their messages quote those files.
fn kept(arguments: &[&str], output: Output) -> Output {
    let command = arguments.first().copied().unwrap_or_default();
    let errors = String::from_utf8_lossy(&output.stderr);
    let is_log = |line: &&str| line.starts_with('{') || line.starts_with("thread '");
    let said: String = match command {
        "bounce" => format!("{}{errors}", String::from_utf8_lossy(&output.stdout)),
        "import" | "check" | "new" | "text" => {
            errors.lines().filter(is_log).map(|line| format!("{line}\n")).collect()
        }
        _ => errors.into_owned(),
    };
    log::keep_of_program(&format!("{command}-{}", Uuid::new_v4().simple()), said.as_bytes());
    output
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub struct Program {
    process: Child,
    /// What it printed at its start.
    pub greeting: String,
    pub address: SocketAddr,
    log: JoinHandle<String>,
}

impl Program {
    async fn start(mut command: Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut errors = process.stderr.take().unwrap();
        let id = process.id().unwrap_or_default();
        let log = tokio::spawn(async move {
            let mut log = Vec::new();
            errors.read_to_end(&mut log).await.unwrap();
            log::keep_of_program(&id.to_string(), &log);
            String::from_utf8_lossy(&log).into_owned()
        });
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut greeting = String::new();
        let greeted = async {
            while let Some(line) = lines.next_line().await.unwrap() {
                greeting += &format!("{line}\n");
                if line.contains("its letters are") {
                    break;
                }
            }
        };
        tokio::time::timeout(PATIENCE, greeted).await.expect("the program begins");
        let named = greeting.lines().find(|line| line.contains("listening on")).or(greeting.lines().next());
        let address = named.and_then(|line| {
            let place = line.rsplit([' ', '/']).next()?;
            place.replace("localhost", "127.0.0.1").parse().ok()
        });
        let Some(address) = address else { panic!("it did not begin:\n{greeting}\n{}", log.await.unwrap()) };
        Self { process, greeting, address, log }
    }

    /// A browser that reaches it over the socket.
    pub fn browser(&self) -> Browser {
        browser_at(self.address)
    }

    /// A reader that downloads files, and notices one that ends too early.
    pub fn reader(&self) -> Reader {
        Reader { address: self.address, browser: self.browser() }
    }

    /// This person's own page, after they have signed and confirmed by the link in their mail.
    pub async fn signs(&self, name: &str, mails: &Mailbox) -> Page {
        let browser = self.browser();
        let form = browser.get(&format!("/letters/{}", app::SLUG)).await;
        let email = format!("{}@example.org", name.to_lowercase());
        let form = form.form("Sign").fill("Your name", name).fill("Your email address", &email);
        let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
        assert_eq!(sent.status, 200, "{}", sent.text());
        let link = mails.link_to(&email, "/confirm/").await;
        browser.get(&link).await.press("Confirm my signature").await
    }

    /// Sends a signal that does not end it.
    pub fn signal(&self, signal: Signal) {
        signal_to(&self.process, signal);
    }

    /// The memory that it holds, in MiB (Linux).
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id().unwrap())).unwrap();
        let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        held.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
    }

    /// kill -9
    pub async fn slay(mut self) {
        self.process.kill().await.unwrap();
    }

    /// Sends the signal and waits for the end; returns the exit status and the log.
    pub async fn end(mut self, signal: Signal) -> (ExitStatus, String) {
        signal_to(&self.process, signal);
        let ended = tokio::time::timeout(PATIENCE, self.process.wait()).await;
        (ended.expect("it ends").unwrap(), self.log.await.unwrap())
    }
}

pub fn signal_to(process: &Child, signal: Signal) {
    kill(Pid::from_raw(i32::try_from(process.id().unwrap()).unwrap()), signal).unwrap();
}

/// Downloads files of a site that may end during the download.
#[derive(Clone)]
pub struct Reader {
    address: SocketAddr,
    browser: Browser,
}

impl Reader {
    /// A file; `None` if it did not arrive, or broke off.
    pub async fn take(&self, path: &str) -> Option<Page> {
        let url = Url::parse(&format!("http://{}{path}", self.address)).unwrap();
        let request = Request::get(url.as_str()).body(Body::empty()).unwrap();
        let client: Client<_, Body> = Client::builder(TokioExecutor::new()).build_http();
        let (parts, body) = client.request(request).await.ok()?.into_parts();
        let bytes = to_bytes(Body::new(body), usize::MAX).await.ok()?.to_vec();
        Some(Page::received(self.browser.clone(), url, Response::from_parts(parts, bytes)))
    }
}

/// A browser that reaches the site at this address; if nobody is there, its pages have the status 502.
pub fn browser_at(address: SocketAddr) -> Browser {
    let wire = Router::new().fallback(move |request| over_the_wire(address, request));
    Browser::new(wire).at(&format!("http://localhost:{}", address.port()))
}

/// Forwards a request to a real server.
async fn over_the_wire(address: SocketAddr, mut request: Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    *request.uri_mut() = format!("http://{address}{path}").parse::<Uri>().unwrap();
    let client: Client<_, Body> = Client::builder(TokioExecutor::new()).build_http();
    match client.request(request).await {
        Ok(answer) => answer.map(Body::new),
        Err(error) => (StatusCode::BAD_GATEWAY, format!("{error:?}")).into_response(),
    }
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
