//! Periodic jobs: a table of jobs, each with a name, an interval and a function. A due job is run by one node, the
//! first that takes its lease.

use std::{convert::Infallible, pin::Pin, time::Duration};

use sqlx::{PgPool, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    database::{LONGEST_WAIT, within},
    error::{discreet, passes},
};

/// The longest that a job may take at one time. They work in chunks, so that the next run goes on where this one ended;
/// without a limit, an answer of the database that was lost would end all jobs of this node.
const LONGEST_JOB: Duration = Duration::from_secs(600);

/// For how long a job is a node's without a word of it.
const LEASE: Duration = Duration::from_secs(30);

/// What was run so long after now was run before the database's clock was set back. Nodes differ by less.
const CLOCK_SET_BACK: Duration = Duration::from_secs(60);

/// A job that failed is tried again after this time, if it is not due sooner.
const TRIED_AGAIN_AFTER: Duration = Duration::from_secs(900);

/// The work of a job, with the state that it is given.
pub type Work<S> = for<'a> fn(&'a S) -> Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

pub struct Job<S> {
    /// The key under which nodes record that it was run.
    pub name: &'static str,
    pub every: Duration,
    pub work: Work<S>,
}

/// Runs the jobs that are due now. A failed job does not stop the others, and is tried again soon. Returns the names of
/// those that failed.
pub async fn run_due<S: 'static>(
    jobs: impl Iterator<Item = &'static Job<S>>,
    state: &S,
    (pool, now): (&PgPool, impl Fn() -> OffsetDateTime),
) -> Vec<&'static str> {
    let mut failed = Vec::new();
    for job in jobs {
        if let Err(error) = run_if_due(job, state, (pool, now())).await {
            let why = discreet(&*error);
            match passes(&error) {
                true => tracing::warn!(job = job.name, "it waits for the database: {why}"),
                false => tracing::error!(job = job.name, "{why}"),
            }
            failed.push(job.name);
        }
    }
    failed
}

async fn run_if_due<S: 'static>(
    job: &'static Job<S>,
    state: &S,
    (pool, now): (&PgPool, OffsetDateTime),
) -> anyhow::Result<()> {
    let Some(lease) = within(LONGEST_WAIT, Lease::take(pool, job, now)).await? else { return Ok(()) };
    let done = tokio::select! {
        done = within(LONGEST_JOB, (job.work)(state)) => done,
        never = lease.keep_alive(pool) => match never {},
    };
    within(LONGEST_WAIT, lease.end(pool, done.is_ok().then_some(now))).await?;
    done
}

/// When each job was last begun that was done to its end, on whichever node.
pub async fn last_runs(pool: &PgPool) -> sqlx::Result<Vec<(String, OffsetDateTime)>> {
    let runs = query!("select name, last_run_at from job order by name").fetch_all(pool).await?;
    Ok(runs.into_iter().map(|run| (run.name, run.last_run_at)).collect())
}

/// The right to run a job, which one node has at a time. It is kept alive while the job runs; what a killed node left is
/// taken by another, or by itself once it is back. By the clock of the database, which is one for all nodes.
struct Lease {
    job: &'static str,
    id: Uuid,
}

impl Lease {
    /// Takes a job if it is due and nobody runs it. A time that lies ahead is of a clock that was set back since: it
    /// keeps nothing waiting.
    async fn take<S>(pool: &PgPool, job: &Job<S>, now: OffsetDateTime) -> sqlx::Result<Option<Self>> {
        let id = Uuid::new_v4();
        let taken = query_scalar!(
            "insert into job (name, last_run_at, tried_at, held_by, held_until)
             values ($1, 'epoch', $2, $3, now() + make_interval(secs => $4))
             on conflict (name) do update
             set tried_at = excluded.tried_at, held_by = excluded.held_by, held_until = excluded.held_until
             where (job.last_run_at <= $5 or job.last_run_at > $7)
               and (job.held_by is null or job.held_until <= now()
                    or job.held_until > now() + 2 * make_interval(secs => $4))
               and (job.held_by is not null or job.tried_at is null or job.tried_at <= $6 or job.tried_at > $7)
             returning name",
            job.name,
            now,
            id,
            LEASE.as_secs_f64(),
            now - job.every,
            now - job.every.min(TRIED_AGAIN_AFTER),
            now + CLOCK_SET_BACK
        )
        .fetch_optional(pool)
        .await?;
        Ok(taken.map(|_| Self { job: job.name, id }))
    }

    /// Keeps it as long as this is waited for.
    async fn keep_alive(&self, pool: &PgPool) -> Infallible {
        loop {
            tokio::time::sleep(LEASE / 4).await;
            let kept = query!(
                "update job set held_until = now() + make_interval(secs => $3) where name = $1 and held_by = $2",
                self.job,
                self.id,
                LEASE.as_secs_f64()
            );
            // The next turn may reach the database again. If it stays away, so does the job's own work.
            if let Err(error) = within(LEASE / 4, kept.execute(pool)).await {
                tracing::warn!(job = self.job, "its lease cannot be kept: {}", discreet(&error));
            }
        }
    }

    /// Gives it back, and notes since when the job is done, if it is.
    async fn end(self, pool: &PgPool, done: Option<OffsetDateTime>) -> sqlx::Result<()> {
        query!(
            "update job set last_run_at = coalesce($3, last_run_at), held_by = null, held_until = null
             where name = $1 and held_by = $2",
            self.job,
            self.id,
            done
        )
        .execute(pool)
        .await?;
        Ok(())
    }
}
