//! Owns cache policies: which caches may store a response, and for how long.

use axum::http::HeaderValue;

/// The policy of one response as a `Cache-Control` header (RFC 9111, RFC 5861).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// A page that is the same for all readers. Shared caches carry the load of a peak, and still drop a withdrawn
    /// name within seconds.
    Shared,
    /// Files for programs that need not be fresh: a feed, a sitemap, a share image.
    Hour,
    /// A file with its content hash in its URL: it never changes.
    Forever,
    /// A personal page, or the response to a form: never stored.
    Never,
}

impl CachePolicy {
    pub const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Shared => "public, max-age=1, stale-while-revalidate=5, stale-if-error=60",
            Self::Hour => "public, max-age=3600",
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Never => "no-store",
        })
    }
}
