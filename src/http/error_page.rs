//! Logs each [`AppError`] once and renders it: as an error page, or as problem+json (RFC 9457).

use std::{fmt, sync::Arc, time::Duration};

use axum::{
    body::{self, Body, Bytes, HttpBody as _},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde_json::json;
use tokio::time::timeout;

use super::{
    RequestedLanguage,
    form::{self, LARGEST_FORM},
};
use crate::{
    clock::Clock,
    error::{AppError, discreet},
    language::Language,
    ui::{Locale, Page, Robots, layout},
    urls::Site,
};

/// How long a form may take on its way: a phone on a bad line, not a client that holds on to its connection.
const SENT_WITHIN: Duration = Duration::from_secs(30);

/// When to retry after "busy": the pages say "in a minute".
const BUSY_FOR: Duration = Duration::from_secs(60);

/// And when every change is paused, to move the site for example.
const READ_ONLY_FOR: Duration = Duration::from_secs(600);

/// When to send a form again: its page says "in a few seconds".
const FORM_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// A letter that somebody may have looked for.
pub struct LetterSuggestion {
    pub title: String,
    /// The language of the title.
    pub language: Language,
    pub link: String,
}

/// Where else a wrong address may lead.
pub trait LetterSuggestions: Send + Sync {
    /// The letter that a wrong address probably means: its title, and the right address.
    fn letter_meant(&self, path: &str, locale: &Locale) -> Option<LetterSuggestion>;

    /// Where the word about a letter stands that was taken back, from the address of anything beside it.
    fn word_of_withdrawal(&self, path: &str, locale: &Locale) -> Option<String>;

    /// The letters that a page for a wrong address offers instead.
    fn letters_to_offer(&self, locale: &Locale) -> Vec<LetterSuggestion>;
}

/// What pages of errors are made of.
#[derive(Clone)]
pub struct ErrorPages {
    pub site: Site,
    pub clock: Clock,
    pub offers: Arc<dyn LetterSuggestions>,
}

/// By which a request is found in the log.
#[derive(Clone, Copy, Debug)]
pub(super) struct RequestId(u32);

impl RequestId {
    pub(super) fn random() -> Self {
        Self(uuid::Uuid::new_v4().as_fields().0)
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// The error that a handler answered with, on its way to the layer that shows it.
#[derive(Clone)]
struct Pending(Arc<AppError>);

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = status(&self).into_response();
        response.extensions_mut().insert(Pending(Arc::new(self)));
        response
    }
}

/// Shows what went wrong to whoever asked.
pub async fn show(State(pages): State<ErrorPages>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let seen = parts.clone();
    let (body, sent) = match form::is_form(&seen.method, &seen.headers) {
        true => match timeout(SENT_WITHIN, read(body)).await {
            Ok(Ok(read)) => read,
            // Who broke off does not wait for an answer.
            Ok(Err(_)) => return StatusCode::BAD_REQUEST.into_response(),
            Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
        },
        false => (body, None),
    };
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(Pending(error)) = response.extensions().get::<Pending>().cloned() else { return response };
    let reference = log(&seen, &error);
    let mut shown = if wants_json(&seen) {
        problem(&error, reference.as_deref())
    } else {
        let locale = RequestedLanguage::of_address(&seen, &pages.site).fallback();
        (
            status(&error),
            page(
                &pages,
                &locale,
                &ErrorView { error: &error, uri: &seen.uri, reference: reference.as_deref(), sent },
            ),
        )
            .into_response()
    };
    // Scripts of other sites may read the error if they may read the data, and see the allowed methods.
    for name in [header::ACCESS_CONTROL_ALLOW_ORIGIN, header::ALLOW] {
        if let Some(value) = response.headers().get(&name).cloned() {
            shown.headers_mut().insert(name, value);
        }
    }
    let wait = match *error {
        AppError::TooManyRequests(wait) => Some(wait),
        AppError::Unavailable(_) if seen.method == Method::POST => Some(FORM_AGAIN_AFTER),
        AppError::Busy(_) | AppError::Unavailable(_) => Some(BUSY_FOR),
        AppError::ReadOnly => Some(READ_ONLY_FOR),
        _ => None,
    };
    if let Some(wait) = wait {
        shown.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    }
    shown
}

/// The body of a form, and once more the same, in case that it cannot be taken now. A longer one goes on as it comes.
async fn read(body: Body) -> Result<(Body, Option<Bytes>), axum::Error> {
    if body.size_hint().upper().is_none_or(|length| length > LARGEST_FORM as u64) {
        return Ok((body, None));
    }
    let whole = body::to_bytes(body, LARGEST_FORM).await?;
    Ok((whole.clone().into(), Some(whole)))
}

/// Turns a panic into an internal error.
#[expect(clippy::needless_pass_by_value)] // the layer hands it over
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let message = cause
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| cause.downcast_ref::<&str>().map(|message| (*message).to_owned()))
        .unwrap_or_default();
    AppError::Internal(anyhow::anyhow!("a panic: {message}")).into_response()
}

const fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::Gone => StatusCode::GONE,
        AppError::BadRequest(_) => StatusCode::BAD_REQUEST,
        AppError::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
        AppError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        AppError::Forbidden => StatusCode::FORBIDDEN,
        AppError::TooManyRequests(_) => StatusCode::TOO_MANY_REQUESTS,
        AppError::ReadOnly | AppError::Unavailable(_) | AppError::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Logs faults of the server once, with a reference that the visitor also sees. The route is logged as its pattern,
/// because the URL may contain a token.
fn log(parts: &Parts, error: &AppError) -> Option<String> {
    let (AppError::Internal(cause) | AppError::Unavailable(cause)) = error else { return None };
    let reference =
        parts.extensions.get::<RequestId>().copied().unwrap_or_else(RequestId::random).to_string();
    let route = parts.extensions.get::<MatchedPath>().map_or("(none)", MatchedPath::as_str);
    let method = &parts.method;
    match error {
        AppError::Internal(_) => tracing::error!(reference, %method, route, "{}", discreet(&**cause)),
        _ => tracing::warn!(reference, %method, route, "{}", discreet(&**cause)),
    }
    Some(reference)
}

fn wants_json(parts: &Parts) -> bool {
    let path = parts.uri.path();
    path.ends_with(".json")
        || path.ends_with(".ndjson")
        || path.starts_with("/api")
        || prefers_json(&parts.headers)
}

/// Two words are all that is looked for; the crate `headers` has no `Accept`.
fn prefers_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.contains("json") && !accepted.contains("text/html")
}

fn problem(error: &AppError, reference: Option<&str>) -> Response {
    let status = status(error);
    let mut body = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
    });
    if let AppError::BadRequest(message) | AppError::Busy(message) = error {
        body["detail"] = crate::ui::languages::Words::english().say(message).into();
    }
    if let Some(reference) = reference {
        body["reference"] = reference.into();
    }
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

struct ErrorView<'a> {
    error: &'a AppError,
    uri: &'a Uri,
    reference: Option<&'a str>,
    /// The form that was sent.
    sent: Option<Bytes>,
}

impl ErrorView<'_> {
    /// What was typed, if it could not be taken and the same form can be sent again.
    fn typed(&self) -> Option<Vec<(String, String)>> {
        let is_passing = matches!(self.error, AppError::Unavailable(_) | AppError::ReadOnly);
        self.sent.as_ref().filter(|_| is_passing).and_then(|sent| form::sent_fields(sent))
    }
}

fn page(pages: &ErrorPages, locale: &Locale, shown: &ErrorView<'_>) -> Markup {
    let error = shown.error;
    let (title, words_id) = match error {
        AppError::NotFound => ("error-not-found", "error-not-found-words"),
        AppError::Gone => ("error-gone", "error-gone-words"),
        AppError::BadRequest(reason) => ("error-bad-request", *reason),
        AppError::WrongMethod => ("error-bad-request", "error-method"),
        AppError::TooLarge => ("error-too-large", "error-too-large-words"),
        AppError::Forbidden => ("error-forbidden", "error-forbidden-words"),
        AppError::TooManyRequests(_) => ("error-too-many", "error-too-many-words"),
        AppError::ReadOnly => ("error-read-only", "error-read-only-words"),
        AppError::Unavailable(_) => ("error-unavailable", "error-unavailable-words"),
        AppError::Busy(words) => ("error-unavailable", *words),
        AppError::Internal(_) => ("error-internal", "error-internal-words"),
    };
    let typed = shown.typed();
    let (title, words_id) = match (&typed, error) {
        (Some(_), AppError::ReadOnly) => ("errors-title-not-taken", "error-read-only-form"),
        (Some(_), _) => ("errors-title-not-taken", "error-unavailable-form"),
        (None, _) => (title, words_id),
    };
    let title = locale.say(title);
    let offers = if matches!(error, AppError::NotFound | AppError::Gone) {
        pages.offers.letters_to_offer(locale)
    } else {
        vec![]
    };
    let meant = matches!(error, AppError::NotFound)
        .then(|| pages.offers.letter_meant(shown.uri.path(), locale))
        .flatten();
    let withdrawal = matches!(error, AppError::Gone)
        .then(|| pages.offers.word_of_withdrawal(shown.uri.path(), locale))
        .flatten();
    let body = html! {
        article.prose {
            h1 { (title) }
            @if let Some(meant) = &meant {
                p { (locale.say("error-did-you-mean")) " " (link(meant)) }
            } @else {
                p { (words(&pages.clock, locale, error, words_id)) }
            }
            @if let Some(typed) = &typed {
                form method="post" action=(shown.uri.path_and_query().map_or("/", PathAndQuery::as_str)) {
                    @for (name, value) in typed { input type="hidden" name=(name) value=(value); }
                    button type="submit" { (locale.say("error-unavailable-again")) }
                }
            }
            @if let Some(page) = &withdrawal {
                p { a href=(page) { (locale.say("error-gone-more")) } }
            }
            @if let Some(reference) = shown.reference {
                p { (locale.say_with("error-reference", &[("reference", reference.into())])) }
            }
            (letters(locale, &offers))
        }
    };
    let languages = Vec::new();
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots: Robots::NoIndex,
        languages,
        head: html! {},
        body,
    })
}

/// What to do; after too many requests, when.
fn words(clock: &Clock, locale: &Locale, error: &AppError, id: &str) -> String {
    match error {
        AppError::TooManyRequests(wait) => {
            let time = locale.words.minute(clock.now() + *wait);
            locale.say_with(id, &[("time", time.into())])
        }
        _ => locale.say(id),
    }
}

/// Links to public letters, if there are any.
pub fn letters(locale: &Locale, offers: &[LetterSuggestion]) -> Markup {
    html! {
        @if !offers.is_empty() {
            h2 { (locale.say("letters-here")) }
            ul { @for offer in offers { li { (link(offer)) } } }
        }
    }
}

fn link(letter: &LetterSuggestion) -> Markup {
    html! { a href=(letter.link) lang=(letter.language) dir=(letter.language.direction()) { (letter.title) } }
}
