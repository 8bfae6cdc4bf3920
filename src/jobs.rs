//! Periodic work: name, interval, function. One node at a time does it, whichever is first.

use std::{pin::Pin, time::Duration};

use sqlx::query_scalar;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::error::discreet;

type Work = for<'a> fn(&'a App) -> Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

struct Job {
    name: &'static str,
    every: Duration,
    work: Work,
}

const MINUTE: Duration = Duration::from_secs(60);

const QUARTER: Duration = Duration::from_secs(900);

const HOUR: Duration = Duration::from_secs(3600);

/// How long the outbox remembers what was sent: as long as a daily quota and a look back need.
pub const SENT_MAIL_IS_KEPT: time::Duration = time::Duration::days(30);

/// A job whose work is one call, so that it reads as one line.
macro_rules! job {
    ($name:literal, $every:expr, |$app:ident| $work:expr) => {
        Job {
            name: $name,
            every: $every,
            work: |$app| {
                Box::pin(async move {
                    $work.await?;
                    Ok(())
                })
            },
        }
    };
}

/// All of it. What erases is told of in `docs/retention.md`, by these names.
const JOBS: &[Job] = &[
    job!("show who stands together", MINUTE, |app| app
        .signing
        .stand_together(&app.library.public(app.clock.now()))),
    job!("note the day's numbers", MINUTE, |app| app.downloads.note_the_day(
        app.database.pool(),
        &app.signing,
        &app.library.public(app.clock.now().truncate_to_day()),
        &app.site
    )),
    job!("ask about changed texts", MINUTE, |app| app.signing.ask_about_changed_texts()),
    job!("tell of withdrawn letters", MINUTE, |app| app.signing.tell_of_withdrawals(&app.library)),
    job!("remind", HOUR, |app| app.signing.remind(&app.library.all())),
    job!("write digests", QUARTER, |app| app.digests.owe()),
    job!("purge submissions", HOUR, |app| app.signing.purge()),
    job!("forget anonymous addresses", MINUTE, |app| app.signing.forget_anonymous()),
    job!("announce the end of addresses", HOUR, |app| app.signing.say_farewell(&app.library.all())),
    job!("forget addresses", HOUR, |app| app.signing.forget_addresses(&app.library.all())),
    job!("purge reports", MINUTE, |app| app.reports.purge()),
    job!("forget acts on many", MINUTE, |app| app.bulk.forget_acts()),
    job!("forget import drafts", HOUR, |app| app.imports.forget_drafts()),
    job!("forget reported names", HOUR, |app| app.signing.forget_reported_names()),
    job!("forget moves", HOUR, |app| app.signing.forget_moves()),
    job!("forget questions", HOUR, |app| app.signing.forget_questions()),
    job!("forget networks", HOUR, |app| app.signing.forget_networks()),
    job!("forget referring sites", HOUR, |app| app.referrers.forget(app.clock.now())),
    job!("forget sessions", HOUR, |app| app.organizers.forget_ended()),
    job!("send updates", MINUTE, |app| app.broadcasts.tend()),
    job!("forget recipients of updates", HOUR, |app| app.broadcasts.forget()),
    job!("forget set-aside addresses", HOUR, |app| app.outbox.forget_set_aside()),
    job!("forget returned mail", HOUR, |app| app.outbox.forget_returned()),
    job!("forget sent mail", HOUR, |app| app.outbox.forget_settled(SENT_MAIL_IS_KEPT)),
];

/// How often each node looks whether something is due.
const LOOK: Duration = Duration::from_secs(60);

/// The names of all jobs.
pub fn names() -> impl Iterator<Item = &'static str> {
    JOBS.iter().map(|job| job.name)
}

/// Does what is due, until `stopped`.
pub async fn run(app: App, stopped: CancellationToken) {
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = stopped.cancelled() => return,
        }
        run_due(&app).await;
    }
}

/// Does what is due now. One job that fails does not keep the others from their turn. The names of those that failed.
pub async fn run_due(app: &App) -> Vec<&'static str> {
    let mut failed = Vec::new();
    for job in JOBS {
        let done = match take(app, job).await {
            Ok(true) => (job.work)(app).await,
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
