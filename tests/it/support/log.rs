//! All that the sites of all tests log, at the level that says everything, in `target/logs`: `script/scan-logs` looks
//! through it at the end, and fails where it finds an address, or anything else that somebody typed.

use std::{
    cell::Cell,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process,
    sync::{Mutex, Once},
};

use tracing::{Event, Subscriber};
use tracing_subscriber::{
    EnvFilter, Layer,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

/// What the site is made of; the tools of the tests, which type addresses into browsers, speak elsewhere.
const SPEAKS: &str = "undersigned=trace,sqlx=trace,lettre=trace,axum=trace,tower=trace,tower_http=trace,tower_sessions=trace,\
     tower_sessions_core=trace";

static OPEN: Once = Once::new();

/// Keeps the log of the sites in this process, and what they say when they panic.
pub fn keep() {
    OPEN.call_once(|| {
        let written =
            tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Mutex::new(file("sites")));
        let subscriber = tracing_subscriber::registry().with(EnvFilter::new(SPEAKS));
        subscriber.with(written).with(Statements).init();
        let (inner, panics) = (std::panic::take_hook(), Mutex::new(file("panics")));
        std::panic::set_hook(Box::new(move |panic| {
            // A test that fails may say what it likes.
            if panic.location().is_some_and(|at| at.file().starts_with("src/")) {
                let _ = writeln!(panics.lock().unwrap(), "{panic}");
            }
            inner(panic);
        }));
    });
}

/// Counts the statements that sqlx speaks of.
struct Statements;

thread_local! {
    /// A test has a thread of its own.
    static STATEMENTS: Cell<usize> = const { Cell::new(0) };
}

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            STATEMENTS.set(STATEMENTS.get() + 1);
        }
    }
}

/// How many statements this test has caused so far.
pub fn statements() -> usize {
    STATEMENTS.get()
}

/// Keeps what a site said that was a process of its own.
pub fn keep_of_program(name: &str, said: &[u8]) {
    if said.is_empty() {
        return;
    }
    file(&format!("program-{name}")).write_all(said).unwrap();
}

/// Tests in one process share a file, and those in others have their own.
fn file(name: &str) -> File {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../logs");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{}-{name}.log", process::id()));
    File::options().create(true).append(true).open(path).unwrap()
}
