//! `undersigned serve`: runs the site.

use std::{net::SocketAddr, process::ExitCode, time::Duration};

use anyhow::{Context, bail};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

use super::{
    open::open_with_letters,
    organizer::first_link,
    say,
    settings::{existing_secret, source},
};
use crate::{
    app::{App, SendsTo},
    audit::journal,
    background,
    backup::unfinished,
    config::Config,
    database::Database,
    http::{
        listen,
        router::{self, SLOWEST_ANSWER},
    },
    metrics,
    organizers::rights::Role,
    replay,
};

/// How long the last requests may take at shutdown. Pages take milliseconds; a download that takes longer is
/// interrupted in a way that its client notices. With what follows it is less than the ten seconds after which Docker kills:
/// a worker that is killed keeps its mails from others for a while.
const LAST_REQUESTS: Duration = Duration::from_secs(6);

/// How long the mail server may take to let us in.
const PROBED_WITHIN: Duration = Duration::from_secs(30);

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
    if let Some(folder) = &config.backup_dir
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        tracing::error!("no backup is made: {} cannot be made: {error}", folder.display());
    }
    Database::wait_for(&source(&config)?, |what| tracing::warn!("{what}")).await;
    // Where it is given, the operator has it; one that is made here is on this disk alone.
    let is_first_start = existing_secret(&config)?.is_none();
    let (app, worker, database) = open_with_letters(config, public).await?;
    replay::catch_up(&app).await.context("the journal in the data folder")?;
    // From here on a signal stops the site in order: a program that reads the announcement may send one at once.
    let ended = wait_for_signal()?;
    let first_link = first_link(&app).await?;
    let measured_at = measures.as_ref().map(TcpListener::local_addr).transpose()?;
    let owners =
        app.organizers.accounts().await?.iter().filter(|account| account.role == Role::Owner).count();
    let organize_at = first_link.or_else(|| {
        (owners == 0).then(|| "nowhere yet; make the first owner: undersigned organizer add ADDRESS".into())
    });
    if is_first_start && !app.site.public().is_local() {
        recovery_sheet(&app)?;
    }
    announce(&app, (address, measured_at), database.describe(), organize_at.as_deref());
    warn_of_trials(&app);
    tokio::spawn(probe_mail_server(app.clone()));

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

/// What must be kept apart from this machine, so that the site comes back if it is lost: printed once.
fn recovery_sheet(app: &App) -> anyhow::Result<()> {
    let data = app.config.data.display();
    let Some(secret) = existing_secret(&app.config)? else { return Ok(()) };
    say("Keep these apart from this machine, now; this is said once:");
    say(&format!(
        "  the secret       {data}/secret.key (fingerprint {}): without it no backup opens",
        secret.fingerprint()
    ));
    say("  backups          undersigned backup FILE, or --backup-dir for one each night");
    say(&format!("  the journal      {data}/{}, as new as can be had", journal::FILE_NAME));
    say("  and back again   undersigned restore FILE --journal JOURNAL, with the secret in its place");
    say("");
    Ok(())
}

/// What is right for a trial and wrong for readers.
fn warn_of_trials(app: &App) {
    let (public, config) = (app.site.public(), &app.config);
    if public.is_local() && config.database_url.is_some() {
        tracing::warn!("the links in mails lead to {public}, which nobody else reaches: give --public-url");
    }
    if public.is_local() && !config.listen.ip().is_loopback() {
        tracing::warn!(
            "a site for one developer listens on {} for everybody: give --public-url, or listen on 127.0.0.1",
            config.listen
        );
    }
    if !public.is_local() && !public.is_https() {
        tracing::warn!("{public} is not https: whoever is in between reads links and names");
    }
}

/// Whether the mail server lets us in: better known now than when the first signer waits.
async fn probe_mail_server(app: App) {
    let SendsTo::Server(server) = app.sends_to() else { return };
    let Some(probe) = app.probe_mail_server() else { return };
    match tokio::time::timeout(PROBED_WITHIN, probe).await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => {
            tracing::error!("the mail server {server} cannot be used: {refusal}; see --smtp-url");
        }
        Err(_) => tracing::error!("the mail server {server} does not answer; see --smtp-url"),
    }
}

/// Prints where the site is, for the operator who started it.
#[expect(clippy::print_stdout)] // this is the command's answer, the log goes elsewhere
fn announce(
    app: &App,
    (address, measured_at): (SocketAddr, Option<SocketAddr>),
    database: &str,
    organize_at: Option<&str>,
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
    if let Some(place) = organize_at {
        println!("  organize at      {place}");
    }
    println!("  its letters are  {} in {}", app.library.all().len(), app.config.letters.display());
}
