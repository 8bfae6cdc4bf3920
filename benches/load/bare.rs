//! A server that answers every request with the same bytes: what hyper does without us.

use std::{convert::Infallible, io, net::SocketAddr, path::PathBuf};

use axum::{
    body::Bytes,
    http::{HeaderValue, Response, header},
};
use http_body_util::Full;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

#[derive(clap::Args)]
pub struct Bare {
    #[arg(long)]
    listen: SocketAddr,
    /// The packed page
    #[arg(long)]
    body: PathBuf,
}

impl Bare {
    pub async fn run(self) -> io::Result<()> {
        let body = Bytes::from(std::fs::read(self.body)?);
        let listener = TcpListener::bind(self.listen).await?;
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let body = body.clone();
            let answer = service_fn(move |_| {
                let mut response = Response::new(Full::new(body.clone()));
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                async { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(async move {
                drop(http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await)
            });
        }
    }
}
