//! Routes for the versions of a text and for its Markdown source.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::LetterRequest;
use crate::{
    app::App,
    http::{Answer, CachePolicy, page_cache::is_known},
    letters::{Version, pages},
};

pub(super) fn letter_routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/history", get(history))
        .route("/letters/{slug}/letter.md", get(source))
}

async fn history(State(app): State<App>, request: LetterRequest, headers: HeaderMap) -> Answer {
    let LetterRequest { letter, locale, .. } = &request;
    if let Some(sent_on) = request.sent_on(|paths| paths.history(request.slug())) {
        return Ok(sent_on);
    }
    let text = letter.letter.text_in(&locale.text);
    let render = async || {
        let conn = &mut *app.database.readers().acquire().await?;
        let mut steps = request.app.library.history(conn, letter.id, &text.language).await?;
        if !request.sees_signatories() {
            steps.iter_mut().for_each(|step| step.signed = None);
        }
        Ok(pages::history::history(&request.view(), text, &steps))
    };
    // Compares all texts of the letter: while many read the page, once a second.
    let stamp = request.app.letter_stamp(letter);
    Ok(stamp.repeatable(request.page("history", String::new(), &headers, render).await?))
}

/// The canonical Markdown of the text in force, without comments. Its SHA-256 is the version of the text if the
/// text has no comments.
async fn source(request: LetterRequest, headers: HeaderMap) -> Answer {
    let LetterRequest { letter, locale, .. } = &request;
    if let Some(sent_on) = request.sent_on(|paths| paths.source(request.slug())) {
        return Ok(sent_on);
    }
    let text = letter.letter.text_in(&locale.text);
    let handed_out = text.handed_out();
    let tag = format!("\"{}\"", Version::of(&handed_out));
    let mut response: Response = if is_known(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        handed_out.into_response()
    };
    let policy = if request.link.is_some() { CachePolicy::Never } else { CachePolicy::Shared };
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/markdown; charset=utf-8"));
    sent.insert(header::CACHE_CONTROL, policy.header());
    sent.insert(header::VARY, HeaderValue::from_static("accept-language"));
    for (name, value) in [(header::ETAG, tag.as_str()), (header::CONTENT_LANGUAGE, text.language.as_str())] {
        if let Ok(value) = value.parse() {
            sent.insert(name, value);
        }
    }
    Ok(response)
}
