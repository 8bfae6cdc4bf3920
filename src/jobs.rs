//! Periodic jobs: a table of jobs, each with a name, an interval and a function. A due job is run by one node, the
//! first that takes it.

use std::{pin::Pin, time::Duration};

use sqlx::{PgPool, query, query_scalar};
use time::OffsetDateTime;

use crate::{
    database::{LONGEST_WAIT, within},
    error::discreet,
};

/// The longest that a job may take at one time. They work in chunks, so that the next run goes on where this one ended;
/// without a limit, an answer of the database that was lost would end all jobs of this node.
const LONGEST_JOB: Duration = Duration::from_secs(600);

/// The work of a job, with the state that it is given.
pub type Work<S> = for<'a> fn(&'a S) -> Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

pub struct Job<S> {
    /// The key under which nodes record that it was run.
    pub name: &'static str,
    pub every: Duration,
    pub work: Work<S>,
}

/// Runs the jobs that are due now. A failed job does not stop the others. Returns the names of those that failed.
pub async fn run_due<S: 'static>(
    jobs: impl Iterator<Item = &'static Job<S>>,
    state: &S,
    (pool, now): (&PgPool, impl Fn() -> OffsetDateTime),
) -> Vec<&'static str> {
    let mut failed = Vec::new();
    for job in jobs {
        let done = match within(LONGEST_WAIT, take(pool, job, now())).await {
            Ok(true) => within(LONGEST_JOB, (job.work)(state)).await,
            Ok(false) => Ok(()),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = done {
            tracing::error!(job = job.name, "{}", discreet(&*error));
            failed.push(job.name);
        }
    }
    failed
}

/// When each job last ran, on whichever node.
pub async fn last_runs(pool: &PgPool) -> sqlx::Result<Vec<(String, OffsetDateTime)>> {
    let runs = query!("select name, last_run_at from job order by name").fetch_all(pool).await?;
    Ok(runs.into_iter().map(|run| (run.name, run.last_run_at)).collect())
}

/// Takes a job if it is due; of several nodes, only one succeeds.
async fn take<S>(pool: &PgPool, job: &Job<S>, now: OffsetDateTime) -> sqlx::Result<bool> {
    let taken = query_scalar!(
        "insert into job (name, last_run_at) values ($1, $2)
         on conflict (name) do update set last_run_at = excluded.last_run_at where job.last_run_at <= $3
         returning name",
        job.name,
        now,
        now - job.every
    )
    .fetch_optional(pool)
    .await?;
    Ok(taken.is_some())
}
