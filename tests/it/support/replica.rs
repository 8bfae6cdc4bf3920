//! A PostgreSQL server with a streaming replica, both in a folder of their own.

use std::{
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::{Pid, Uid, User},
};
use uuid::Uuid;

const PATIENCE: Duration = Duration::from_secs(60);

/// A server that writes, and one that follows it.
pub struct Servers {
    folder: PathBuf,
    programs: PathBuf,
    primary: Option<Child>,
    replica: Option<Child>,
}

/// The ports, which only name sockets in the folder.
const PRIMARY: u16 = 5432;
const REPLICA: u16 = 5433;

impl Servers {
    /// Starts both. The replica shows each change so many milliseconds later.
    pub fn start(delay: u32) -> Self {
        let programs = programs();
        let folder = new_cluster(&programs);
        let primary = server(&programs, &folder, "primary", PRIMARY, &[]).spawn().unwrap();
        wait_for(&programs, &folder, PRIMARY);
        let host = folder.to_str().unwrap();
        run(program(&programs, "pg_basebackup")
            .arg("-D")
            .arg(folder.join("replica"))
            .args(["-h", host])
            .args(["-U", "postgres", "-R", "-X", "stream", "-c", "fast", "--no-sync"]));
        let late = format!("recovery_min_apply_delay={delay}ms");
        let replica = server(&programs, &folder, "replica", REPLICA, &[&late]).spawn().unwrap();
        wait_for(&programs, &folder, REPLICA);
        Self { folder, programs, primary: Some(primary), replica: Some(replica) }
    }

    /// Starts one alone, with these settings and this environment.
    pub fn alone(settings: &[&str], environment: &[(&str, String)]) -> Self {
        let programs = programs();
        let folder = new_cluster(&programs);
        let mut command = server(&programs, &folder, "primary", PRIMARY, settings);
        let primary = command.envs(environment.iter().cloned()).spawn().unwrap();
        wait_for(&programs, &folder, PRIMARY);
        Self { folder, programs, primary: Some(primary), replica: None }
    }

    pub fn primary(&self) -> String {
        self.url(PRIMARY)
    }

    pub fn replica(&self) -> String {
        self.url(REPLICA)
    }

    fn url(&self, port: u16) -> String {
        let folder = self.folder.to_str().unwrap().replace('/', "%2F");
        format!("postgres://postgres@{folder}:{port}/postgres")
    }

    /// From now on, the replica receives nothing.
    pub fn part(&self) {
        self.tell_replica("alter system set primary_conninfo = ''");
        self.tell_replica("select pg_reload_conf()");
        self.tell_replica(
            "do $$ begin while exists (select from pg_stat_wal_receiver) loop perform pg_sleep(0.05); end loop; end $$",
        );
    }

    /// Loses the server that writes, and lets the replica write in its place.
    pub fn promote(&mut self) {
        if let Some(primary) = self.primary.take() {
            slay(primary);
        }
        self.tell_replica("select pg_promote()");
    }

    fn tell_replica(&self, statement: &str) {
        let mut psql = program(&self.programs, "psql");
        psql.arg("-h").arg(&self.folder).args(["-p", &REPLICA.to_string(), "-U", "postgres", "-X", "-q"]);
        run(psql.args(["-v", "ON_ERROR_STOP=1", "-c", statement]));
    }

    /// Ends the server that writes as a crash does, and starts it again after a while.
    pub fn crash(&mut self, away: Duration) {
        if let Some(primary) = self.primary.take() {
            slay(primary);
        }
        std::thread::sleep(away);
        self.primary = Some(server(&self.programs, &self.folder, "primary", PRIMARY, &[]).spawn().unwrap());
        wait_for(&self.programs, &self.folder, PRIMARY);
    }

    /// Ends the replica at once.
    pub fn lose_replica(&mut self) {
        if let Some(replica) = self.replica.take() {
            slay(replica);
        }
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        self.lose_replica();
        if let Some(primary) = self.primary.take() {
            slay(primary);
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A folder with a cluster that nothing was done with yet.
fn new_cluster(programs: &Path) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("undersigned-replica-{}", Uuid::new_v4().simple()));
    std::fs::create_dir(&folder).unwrap();
    if let Some(owner) = owner() {
        std::os::unix::fs::chown(&folder, Some(owner.uid.as_raw()), Some(owner.gid.as_raw())).unwrap();
    }
    run(program(programs, "initdb").arg("-D").arg(folder.join("primary")).args([
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
    ]));
    folder
}

fn slay(mut server: Child) {
    // SIGQUIT ends all processes of a server at once, as after a crash.
    let _ = kill(Pid::from_raw(i32::try_from(server.id()).unwrap()), Signal::SIGQUIT);
    let _ = server.wait();
}

fn programs() -> PathBuf {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("script/postgres-programs");
    let found = Command::new(script).output().unwrap();
    PathBuf::from(String::from_utf8(found.stdout).unwrap().trim())
}

/// PostgreSQL refuses to run as root.
fn owner() -> Option<User> {
    let named = |name| User::from_name(name).unwrap();
    Uid::effective().is_root().then(|| named("postgres").or_else(|| named("nobody")).unwrap())
}

fn program(programs: &Path, name: &str) -> Command {
    let mut command = Command::new(programs.join(name));
    command.current_dir("/").stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
    if let Some(owner) = owner() {
        command.uid(owner.uid.as_raw()).gid(owner.gid.as_raw());
    }
    command
}

fn run(command: &mut Command) {
    let status = command.status().unwrap();
    assert!(status.success(), "{:?} ended with {status}", command.get_program());
}

fn server(programs: &Path, folder: &Path, name: &str, port: u16, settings: &[&str]) -> Command {
    let mut command = program(programs, "postgres");
    let of_both = ["listen_addresses=", "fsync=off", "max_wal_senders=4", "wal_keep_size=64MB"];
    command.arg("-D").arg(folder.join(name)).arg("-k").arg(folder).args(["-p", &port.to_string()]);
    for setting in of_both.iter().chain(settings) {
        command.args(["-c", setting]);
    }
    command
}

fn wait_for(programs: &Path, folder: &Path, port: u16) {
    let began = Instant::now();
    let is_ready = || {
        let mut asked = program(programs, "pg_isready");
        asked.arg("-h").arg(folder).args(["-p", &port.to_string()]).status().unwrap().success()
    };
    while !is_ready() {
        assert!(began.elapsed() < PATIENCE, "a server does not start");
        std::thread::sleep(Duration::from_millis(50));
    }
}
