//! Adds the headers that every response has.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::CachePolicy;
use crate::urls::Site;

/// No inline scripts, no frames, nothing from other origins. Pictures come from this site.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Device features that a text page never needs.
const PERMISSIONS_POLICY: &str =
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()";

/// Letters may be found and read, but not used for the training of models. This is said in the three ways that
/// crawlers look for: the robots tag started by picture sites, the text and data mining reservation protocol of the
/// W3C (TDMRep), and Content Signals (contentsignals.org).
const NO_TRAINING: [(HeaderName, HeaderValue); 3] = [
    (X_ROBOTS_TAG, HeaderValue::from_static("noai, noimageai")),
    (HeaderName::from_static("tdm-reservation"), HeaderValue::from_static("1")),
    (HeaderName::from_static("content-signal"), HeaderValue::from_static("search=yes, ai-train=no")),
];

const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Other sites get no referrer from links, so tokens in URLs stay here.
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS_POLICY)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// For a year, browsers ask for nothing of this host but by https (RFC 6797); for hosts below it, others may decide.
const STRICT_TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Adds the headers that the handler has not set. A response without a cache policy is not stored.
pub async fn add(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if site.public().is_https() {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(STRICT_TRANSPORT);
    }
    // For browsers without `frame-ancestors`. A page with its own policy says there which sites may embed it.
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    // Files with names are for people who download them, not for search engines.
    if headers.contains_key(header::CONTENT_DISPOSITION) {
        headers.append(X_ROBOTS_TAG, HeaderValue::from_static("noindex"));
    }
    for (name, value) in NO_TRAINING {
        headers.append(name, value);
    }
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(CachePolicy::Never.header());
    response
}
