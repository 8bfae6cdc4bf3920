//! A database for each test, cloned from a migrated template on a throwaway server that all tests share, in
//! one process or in many.
//!
//! The server is our own embedded one, in `target/`, or the one in `TEST_DATABASE_URL`, whose user must be
//! allowed to create databases. `DATABASE_URL` is never read: it may be the real one.

use std::{
    env,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
    process::Command,
    sync::OnceLock,
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, PgConnection, PgPool,
    postgres::PgConnectOptions,
};
use tokio::sync::OnceCell;
use undersigned::database::{
    MIGRATIONS, ServerUrl, bring_up_to_date,
    embedded::{Durability, Embedded, EmbeddedError},
    pool,
};

/// Connections of one test: a handler, its transaction, a worker and the test itself.
const CONNECTIONS: u32 = 5;

/// Sites in the process of a test are slow, and share one thread with browsers that read pages.
const PATIENCE: Duration = Duration::from_secs(30);

/// Advisory lock that the first process holds while it creates the template.
const TEMPLATE_LOCK: i64 = 7_311;

/// A database of this age without connections was left by a run that was killed.
const LEFT_BEHIND_AFTER: Duration = Duration::from_secs(600);

/// An empty database with the schema, for one test. Dropping the value drops the database.
pub struct TestDatabase {
    name: String,
    pool: PgPool,
}

impl TestDatabase {
    /// Starts or joins the server, and clones the template.
    pub async fn new() -> Self {
        let server = server().await;
        let mut connection = server.connect().await.unwrap();
        SWEPT.get_or_init(|| sweep(server)).await;
        let template = template(server, &mut connection).await;
        let name = format!("test_{}_{}", now(), uuid::Uuid::new_v4().simple());
        run(&mut connection, format!("create database {name} template {template}")).await;
        connection.close().await.unwrap();
        Self { pool: pool(server.clone().database(&name), CONNECTIONS, PATIENCE), name }
    }

    /// A database without the schema.
    pub async fn empty() -> Self {
        let database = Self::new().await;
        for emptied in ["drop schema public cascade", "create schema public"] {
            database.pool.execute(emptied).await.unwrap();
        }
        database
    }

    /// A database as a dump has it: its schema and its rows.
    pub async fn restored(dump: String) -> Self {
        let database = Self::empty().await;
        // A connection of its own, because a dump changes its settings.
        let mut connection = database.pool.connect_options().connect().await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(dump)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        database
    }

    /// The pool, with the settings of the site's own pool.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// The URL, for a program that is started with a `DATABASE_URL`.
    pub fn url(&self) -> String {
        self.pool.connect_options().to_url_lossy().into()
    }
}

impl Drop for TestDatabase {
    /// Best effort: a later run drops what remains.
    fn drop(&mut self) {
        let Some((server, _)) = SERVER.get() else { return };
        let drop = format!("drop database if exists {} with (force)", self.name);
        // A thread of its own, because the test's runtime may be ending, or blocked by this very drop.
        let dropped = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = server.connect().await?;
                connection.execute(AssertSqlSafe(drop)).await?;
                connection.close().await
            })
        });
        let _ = dropped.join();
    }
}

/// How to connect to the shared server, and the handle that keeps it up while this process lives.
static SERVER: OnceLock<(PgConnectOptions, Option<Embedded>)> = OnceLock::new();

/// The shared server and its maintenance database.
pub async fn server() -> &'static PgConnectOptions {
    let opening = tokio::task::spawn_blocking(|| SERVER.get_or_init(open_server));
    &opening.await.unwrap().0
}

fn open_server() -> (PgConnectOptions, Option<Embedded>) {
    if let Ok(url) = env::var("TEST_DATABASE_URL") {
        let url: ServerUrl = url.parse().unwrap_or_else(|error| panic!("TEST_DATABASE_URL: {error}"));
        return (url.options().clone(), None);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("postgres");
    let opened = match Embedded::open(&folder, Durability::Throwaway) {
        // A checkout in root's home, which is closed to the account that runs PostgreSQL.
        Err(EmbeddedError::OutOfReach { .. }) => {
            Embedded::open(&env::temp_dir().join("undersigned-tests/postgres"), Durability::Throwaway)
        }
        other => other,
    };
    let embedded = opened.unwrap_or_else(|error| panic!("{error}"));
    let server = embedded.connect_options("postgres");
    if env::var_os("NEXTEST").is_some() {
        linger(&server);
    }
    (server, Some(embedded))
}

/// Keeps the server up for 5 seconds after this process: under nextest each test is its own process, so
/// another one holds the server until the next test begins.
fn linger(server: &PgConnectOptions) {
    let lifeline = server.get_socket().unwrap().join("lifeline");
    let hold = "sleep 5 >\"$1\" 2>/dev/null </dev/null &";
    assert!(Command::new("sh").args(["-c", hold, "sh"]).arg(lifeline).status().unwrap().success());
}

/// Whether this process has dropped what earlier runs left behind.
static SWEPT: OnceCell<()> = OnceCell::const_new();

/// Drops the databases of tests that were killed. Those of running tests are younger.
async fn sweep(server: &PgConnectOptions) {
    let oldest_in_use = now().saturating_sub(LEFT_BEHIND_AFTER.as_secs());
    let query = "select datname from pg_database where datname ~ '^test_[0-9]+_' \
        and split_part(datname, '_', 2)::bigint < $1";
    let mut connection = server.connect().await.unwrap();
    let left_behind = sqlx::query_scalar(query).bind(i64::try_from(oldest_in_use).unwrap());
    for name in left_behind.fetch_all(&mut connection).await.unwrap() {
        drop_quietly(&mut connection, name).await;
    }
}

/// The name of the template for the current migrations; creates it if it is missing.
async fn template(server: &PgConnectOptions, connection: &mut PgConnection) -> String {
    let mut hasher = DefaultHasher::new();
    MIGRATIONS.iter().for_each(|migration| migration.checksum.hash(&mut hasher));
    let template = format!("template_{:016x}", hasher.finish());
    if exists(connection, &template).await {
        return template;
    }
    run(connection, format!("select pg_advisory_lock({TEMPLATE_LOCK})")).await;
    if !exists(connection, &template).await {
        // Templates of earlier migrations are not needed any more.
        let earlier =
            sqlx::query_scalar("select datname from pg_database where datname ~ '^template_.{16}$'");
        for name in earlier.fetch_all(&mut *connection).await.unwrap() {
            drop_quietly(connection, name).await;
        }
        // It gets its final name only when it is complete.
        let unfinished = format!("{template}_unfinished");
        run(connection, format!("drop database if exists {unfinished} with (force)")).await;
        run(connection, format!("create database {unfinished}")).await;
        let mut inside = server.clone().database(&unfinished).connect().await.unwrap();
        bring_up_to_date(&mut inside).await.unwrap();
        inside.close().await.unwrap();
        run(connection, format!("alter database {unfinished} rename to {template}")).await;
    }
    run(connection, format!("select pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    template
}

async fn exists(connection: &mut PgConnection, database: &str) -> bool {
    let query = sqlx::query_scalar("select exists (select from pg_database where datname = $1)");
    query.bind(database).fetch_one(connection).await.unwrap()
}

async fn run(connection: &mut PgConnection, statement: String) {
    connection.execute(AssertSqlSafe(statement)).await.unwrap();
}

/// Errors are ignored: another process may have dropped it first, or may still be connected.
async fn drop_quietly(connection: &mut PgConnection, database: String) {
    let _ = connection.execute(AssertSqlSafe(format!("drop database if exists {database}"))).await;
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}
