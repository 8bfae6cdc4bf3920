//! The socket: each connection gets the router, has so long to say what it wants, and an end in good order.
//!
//! Not `axum::serve`, which waits for ever for a client that sends its request a byte a minute, also when the site
//! is to stop.

use std::{
    convert::Infallible,
    net::SocketAddr,
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

/// How long a client has for the head of a request, counted from when the connection is free for one, and so how long
/// an idle connection is kept: a phone in a tunnel needs seconds, a browser that reads on opens another one.
const HEAD_WITHIN: Duration = Duration::from_secs(20);

/// Serves until `stopping`, and returns once the last request is answered.
pub async fn serve(mut listener: TcpListener, router: Router, stopping: CancellationToken) {
    let connections = TaskTracker::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = stopping.cancelled() => break,
        };
        connections.spawn(converse(stream, peer, router.clone(), stopping.clone()));
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

async fn converse(stream: TcpStream, peer: SocketAddr, router: Router, stopping: CancellationToken) {
    let has_asked = AtomicBool::new(false);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        has_asked.store(true, Ordering::Relaxed);
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request);
        async { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            // Whoever has not yet said what they want is not waited for.
            if !has_asked.load(Ordering::Relaxed) {
                return;
            }
            connection.await
        }
    };
    // Most often the client went away or said nothing for too long: nothing that anybody could mend.
    if let Err(error) = ended {
        tracing::debug!("a connection broke off: {error}");
    }
}
