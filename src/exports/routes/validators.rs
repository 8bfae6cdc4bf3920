//! What tells one revision of the data from another.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use time::{OffsetDateTime, format_description::well_known::Rfc2822, macros::format_description};

use crate::{http::CachePolicy, signing::tally::Figures};

/// What tells one revision of a file from another (RFC 9110, 8.8). Weak, as the same file is sent in several
/// encodings.
pub(super) struct Validators {
    tag: String,
    modified: OffsetDateTime,
    policy: CachePolicy,
}

impl Validators {
    pub(super) fn new(figures: &Figures, format: &str, is_private: bool) -> Self {
        let policy = if is_private { CachePolicy::Never } else { CachePolicy::Shared };
        Self { tag: format!("\"{}-{format}\"", figures.revision), modified: figures.as_of, policy }
    }

    /// Does the caller have this revision?
    pub(super) fn are_known_to(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        if let Some(known) = text(header::IF_NONE_MATCH) {
            return known
                .split(',')
                .any(|tag| tag.trim().trim_start_matches("W/") == self.tag || tag.trim() == "*");
        }
        let since =
            text(header::IF_MODIFIED_SINCE).and_then(|date| OffsetDateTime::parse(date, &Rfc2822).ok());
        since.is_some_and(|since| self.modified.unix_timestamp() <= since.unix_timestamp())
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
        if let Some(date) = self.modified.format(HTTP_DATE).ok().and_then(|date| date.parse().ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        response
    }
}
