//! Owns the cache validators of the data (`ETag`, `Last-Modified`).

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use time::{OffsetDateTime, format_description::well_known::Rfc2822, macros::format_description};

use crate::{http::CachePolicy, signing::signature::tally::Figures};

/// Validators of one revision of a file (RFC 9110, 8.8). The tag is weak, because the same file is sent in several
/// encodings.
pub(super) struct Validators {
    tag: String,
    /// The time of the revision; `None` for content that can change without a new revision.
    modified: Option<OffsetDateTime>,
    policy: CachePolicy,
}

impl Validators {
    pub(super) fn new(figures: &Figures, format: &str, is_private: bool) -> Self {
        let policy = if is_private { CachePolicy::Never } else { CachePolicy::Shared };
        Self { tag: format!("\"{}-{format}\"", figures.revision), modified: Some(figures.as_of), policy }
    }

    /// For content that can change without a new revision of the letter: a daily record, a log entry.
    pub(super) fn of_content(figures: &Figures, content: &[u8], is_private: bool) -> Self {
        let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { modified: None, ..Self::new(figures, &hash, is_private) }
    }

    /// True if the client has this revision.
    pub(super) fn are_known_to(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        if let Some(known) = text(header::IF_NONE_MATCH) {
            return known
                .split(',')
                .any(|tag| tag.trim().trim_start_matches("W/") == self.tag || tag.trim() == "*");
        }
        let since =
            text(header::IF_MODIFIED_SINCE).and_then(|date| OffsetDateTime::parse(date, &Rfc2822).ok());
        let modified = self.modified.zip(since);
        modified.is_some_and(|(modified, since)| modified.unix_timestamp() <= since.unix_timestamp())
    }

    pub(super) fn not_modified(&self) -> Response {
        self.attach(StatusCode::NOT_MODIFIED.into_response())
    }

    pub(super) fn attach(&self, mut response: Response) -> Response {
        const HTTP_DATE: &[time::format_description::BorrowedFormatItem<'static>] = format_description!(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
        );
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, self.policy.header());
        if let Ok(tag) = format!("W/{}", self.tag).parse() {
            headers.insert(header::ETAG, tag);
        }
        let date = self.modified.and_then(|modified| modified.format(HTTP_DATE).ok());
        if let Some(date) = date.and_then(|date| date.parse().ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        response
    }
}
