//! Repeats answers of the last second: a request for a page that was answered a moment ago costs a lookup, a look at
//! the letter's revision, and a write of bytes. A page that very many read is rendered once a second, however often its
//! letter changes.
//!
//! The page cache needs the way through the router and its layers to find out which page is meant, in which language,
//! and for whom. Here, a request that is the same in all that this way looks at gets the same answer. A handler marks
//! an answer that may be repeated ([`Repeatable`]); all others, and requests with anything unusual, take the long way.
//!
//! Letter page, gzip, 64 connections, beside nginx with one worker and the same bytes on the same two cores
//! (2026-11-29): 0.83 to 0.99 of its 89,000 a second; by the long way 0.46.

use std::{
    collections::HashMap,
    convert::Infallible,
    future::{Ready, ready},
    hash::{BuildHasher as _, RandomState},
    net::SocketAddr,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU32, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, HttpBody as _},
    extract::{ConnectInfo, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::future::{BoxFuture, Either, FutureExt as _};
use metrics::{Counter, counter};
use time::OffsetDateTime;
use tower::Service;

use super::visitor::forwards;

/// How old a repeated answer may be: what an answer depends on besides its letter, such as the time at which the letter
/// closes, is looked at again after that.
const REPEATED_FOR: Duration = Duration::from_secs(1);

/// How many requests in a second make a page busy: it is repeated for the whole second, though the letter has changed
/// since. On an evening with a hundred commits a second, a page would otherwise be rendered a hundred times a second:
/// 4,500 of 10,000 readers a second got it, and with 200 readers a second half of the two cores was spent on it.
const BUSY: u32 = 50;

/// How many answers are kept. Their bodies are those of the page cache.
const MOST: usize = 1024;

/// The longest path and header of a request whose answer is kept, so that readers cannot fill the memory.
const LONGEST: usize = 300;

/// The headers on which a page depends: they are part of the key. By the host, a developer is told from the public.
const KEY: [HeaderName; KEYS] = [header::HOST, header::ACCEPT_LANGUAGE, header::ACCEPT_ENCODING];

const KEYS: usize = 3;

/// Headers that send a request the long way: it depends on them whether there is an answer, or a visit is counted.
const UNUSUAL: [HeaderName; 6] = [
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::RANGE,
    header::REFERER,
    header::EXPECT,
    header::UPGRADE,
];

/// The counter of repeated answers, which are not among the other answers.
const REPEATED: &str = "undersigned_repeated_answers_total";

/// Marks an answer that may be repeated as long as the letter is as it was. Besides, it may depend on the time alone.
#[derive(Clone)]
pub struct Repeatable {
    pub letter: LetterStamp,
    /// The pattern of its address, for the log.
    pub route: String,
}

/// The body of an answer, as the page cache has it.
#[derive(Clone)]
pub(super) struct PageBody(pub Bytes);

/// What all pages of a letter depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterStamp {
    pub letter: i64,
    /// Hash of its files.
    pub files: [u8; 32],
    pub revision: i64,
}

impl LetterStamp {
    /// Marks an answer that was made after this stamp.
    pub fn repeatable(self, mut answer: Response) -> Response {
        answer.extensions_mut().insert(Repeatable { letter: self, route: String::new() });
        answer
    }
}

/// Who knows how letters are now.
pub trait Letters: Clone + Send + Sync + 'static {
    fn is_current(&self, stamp: &LetterStamp) -> bool;

    fn now(&self) -> OffsetDateTime;
}

/// The site, with the answers of the last second before it.
#[derive(Clone)]
pub struct RecentAnswers<S, L> {
    site: S,
    letters: L,
    kept: Arc<RwLock<HashMap<u64, Arc<Kept>>>>,
    hashes: RandomState,
}

struct Kept {
    asked: Asked,
    letter: LetterStamp,
    head: HeaderMap,
    body: Bytes,
    route: String,
    /// For the measures of the node.
    count: Counter,
    /// Since when requests are counted, which those before it have begun, and how many there were.
    counted_since: Instant,
    asked_for: AtomicU32,
}

/// A request, as far as its answer depends on it, and when it came: by real time, and by the clock of the site.
struct Asked {
    uri: Uri,
    key: [Option<HeaderValue>; KEYS],
    is_loopback: bool,
    at: Instant,
    now: OffsetDateTime,
}

impl<S, L: Letters> RecentAnswers<S, L> {
    pub fn new(site: S, letters: L) -> Self {
        Self { site, letters, kept: Arc::default(), hashes: RandomState::new() }
    }

    /// The place of an answer to this request; none if it has to take the long way.
    fn place(&self, request: &Request) -> Option<u64> {
        let headers = request.headers();
        let is_usual = request.method() == Method::GET
            && request.body().is_end_stream()
            && request.uri().query().is_none()
            && request.uri().path().len() <= LONGEST
            && !headers.keys().any(|name| UNUSUAL.contains(name) || forwards(name))
            && !KEY.iter().any(|name| headers.get_all(name).iter().nth(1).is_some());
        let key = key(headers);
        let is_short = key.iter().flatten().all(|value| value.len() <= LONGEST);
        (is_usual && is_short).then(|| self.hashes.hash_one((request.uri(), key, is_loopback(request))))
    }

    fn repeat(&self, place: u64, request: &Request) -> Option<Response> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&place)?.clone();
        if !kept.asked.is_recent(self.letters.now()) || !kept.asked.is_like(request) {
            return None;
        }
        let is_busy = kept.asked_for.fetch_add(1, Ordering::Relaxed) >= BUSY;
        if !is_busy && !self.letters.is_current(&kept.letter) {
            return None;
        }
        tracing::info!(method = "GET", route = kept.route, status = 200, ms = 0, "answered");
        kept.count.increment(1);
        let mut response = Response::new(Body::from(kept.body.clone()));
        *response.headers_mut() = kept.head.clone();
        Some(response)
    }
}

impl Kept {
    /// What is kept of an answer that may be repeated.
    fn of(asked: Asked, response: &mut Response) -> Option<Self> {
        let PageBody(body) = response.extensions_mut().remove()?;
        let Repeatable { letter, route } = response.extensions_mut().remove()?;
        let head = response.headers().clone();
        let (counted_since, asked_for) = (asked.at, AtomicU32::new(1));
        let count = counter!(REPEATED, "route" => route.clone());
        let is_whole = response.status() == StatusCode::OK;
        is_whole.then_some(Self { asked, letter, head, body, route, count, counted_since, asked_for })
    }

    /// Takes the place of the one before, unless that one is as good: of many that were rendered at once, the first
    /// stays.
    fn replaces(&self, before: &Self) -> bool {
        !before.asked.is_recent(self.asked.now)
            || before.letter.files != self.letter.files
            || before.letter.revision < self.letter.revision
    }

    /// Counts requests on from those for the one before.
    fn goes_on_from(&mut self, before: &Self) {
        let (age, asked_for) = (before.counted_since.elapsed(), before.asked_for.load(Ordering::Relaxed));
        if age < REPEATED_FOR {
            self.counted_since = before.counted_since;
            *self.asked_for.get_mut() += asked_for;
        } else if age < 2 * REPEATED_FOR {
            // What was busy a moment ago will be.
            *self.asked_for.get_mut() += asked_for / 2;
        }
    }
}

impl Asked {
    fn of(request: &Request, now: OffsetDateTime) -> Self {
        Self {
            uri: request.uri().clone(),
            key: key(request.headers()).map(Option::<&HeaderValue>::cloned),
            is_loopback: is_loopback(request),
            at: Instant::now(),
            now,
        }
    }

    fn is_like(&self, request: &Request) -> bool {
        self.uri == *request.uri()
            && self.is_loopback == is_loopback(request)
            && self.key.iter().map(Option::as_ref).eq(key(request.headers()))
    }

    fn is_recent(&self, now: OffsetDateTime) -> bool {
        let age = now - self.now;
        self.at.elapsed() < REPEATED_FOR && age < REPEATED_FOR && !age.is_negative()
    }
}

impl<S, L> Service<Request> for RecentAnswers<S, L>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
    L: Letters,
{
    type Response = Response;
    type Error = Infallible;
    type Future =
        Either<Ready<Result<Response, Infallible>>, BoxFuture<'static, Result<Response, Infallible>>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.site.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let Some(place) = self.place(&request) else { return Either::Right(self.site.call(request).boxed()) };
        if let Some(response) = self.repeat(place, &request) {
            return Either::Left(ready(Ok(response)));
        }
        let (asked, kept) = (Asked::of(&request, self.letters.now()), Arc::clone(&self.kept));
        let answer = self.site.call(request);
        Either::Right(Box::pin(async move {
            let mut response = answer.await?;
            if let Some(mut answered) = Kept::of(asked, &mut response) {
                let mut kept = kept.write().unwrap_or_else(PoisonError::into_inner);
                if kept.len() >= MOST {
                    kept.retain(|_, answer| answer.asked.at.elapsed() < REPEATED_FOR);
                }
                let (has_room, before) = (kept.len() < MOST, kept.get(&place));
                if before.map_or(has_room, |before| answered.replaces(before)) {
                    before.into_iter().for_each(|before| answered.goes_on_from(before));
                    kept.insert(place, Arc::new(answered));
                }
            }
            Ok(response)
        }))
    }
}

fn key(headers: &HeaderMap) -> [Option<&HeaderValue>; KEYS] {
    KEY.map(|name| headers.get(name))
}

/// A person who tries the site on their own machine may see more.
fn is_loopback(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.is_some_and(|peer| peer.0.ip().to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use axum::response::IntoResponse;
    use time::macros::datetime;
    use tower::{ServiceExt as _, service_fn};

    use super::*;

    /// A letter whose revision and whose clock a test can turn.
    #[derive(Clone)]
    struct Turned(Arc<Mutex<(i64, OffsetDateTime)>>);

    impl Letters for Turned {
        fn is_current(&self, stamp: &LetterStamp) -> bool {
            self.0.lock().unwrap().0 == stamp.revision
        }

        fn now(&self) -> OffsetDateTime {
            self.0.lock().unwrap().1
        }
    }

    /// Asks a site whose pages say how often it was asked, and returns what the page says.
    async fn ask(
        site: &(impl Service<Request, Response = Response, Error = Infallible> + Clone),
        headers: &[(HeaderName, &str)],
    ) -> String {
        let mut request = Request::get("/letters/a").body(Body::empty()).unwrap();
        for (name, value) in headers {
            request.headers_mut().append(name, value.parse().unwrap());
        }
        let response = site.clone().oneshot(request).await.unwrap();
        String::from_utf8(axum::body::to_bytes(response.into_body(), 100).await.unwrap().to_vec()).unwrap()
    }

    fn site(letters: &Turned, is_repeatable: bool) -> RecentAnswers<impl SiteOfTests, Turned> {
        let asked = Arc::new(Mutex::new(0));
        let now = letters.clone();
        let site = service_fn(move |_: Request| {
            let mut asked = asked.lock().unwrap();
            *asked += 1;
            let body = Bytes::from(asked.to_string());
            let mut response = body.clone().into_response();
            if is_repeatable {
                let letter = LetterStamp { letter: 1, files: [0; 32], revision: now.0.lock().unwrap().0 };
                response.extensions_mut().insert(Repeatable { letter, route: String::new() });
                response.extensions_mut().insert(PageBody(body));
            }
            ready(Ok(response))
        });
        RecentAnswers::new(site, letters.clone())
    }

    trait SiteOfTests:
        Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static
    {
    }

    impl<S> SiteOfTests for S where
        S: Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static
    {
    }

    fn letters() -> Turned {
        Turned(Arc::new(Mutex::new((1, datetime!(2026-11-29 12:00 UTC)))))
    }

    #[tokio::test]
    async fn a_page_is_repeated_until_the_letter_changes() {
        let letters = letters();
        let site = site(&letters, true);
        assert_eq!([ask(&site, &[]).await, ask(&site, &[]).await], ["1", "1"]);
        letters.0.lock().unwrap().0 = 2;
        assert_eq!([ask(&site, &[]).await, ask(&site, &[]).await], ["2", "2"]);
    }

    #[tokio::test]
    async fn a_busy_page_is_rendered_once_a_second() {
        let letters = letters();
        let site = site(&letters, true);
        for _ in 0..=BUSY + 1 {
            assert_eq!(ask(&site, &[]).await, "1");
        }
        for revision in 2..5 {
            letters.0.lock().unwrap().0 = revision;
            assert_eq!(ask(&site, &[]).await, "1", "revision {revision}");
        }
        letters.0.lock().unwrap().1 += REPEATED_FOR;
        assert_eq!(ask(&site, &[]).await, "2");
    }

    #[tokio::test]
    async fn a_page_whose_letter_changes_all_the_time_is_busy_as_well() {
        let letters = letters();
        let site = site(&letters, true);
        let mut rendered = String::new();
        for asked in 0..4 * i64::from(BUSY) {
            letters.0.lock().unwrap().0 = asked / 2;
            rendered = ask(&site, &[]).await;
        }
        assert!(rendered.parse::<u32>().unwrap() <= BUSY / 2 + 1, "{rendered} times");
    }

    #[tokio::test]
    async fn no_page_is_older_than_a_second() {
        let letters = letters();
        let site = site(&letters, true);
        assert_eq!(ask(&site, &[]).await, "1");
        letters.0.lock().unwrap().1 += REPEATED_FOR;
        assert_eq!(ask(&site, &[]).await, "2");
        letters.0.lock().unwrap().1 -= REPEATED_FOR;
        assert_eq!(ask(&site, &[]).await, "3", "a clock that goes back makes nothing younger");
    }

    #[tokio::test]
    async fn who_asks_otherwise_gets_their_own_answer() {
        let site = site(&letters(), true);
        assert_eq!(ask(&site, &[(header::ACCEPT_LANGUAGE, "de")]).await, "1");
        assert_eq!(ask(&site, &[(header::ACCEPT_LANGUAGE, "fr")]).await, "2");
        assert_eq!(ask(&site, &[(header::ACCEPT_LANGUAGE, "de")]).await, "1");
        assert_eq!(ask(&site, &[(header::ACCEPT_LANGUAGE, "de"), (header::HOST, "a.example")]).await, "3");
        let forwarded = HeaderName::from_static("x-forwarded-for");
        let long = "de, ".repeat(100);
        let long = [(header::ACCEPT_LANGUAGE, long.as_str())];
        assert_ne!(ask(&site, &long).await, ask(&site, &long).await, "nothing long is kept");
        for unusual in [header::REFERER, header::IF_NONE_MATCH, header::RANGE, forwarded] {
            let answers = [ask(&site, &[(unusual.clone(), "1")]).await, ask(&site, &[(unusual, "1")]).await];
            assert_ne!(answers[0], answers[1]);
        }
    }

    #[tokio::test]
    async fn what_is_not_marked_is_not_repeated() {
        let site = site(&letters(), false);
        assert_eq!([ask(&site, &[]).await, ask(&site, &[]).await], ["1", "2"]);
    }
}
