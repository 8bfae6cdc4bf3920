//! A browser without a screen. It calls the site in process, keeps cookies, follows redirects and sends the
//! headers that a real browser sends. It returns a [`Page`].

use std::{
    collections::BTreeMap,
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    body::{self, Body},
    extract::ConnectInfo,
    http::{Method, Request, Response, StatusCode, header},
};
use tower::{Service, ServiceExt as _, util::BoxCloneSyncService};
use url::{Position, Url, form_urlencoded};

use super::{page::Page, typed};

/// After this many redirects a real browser says that "the page isn't redirecting properly".
const MOST_REDIRECTS: usize = 10;

/// One person's browser. Clones share its cookies, so a clone with other settings is the same person.
#[derive(Clone)]
pub struct Browser {
    site: BoxCloneSyncService<Request<Body>, Response<Body>, Infallible>,
    base: Url,
    peer: SocketAddr,
    headers: Vec<(String, String)>,
    names_its_origin: bool,
    follows: bool,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// Who wants a page: decides the headers that tell the site where the request comes from.
#[derive(Clone)]
pub enum Initiator {
    /// An address that was typed, or a link opened in a mail.
    Person,
    /// A page of the site itself.
    Page(Url),
    /// A page of another site, by its origin.
    OtherSite(String),
}

impl Browser {
    /// A browser on the site's own machine, in English.
    pub fn new<S>(site: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>
            + Clone
            + Send
            + Sync
            + 'static,
        S::Future: Send,
    {
        Self {
            site: BoxCloneSyncService::new(site),
            base: Url::parse("http://localhost:3000").unwrap(),
            peer: "127.0.0.1:50000".parse().unwrap(),
            headers: [
                ("accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
                ("accept-language", "en"),
                ("user-agent", "Mozilla/5.0 (a test)"),
            ]
            .map(|(name, value)| (name.into(), value.into()))
            .into(),
            names_its_origin: true,
            follows: true,
            cookies: Arc::default(),
        }
    }

    /// Uses this public URL of the site.
    pub fn at(mut self, public_url: &str) -> Self {
        self.base = Url::parse(public_url).unwrap();
        self
    }

    /// Comes from this network address, as the site sees it.
    pub fn with_address(mut self, address: &str) -> Self {
        self.peer = SocketAddr::new(address.parse().unwrap(), 50000);
        self
    }

    /// Prefers these languages, as `Accept-Language` writes them.
    pub fn speaking(self, languages: &str) -> Self {
        self.with_header("accept-language", languages)
    }

    /// Sends this header with every request.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends neither `Origin` nor `Sec-Fetch-Site`, like lynx and mail programs that unsubscribe.
    pub fn that_names_no_origin(mut self) -> Self {
        self.names_its_origin = false;
        self
    }

    /// Returns a redirect instead of following it.
    pub fn that_follows_no_redirect(mut self) -> Self {
        self.follows = false;
        self
    }

    /// Opens an address: a path, or a whole URL of the site.
    pub async fn get(&self, address: &str) -> Page {
        self.navigate(Method::GET, self.url(address), None, Initiator::Person).await
    }

    pub async fn head(&self, address: &str) -> Page {
        self.navigate(Method::HEAD, self.url(address), None, Initiator::Person).await
    }

    /// Sends a form that need not be on any page.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let url = self.url(address);
        self.navigate(Method::POST, url.clone(), Some(encoded(fields)), Initiator::Page(url)).await
    }

    /// Sends this body, as a program does.
    pub async fn send(&self, address: &str, kind: &'static str, body: &str) -> Page {
        let sent = Sent { kind, body: body.into() };
        self.go(Method::POST, self.url(address), Some(sent), Initiator::Person).await
    }

    /// Sends a file, as a form with a file field does.
    pub async fn upload(&self, address: &str, field: &str, file: &[u8]) -> Page {
        let url = self.url(address);
        let sent = Sent::file(field, "a list.csv", file);
        self.go(Method::POST, url.clone(), Some(sent), Initiator::Page(url)).await
    }

    /// The same in the field `file`, with a name of its own.
    pub async fn upload_as(&self, address: &str, name: &str, file: &[u8]) -> Page {
        let url = self.url(address);
        let sent = Sent::file("file", name, file);
        self.go(Method::POST, url.clone(), Some(sent), Initiator::Page(url)).await
    }

    /// Sends a form from a page of another site.
    pub async fn post_from(&self, origin: &str, address: &str, fields: &[(&str, &str)]) -> Page {
        let other = Initiator::OtherSite(origin.into());
        self.navigate(Method::POST, self.url(address), Some(encoded(fields)), other).await
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    fn url(&self, address: &str) -> Url {
        self.base.join(address).unwrap()
    }

    /// Sends the request, and follows redirects as long as they stay on the site.
    pub(super) async fn navigate(
        &self,
        method: Method,
        url: Url,
        form: Option<String>,
        initiator: Initiator,
    ) -> Page {
        self.go(method, url, form.map(Sent::fields), initiator).await
    }

    async fn go(
        &self,
        mut method: Method,
        mut url: Url,
        mut form: Option<Sent>,
        initiator: Initiator,
    ) -> Page {
        for _ in 0..=MOST_REDIRECTS {
            assert_eq!(url.origin(), self.base.origin(), "{url} leads away from the site");
            let answer = self.exchange(&method, &url, form.as_ref(), &initiator).await;
            let target = answer.headers().get(header::LOCATION);
            let target = target.map(|target| url.join(target.to_str().unwrap()).unwrap()).filter(|target| {
                self.follows && answer.status().is_redirection() && target.origin() == self.base.origin()
            });
            let Some(mut target) = target else {
                return Page::received(self.clone(), url, answer);
            };
            // Only 307 and 308 send a form again.
            if ![StatusCode::TEMPORARY_REDIRECT, StatusCode::PERMANENT_REDIRECT].contains(&answer.status()) {
                form = None;
                if method == Method::POST {
                    method = Method::GET;
                }
            }
            if target.fragment().is_none() {
                target.set_fragment(url.fragment());
            }
            url = target;
        }
        panic!("{url} redirects in circles");
    }

    async fn exchange(
        &self,
        method: &Method,
        url: &Url,
        form: Option<&Sent>,
        initiator: &Initiator,
    ) -> Response<Vec<u8>> {
        let mut request =
            Request::builder().method(method).uri(&url[Position::BeforePath..Position::AfterQuery]);
        if !self.headers.iter().any(|(name, _)| name == "host") {
            request = request.header(header::HOST, &url[Position::BeforeHost..Position::AfterPort]);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let (origin, site, referrer) = match initiator {
            Initiator::Person => ("null".into(), "none", None),
            Initiator::Page(page) => (page.origin().ascii_serialization(), "same-origin", Some(page)),
            Initiator::OtherSite(origin) => (origin.clone(), "cross-site", None),
        };
        if self.names_its_origin {
            request = request
                .header("sec-fetch-site", site)
                .header("sec-fetch-mode", "navigate")
                .header("sec-fetch-dest", "document");
            if method == Method::POST {
                request = request.header(header::ORIGIN, origin);
            }
        }
        if let Some(page) = referrer {
            request = request.header(header::REFERER, &page[..Position::AfterQuery]);
        }
        typed::fields(url.query().unwrap_or_default().as_bytes());
        if let Some(form) = form {
            form.note();
            request = request.header(header::CONTENT_TYPE, form.kind);
        }
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request =
            request.body(Body::from(form.map(|form| form.body.clone()).unwrap_or_default())).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.peer));

        let (parts, content) = self.site.clone().oneshot(request).await.unwrap().into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = body::to_bytes(content, usize::MAX).await.expect("the answer breaks off");
        Response::from_parts(parts, bytes.to_vec())
    }

    /// Keeps or drops a cookie. Panics on one that a real browser would silently refuse.
    fn keep(&self, set_cookie: &str) {
        let mut parts = set_cookie.split(';').map(str::trim);
        let (name, value) = parts.next().unwrap().split_once('=').unwrap();
        let attributes: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
        let has = |wanted: &str| attributes.iter().any(|attribute| attribute == wanted);
        let secure = self.base.scheme() == "https" || self.base.host_str() == Some("localhost");
        assert!(secure || !has("secure"), "over plain HTTP a browser refuses the Secure cookie {name}");
        if name.starts_with("__Host-") {
            let local = attributes.iter().any(|attribute| attribute.starts_with("domain="));
            assert!(has("secure") && has("path=/") && !local, "a browser refuses {set_cookie}");
        }
        let ended = attributes.iter().any(|attribute| {
            attribute.strip_prefix("max-age=").is_some_and(|age| age.starts_with('-') || age == "0")
                || attribute.starts_with("expires=thu, 01 jan 1970")
        });
        let mut cookies = self.cookies.lock().unwrap();
        if ended {
            cookies.remove(name);
        } else {
            cookies.insert(name.into(), value.into());
        }
    }
}

struct Sent {
    kind: &'static str,
    body: Vec<u8>,
}

impl Sent {
    fn fields(encoded: String) -> Self {
        Self { kind: "application/x-www-form-urlencoded", body: encoded.into_bytes() }
    }

    /// Records what was typed.
    fn note(&self) {
        if self.kind.starts_with("multipart/") { typed::cells(&self.body) } else { typed::fields(&self.body) }
    }

    fn file(field: &str, name: &str, file: &[u8]) -> Self {
        let head = format!(
            "--limit\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             content-type: text/csv\r\n\r\n"
        );
        let body = [head.as_bytes(), file, b"\r\n--limit--\r\n"].concat();
        Self { kind: "multipart/form-data; boundary=limit", body }
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
