//! What tells one revision of the data from another.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use time::{OffsetDateTime, format_description::well_known::Rfc2822, macros::format_description};

use crate::{http::CachePolicy, signing::signature::tally::Figures};

/// What tells one revision of a file from another (RFC 9110, 8.8). Weak, as the same file is sent in several
/// encodings.
pub(super) struct Validators {
    tag: String,
    /// When it was; unknown of what changes without a revision.
    modified: Option<OffsetDateTime>,
    policy: CachePolicy,
}

impl Validators {
    pub(super) fn new(figures: &Figures, format: &str, is_private: bool) -> Self {
        let policy = if is_private { CachePolicy::Never } else { CachePolicy::Shared };
        Self { tag: format!("\"{}-{format}\"", figures.revision), modified: Some(figures.as_of), policy }
    }

    /// Of what can change without a revision of its letter: a day that is noted, an entry in a log.
    pub(super) fn of_content(figures: &Figures, content: &[u8], is_private: bool) -> Self {
        let hash = HEXLOWER.encode(&Sha256::digest(content)[..8]);
        Self { modified: None, ..Self::new(figures, &hash, is_private) }
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
