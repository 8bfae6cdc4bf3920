//! Periodic work: name, interval, function. One node at a time does it, whichever is first.

use std::{pin::Pin, time::Duration};

use sqlx::query_scalar;
use tokio_util::sync::CancellationToken;

use crate::app::App;

type Work = for<'a> fn(&'a App) -> Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

struct Job {
    name: &'static str,
    every: Duration,
    work: Work,
}

const HOUR: Duration = Duration::from_secs(3600);

/// How long the outbox remembers what was sent: as long as a daily quota and a look back need.
const SENT_MAIL_IS_KEPT: time::Duration = time::Duration::days(30);

const JOBS: &[Job] = &[
    Job {
        name: "purge submissions",
        every: HOUR,
        work: |app| {
            Box::pin(async {
                app.signing.purge().await?;
                Ok(())
            })
        },
    },
    Job {
        name: "forget sent mail",
        every: HOUR,
        work: |app| {
            Box::pin(async {
                app.outbox.forget_settled(SENT_MAIL_IS_KEPT).await?;
                Ok(())
            })
        },
    },
];

/// How often each node looks whether something is due.
const LOOK: Duration = Duration::from_secs(60);

/// Does what is due, until `stopped`.
pub async fn run(app: App, stopped: CancellationToken) {
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = stopped.cancelled() => return,
        }
        for job in JOBS {
            match take(&app, job).await {
                Ok(true) => {
                    if let Err(error) = (job.work)(&app).await {
                        tracing::error!(job = job.name, "{error:#}");
                    }
                }
                Ok(false) => {}
                Err(error) => tracing::warn!(job = job.name, "cannot be looked up: {error:#}"),
            }
        }
    }
}

/// Takes a job if it is due; of several nodes one does.
async fn take(app: &App, job: &Job) -> sqlx::Result<bool> {
    let now = app.clock.now();
    let taken = query_scalar!(
        "insert into job (name, last_run_at) values ($1, $2)
         on conflict (name) do update set last_run_at = excluded.last_run_at where job.last_run_at <= $3
         returning name",
        job.name,
        now,
        now - job.every
    )
    .fetch_optional(app.database.pool())
    .await?;
    Ok(taken.is_some())
}
