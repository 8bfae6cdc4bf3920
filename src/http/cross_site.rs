//! Refuses forms that another site sends in a reader's name (CSRF).
//!
//! Browsers say where a request comes from, in `Sec-Fetch-Site` (Fetch Metadata) and in `Origin`. Text browsers and
//! mail programs (RFC 8058) send neither and are accepted: they have no session that another site could use.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use url::Url;

use crate::{
    config::{PublicUrl, is_loopback_host},
    error::AppError,
    urls::Site,
};

/// Lets a request on unless it would change something for another site.
pub async fn refuse(State(site): State<Site>, request: Request, next: Next) -> Response {
    if changes(request.method()) && is_from_elsewhere(request.headers(), site.public()) {
        return AppError::BadRequest("error-cross-site").into_response();
    }
    next.run(request).await
}

/// Lets a request on that would change something only if it says that it comes from here. Over the pages of people who
/// are signed in: a browser that has a session says where a form comes from, by one header or another.
pub async fn demand_origin(State(site): State<Site>, request: Request, next: Next) -> Response {
    if changes(request.method()) && !says_it_is_from_here(request.headers(), site.public()) {
        return AppError::BadRequest("error-cross-site").into_response();
    }
    next.run(request).await
}

/// Whether requests with this method change something: GET and its kind never do.
pub(super) fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Checks `Sec-Fetch-Site`, `Origin`, or `Referer`, which text browsers send.
fn says_it_is_from_here(headers: &HeaderMap, public: &PublicUrl) -> bool {
    if is_from_elsewhere(headers, public) {
        return false;
    }
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let by_referrer = || Some(authority(text("referer")?, public).as_deref() == text(header::HOST.as_str()));
    text("sec-fetch-site").is_some() || text("origin").is_some() || by_referrer().unwrap_or(false)
}

fn is_from_elsewhere(headers: &HeaderMap, public: &PublicUrl) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return false };
    if origin == public.prefix() {
        return false;
    }
    // During a trial, the site may be opened under another name than its public one.
    let authority = authority(origin, public);
    authority.is_none() || authority.as_deref() != text(header::HOST.as_str())
}

/// Host and port of the page from which a form comes. Of a site that has https, a page without it may be anybody's who is
/// on the way.
fn authority(page: &str, public: &PublicUrl) -> Option<String> {
    let url = Url::parse(page).ok()?;
    let host = url.host_str()?;
    let is_safe = url.scheme() == "https" || !public.is_https() || is_loopback_host(host);
    is_safe.then(|| url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(headers: &[(&'static str, &'static str)]) -> bool {
        let headers =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        is_from_elsewhere(&headers, &"https://letters.example".parse().unwrap())
    }

    #[test]
    fn a_form_of_our_own_page_comes_through() {
        assert!(!refused(&[("sec-fetch-site", "same-origin"), ("origin", "https://letters.example")]));
        assert!(!refused(&[("origin", "https://letters.example")]));
        assert!(!refused(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
    }

    #[test]
    fn where_somebody_is_signed_in_silence_is_refused() {
        let from_here = |headers: &[(&'static str, &'static str)]| {
            let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            says_it_is_from_here(&headers.collect(), &"https://letters.example".parse().unwrap())
        };
        let host = ("host", "letters.example");
        assert!(!from_here(&[host]));
        assert!(!from_here(&[host, ("referer", "https://evil.example/")]));
        assert!(!from_here(&[
            host,
            ("origin", "https://evil.example"),
            ("referer", "https://letters.example/")
        ]));
        assert!(!from_here(&[host, ("referer", "http://letters.example/organize")]));
        assert!(from_here(&[host, ("origin", "https://letters.example")]));
        assert!(from_here(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(from_here(&[host, ("referer", "https://letters.example/organize")]));
    }

    #[test]
    fn a_text_browser_comes_through() {
        assert!(!refused(&[("host", "letters.example")]));
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        assert!(refused(&[("sec-fetch-site", "cross-site")]));
        assert!(refused(&[("sec-fetch-site", "same-site")]));
        assert!(refused(&[("origin", "https://evil.example"), ("host", "letters.example")]));
        assert!(refused(&[("origin", "null"), ("host", "letters.example")]));
        assert!(refused(&[("origin", "http://letters.example"), ("host", "letters.example")]));
    }
}
