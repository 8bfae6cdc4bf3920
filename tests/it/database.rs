//! The database module: how it opens, its messages when it cannot, and that acknowledged data is on disk.

mod faults;
mod refusals;
mod scene;

use std::time::{Duration, Instant};

use sqlx::{Connection as _, PgConnection};
use undersigned::database::{Database, ServerUrl, Snapshot, Source};

use crate::support::database::TestDatabase;
use scene::Folder;

#[tokio::test]
async fn a_site_starts_where_nothing_was_set_up_and_ends_at_once() {
    let folder = Folder::new();
    let database = folder.open().await;
    let description = database.describe();
    assert!(description.starts_with("PostgreSQL 1"), "{description}");
    assert!(description.ends_with(&format!(", embedded in {}", folder.path().display())), "{description}");
    let letters: i64 =
        sqlx::query_scalar("select count(*) from letter").fetch_one(database.pool()).await.unwrap();
    assert_eq!(letters, 0);

    let begun = Instant::now();
    database.close().await;
    // A server that does not end is killed after ten seconds.
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    scene::eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn the_site_is_no_superuser_but_can_add_the_search_extension() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    for (setting, expected) in
        [("is_superuser", "off"), ("session_authorization", "undersigned"), ("data_checksums", "on")]
    {
        assert_eq!(shown(&database, setting).await, expected, "{setting}");
    }
    sqlx::query("create extension pg_trgm").execute(database.pool()).await.unwrap();
    database.close().await;
}

#[tokio::test]
async fn acknowledged_data_is_on_disk_and_queries_time_out() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    for (setting, expected) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("statement_timeout", "30s"),
        ("lock_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "1min"),
        ("application_name", "undersigned"),
        ("listen_addresses", ""),
    ] {
        assert_eq!(shown(&database, setting).await, expected, "{setting}");
    }
    database.close().await;
}

#[tokio::test]
async fn the_log_quotes_no_typed_words() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let refused = sqlx::query("insert into audit (at, who, act, detail) values (now(), $1, null, '{}')")
        .bind("Ada Lovelace")
        .execute(database.pool())
        .await;
    assert!(refused.is_err());
    let log = folder.log();
    assert!(!log.contains("Lovelace"), "{log}");
    // Some errors quote typed words in their first line, so no error of a statement is logged there.
    let typed = "quillfeather".repeat(200);
    let refused = sqlx::query("select $1::text::tsquery").bind(&typed).execute(database.pool()).await;
    assert!(refused.unwrap_err().to_string().contains("quillfeather"));
    let log = folder.log();
    assert!(!log.contains("quillfeather") && !log.contains("ERROR"), "{log}");
    assert!(log.contains("LOG:"), "what the server does itself is logged: {log}");
    database.close().await;
}

#[tokio::test]
async fn the_log_starts_over_before_it_fills_the_disk() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let mut log = std::fs::OpenOptions::new().append(true).open(folder.path().join("postgres.log")).unwrap();
    std::io::Write::write_all(&mut log, "much ado\n".repeat(1_000_000).as_bytes()).unwrap();
    scene::eventually("the log is short", || folder.log().len() < 100_000).await;
    assert!(folder.path().join("postgres.log.old").exists());

    let elsewhere = database.pool().connect_options().as_ref().clone().database("no_such_thing");
    PgConnection::connect_with(&elsewhere).await.unwrap_err();
    assert!(folder.log().contains("no_such_thing"));
    assert!(!folder.log().contains('\0'), "the server writes on at its old place");
    database.close().await;
}

#[tokio::test]
async fn a_folder_too_deep_for_a_socket_works_as_well() {
    let folder = Folder::used_and_deep().await;
    let database = folder.open().await;
    assert_eq!(shown(&database, "server_encoding").await, "UTF8");
    let socket = database.pool().connect_options().get_socket().unwrap().clone();
    database.close().await;
    assert!(!socket.starts_with(folder.path()));
    std::fs::remove_dir_all(socket).unwrap();
}

#[tokio::test]
async fn a_named_server_is_used_and_described_without_its_user() {
    let test = TestDatabase::new().await;
    let url: ServerUrl = test.url().parse().unwrap();
    let place = url.to_string();
    let database = Database::open(&Source::Server { url }, None).await.unwrap();
    let version = shown(&database, "server_version").await;
    let version = version.split_whitespace().next().unwrap();
    assert_eq!(database.describe(), format!("PostgreSQL {version} at {place}"));
    database.close().await;
}

/// A setting, and the revision that was read with it.
struct Read((String, i64));

impl Snapshot for Read {
    fn revision(&self) -> i64 {
        self.0.1
    }
}

#[tokio::test]
async fn readers_use_the_replica_and_the_site_starts_without_it() {
    let test = TestDatabase::new().await;
    let source = Source::Server { url: test.url().parse().unwrap() };
    let replica: ServerUrl = format!("{}&options[geqo]=off", test.url()).parse().unwrap();
    let database = Database::open(&source, Some(&replica)).await.unwrap();
    let geqo = async |at_least| {
        let read = |pool| async move {
            sqlx::query_as("select current_setting('geqo'), 7::bigint").fetch_one(&pool).await.map(Read)
        };
        database.pools().read(at_least, read).await.unwrap().0.0
    };
    assert_eq!(geqo(7).await, "off");
    assert_eq!(geqo(8).await, "on", "the replica is behind");
    assert_eq!(shown(&database, "geqo").await, "on");
    database.close().await;

    let down: ServerUrl = "postgres://localhost:1/undersigned".parse().unwrap();
    let database = Database::open(&source, Some(&down)).await.unwrap();
    assert_eq!(shown(&database, "geqo").await, "on");
    database.close().await;
}

#[tokio::test]
async fn each_test_has_a_database_of_its_own_with_the_schema() {
    let (one, other) = tokio::join!(TestDatabase::new(), TestDatabase::new());
    sqlx::query("insert into site_key (purpose, wrapped) values ('tokens', 'x')")
        .execute(one.pool())
        .await
        .unwrap();
    let keys: i64 =
        sqlx::query_scalar("select count(*) from site_key").fetch_one(other.pool()).await.unwrap();
    assert_eq!(keys, 0);
}

async fn shown(database: &Database, setting: &str) -> String {
    let query = sqlx::query_scalar("select current_setting($1)").bind(setting);
    query.fetch_one(database.pool()).await.unwrap()
}
