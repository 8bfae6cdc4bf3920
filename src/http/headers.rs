//! Headers that every answer carries.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::CachePolicy;

/// No script, no frame, nothing from elsewhere. Pictures are our own.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a page of words never needs of a device.
const PERMISSIONS_POLICY: &str =
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()";

/// Letters may be found and read; they are not given for the training of models. Said in each of the three ways
/// that crawlers look for: the robots tag that picture sites began, the W3C's text and data mining reservation
/// protocol (TDMRep), and Content Signals (contentsignals.org).
const NO_TRAINING: [(HeaderName, HeaderValue); 3] = [
    (X_ROBOTS_TAG, HeaderValue::from_static("noai, noimageai")),
    (HeaderName::from_static("tdm-reservation"), HeaderValue::from_static("1")),
    (HeaderName::from_static("content-signal"), HeaderValue::from_static("search=yes, ai-train=no")),
];

const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Links from our pages tell other sites nothing, and tokens in addresses stay here.
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS_POLICY)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Adds them where the handler has not said otherwise. What says nothing of caching is not kept.
pub async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // For browsers that do not know `frame-ancestors`. A page with a policy of its own says there who may frame it.
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    // Files of names are for people who fetch them, not for search engines.
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
