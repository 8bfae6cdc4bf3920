//! Caches public pages: each is rendered once and served from memory.
//!
//! A page is the same for all readers until its letter changes, so it is cached under everything that it depends
//! on, as the bytes to send: plain, gzip and brotli, each with its own `ETag`. If a hundred readers request a page
//! while it is being rendered, it is rendered once.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use headers::{ETag, HeaderMapExt as _, IfNoneMatch};
use maud::Markup;
use sha2::{Digest, Sha256};

use super::{CachePolicy, content_encoding::Encoded, recent_answers::PageBody};
use crate::error::{AppError, discreet};

/// Size of the cache in bytes, over all encodings. A letter page needs about 60 KB, so it holds about a thousand
/// pages.
const CAPACITY: u64 = 64 * 1024 * 1024;

/// Brotli level: a page is compressed once and read a thousand times; above 5, compression takes ten times as long
/// for 2 %.
const BROTLI_LEVEL: u32 = 5;

/// The tag of no page.
const NO_TAG: HeaderValue = HeaderValue::from_static("\"\"");

/// Everything that a page depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageKey {
    pub page: &'static str,
    /// The letter's id; `None` for the home page.
    pub letter: Option<i64>,
    /// Hash of the letter's files.
    pub files: [u8; 32],
    pub revision: i64,
    /// Language of the text and of the interface, whether links contain the language, and whether the page warns
    /// about how the site is reached.
    pub voice: (String, String, bool, bool),
    /// Other differences: the cursor of a list, the state of the form.
    pub detail: String,
}

/// Size of what is kept of earlier revisions, for the time in which nothing can be rendered.
const EARLIER_CAPACITY: u64 = 16 * 1024 * 1024;

/// The pages of this process.
#[derive(Clone)]
pub struct PageCache {
    pages: moka::future::Cache<PageKey, Arc<CachedPage>>,
    /// The last rendering of each page, under its key without the revision.
    latest: moka::future::Cache<PageKey, Rendering>,
}

/// A page as it was rendered of one revision, at that time.
#[derive(Clone)]
struct Rendering {
    revision: i64,
    at: Instant,
    page: Arc<CachedPage>,
}

/// A page, and the tag of each of its encodings.
struct CachedPage {
    text: Encoded,
    plain_tag: HeaderValue,
    gzip_tag: HeaderValue,
    brotli_tag: HeaderValue,
}

impl Default for PageCache {
    fn default() -> Self {
        let weight = |page: &CachedPage| u32::try_from(page.text.size()).unwrap_or(u32::MAX);
        let pages = moka::future::Cache::builder().max_capacity(CAPACITY);
        let latest = moka::future::Cache::builder().max_capacity(EARLIER_CAPACITY);
        Self {
            pages: pages.weigher(move |_, page: &Arc<CachedPage>| weight(page)).build(),
            latest: latest.weigher(move |_, last: &Rendering| weight(&last.page)).build(),
        }
    }
}

impl PageCache {
    /// The page for `key`, rendered by `render` if it is not cached.
    pub async fn answer<Render>(
        &self,
        key: &PageKey,
        headers: &HeaderMap,
        render: impl FnOnce() -> Render,
    ) -> Result<Response, AppError>
    where
        Render: Future<Output = Result<Markup, AppError>>,
    {
        if let Some(page) = self.pages.get(key).await {
            return Ok(page.respond(headers));
        }
        // A future of many kilobytes. Boxed here, it is neither made nor moved around for a page that is cached.
        Box::pin(self.render(key.clone(), render())).await.map(|page| page.respond(headers))
    }

    /// The last rendering of a page, if it shows this revision or a later one; and how old it is, unless it is current. While nothing can be
    /// rendered, readers of a letter that many sign get it.
    pub async fn earlier(&self, key: &PageKey, since: i64) -> Option<(Response, Duration)> {
        let last = self.latest.get(&PageKey { revision: 0, ..key.clone() }).await?;
        let age = if last.revision == key.revision { Duration::ZERO } else { last.at.elapsed() };
        (last.revision >= since).then(|| (last.page.respond(&HeaderMap::new()), age))
    }

    /// Keeps the last rendering. Nobody asks for the one before any more: the pages of an evening would fill the cache.
    async fn replace(&self, key: &PageKey, last: Rendering) {
        let any = PageKey { revision: 0, ..key.clone() };
        if let Some(before) = self.latest.get(&any).await {
            if before.revision > last.revision {
                return;
            }
            if before.revision < last.revision {
                self.pages.invalidate(&PageKey { revision: before.revision, ..key.clone() }).await;
            }
        }
        self.latest.insert(any, last).await;
    }

    async fn render(
        &self,
        key: PageKey,
        render: impl Future<Output = Result<Markup, AppError>>,
    ) -> Result<Arc<CachedPage>, AppError> {
        let page = async {
            let (at, revision) = (Instant::now(), key.revision);
            let page = render.await?;
            // Compressing takes milliseconds, in which this thread answers others.
            let page = tokio::task::spawn_blocking(|| CachedPage::new(page)).await;
            let page = Arc::new(page.map_err(anyhow::Error::from)?);
            let last = Rendering { revision, at, page: Arc::clone(&page) };
            self.replace(&key, last).await;
            Ok(page)
        };
        // All waiting requests share one failure; each gets a copy of the error.
        self.pages.try_get_with(key.clone(), page).await.map_err(|shared| {
            Arc::try_unwrap(shared).unwrap_or_else(|shared| match *shared {
                AppError::NotFound => AppError::NotFound,
                AppError::Busy(words) => AppError::Busy(words),
                AppError::Unavailable(ref cause) => {
                    AppError::Unavailable(anyhow::anyhow!("{}", discreet(&**cause)))
                }
                ref other => AppError::Internal(anyhow::anyhow!("{}", discreet(other))),
            })
        })
    }
}

impl CachedPage {
    fn new(page: Markup) -> Self {
        let plain = Bytes::from(page.into_string());
        let hash = HEXLOWER.encode(&Sha256::digest(&plain)[..10]);
        // Hexadecimal digits and a word always make a header.
        let tag = |suffix| HeaderValue::try_from(format!("\"{hash}{suffix}\"")).unwrap_or(NO_TAG);
        let (plain_tag, gzip_tag, brotli_tag) = (tag(""), tag("-gzip"), tag("-br"));
        Self { text: Encoded::new(plain, BROTLI_LEVEL), plain_tag, gzip_tag, brotli_tag }
    }

    fn respond(&self, headers: &HeaderMap) -> Response {
        let (encoding, body) = self.text.for_caller(headers);
        let tag = match encoding {
            Some("br") => &self.brotli_tag,
            Some(_) => &self.gzip_tag,
            None => &self.plain_tag,
        };
        let is_known = tag.to_str().is_ok_and(|tag| is_known(headers, tag));
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body.clone()).into_response()
        };
        response.extensions_mut().insert(PageBody(body));
        let sent = response.headers_mut();
        sent.insert(header::CACHE_CONTROL, CachePolicy::Shared.header());
        sent.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language"));
        sent.insert(header::ETAG, tag.clone());
        sent.extend(encoding.filter(|_| !is_known).map(Encoded::header));
        response
    }
}

/// A page with a note above all else, which is true at this moment alone: it is not kept by anybody.
pub fn with_note(mut page: Response, note: &Markup) -> Response {
    let Some(PageBody(body)) = page.extensions_mut().remove() else { return page };
    let text = String::from_utf8_lossy(&body);
    let begin = text.find("<main").and_then(|main| text[main..].find('>').map(|end| main + end + 1));
    let (before, after) = text.split_at(begin.unwrap_or_default());
    let policy = [(header::CACHE_CONTROL, CachePolicy::Never.header())];
    (policy, Html([before, &note.0, after].concat())).into_response()
}

/// True if the client already has the response with this tag (RFC 9110, 13.1.2).
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let Some(known) = headers.typed_get::<IfNoneMatch>() else { return false };
    tag.parse::<ETag>().is_ok_and(|tag| !known.precondition_passes(&tag))
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    fn key(revision: i64) -> PageKey {
        PageKey {
            page: "letter",
            letter: Some(1),
            files: [0; 32],
            revision,
            voice: ("en".into(), "en".into(), false, false),
            detail: String::new(),
        }
    }

    fn asking(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[tokio::test]
    async fn a_page_is_made_once_for_a_revision() {
        let cache = PageCache::default();
        let made = std::sync::atomic::AtomicUsize::new(0);
        for revision in [1, 1, 1, 2] {
            let render = async {
                made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Ok(html! { "page " (revision) })
            };
            cache.answer(&key(revision), &HeaderMap::new(), || render).await.unwrap();
        }
        assert_eq!(made.into_inner(), 2);
        cache.pages.run_pending_tasks().await;
        assert_eq!(cache.pages.entry_count(), 1, "nobody asks for an earlier revision");
        let (_, age) = cache.earlier(&key(3), 2).await.unwrap();
        assert!(!age.is_zero() && cache.earlier(&key(3), 3).await.is_none());
    }

    #[tokio::test]
    async fn each_encoding_has_its_own_tag_and_a_known_one_is_a_304() {
        let cache = PageCache::default();
        let mut tags = Vec::new();
        for encoding in ["", "gzip", "br, gzip;q=0.5", "br;q=0, gzip"] {
            let headers = asking(header::ACCEPT_ENCODING, encoding);
            let response = cache.answer(&key(1), &headers, || async { Ok(html! { "page" }) }).await.unwrap();
            tags.push(response.headers()[header::ETAG].to_str().unwrap().to_owned());
        }
        assert_eq!(tags[1], tags[3]);
        assert_ne!(tags[0], tags[1]);
        assert_ne!(tags[1], tags[2]);
        let known = asking(header::IF_NONE_MATCH, &tags[0]);
        let response = cache.answer(&key(1), &known, || async { Ok(html! { "page" }) }).await.unwrap();
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn a_tag_is_found_however_it_is_listed() {
        for (known, found) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\" ,\tW/\"a\"", true),
            ("\"b,c\", \"a\"", true),
            ("*", true),
            ("", false),
            ("a", false),
            ("\"A\"", false),
            ("\"b\"", false),
            ("\"a-gzip\"", false),
            ("\"b, a\"", false),
        ] {
            assert_eq!(is_known(&asking(header::IF_NONE_MATCH, known), "\"a\""), found, "{known}");
        }
        let mut lines = asking(header::IF_NONE_MATCH, "\"b\"");
        lines.append(header::IF_NONE_MATCH, "\"a\"".parse().unwrap());
        assert!(is_known(&lines, "\"a\""), "two lines are one list");
        assert!(!is_known(&HeaderMap::new(), "\"a\""));
    }

    #[tokio::test]
    async fn a_page_that_could_not_be_made_is_not_kept() {
        let cache = PageCache::default();
        let failed = cache.answer(&key(1), &HeaderMap::new(), || async { Err(AppError::NotFound) }).await;
        assert!(failed.is_err());
        assert!(cache.answer(&key(1), &HeaderMap::new(), || async { Ok(html! { "page" }) }).await.is_ok());
    }
}
