//! Owns the cache validators of the data (`ETag`, `Last-Modified`).

use std::time::SystemTime;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use headers::{HeaderMapExt as _, IfModifiedSince, LastModified};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use crate::{
    exports::{edition::Edition, spool::Coding},
    http::{CachePolicy, page_cache::is_known},
    signing::signature::tally::Figures,
};

/// Validators of one revision of a file (RFC 9110, 8.8). The tag is weak where the same answer is compressed on its way.
pub(super) struct Validators {
    tag: String,
    is_strong: bool,
    /// The time of the revision; `None` for content that can change without a new revision.
    modified: Option<OffsetDateTime>,
    policy: CachePolicy,
}

impl Validators {
    pub(super) fn new(figures: &Figures, format: &str, is_private: bool) -> Self {
        let policy = if is_private { CachePolicy::Never } else { CachePolicy::Shared };
        let tag = format!("\"{}-{format}\"", figures.revision);
        Self { tag, is_strong: false, modified: Some(figures.as_of), policy }
    }

    /// For the bytes of a kept file in one form.
    pub(super) fn of_file(edition: &Edition, tag: &str, coding: Option<Coding>) -> Self {
        let tag =
            coding.map_or_else(|| format!("\"{tag}\""), |coding| format!("\"{tag}-{}\"", coding.name()));
        Self { tag, is_strong: true, modified: Some(edition.as_of), policy: CachePolicy::Shared }
    }

    /// True if this is the tag of exactly these bytes.
    pub(super) fn is_exactly(&self, tag: &HeaderValue) -> bool {
        self.is_strong && tag == self.tag.as_str()
    }

    /// For content that can change without a new revision of the letter: a daily record, a log entry.
    pub(super) fn of_content(figures: &Figures, content: &[u8], is_private: bool) -> Self {
        let hash = HEXLOWER.encode(&Sha256::digest(content)[..8]);
        Self { modified: None, ..Self::new(figures, &hash, is_private) }
    }

    /// True if the client has this revision.
    pub(super) fn are_known_to(&self, headers: &HeaderMap) -> bool {
        // A tag says more than a date, which counts only where no tag is sent (RFC 9110, 13.2.2).
        if headers.contains_key(header::IF_NONE_MATCH) {
            return is_known(headers, &self.tag);
        }
        let since = headers.typed_get::<IfModifiedSince>();
        since.zip(self.modified).is_some_and(|(since, modified)| !since.is_modified(modified.into()))
    }

    pub(super) fn not_modified(&self) -> Response {
        self.attach(StatusCode::NOT_MODIFIED.into_response())
    }

    pub(super) fn attach(&self, mut response: Response) -> Response {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, self.policy.header());
        let weak = if self.is_strong { "" } else { "W/" };
        if let Ok(tag) = format!("{weak}{}", self.tag).parse() {
            headers.insert(header::ETAG, tag);
        }
        if let Some(modified) = self.modified {
            headers.typed_insert(LastModified::from(SystemTime::from(modified)));
        }
        response
    }
}
