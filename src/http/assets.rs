//! Serves the site's own files: style sheet, scripts and icon.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;

use super::{Answer, CachePolicy, content_encoding::Encoded};
use crate::{
    error::AppError,
    ui::assets::{self, Asset},
};

/// Brotli level: each file is compressed once per process, and the first request waits for it.
const BROTLI_LEVEL: u32 = 11;

/// All files in their encodings.
static FILES: LazyLock<Vec<(&'static Asset, Encoded)>> = LazyLock::new(|| {
    let encoded = |asset: &'static Asset| (asset, Encoded::new(Bytes::from_static(asset.body), BROTLI_LEVEL));
    assets::all().into_iter().map(encoded).collect()
});

pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/static/{name}", get(file)).route("/favicon.ico", get(icon))
}

async fn file(Path(name): Path<String>, headers: HeaderMap) -> Answer {
    serve(&name, &headers, CachePolicy::Forever)
}

/// Browsers request it without a link to it.
async fn icon(headers: HeaderMap) -> Answer {
    serve(&assets::ICON.name, &headers, CachePolicy::Shared)
}

fn serve(name: &str, headers: &HeaderMap, policy: CachePolicy) -> Answer<Response> {
    let (asset, text) = FILES.iter().find(|(asset, _)| asset.name == name).ok_or(AppError::NotFound)?;
    let (encoding, body) = text.for_caller(headers);
    let mut response = body.into_response();
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    sent.insert(header::CACHE_CONTROL, policy.header());
    sent.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    sent.extend(encoding.map(Encoded::header));
    Ok(response)
}
