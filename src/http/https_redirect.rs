//! Redirects readers from HTTP to HTTPS if the site's public URL is HTTPS.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use super::visitor::{CameBy, VisitorRules};

/// Lets a request on, unless a trusted proxy says that it came by plain HTTP and there is a better address.
pub async fn insist(State(rules): State<VisitorRules>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let (parts, body) = request.into_parts();
    let is_plain = rules.site().public().is_https() && rules.came_by(&parts) == CameBy::Http;
    if reads && is_plain && !is_known_to_be_secure(&parts.headers) {
        let address = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        return Redirect::permanent(&rules.site().absolute(address)).into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

/// Browsers send Fetch Metadata over TLS only (W3C Fetch Metadata, 2). If the last of several proxies reports its
/// own connection, such a reader would be redirected in a loop.
fn is_known_to_be_secure(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site")
}
