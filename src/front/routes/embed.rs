//! Route for the frame that other sites may embed.

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::door;
use crate::{
    app::App,
    error::AppError,
    front::pages::embed,
    http::Answer,
    letters::routes::{Addressed, LetterRequest, TakenBack},
};

/// As strict as the policy of other pages, except that every site may embed it.
const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *",
);

pub(super) fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/embed", get(frame))
}

async fn frame(addressed: Addressed, headers: HeaderMap) -> Answer {
    match addressed {
        Addressed::Readable(request) => of_letter(&request, &headers).await,
        // The normal page for a withdrawn letter forbids embedding, so the frame on the other site would stay
        // empty.
        Addressed::TakenBack(TakenBack { letter, locale, .. }) => {
            Ok(framed((StatusCode::GONE, embed::withdrawn(&locale, &letter)).into_response()))
        }
    }
}

async fn of_letter(request: &LetterRequest, headers: &HeaderMap) -> Answer {
    let LetterRequest { app, letter, locale, .. } = request;
    if request.link.is_some() {
        // A private link must not be embedded in another site.
        return Err(AppError::NotFound);
    }
    if let Some(sent_on) = request.sent_on(|paths| paths.embed(request.slug())) {
        return Ok(sent_on);
    }
    let door = door(request);
    let render = async || {
        let figures = app.signing.current_figures.of(&app.database, letter.id).await?;
        Ok(embed::embed(locale, letter, &figures, door))
    };
    let stamp = app.letter_stamp(letter);
    Ok(framed(stamp.repeatable(request.page("embed", format!("{door:?}"), headers, render).await?)))
}

fn framed(mut page: Response) -> Response {
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    page
}
