//! Fixtures for the tests of the database: a folder, other processes that hold its server, and what can be
//! observed of that server from outside.

use std::{
    env,
    fs::{self, File},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{BufRead as _, BufReader},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant, SystemTime},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::{Pid, Uid},
};
use undersigned::database::{Database, DatabaseError, Source};

/// Names the folder to [`a_process_that_holds_the_server`].
const HELD_FOLDER: &str = "UNDERSIGNED_TEST_HELD_FOLDER";

/// How long anything may take that happens by itself.
const PATIENCE: Duration = Duration::from_secs(80);

/// The folder of an embedded server. It is gone after the test.
pub struct Folder {
    scene: PathBuf,
    postgres: PathBuf,
}

impl Folder {
    /// Which does not exist yet.
    pub fn new() -> Self {
        Self::named("postgres")
    }

    /// In which the site has run before.
    pub async fn used() -> Self {
        let folder = Self::new();
        folder.fill().await;
        folder
    }

    /// In which the site has run before, and whose path is too long for a socket.
    pub async fn used_and_deep() -> Self {
        let folder = Self::named(&format!("{}/postgres", "deep".repeat(25)));
        folder.fill().await;
        folder
    }

    fn named(name: &str) -> Self {
        let scene = temporary().join(uuid::Uuid::new_v4().simple().to_string());
        Self { postgres: scene.join(name), scene }
    }

    /// Making a cluster is slow, so that is done once for each build of the tests, and copied.
    async fn fill(&self) {
        let built = fs::metadata(env::current_exe().unwrap()).unwrap().modified().unwrap();
        let built = built.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis();
        let original = temporary().join("original");
        let postgres = original.join(format!("{built}/postgres"));
        fs::create_dir_all(temporary()).unwrap();
        let turn = File::create(temporary().join("original.lock")).unwrap();
        turn.lock().unwrap();
        if !original.join(format!("{built}/complete")).exists() {
            let _ = fs::remove_dir_all(&original);
            let source = Source::Embedded { folder: postgres.clone() };
            Database::open(&source, None).await.unwrap_or_else(|error| panic!("{error}")).close().await;
            eventually("its server stops", || !postgres.join("cluster/postmaster.pid").exists()).await;
            File::create(original.join(format!("{built}/complete"))).unwrap();
        }
        fs::create_dir_all(self.postgres.parent().unwrap()).unwrap();
        let copied = Command::new("cp").arg("-a").arg(&postgres).arg(&self.postgres).status().unwrap();
        assert!(copied.success());
        drop(turn);
    }

    pub fn path(&self) -> &Path {
        &self.postgres
    }

    pub fn cluster(&self) -> PathBuf {
        self.postgres.join("cluster")
    }

    pub fn source(&self) -> Source {
        Source::Embedded { folder: self.postgres.clone() }
    }

    pub async fn open(&self) -> Database {
        Database::open(&self.source(), None).await.unwrap_or_else(|error| panic!("{error}"))
    }

    pub async fn refusal(&self) -> DatabaseError {
        Database::open(&self.source(), None).await.expect_err("it opened")
    }

    /// Another process that opens the database and holds it until it is let go or killed.
    pub fn held_by_another(&self) -> Holder {
        self.opened_by_another(&[]).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The same in another environment, or what the process says why it cannot.
    pub fn opened_by_another(&self, environment: &[(&str, &str)]) -> Result<Holder, String> {
        let mut process = self.another(environment);
        let said = BufReader::new(process.stdout.take().unwrap());
        let mut failure = String::new();
        for line in said.lines().map_while(Result::ok) {
            if line.contains("holding") {
                return Ok(Holder(process));
            }
            failure = failure + &line + "\n";
        }
        let _ = process.wait();
        Err(failure)
    }

    /// Another process that begins to open the database.
    pub fn another(&self, environment: &[(&str, &str)]) -> Child {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", "database::scene::a_process_that_holds_the_server", "--ignored", "--nocapture"])
            .env(HELD_FOLDER, &self.postgres)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// A server as an administrator would start it.
    pub fn server_by_hand(&self) -> Child {
        let owner = fs::metadata(self.cluster()).unwrap();
        let log = File::options().append(true).open(self.postgres.join("postgres.log")).unwrap();
        let mut server = Command::new("postgres");
        if Uid::effective().is_root() {
            server.uid(owner.uid()).gid(owner.gid());
        }
        server.arg("-D").arg(self.cluster()).args(["-c", "listen_addresses=", "-k"]).arg(self.cluster());
        server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap()
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.postgres.join("postgres.log")).unwrap()
    }

    /// The server's main process, as PostgreSQL itself notes it.
    pub fn postmaster(&self) -> Pid {
        let file = fs::read_to_string(self.cluster().join("postmaster.pid")).unwrap();
        Pid::from_raw(file.lines().next().unwrap().trim().parse().unwrap())
    }

    /// Whether the server that ran is dead, and another one runs.
    pub fn has_another_server_than(&self, dead: Pid) -> bool {
        self.says_that_it_is_ready() && self.postmaster() != dead
    }

    /// Whether a server, which may be dead, has noted that it was ready.
    pub fn says_that_it_is_ready(&self) -> bool {
        fs::read_to_string(self.cluster().join("postmaster.pid")).is_ok_and(|file| file.contains("ready"))
    }

    /// The processes of the watchdog.
    pub fn watchdog(&self) -> Vec<Pid> {
        self.processes()
            .into_iter()
            .filter(|(_, line)| line.contains("undersigned-watchdog"))
            .map(|it| it.0)
            .collect()
    }

    /// Whether a server of this folder runs.
    pub fn has_a_server(&self) -> bool {
        self.processes().iter().any(|(_, line)| line.contains("postgres -D"))
    }

    /// Whether anything of this folder runs.
    pub fn is_quiet(&self) -> bool {
        self.processes().is_empty()
    }

    /// Number and command line of each process that names this folder, except those of tests.
    fn processes(&self) -> Vec<(Pid, String)> {
        let said = Command::new("ps").args(["-A", "-ww", "-o", "pid=,command="]).output().unwrap();
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let named = said.lines().filter(|line| line.contains(&*self.postgres.to_string_lossy()));
        named
            .filter_map(|line| line.trim().split_once(' '))
            .map(|(pid, line)| (Pid::from_raw(pid.parse().unwrap()), line.to_owned()))
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A server that ends in order gives its shared memory back. After a test that failed, it may not.
        let begun = Instant::now();
        while !self.is_quiet() {
            let by = if begun.elapsed() < PATIENCE / 4 { Signal::SIGINT } else { Signal::SIGKILL };
            for (pid, _) in self.processes() {
                let _ = kill(pid, by);
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = fs::remove_dir_all(&self.scene);
    }
}

/// Another process that holds the server.
pub struct Holder(Child);

impl Holder {
    /// It ends in order.
    pub fn ends(mut self) {
        drop(self.0.stdin.take());
        self.0.wait().unwrap();
    }

    /// It has no time to do anything.
    pub fn dies(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// In memory where there is room: these tests make and remove gigabytes, and a kill of processes, other
/// than a power cut, loses nothing of what a file system was given. Otherwise in `target/`.
fn temporary() -> &'static Path {
    static CHOSEN: OnceLock<PathBuf> = OnceLock::new();
    CHOSEN.get_or_init(|| {
        let said = Command::new("df").args(["-Pk", "/dev/shm"]).output().unwrap();
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let free = said.lines().nth(1).and_then(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok());
        if free.is_some_and(|kilobytes| kilobytes > 2_000_000) {
            // Of this checkout and this account alone.
            let mut hasher = DefaultHasher::new();
            (env!("CARGO_TARGET_TMPDIR"), Uid::effective().as_raw()).hash(&mut hasher);
            Path::new("/dev/shm").join(format!("undersigned-tests-{:016x}", hasher.finish()))
        } else {
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("scenes")
        }
    })
}

/// kill -9
pub fn slay(pid: Pid) {
    let _ = kill(pid, Signal::SIGKILL);
}

/// Waits for something that happens by itself.
pub async fn eventually(what: &str, mut happened: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !happened() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
#[ignore = "the other process in the tests of this module, which start it"]
async fn a_process_that_holds_the_server() {
    let Some(folder) = env::var_os(HELD_FOLDER) else { return };
    match Database::open(&Source::Embedded { folder: folder.into() }, None).await {
        Ok(database) => {
            println!("holding");
            tokio::task::spawn_blocking(|| std::io::stdin().lines().count()).await.unwrap();
            database.close().await;
        }
        Err(error) => println!("{error}"),
    }
}
