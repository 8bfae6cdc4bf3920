//! Changes of the database's schema beside a site that goes on.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use sqlx::{
    AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};
use undersigned::database::{Database, DatabaseError, MIGRATIONS, Source, apply};

use crate::support::database::TestDatabase;

/// The schema of today and an index that is built beside those who write.
fn with_an_index() -> Migrator {
    let statement = "-- no-transaction\ncreate index concurrently if not exists new_idx on job (last_run_at)";
    let index = Migration::new(9_999, "index".into(), MigrationType::Simple, statement.into_sql_str(), true);
    Migrator::with_migrations(MIGRATIONS.iter().cloned().chain([index]).collect())
}

async fn node_brings(test: &TestDatabase) -> Result<(), DatabaseError> {
    let mut connection = PgConnection::connect(&test.url()).await.unwrap();
    apply(&with_an_index(), &mut connection).await
}

#[tokio::test]
async fn two_nodes_bring_an_index_while_somebody_writes() {
    let test = TestDatabase::new().await;
    let mut slow = test.pool().begin().await.unwrap();
    let write =
        |name: &str| AssertSqlSafe(format!("insert into job (name, last_run_at) values ('{name}', 'epoch')"));
    slow.execute(write("slow")).await.unwrap();
    let writes = async {
        for name in ["a", "b", "c", "d", "e", "f"] {
            tokio::time::sleep(Duration::from_millis(500)).await;
            let began = Instant::now();
            test.pool().execute(write(name)).await.unwrap();
            assert!(began.elapsed() < Duration::from_secs(3), "a writer waited {:?}", began.elapsed());
        }
        slow.commit().await.unwrap();
    };
    let (first, second, ()) = tokio::join!(node_brings(&test), node_brings(&test), writes);
    first.unwrap();
    second.unwrap();
    assert_eq!(index(&test).await, ["new_idx valid"]);
}

#[tokio::test]
async fn an_index_that_was_broken_off_is_built_anew() {
    let test = TestDatabase::new().await;
    let two = "insert into job (name, last_run_at) values ('a', 'epoch'), ('b', 'epoch')";
    test.pool().execute(two).await.unwrap();
    let refused = "create unique index concurrently new_idx on job (last_run_at)";
    assert!(test.pool().execute(refused).await.is_err());
    assert_eq!(index(&test).await, ["new_idx broken"]);
    node_brings(&test).await.unwrap();
    assert_eq!(index(&test).await, ["new_idx valid"]);
}

async fn index(test: &TestDatabase) -> Vec<String> {
    let query = "select 'new_idx ' || case when indisvalid then 'valid' else 'broken' end from pg_index
        where indexrelid = to_regclass('new_idx')";
    sqlx::query_scalar(query).fetch_all(test.pool()).await.unwrap()
}

#[tokio::test]
async fn a_migration_behind_a_long_query_holds_nobody_up() {
    let test = TestDatabase::new().await;
    // As the release before left it.
    for undo in [
        "delete from _sqlx_migrations where version = 99",
        "alter table facet drop constraint facet_kind_known",
        "alter table facet add constraint facet_kind_known check (kind in ('capacity', 'country'))",
    ] {
        test.pool().execute(undo).await.unwrap();
    }
    let mut slow = test.pool().begin().await.unwrap();
    slow.execute("select from facet").await.unwrap();
    let source = Source::Server { url: test.url().parse().unwrap() };
    let opening = tokio::spawn(async move { Database::open(&source, None).await.unwrap() });
    tokio::time::sleep(Duration::from_millis(500)).await;
    for _ in 0..5 {
        let began = Instant::now();
        test.pool().execute("select from facet").await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(3), "a reader waited {:?}", began.elapsed());
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert!(!opening.is_finished());
    slow.rollback().await.unwrap();
    let database = opening.await.unwrap();
    test.pool().execute("insert into facet select id, 'text', '1', 0, 0 from letter").await.unwrap();
    database.close().await;
}

/// What was applied somewhere must stay what it is. A new migration gets its line by
/// `sha256sum migrations/*.sql >tests/landed-migrations.txt`.
#[test]
fn no_migration_that_has_landed_is_edited() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let landed = std::fs::read_to_string(root.join("tests/landed-migrations.txt")).unwrap();
    let mut now = String::new();
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("migrations")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        let sum = HEXLOWER.encode(&Sha256::digest(std::fs::read(&file).unwrap()));
        now += &format!("{sum}  migrations/{}\n", file.file_name().unwrap().to_str().unwrap());
    }
    assert_eq!(now, landed);
}
