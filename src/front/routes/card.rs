//! Route for share images, which are drawn outside the request threads and cached.

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;

use crate::{
    app::App,
    front::card::Card,
    http::{Answer, CachePolicy, QueryParams, page_cache::is_known},
    letters::{pages::head::card_version, routes::LetterRequest},
    ui::languages::Words,
};

pub(super) fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/card.png", get(card))
}

#[derive(Deserialize)]
struct CardQuery {
    v: Option<String>,
}

async fn card(
    request: LetterRequest,
    QueryParams(version): QueryParams<CardQuery>,
    headers: HeaderMap,
) -> Answer<Response> {
    let LetterRequest { app, letter, locale, .. } = &request;
    let card = card_of(&request);
    let tag = format!("\"{}-{}\"", card_version(&letter.letter), card.language);
    // A URL with content version and language never changes its content.
    let is_named =
        locale.paths.is_in_language() && version.v.as_deref() == Some(&card_version(&letter.letter));
    let policy = match (&request.link, is_named) {
        (Some(_), _) => CachePolicy::Never,
        (None, true) => CachePolicy::Forever,
        (None, false) => CachePolicy::Hour,
    };
    let mut response = if is_known(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let picture = app.cards.get(card).await?;
        ([(header::CONTENT_TYPE, "image/png")], picture).into_response()
    };
    let sent = response.headers_mut();
    sent.insert(header::CACHE_CONTROL, policy.header());
    sent.insert(header::VARY, HeaderValue::from_static("accept-language"));
    if let Ok(tag) = tag.parse() {
        sent.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// The content of the image. The site's own words are used only if they are available in the language of the text.
fn card_of(request: &LetterRequest) -> Card {
    let LetterRequest { letter, locale, .. } = request;
    let text = letter.letter.text_in(&locale.text);
    let words = Words::spoken(&text.language);
    let to = |addressee: &String| match words {
        Some(words) => format!("{} {addressee}", words.say("addressed-to")),
        None => addressee.clone(),
    };
    Card {
        language: text.language.clone(),
        title: text.title.clone(),
        addressee: letter.letter.addressed_to.as_ref().map(to),
        kind: words.map(|words| words.say("card-kind")),
        host: locale.site.public().host().to_owned(),
    }
}
