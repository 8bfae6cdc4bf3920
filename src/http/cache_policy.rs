//! Who may keep an answer, and for how long.

use axum::http::HeaderValue;

/// The rule for one answer, as its `Cache-Control` says it (RFC 9111, RFC 5861).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// A page that everybody sees alike. Caches in front carry the evening when the whole world reads,
    /// and still drop a withdrawn name within seconds.
    Shared,
    /// What programs fetch and nobody waits for: a feed, a list of pages, a picture for a link.
    Hour,
    /// A file named by its content: it never changes.
    Forever,
    /// One person's page, or the answer to a form: nobody keeps it.
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
