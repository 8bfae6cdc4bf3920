//! `undersigned serve`: runs the site.

use std::{net::SocketAddr, process::ExitCode, time::Duration};

use anyhow::{Context, bail};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

use super::{open::open_with_letters, organizer::first_link, settings::source};
use crate::{
    app::{App, SendsTo},
    background,
    backup::unfinished,
    config::Config,
    database::Database,
    http::{
        listen,
        router::{self, SLOWEST_ANSWER},
    },
    metrics, replay,
};

/// How long the last requests may take at shutdown. Pages take milliseconds; a download that takes longer is
/// interrupted in a way that its client notices.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// How long the background work may take to stop after that.
const LAST_WORK: Duration = Duration::from_millis(1500);

/// Serves until SIGINT or SIGTERM.
pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!("{} cannot be listened on; choose another address with --listen", config.listen)
    })?;
    let address = listener.local_addr()?;
    let unfinished = unfinished(&config.data);
    if unfinished.exists() {
        bail!("a restore was begun here and has not ended: run undersigned restore again, as before");
    }
    let measures = match config.metrics_listen {
        Some(address) => Some(TcpListener::bind(address).await.with_context(|| {
            format!("{address} cannot be listened on; choose another address with --metrics-listen")
        })?),
        None => None,
    };
    let public = config.public_url(address.port());
    Database::wait_for(&source(&config)?, |what| tracing::warn!("{what}")).await;
    let (app, worker, database) = open_with_letters(config, public).await?;
    replay::catch_up(&app).await.context("the journal in the data folder")?;
    // From here on a signal stops the site in order: a program that reads the announcement may send one at once.
    let ended = wait_for_signal()?;
    let first_link = first_link(&app).await?;
    let measured_at = measures.as_ref().map(TcpListener::local_addr).transpose()?;
    announce(&app, (address, measured_at), database.describe(), first_link.as_deref());

    let stopped = CancellationToken::new();
    if let Some(measures) = measures {
        let (app, stopped) = (app.clone(), stopped.clone());
        tokio::spawn(async move {
            if let Err(error) = metrics::serve(app, measures, stopped).await {
                tracing::error!("{error:#}");
            }
        });
    }
    let work = background::start(&app, worker, &stopped);
    let stopping = CancellationToken::new();
    let server = tokio::spawn(listen::serve(listener, router::site(app, SLOWEST_ANSWER), stopping.clone()));

    ended.await;
    tracing::info!("stopping");
    stopping.cancel();
    if tokio::time::timeout(LAST_REQUESTS, server).await.is_err() {
        tracing::warn!("some requests took too long and were broken off");
    }
    stopped.cancel();
    drop(tokio::time::timeout(LAST_WORK, work.wait()).await);
    database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Installs the signal handlers at once; the returned future waits for the first signal.
fn wait_for_signal() -> anyhow::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
    })
}

/// Prints where the site is, for the operator who started it.
#[expect(clippy::print_stdout)] // this is the command's answer, the log goes elsewhere
fn announce(
    app: &App,
    (address, measured_at): (SocketAddr, Option<SocketAddr>),
    database: &str,
    first_link: Option<&str>,
) {
    let url = app.site.public();
    println!("Undersigned is at  {url}");
    if url.to_string() != format!("http://localhost:{}", address.port()) {
        println!("  listening on     {address}");
    }
    if let Some(address) = measured_at {
        println!("  measures are at  http://{address}/metrics");
    }
    match app.sends_to() {
        SendsTo::Server(server) => println!("  mail goes to     {server}"),
        SendsTo::Mailbox => {
            println!("  mail goes to     {}", app.site.absolute(crate::urls::DEVELOPMENT_MAILBOX));
        }
        SendsTo::Nowhere => {
            println!(
                "  mail goes        nowhere, so that signing is closed; give a mail server with --smtp-url"
            );
            tracing::warn!("no mail server is configured (--smtp-url): signing is closed");
        }
    }
    println!("  its database is  {database}");
    if let Some(link) = first_link {
        println!("  organize at      {link}");
    }
    println!("  its letters are  {} in {}", app.library.all().len(), app.config.letters.display());
}
