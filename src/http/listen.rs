//! Owns the listening socket: passes each connection to the router, limits their number and the time and size of a
//! request's head, and closes connections in order.
//!
//! It does not use `axum::serve`, which waits for ever for a client that sends its request at one byte a minute,
//! even during shutdown.

use std::{
    convert::Infallible,
    future::poll_fn,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::{Service, ServiceExt as _};

/// How long a client may take to send the request head, counted from when the connection is free; so this is also
/// the keep-alive time of an idle connection. A phone in a tunnel needs seconds, and a browser that needs a
/// connection later opens a new one.
const HEAD_WITHIN: Duration = Duration::from_secs(20);

/// The same while many connections are open: whoever sends nothing makes room for others.
const HEAD_WITHIN_IN_A_CROWD: Duration = Duration::from_secs(5);

/// From how many connections on it is a crowd.
const CROWD: usize = 2000;

/// How many connections are open at most; others wait in the queue of the system. One at rest takes 10 kB or so.
const MOST: usize = 10_000;

/// How many files the process needs besides: the database, letters, downloads.
const OTHER_FILES: u64 = 300;

/// The largest head of a request, and how much of an answer waits in memory for a slow client. Browsers send 2 kB, and
/// no cookie or address of the site is long. By default it is 400 kB: with five hundred slow downloads, 200 MB.
const LARGEST_HEAD: usize = 32 * 1024;

/// How long a client may continue to send an unread body after the response, before the connection is closed. If it
/// were closed at once, the client's system would discard the response unread (RFC 9112, 9.6).
const LINGERS: Duration = Duration::from_secs(10);

/// Serves until `stopping`, and returns after the last response.
pub async fn serve<S>(mut listener: TcpListener, site: S, stopping: CancellationToken)
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    let connections = TaskTracker::new();
    let places = Arc::new(Semaphore::new(places()));
    loop {
        let accept = async {
            // It is never closed.
            let place = Arc::clone(&places).acquire_owned().await;
            (Listener::accept(&mut listener).await, place)
        };
        let ((stream, peer), place) = tokio::select! {
            accepted = accept => accepted,
            () = stopping.cancelled() => break,
        };
        let head_within = if connections.len() < CROWD { HEAD_WITHIN } else { HEAD_WITHIN_IN_A_CROWD };
        let conversation = converse(stream, peer, site.clone(), stopping.clone(), head_within);
        connections.spawn(async move {
            conversation.await;
            drop(place);
        });
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// How many connections there can be. Each is an open file, of which the system allows as many as the hard limit says to
/// a process that asks for them.
fn places() -> usize {
    let allowed = getrlimit(Resource::RLIMIT_NOFILE).and_then(|(soft, hard)| {
        let wanted = hard.min(MOST as u64 + OTHER_FILES).max(soft);
        setrlimit(Resource::RLIMIT_NOFILE, wanted, hard).map(|()| wanted)
    });
    let allowed = allowed.unwrap_or(1024).saturating_sub(OTHER_FILES);
    usize::try_from(allowed).unwrap_or(MOST).clamp(100, MOST)
}

async fn converse<S>(
    stream: TcpStream,
    peer: SocketAddr,
    site: S,
    stopping: CancellationToken,
    head_within: Duration,
) where
    S: Service<Request, Response = Response, Error = Infallible> + Clone,
{
    let has_asked = AtomicBool::new(false);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        has_asked.store(true, Ordering::Relaxed);
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        Box::pin(site.clone().oneshot(request))
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_within)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let ended = tokio::select! {
        ended = poll_fn(|cx| connection.poll_without_shutdown(cx)) => ended,
        () = stopping.cancelled() => {
            std::pin::Pin::new(&mut connection).graceful_shutdown();
            // Connections without a request do not delay the shutdown.
            if !has_asked.load(Ordering::Relaxed) {
                return;
            }
            poll_fn(|cx| connection.poll_without_shutdown(cx)).await
        }
    };
    match ended {
        Ok(()) => {
            let stream = connection.into_parts().io.into_inner();
            let gone = tokio::time::timeout(LINGERS, see_off(stream));
            tokio::select! { _ = gone => {}, () = stopping.cancelled() => {} }
        }
        // Usually the client disconnected or timed out: there is nothing to repair.
        Err(error) => tracing::debug!("a connection broke off: {error}"),
    }
}

/// Ends the response, and discards what the client still sends.
async fn see_off(mut stream: TcpStream) -> std::io::Result<()> {
    stream.shutdown().await?;
    let mut unread = [0; 4096];
    while stream.read(&mut unread).await? > 0 {}
    Ok(())
}
