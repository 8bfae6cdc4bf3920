//! Reads and discards what a client still sends when its response is ready, up to a limit.
//!
//! A browser sends a whole form before it reads the response. If the connection were closed earlier, the browser
//! would report a reset connection and never show the page that says what was too large. A body above the limit is
//! cut off after the response by `listen`, which does it gently.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
use hyper::body::{Frame, SizeHint};

/// How many bytes are discarded before a response: twice the largest file that any form accepts.
const MOST: u64 = 16 * 1024 * 1024;

/// How long that may take. In this time a phone on a slow line sends a photograph, and its owner waits no longer.
const WITHIN: Duration = Duration::from_secs(20);

/// Sends the response after the client has sent its whole body.
pub async fn read_first(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let waits_to_be_asked = request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let body = SharedBody(Arc::new(Mutex::new(Watched { body, is_begun: false })));
    let mut response = next.run(Request::from_parts(parts, Body::new(body.clone()))).await;
    // A client that waits for "100 Continue" (RFC 9110, 10.1.1) and did not get it sends nothing; reading the body
    // would ask for it.
    let may_read = body.is_begun() || !waits_to_be_asked;
    let is_read = body.is_over() || may_read && body.discard().await;
    if !is_read {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// A body that is still available after its reader has gone.
#[derive(Clone)]
struct SharedBody(Arc<Mutex<Watched>>);

struct Watched {
    body: Body,
    is_begun: bool,
}

impl SharedBody {
    fn with<T>(&self, see: impl FnOnce(&mut Watched) -> T) -> T {
        see(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn is_over(&self) -> bool {
        self.with(|watched| watched.body.is_end_stream())
    }

    fn is_begun(&self) -> bool {
        self.with(|watched| watched.is_begun)
    }

    /// Reads the rest. Returns false if it is too long or does not arrive in time.
    async fn discard(mut self) -> bool {
        if self.size_hint().lower() > MOST {
            return false;
        }
        let mut left = MOST;
        let reading = async {
            loop {
                match std::future::poll_fn(|cx| Pin::new(&mut self).poll_frame(cx)).await {
                    None => return true,
                    Some(Err(_)) => return false,
                    Some(Ok(frame)) => {
                        let bytes = frame.data_ref().map_or(0, Bytes::len);
                        let Some(fewer) = u64::try_from(bytes).ok().and_then(|bytes| left.checked_sub(bytes))
                        else {
                            return false;
                        };
                        left = fewer;
                    }
                }
            }
        };
        tokio::time::timeout(WITHIN, reading).await.unwrap_or(false)
    }
}

impl HttpBody for SharedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|watched| {
            watched.is_begun = true;
            Poll::Ready(ready!(Pin::new(&mut watched.body).poll_frame(cx)))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.is_over()
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|watched| watched.body.size_hint())
    }
}
