//! Writes the logs of all sites in the tests, at the most detailed level, to `target/logs`.
//! `script/scan-logs` searches them at the end, and fails if it finds an address or anything else that was
//! typed.

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

/// The crates that a site is made of. The tools of the tests, which type addresses into browsers, log under
/// other names.
const SPEAKS: &str = "undersigned=trace,sqlx=trace,lettre=trace,axum=trace,tower=trace,tower_http=trace,tower_sessions=trace,\
     tower_sessions_core=trace";

static OPEN: Once = Once::new();

/// Starts to keep the logs of the sites in this process, and their panic messages.
pub fn keep() {
    OPEN.call_once(|| {
        let written =
            tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Mutex::new(file("sites")));
        let subscriber = tracing_subscriber::registry().with(EnvFilter::new(SPEAKS));
        subscriber.with(written).with(Statements).init();
        let (inner, panics) = (std::panic::take_hook(), Mutex::new(file("panics")));
        std::panic::set_hook(Box::new(move |panic| {
            // Only panics of the site are kept: a failing test may print anything.
            if panic.location().is_some_and(|at| at.file().starts_with("src/")) {
                let _ = writeln!(panics.lock().unwrap(), "{panic}");
            }
            inner(panic);
        }));
    });
}

/// Counts the statements that sqlx logs.
struct Statements;

thread_local! {
    /// Each test has a thread of its own.
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

/// Keeps the log of a site that ran as a process of its own.
pub fn keep_of_program(name: &str, said: &[u8]) {
    if said.is_empty() {
        return;
    }
    file(&format!("program-{name}")).write_all(said).unwrap();
}

/// Tests in one process share a file; other processes have their own.
fn file(name: &str) -> File {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../logs");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{}-{name}.log", process::id()));
    File::options().create(true).append(true).open(path).unwrap()
}
