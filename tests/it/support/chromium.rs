//! A real Chromium, driven over a real socket: how a page looks, what the keyboard reaches, what a screen
//! reader is told. Each has its own profile and ends with its test, even if the test panics.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    ops::Deref,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use axum::http::Method;
use data_encoding::BASE64;
use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource, KeyAction, KeyActions},
    error::CmdError,
    wd::WebDriverCompatibleCommand,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};
use url::{ParseError, Url};
use uuid::Uuid;

/// How many browsers run at once. With more of them, two processors are not faster, and tests time out.
static SEATS: Semaphore = Semaphore::const_new(2);

/// How long a script may take: axe-core needs some seconds for a long list on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many times, and how often, is looked whether a page has changed: half a minute, for a busy machine.
pub const LOOKS: usize = 600;
pub const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// How long a browser may take to close.
const FAREWELL: Duration = Duration::from_secs(5);

/// Viewport heights in CSS pixels: a small phone's, and a laptop's.
const PHONE_HEIGHT: u32 = 640;
const LAPTOP_HEIGHT: u32 = 800;

/// How the page is shown, for `prefers-color-scheme`, `forced-colors` and print styles.
#[derive(Clone, Copy)]
pub enum Appearance {
    Light,
    Dark,
    ForcedColors,
    Print,
}

/// A browser with one window. Dereferences to [`Client`].
pub struct Chromium {
    client: Client,
    _driver: Driver,
    _seat: SemaphorePermit<'static>,
}

impl Deref for Chromium {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Chromium {
    /// Starts a browser that reaches only this machine, 1280 px wide and light.
    pub async fn start() -> Self {
        let seat = SEATS.acquire().await.unwrap();
        let driver = Driver::start();
        let mut options = json!({"args": flags(&driver.profile)});
        if let Ok(program) = env::var("CHROMIUM") {
            options["binary"] = program.into();
        }
        let Value::Object(wanted) = json!({
            "goog:chromeOptions": options,
            "timeouts": {"script": PATIENCE.as_millis() as u64},
        }) else {
            unreachable!()
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}"));
        let browser = Self { client, _driver: driver, _seat: seat };
        browser.show(1280, Appearance::Light).await;
        browser
    }

    /// Sets the width of the viewport in CSS pixels, and the appearance. A window cannot be narrower than
    /// 500, an emulated screen can.
    pub async fn show(&self, width: u32, appearance: Appearance) {
        let phone = width < 600;
        let height = if phone { PHONE_HEIGHT } else { LAPTOP_HEIGHT };
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let (medium, scheme, colors) = match appearance {
            Appearance::Light => ("screen", "light", "none"),
            Appearance::Dark => ("screen", "dark", "none"),
            Appearance::ForcedColors => ("screen", "light", "active"),
            Appearance::Print => ("print", "light", "none"),
        };
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "forced-colors", "value": colors},
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({"media": medium, "features": features})).await;
    }

    /// Turns the scripts of pages on or off, from the next page on.
    pub async fn scripts(&self, on: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({"value": !on})).await;
    }

    /// Presses a key, wherever the focus is.
    pub async fn key(&self, value: char) {
        let press = KeyActions::new("keyboard".into());
        let press = press.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.perform_actions(press).await.unwrap();
    }

    /// Waits until an expression in JavaScript has this value.
    pub async fn sees(&self, what: &str, expected: &str) {
        let mut said = String::new();
        for _ in 0..LOOKS {
            // Between two pages there is no document to ask.
            let answer = self.execute(&format!("return String({what})"), vec![]).await;
            said = answer.map_or(said, |answer| answer.as_str().unwrap_or_default().to_owned());
            if said == expected {
                return;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        panic!("{what} says {said:?}, not {expected:?}");
    }

    /// Saves a picture of the whole page as `target/screenshots/NAME.png`.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let picture = self.devtools("Page.captureScreenshot", whole).await;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, BASE64.decode(picture["data"].as_str().unwrap().as_bytes()).unwrap()).unwrap();
        file
    }

    /// How much wider the page is than its viewport, in CSS pixels: above 0, it must be scrolled sideways.
    pub async fn overflow(&self) -> i64 {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.execute(script, vec![]).await.unwrap().as_i64().unwrap()
    }

    /// The violations that axe-core finds, one line each: WCAG 2.2 A and AA, and best practice.
    pub async fn axe(&self) -> Vec<String> {
        let levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        self.found_by(json!({"type": "tag", "values": levels})).await
    }

    /// Those that depend on colours alone: all others are the same in dark mode.
    pub async fn contrast(&self) -> Vec<String> {
        self.found_by(json!({"type": "rule", "values": ["color-contrast", "link-in-text-block"]})).await
    }

    async fn found_by(&self, run_only: Value) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm");
        let script = fs::read_dir(&folder).into_iter().flatten().find_map(|file| {
            let path = file.unwrap().path();
            path.extension()
                .is_some_and(|extension| extension == "js")
                .then(|| fs::read_to_string(path).unwrap())
        });
        let script = script.expect("axe-core is missing: script/bootstrap --tests fetches it");
        self.execute(&script, vec![]).await.unwrap();
        let run = "const done = arguments[1];
            axe.run(document, {resultTypes: ['violations'], runOnly: arguments[0]})
               .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                   `${rule.id} (${node.impact}): ${rule.help}. At ${node.target.join(' ')}: ` +
                   node.failureSummary.split('\\n').slice(1).map(line => line.trim()).join('; ')))),
                     error => done([String(error)]))";
        let found = self.execute_async(run, vec![run_only]).await.unwrap();
        serde_json::from_value(found).unwrap()
    }

    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        let said = self.issue_cmd(DevTools { command, parameters }).await;
        said.unwrap_or_else(|error: CmdError| panic!("{command}: {error}"))
    }
}

/// The WebDriver process, on a free port, and the folder that the browser writes to.
struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    fn start() -> Self {
        let profile = env::temp_dir().join(format!("chromium-{}", Uuid::new_v4()));
        fs::create_dir(&profile).unwrap();
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let process = Command::new(&program)
            .arg("--port=0")
            // Files that would be written beside the profile go into it too.
            .env("TMPDIR", &profile)
            .env("XDG_CONFIG_HOME", &profile)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}. script/bootstrap --tests installs it."));
        let mut driver = Self { process, port: 0, profile };
        let said = BufReader::new(driver.process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = |line: String| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        };
        driver.port = said.filter_map(port).next().expect("chromedriver says where it listens");
        driver
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // On request, the driver closes the browser and then itself. If that fails, the browser ends
        // because its pipe from the driver closes.
        if let Ok(mut line) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = line.set_read_timeout(Some(FAREWELL));
            let _ = line.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let _ = line.read_to_end(&mut Vec::new());
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn flags(profile: &Path) -> [String; 16] {
    [
        "--headless=new",
        &format!("--user-data-dir={}", profile.display()),
        "--remote-debugging-pipe",
        // Nothing leaves this machine, so a page that requests something from another site fails visibly.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        "--lang=en",
        // The sandbox refuses root and needs rights that containers withhold. Only our own pages are
        // opened.
        "--no-sandbox",
        // A container may lack a graphics card, and space in /dev/shm.
        "--disable-gpu",
        "--disable-dev-shm-usage",
        // The same picture on every machine.
        "--font-render-hinting=none",
        "--force-color-profile=srgb",
        "--hide-scrollbars",
    ]
    .map(ToOwned::to_owned)
}

#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({"cmd": self.command, "params": self.parameters}).to_string()))
    }
}
