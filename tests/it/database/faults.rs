//! Kills of the site, the server or its watchdog at any moment: acknowledged data is kept, and the next
//! start works.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use sqlx::{Executor as _, PgPool};
use tokio::task::JoinHandle;

use super::scene::{Folder, eventually, slay};

#[tokio::test]
async fn processes_share_the_server_and_the_last_one_stops_it() {
    let folder = Folder::used().await;
    let first = folder.held_by_another();
    let postmaster = folder.postmaster();
    let second = folder.held_by_another();
    first.ends();
    let third = folder.open().await;
    assert_eq!(folder.postmaster(), postmaster);
    second.ends();
    assert_eq!(third.pool().execute("select 1").await.unwrap().rows_affected(), 1);
    assert!(folder.has_a_server());
    third.close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn a_process_that_is_killed_lets_go_as_well() {
    let folder = Folder::used().await;
    let holder = folder.held_by_another();
    assert!(folder.has_a_server());
    holder.dies();
    eventually("nothing is left running", || folder.is_quiet()).await;
    assert!(folder.log().contains("database system is shut down"), "{}", folder.log());
}

#[tokio::test]
async fn a_start_that_is_killed_at_any_moment_leaves_nothing_behind() {
    let folder = Folder::new();
    for milliseconds in [30, 300, 600, 900] {
        let mut starting = folder.another(&[]);
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        starting.kill().unwrap();
        starting.wait().unwrap();
    }
    eventually("nothing is left running", || folder.is_quiet()).await;
    folder.open().await.close().await;
}

#[tokio::test]
async fn a_killed_server_restarts_and_loses_nothing_acknowledged() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let signers = Signers::begin(database.pool()).await;
    for _ in 0..2 {
        let dead = folder.postmaster();
        slay(dead);
        eventually("another server runs", || folder.has_another_server_than(dead)).await;
        signers.have_come(20).await;
    }
    signers.end_and_count(database.pool()).await;
    database.close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn two_processes_agree_on_one_new_server_after_a_crash() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let other = folder.held_by_another();
    let dead = folder.postmaster();
    slay(dead);
    eventually("another server runs", || folder.has_another_server_than(dead)).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    database.close().await;
    assert!(folder.has_a_server(), "the other process holds it");
    other.dies();
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn a_server_whose_watchdog_is_killed_gets_another_one() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let signers = Signers::begin(database.pool()).await;
    let dead = folder.watchdog();
    dead.iter().copied().for_each(slay);
    eventually("another watchdog runs", || folder.watchdog().iter().any(|pid| !dead.contains(pid))).await;
    signers.have_come(20).await;
    signers.end_and_count(database.pool()).await;
    database.close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn a_server_killed_with_half_of_its_watchdog_is_restarted() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let signers = Signers::begin(database.pool()).await;
    let (half, dead) = (folder.watchdog()[0], folder.postmaster());
    slay(half);
    slay(dead);
    eventually("another server runs", || folder.has_another_server_than(dead)).await;
    signers.have_come(20).await;
    signers.end_and_count(database.pool()).await;
    database.close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn the_last_process_stops_the_server_without_a_watchdog_too() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    folder.watchdog().into_iter().for_each(slay);
    database.close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn an_unwatched_server_does_not_delay_the_next_start() {
    let folder = Folder::used().await;
    let holder = folder.held_by_another();
    folder.watchdog().into_iter().for_each(slay);
    holder.dies();
    assert!(folder.has_a_server());
    let opened = tokio::time::timeout(Duration::from_secs(60), folder.open()).await;
    opened.expect("it waits").close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
}

#[tokio::test]
async fn the_site_starts_after_everything_was_killed_at_once() {
    let folder = Folder::used().await;
    let database = folder.open().await;
    let signers = Signers::begin(database.pool()).await;
    signers.have_come(20).await;
    let come = signers.leave().await;
    drop(database);
    eventually("nothing is left running", || folder.is_quiet()).await;

    let holder = folder.held_by_another();
    folder.watchdog().into_iter().for_each(slay);
    slay(folder.postmaster());
    holder.dies();
    let database = folder.open().await;
    assert!(numbers(database.pool()).await.len() >= come.len());
    database.close().await;
}

#[tokio::test]
async fn a_pid_that_another_program_has_now_is_not_the_server() {
    let folder = Folder::used().await;
    let noted = folder.cluster().join("postmaster.pid");
    let database = folder.open().await;
    let left_behind = fs::read_to_string(&noted).unwrap();
    database.close().await;
    eventually("nothing is left running", || folder.is_quiet()).await;
    let number = left_behind.lines().next().unwrap();
    fs::write(&noted, left_behind.replacen(number, &std::process::id().to_string(), 1)).unwrap();
    folder.open().await.close().await;
}

#[tokio::test]
async fn a_server_started_by_hand_is_left_alone() {
    let folder = Folder::used().await;
    let mut by_hand = folder.server_by_hand();
    eventually("it is up", || folder.says_that_it_is_ready()).await;
    let said = folder.refusal().await.to_string();
    assert!(said.contains(&format!("process {}, which this site did not start", by_hand.id())), "{said}");
    assert_eq!(folder.postmaster().as_raw().unsigned_abs(), by_hand.id());
    assert!(by_hand.try_wait().unwrap().is_none());
}

/// People who sign one after the other, and remember which of their signatures were acknowledged.
struct Signers {
    acknowledged: Arc<AtomicI64>,
    enough: Arc<AtomicBool>,
    signing: JoinHandle<Vec<i64>>,
}

impl Signers {
    async fn begin(pool: &PgPool) -> Self {
        pool.execute("create table signed (number bigint primary key)").await.unwrap();
        let acknowledged = Arc::new(AtomicI64::new(0));
        let enough = Arc::new(AtomicBool::new(false));
        let signing = tokio::spawn(sign(pool.clone(), acknowledged.clone(), enough.clone()));
        Self { acknowledged, enough, signing }
    }

    /// So many more than now.
    async fn have_come(&self, more: i64) {
        let goal = self.acknowledged.load(Ordering::Relaxed) + more;
        eventually("people can sign", || self.acknowledged.load(Ordering::Relaxed) >= goal).await;
    }

    async fn leave(self) -> Vec<i64> {
        self.enough.store(true, Ordering::Relaxed);
        self.signing.await.unwrap()
    }

    async fn end_and_count(self, pool: &PgPool) {
        let acknowledged = self.leave().await;
        let there = numbers(pool).await;
        let lost: Vec<_> = acknowledged.iter().filter(|number| !there.contains(number)).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }
}

async fn sign(pool: PgPool, acknowledged: Arc<AtomicI64>, enough: Arc<AtomicBool>) -> Vec<i64> {
    let mut numbers = Vec::new();
    for number in 1.. {
        if enough.load(Ordering::Relaxed) {
            break;
        }
        let signing = sqlx::query("insert into signed values ($1)").bind(number).execute(&pool).await;
        if signing.is_ok() {
            numbers.push(number);
            acknowledged.fetch_add(1, Ordering::Relaxed);
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    numbers
}

async fn numbers(pool: &PgPool) -> Vec<i64> {
    sqlx::query_scalar("select number from signed order by number").fetch_all(pool).await.unwrap()
}
