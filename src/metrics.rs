//! Measures of this node, for Prometheus: its text format, and its rules for names and units
//! (<https://prometheus.io/docs/practices/naming/>).
//!
//! What is counted as it happens is counted where it happens, by the macros of `metrics`; what can be asked is asked when
//! somebody collects. No label holds anything of a person. They are served on a listener of their own, because they tell
//! more than the public needs to know.

use std::{
    fs,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use axum::{
    Router,
    extract::{FromRef as _, State},
    http::header,
    response::IntoResponse,
    routing::get,
};
use futures_util::future::join_all;
use metrics::{describe_gauge, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use nix::sys::statvfs::statvfs;
use sqlx::PgPool;
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

use crate::{
    app::App,
    backup,
    database::within,
    error::discreet,
    http::{health::Vitals, listen, router::REQUEST_SECONDS},
    jobs, moderation,
    signing::submission::group_commit::{BATCH_ENTRIES, BATCH_SECONDS},
    switches::Switch,
};

/// Bounds of the histograms of durations, in seconds.
const SECONDS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Bounds of the histogram of entries in a batch.
const ENTRIES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// How long the database may take for what is asked of it: who collects asks again.
const ASKED_WITHIN: Duration = Duration::from_secs(2);

const SUMMED_UP_EVERY: Duration = Duration::from_secs(5);

/// Begins to count, and serves what is counted until `stopped`.
pub async fn serve(app: App, listener: TcpListener, stopped: CancellationToken) -> anyhow::Result<()> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(REQUEST_SECONDS.into()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Full(BATCH_SECONDS.into()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Full(BATCH_ENTRIES.into()), &ENTRIES)?
        .install_recorder()
        .context("the measures cannot be counted")?;
    describe();
    // What was recorded is summed up also while nobody collects it.
    let upkeep = handle.clone();
    let upkeep = AbortOnDropHandle::new(tokio::spawn(async move {
        loop {
            tokio::time::sleep(SUMMED_UP_EVERY).await;
            upkeep.run_upkeep();
        }
    }));
    let site = Router::new().route("/metrics", get(collected)).with_state((app, handle));
    listen::serve(listener, site, stopped).await;
    drop(upkeep);
    Ok(())
}

/// Each measure is collected with what the documentation says of it.
fn describe() {
    for row in include_str!("../docs/monitoring.md").lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        if let [name, _, words] = cells[..] {
            // Whatever its kind: descriptions are found by the name.
            describe_gauge!(name.trim_matches('`').to_owned(), words.to_owned());
        }
    }
}

async fn collected(State((app, handle)): State<(App, PrometheusHandle)>) -> impl IntoResponse {
    of_process();
    of_node(&app);
    join_all(app.database.all().into_iter().map(|(pool, name)| wait(pool, name))).await;
    if let Err(error) = within(ASKED_WITHIN, of_site(&app)).await {
        tracing::warn!("not everything could be measured: {}", discreet(&*error));
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render())
}

/// Under the names that every client library of Prometheus uses.
fn of_process() {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let resident = pages.and_then(|pages| pages.split(' ').nth(1)?.parse::<f64>().ok());
    if let Some(resident) = resident {
        gauge!("process_resident_memory_bytes").set(resident * 4096.0);
    }
    if let Ok(files) = fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(count(files.count()));
    }
}

/// What this node knows of itself.
fn of_node(app: &App) {
    gauge!("undersigned_build_info", "version" => crate::config::VERSION).set(1.0);
    for vital in Vitals::from_ref(app).0 {
        if let Some(age) = vital.pulse.age() {
            gauge!("undersigned_task_age_seconds", "task" => vital.task).set(age.as_secs_f64());
        }
    }
    for (pool, name) in app.database.all() {
        connections(pool, name);
    }
    for switch in Switch::ALL {
        let is_off = if app.switches.is_off(*switch) { 1.0 } else { 0.0 };
        gauge!("undersigned_switched_off", "switch" => switch.into_str()).set(is_off);
    }
    gauge!("undersigned_journal_written").set(if app.journal.is_written() { 1.0 } else { 0.0 });
    if let Ok(disk) = statvfs(&app.spool_folder()) {
        let free = disk.blocks_available().saturating_mul(disk.fragment_size());
        gauge!("undersigned_disk_free_bytes").set(bytes(free));
    }
    let latest = app.config.backup_dir.as_ref().and_then(|folder| backup::latest(folder).ok().flatten());
    if let Some(latest) = latest {
        gauge!("undersigned_backup_age_seconds").set(age(app.clock.now(), latest));
    }
}

/// How long a connection is waited for now.
async fn wait(pool: &PgPool, name: &'static str) {
    let asked = Instant::now();
    drop(within(ASKED_WITHIN, pool.acquire()).await);
    gauge!("undersigned_connection_wait_seconds", "pool" => name).set(asked.elapsed().as_secs_f64());
}

fn connections(pool: &PgPool, name: &'static str) {
    let (open, idle) = (pool.size(), u32::try_from(pool.num_idle()).unwrap_or(u32::MAX));
    gauge!("undersigned_connections", "pool" => name, "state" => "idle").set(f64::from(idle));
    gauge!("undersigned_connections", "pool" => name, "state" => "busy")
        .set(f64::from(open.saturating_sub(idle)));
    let most = pool.options().get_max_connections();
    gauge!("undersigned_connections_limit", "pool" => name).set(f64::from(most));
}

/// What all nodes share.
async fn of_site(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mail = app.outbox.figures().await?;
    gauge!("undersigned_mail_waiting").set(number(mail.waiting));
    gauge!("undersigned_mail_oldest_seconds").set(mail.oldest.map_or(0.0, |oldest| age(now, oldest)));
    gauge!("undersigned_mail_sent_last_hour").set(number(mail.sent_last_hour));
    gauge!("undersigned_mail_failed_last_day").set(number(mail.failed_last_day));
    for (job, ran_at) in jobs::last_runs(app.database.pool()).await? {
        gauge!("undersigned_job_age_seconds", "job" => job).set(age(now, ran_at));
    }
    let waiting = moderation::queue::count(&app.signing, &app.reports, None, None).await?;
    for letter in app.library.all() {
        let slug = letter.letter.slug.as_str().to_owned();
        let held = waiting.get(&letter.id).copied().unwrap_or_default();
        let count = app.signing.current_figures.of(&app.database, letter.id).await?.count();
        gauge!("undersigned_waiting_for_decision", "letter" => slug.clone()).set(number(held));
        gauge!("undersigned_signatures", "letter" => slug).set(number(count));
    }
    if let Some(lag) = app.database.replica_lag().await? {
        gauge!("undersigned_replica_lag_seconds").set(lag);
    }
    Ok(())
}

fn age(now: OffsetDateTime, then: OffsetDateTime) -> f64 {
    (now - then).as_seconds_f64()
}

// A float holds whole numbers up to 2⁵³ exactly.

#[expect(clippy::cast_precision_loss)]
const fn number(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss)]
const fn bytes(number: u64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss)]
const fn count(number: usize) -> f64 {
    number as f64
}
