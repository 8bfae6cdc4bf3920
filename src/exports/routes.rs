//! Routes of the data.

use axum::{
    Json, Router,
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use time::{OffsetDateTime, format_description::well_known::Rfc2822, macros::format_description};

use super::{csv::Export, figures::FiguresDocument};
use crate::{
    app::App,
    http::{Answer, CachePolicy},
    letters::routes::Asked,
    signing,
    signing::tally::Figures,
};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/signatories.csv", get(csv))
        .route("/letters/{slug}/figures.json", get(figures))
}

async fn figures(asked: Asked, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    let Asked { app, letter, .. } = &asked;
    let figures = signing::figures(&mut *app.database.readers().acquire().await?, letter.id).await?;
    let validators = Validators::new(&figures, "json");
    if validators.are_known_to(&headers) {
        return Ok(validators.not_modified());
    }
    let document = Json(FiguresDocument::new(asked.slug(), letter.letter.goal, &figures));
    let mut response = validators.attach(document.into_response());
    if asked.link.is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, CachePolicy::Never.header());
    }
    Ok(response)
}

async fn csv(asked: Asked, method: Method, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    let Asked { app, letter, .. } = &asked;
    let export = Export::begin(app.database.readers(), letter.id).await?;
    let figures = export.figures.clone();
    let validators = Validators::new(&figures, "csv");
    if validators.are_known_to(&headers) {
        export.end().await?;
        return Ok(validators.not_modified());
    }
    let body = if method == Method::HEAD {
        export.end().await?;
        Body::empty()
    } else {
        asked.count_use().await?;
        Body::from_stream(pieces(export.stream()))
    };
    let mut response = validators.attach(Response::new(body));
    let headers = response.headers_mut();
    if asked.link.is_some() {
        headers.insert(header::CACHE_CONTROL, CachePolicy::Never.header());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    let day = figures.as_of.format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    let name = format!("attachment; filename=\"{}-signatories-{day}.csv\"", asked.slug());
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// A channel as a stream.
fn pieces<T>(receiver: tokio::sync::mpsc::Receiver<T>) -> impl futures_util::Stream<Item = T> {
    futures_util::stream::unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)))
}

/// What tells one revision of a file from another (RFC 9110, 8.8).
struct Validators {
    tag: String,
    modified: OffsetDateTime,
}

impl Validators {
    fn new(figures: &Figures, format: &str) -> Self {
        Self { tag: format!("\"{}-{format}\"", figures.revision), modified: figures.as_of }
    }

    /// Does the caller have this revision?
    fn are_known_to(&self, headers: &HeaderMap) -> bool {
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

    fn not_modified(&self) -> Response {
        self.attach(StatusCode::NOT_MODIFIED.into_response())
    }

    fn attach(&self, mut response: Response) -> Response {
        const HTTP_DATE: &[time::format_description::BorrowedFormatItem<'static>] = format_description!(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
        );
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, CachePolicy::Shared.header());
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        if let Ok(tag) = self.tag.parse() {
            headers.insert(header::ETAG, tag);
        }
        if let Some(date) = self.modified.format(HTTP_DATE).ok().and_then(|date| date.parse().ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        response
    }
}
