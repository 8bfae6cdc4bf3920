//! Owns the router: the routes of every capability, with and without a language prefix, below the layers that all
//! share.

use std::time::{Duration, Instant};

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef, MatchedPath, Request},
    http::{Method, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
};
use metrics::{counter, histogram};
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};
use tracing::Instrument as _;

use super::{
    VisitorRules, assets, cross_site, drain_body,
    error_page::{self, ErrorPages, RequestId},
    form::LARGEST_FORM,
    headers, health, https_redirect, read_only,
    recent_answers::{RecentAnswers, Repeatable},
};
use crate::{
    app::App, error::AppError, exports, front, imports, letters, mail, moderation, organizers, signatories,
    signing, updates, writing,
};

/// The longest time until a response begins. A page takes milliseconds, and a visitor has left after this time.
pub const SLOWEST_ANSWER: Duration = Duration::from_secs(30);

/// The counter of answers, and the histogram of how long they took, by route.
const REQUESTS: &str = "undersigned_requests_total";
pub const REQUEST_SECONDS: &str = "undersigned_request_seconds";

/// Beginnings and ends of routes whose answers are logged at debug only.
const QUIET: [&str; 4] = ["/healthz", "/readyz", "/static/", "/figures.json"];

/// The whole site; a response that takes longer than `slowest_answer` becomes 503.
pub fn site(app: App, slowest_answer: Duration) -> SiteService {
    RecentAnswers::new(router(app.clone(), slowest_answer), app)
}

/// What answers requests: the router, and before it the answers of the last second.
pub type SiteService = RecentAnswers<Router, App>;

fn router(app: App, slowest_answer: Duration) -> Router {
    let of_one_letter = Router::new()
        .merge(front::routes::letter_routes())
        .merge(letters::routes::letter_routes())
        .merge(signing::routes::letter_routes())
        .merge(signatories::routes::letter_routes())
        .merge(exports::routes::letter_routes())
        .merge(moderation::routes::letter_routes());
    let pages = Router::new()
        .merge(of_one_letter.clone())
        .merge(front::routes::routes())
        .merge(signing::routes::routes());
    let organize = Router::new()
        .merge(organizers::routes::routes())
        .merge(moderation::routes::routes())
        .merge(imports::routes::routes())
        .merge(updates::routes::routes())
        .merge(writing::routes::routes());
    let organize = organizers::routes::guarded(organize, &app);
    Router::new()
        .merge(pages.clone())
        .nest("/{lang}", pages)
        .merge(organize.clone())
        .nest("/{lang}", organize)
        .nest("/private/{key}", of_one_letter.clone())
        .nest("/private/{key}/{lang}", of_one_letter)
        .merge(front::routes::file_routes())
        .merge(exports::routes::routes())
        .merge(letters::routes::routes())
        .merge(mail::routes::routes())
        .merge(assets::routes())
        .merge(health::routes())
        .fallback(async || AppError::NotFound)
        .method_not_allowed_fallback(async || AppError::WrongMethod)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, slowest_answer))
        .layer(middleware::from_fn_with_state(app.site.clone(), cross_site::refuse))
        .layer(middleware::from_fn_with_state(app.switches.clone(), read_only::refuse))
        .layer(CatchPanicLayer::custom(error_page::panicked))
        .layer(middleware::from_fn_with_state(ErrorPages::from_ref(&app), error_page::show))
        .layer(middleware::from_fn_with_state(VisitorRules::from_ref(&app), https_redirect::insist))
        .layer(middleware::from_fn_with_state(app.site.clone(), headers::add))
        .layer(middleware::from_fn(drain_body::read_first))
        .layer(middleware::from_fn(log))
        .layer(middleware::from_fn(to_its_end))
        .with_state(app)
}

/// Answers also who has hung up: work that was broken off would leave a connection to the database in the middle of a
/// question, which may never be answered.
async fn to_its_end(request: Request, next: Next) -> Response {
    let answering = tokio::spawn(next.run(request));
    answering.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A method as a label: of what strangers invent there is no end.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Logs one line for each request, with the route's pattern and not the URL, which may contain a token.
/// All that is logged on the way has the request's id, and so has the page that says what went wrong.
async fn log(mut request: Request, next: Next) -> Response {
    let (begun, method) = (Instant::now(), request.method().clone());
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let id = RequestId::random();
    request.extensions_mut().insert(id);
    let span = tracing::info_span!("request", %id);
    let mut response = next.run(request).instrument(span.clone()).await;
    let _in_span = span.enter();
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    let ms = took.as_millis();
    // These are asked for so often that they would fill a disk.
    if QUIET.iter().any(|quiet| route.starts_with(quiet) || route.ends_with(quiet)) && status < 400 {
        tracing::debug!(%method, route, status, ms, "answered");
    } else {
        tracing::info!(%method, route, status, ms, "answered");
    }
    let name = known(&method);
    counter!(REQUESTS, "method" => name, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!(REQUEST_SECONDS, "method" => name, "route" => route.clone()).record(took);
    if let Some(repeatable) = response.extensions_mut().get_mut::<Repeatable>() {
        repeatable.route = route;
    }
    response
}
