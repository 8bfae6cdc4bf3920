//! Starts the background work beside the web server: the mail worker, periodic jobs, and the tasks that follow
//! changes of letters and of other nodes. `OWING`, `TIDYING` and `ASKING` are the tables of periodic jobs.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use time::OffsetDateTime;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    app::{App, JobsDone},
    backup,
    clock::Pulse,
    database::{Database, LONGEST_WAIT, within},
    doctor,
    error::{discreet, passes},
    jobs::{self, Job},
    letters::Loaded,
    mail::{Worker, bounce_mailbox::NotRead},
    replay,
    switches::Switch,
};

const MINUTE: Duration = Duration::from_secs(60);

/// Reports take minutes, and providers do not like to be asked more often.
const FIVE_MINUTES: Duration = Duration::from_secs(300);

const QUARTER: Duration = Duration::from_secs(900);

const HOUR: Duration = Duration::from_secs(3600);

const DAY: Duration = Duration::from_secs(86_400);

const WEEK: Duration = Duration::from_secs(7 * 86_400);

/// How long the outbox keeps sent mail: long enough for a daily quota, and to look back.
pub const SENT_MAIL_IS_KEPT: time::Duration = time::Duration::days(30);

/// A job whose work is one call, on one line.
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

/// The periodic jobs that owe mail to people, and what goes before it.
const OWING: &[Job<App>] = &[
    job!("show who stands together", MINUTE, |app| app
        .signing
        .schedule
        .publish_joint_signatures(&app.library.public(app.clock.now()))),
    job!("ask about changed texts", MINUTE, |app| app.signing.reconsents.ask_about_changed_texts()),
    job!("tell of withdrawn letters", MINUTE, |app| app.signing.schedule.tell_of_withdrawals(&app.library)),
    job!("remind", HOUR, |app| app.signing.signers.remind(&app.library.all())),
    job!("write digests", QUARTER, |app| app.digests.owe()),
    job!("announce the end of addresses", HOUR, |app| app
        .signing
        .schedule
        .send_final_notice(&app.library.all())),
    job!("send updates", MINUTE, |app| app.broadcasts.tend()),
];

/// All other periodic jobs. `docs/retention.md` lists those that erase data, by these names.
const TIDYING: &[Job<App>] = &[
    job!("note the day's numbers", MINUTE, |app| app.downloads.note_the_day(
        app.database.pool(),
        &app.signing,
        &app.library.public(app.clock.now().truncate_to_day()),
        &app.site
    )),
    job!("purge submissions", HOUR, |app| app.signing.submissions.purge()),
    job!("forget anonymous addresses", MINUTE, |app| app.signing.schedule.forget_anonymous()),
    job!("forget addresses", HOUR, |app| app.signing.schedule.forget_addresses(&app.library.all())),
    job!("purge reports", MINUTE, |app| app.reports.purge()),
    job!("forget acts on many", MINUTE, |app| app.bulk.forget_acts()),
    job!("forget import drafts", HOUR, |app| app.imports.forget_drafts()),
    job!("forget reported names", HOUR, |app| app.signing.screening.forget_reported_names()),
    job!("forget moves", HOUR, |app| app.signing.moves.forget()),
    job!("forget questions", HOUR, |app| app.signing.questions.forget()),
    job!("forget networks", HOUR, |app| app.signing.submissions.forget_networks()),
    job!("forget referring sites", HOUR, |app| app.referrers.forget(app.clock.now())),
    job!("forget sessions", HOUR, |app| app.organizers.forget_ended()),
    job!("forget recipients of updates", HOUR, |app| app.broadcasts.forget()),
    job!("forget set-aside addresses", HOUR, |app| app.outbox.forget_set_aside()),
    job!("forget returned mail", HOUR, |app| app.outbox.forget_returned()),
    job!("back up", QUARTER, |app| backup::nightly(app)),
    job!("try a backup", WEEK, |app| backup::try_latest(app)),
    job!("forget sent mail", HOUR, |app| app.outbox.forget_settled(SENT_MAIL_IS_KEPT)),
];

/// Apart, because they wait for other servers: the DNS, the mail server, a mailbox.
const ASKING: &[Job<App>] = &[
    job!("read returned mail", FIVE_MINUTES, |app| read_returned_mail(app)),
    job!("tell owners what has changed", DAY, |app| doctor::nightly::tell(app, None)),
];

fn all() -> impl Iterator<Item = &'static Job<App>> {
    OWING.iter().chain(TIDYING)
}

pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|job| job.name)
}

/// How long one look at the letters may take, with first signatories by the thousand.
const FOLLOWED_WITHIN: Duration = Duration::from_secs(120);

/// How often each node looks for jobs that are due.
const LOOK: Duration = Duration::from_secs(60);

/// Starts the background tasks, which run until `stopped`.
pub fn start(app: &App, worker: Worker, stopped: &CancellationToken) -> TaskTracker {
    let tasks = TaskTracker::new();
    let token = stopped.clone();
    tasks.spawn(async move { worker.run(token).await });
    tasks.spawn(app.signing.revisions().clone().follow(app.database.pool().clone(), stopped.clone()));
    let signing = app.signing.clone();
    tasks.spawn(async move {
        if let Err(error) = signing.signatures.backfill_search_terms().await {
            tracing::error!("some signatures cannot be searched for yet: {}", discreet(&error));
        }
        if let Err(error) = signing.signatures.note_domains().await {
            tracing::error!("some signatures are not found by their mail domain yet: {}", discreet(&error));
        }
    });
    let (site, token) = (app.clone(), stopped.clone());
    tasks.spawn(async move { site.bulk.work(token).await });
    // Side by side: people do not wait for mail until a backup is made.
    let JobsDone { owing, tidying, asking } = &app.jobs_done;
    for (jobs, done) in [(OWING, owing), (TIDYING, tidying), (ASKING, asking)] {
        tasks.spawn(run_jobs(app.clone(), (jobs, done.clone()), stopped.clone()));
    }
    tasks.spawn(app.switches.clone().follow(app.database.pool().clone(), stopped.clone()));
    let (referrers, token) = (app.referrers.clone(), stopped.clone());
    tasks.spawn(async move { referrers.keep(token).await });
    tasks.spawn(follow_letters(app.clone(), stopped.clone()));
    tasks.spawn(tidy_files(app.clone(), stopped.clone()));
    let (site, token) = (app.clone(), stopped.clone());
    tasks.spawn(async move { site.load.watch(token).await });
    tasks.spawn(replay::follow(app.clone(), stopped.clone()));
    tasks.spawn(keep_time(app.clone(), stopped.clone()));
    tasks.close();
    tasks
}

/// Deletes files that show more than the public may see, until `stopped`. None of them is given in the meantime.
async fn tidy_files(app: App, stopped: CancellationToken) {
    let mut look = tokio::time::interval(Duration::from_secs(1));
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = stopped.cancelled() => return,
        }
        let letters = app.library.public(app.clock.now());
        let is_public = |letter| letters.iter().any(|public| public.id == letter);
        let tidied = app.downloads.tidy(app.database.pool(), is_public);
        if let Err(error) = within(LONGEST_WAIT, tidied).await {
            tracing::warn!("kept files cannot be compared with the letters: {}", discreet(&error));
        }
    }
}

async fn read_returned_mail(app: &App) -> Result<(), NotRead> {
    let Some(mailbox) = &app.bounce_mailbox else { return Ok(()) };
    mailbox.look().await?;
    Ok(())
}

/// How often the site's clock is compared with the database's.
const TIME_ASKED_EVERY: Duration = Duration::from_secs(5);

/// An answer that took longer does not tell the time well.
const TIME_TOLD_WITHIN: Duration = Duration::from_millis(500);

/// From here on, a difference between clocks is told in the log, and one that was set back has kept something waiting.
const WRONG: time::Duration = time::Duration::MINUTE;

/// As people say it: an hour, and not 59 minutes and 59.9996 seconds.
fn in_seconds(moved: time::Duration) -> time::Duration {
    time::Duration::seconds(moved.as_seconds_f64().round() as i64)
}

/// Goes by the database's clock, until `stopped`.
async fn keep_time(app: App, stopped: CancellationToken) {
    let mut told = false;
    let mut look = tokio::time::interval(TIME_ASKED_EVERY);
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = stopped.cancelled() => return,
        }
        // While the database is away, the clock goes on by itself.
        let Ok(moved) = within(LONGEST_WAIT, compare_time(&app)).await else { continue };
        if moved.abs() > WRONG {
            tracing::warn!("the clock was set by {}, as the database's", in_seconds(moved));
        }
        if moved < -WRONG
            && let Err(error) = within(LONGEST_WAIT, app.outbox.go_on_now()).await
        {
            tracing::warn!("mail that was put off waits for longer: {}", discreet(&error));
        }
        let apart = OffsetDateTime::now_utc() - app.clock.now();
        if apart.abs() > WRONG && !told {
            tracing::warn!(
                "this machine's clock is {} from the database's, which counts: keep both by NTP",
                in_seconds(apart)
            );
        }
        told = apart.abs() > WRONG;
    }
}

/// Sets the site's clock; returns by how much.
async fn compare_time(app: &App) -> sqlx::Result<time::Duration> {
    let mut conn = app.database.pool().acquire().await?;
    let asked = Instant::now();
    let time = Database::time(&mut *conn).await?;
    let took = asked.elapsed();
    Ok(if took < TIME_TOLD_WITHIN { app.clock.set(time + took / 2) } else { time::Duration::ZERO })
}

/// Runs due jobs of these until `stopped`.
async fn run_jobs(app: App, (jobs, done): (&'static [Job<App>], Pulse), stopped: CancellationToken) {
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = stopped.cancelled() => return,
        }
        if !app.switches.is_off(Switch::Site) {
            jobs::run_due(jobs.iter(), &app, (app.database.pool(), || app.clock.now())).await;
        }
        done.beat();
    }
}

/// Runs all jobs that are due now, and returns the names of those that failed.
pub async fn run_due(app: &App) -> Vec<&'static str> {
    jobs::run_due(all(), app, (app.database.pool(), || app.clock.now())).await
}

/// Owes all mail that is due now, whenever that was done before: what a restored database owes was mostly sent, and waits
/// where an owner sees it before it leaves.
pub async fn owe_all(app: &App) -> anyhow::Result<()> {
    for job in OWING {
        (job.work)(app).await.with_context(|| job.name)?;
    }
    Ok(())
}

/// Loads letters that are saved from now on, here or by another node, until `stopped`.
pub async fn follow_letters(app: App, stopped: CancellationToken) {
    let mut unsynced = Vec::new();
    let mut told = String::new();
    loop {
        let (why, passes) = match within(FOLLOWED_WITHIN, follow_once(&app, &mut unsynced)).await {
            Ok(()) => (String::new(), false),
            Err(error) => (discreet(&*error), passes(&error)),
        };
        // Log an error once, and not four times a second.
        if !why.is_empty() && why != told {
            if passes {
                tracing::warn!("the letters' folder cannot be followed yet: {why}");
            } else {
                tracing::error!("the letters' folder cannot be followed: {why}");
            }
        }
        told = why;
        let pause = tokio::time::sleep(app.library.pause().await);
        tokio::select! { () = pause => {}, () = stopped.cancelled() => return }
    }
}

async fn follow_once(app: &App, unsynced: &mut Vec<Arc<Loaded>>) -> anyhow::Result<()> {
    if app.switches.is_off(Switch::Site) {
        return Ok(());
    }
    unsynced.extend(app.library.look().await?);
    while let Some(letter) = unsynced.last() {
        app.signing.entries.sync_first(letter).await?;
        unsynced.pop();
    }
    Ok(())
}
