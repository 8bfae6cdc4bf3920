//! Periodic jobs on several nodes: each is run once, by one of them, and none for good by nobody.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use sqlx::PgPool;
use time::OffsetDateTime;
use undersigned::jobs::{self, Job};

use crate::support::app::{NOW, TestApp};

/// What the jobs of a test do.
struct Work {
    takes: Duration,
    fails: bool,
    done: AtomicUsize,
    others: AtomicUsize,
}

const HOUR: Duration = Duration::from_secs(3600);

static JOBS: [Job<Work>; 2] = [
    Job {
        name: "a job of a test",
        every: HOUR,
        work: |work| {
            Box::pin(async move {
                tokio::time::sleep(work.takes).await;
                anyhow::ensure!(!work.fails, "as asked");
                work.done.fetch_add(1, Ordering::Relaxed);
                Ok(())
            })
        },
    },
    Job {
        name: "another one",
        every: HOUR,
        work: |work| {
            Box::pin(async move {
                work.others.fetch_add(1, Ordering::Relaxed);
                Ok(())
            })
        },
    },
];

impl Work {
    fn new() -> Self {
        Self { takes: Duration::ZERO, fails: false, done: AtomicUsize::new(0), others: AtomicUsize::new(0) }
    }

    /// What is due so many minutes after the beginning is run. Returns what failed.
    async fn look(&self, pool: &PgPool, minutes: i64) -> Vec<&'static str> {
        jobs::run_due(JOBS.iter(), self, (pool, || at(minutes))).await
    }

    fn done(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.others.load(Ordering::Relaxed))
    }
}

fn at(minutes: i64) -> OffsetDateTime {
    NOW + time::Duration::minutes(minutes)
}

#[tokio::test]
async fn a_job_is_run_once_an_interval_whoever_looks() {
    let app = TestApp::new().await;
    let (pool, work) = (app.site.database.pool(), Work::new());
    for (minutes, done) in [(0, 1), (1, 1), (59, 1), (60, 2), (61, 2)] {
        futures_util::future::join_all((0..4).map(|_| work.look(pool, minutes))).await;
        assert_eq!(work.done(), (done, done), "after {minutes} minutes");
    }
}

#[tokio::test]
async fn a_failing_job_stops_no_other_and_is_tried_again_in_a_quarter_of_an_hour() {
    let app = TestApp::new().await;
    let (pool, mut work) = (app.site.database.pool(), Work::new());
    work.fails = true;
    assert_eq!(work.look(pool, 0).await, ["a job of a test"]);
    assert_eq!(work.done(), (0, 1));
    work.fails = false;
    work.look(pool, 14).await;
    assert_eq!(work.done(), (0, 1));
    work.look(pool, 15).await;
    assert_eq!(work.done(), (1, 1));
    work.look(pool, 60).await;
    assert_eq!(work.done(), (1, 2), "each goes by its own last time");
}

#[tokio::test]
async fn what_a_killed_node_ran_is_taken_by_another() {
    let app = TestApp::new().await;
    let (pool, work) = (app.site.database.pool(), Work::new());
    work.look(pool, 0).await;
    app.sql("update job set held_by = gen_random_uuid(), held_until = now() + interval '20 seconds', tried_at = now()
             where name = 'a job of a test'")
        .await;
    work.look(pool, 60).await;
    assert_eq!(work.done(), (1, 2), "it may still live");
    app.sql("update job set held_until = now() where name = 'a job of a test'").await;
    work.look(pool, 61).await;
    assert_eq!(work.done(), (2, 2));
}

#[tokio::test]
async fn a_clock_that_is_set_back_keeps_no_job_waiting() {
    let app = TestApp::new().await;
    let (pool, work) = (app.site.database.pool(), Work::new());
    work.look(pool, 240).await;
    app.sql(
        "update job set held_by = gen_random_uuid(), held_until = now() + interval '4 hours'
             where name = 'a job of a test'",
    )
    .await;
    work.look(pool, 0).await;
    assert_eq!(work.done(), (2, 2));
    work.look(pool, 59).await;
    assert_eq!(work.done(), (2, 2));
    work.look(pool, 60).await;
    assert_eq!(work.done(), (3, 3));
}

#[tokio::test]
async fn a_long_job_stays_with_its_node() {
    let app = TestApp::new().await;
    let (pool, mut work) = (app.site.database.pool(), Work::new());
    work.takes = Duration::from_secs(9);
    let left =
        "select extract(epoch from held_until - now())::float8 from job where name = 'a job of a test'";
    let other = async {
        tokio::time::sleep(Duration::from_secs(8)).await;
        // Nobody else takes it after its time either.
        app.sql("update job set last_run_at = 'epoch', tried_at = null").await;
        let nobody = Work::new();
        nobody.look(pool, 0).await;
        assert_eq!(nobody.done(), (0, 1));
        let left: f64 = sqlx::query_scalar(left).fetch_one(pool).await.unwrap();
        assert!(left > 25.0, "kept alive, {left} s left");
    };
    tokio::join!(work.look(pool, 0), other);
    assert_eq!(work.done().0, 1);
}
