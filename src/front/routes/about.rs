//! Routes for the pages about the site: privacy and accessibility.

use axum::{Router, extract::State, http::HeaderMap, routing::get};
use maud::Markup;

use crate::{
    app::{App, SendsTo},
    error::AppError,
    front::pages::{accessibility, privacy},
    http::{Answer, RequestedLanguage, page_cache::PageKey},
    ui::Locale,
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/privacy", get(privacy_page)).route("/accessibility", get(accessibility_page))
}

async fn privacy_page(State(app): State<App>, spoken: RequestedLanguage, headers: HeaderMap) -> Answer {
    let mail_host = match app.sends_to() {
        SendsTo::Server(server) => Some(server.rsplit_once(':').map_or(server.as_str(), |(host, _)| host)),
        SendsTo::Mailbox | SendsTo::Nowhere => None,
    };
    answer(&app, &spoken, &headers, "privacy", |locale| {
        privacy::privacy(locale, &app.library.public(app.clock.now()), mail_host)
    })
    .await
}

async fn accessibility_page(State(app): State<App>, spoken: RequestedLanguage, headers: HeaderMap) -> Answer {
    answer(&app, &spoken, &headers, "accessibility", |locale| {
        accessibility::accessibility(locale, &app.library.public(app.clock.now()))
    })
    .await
}

/// Caches a page that changes only with the letters' files.
async fn answer(
    app: &App,
    spoken: &RequestedLanguage,
    headers: &HeaderMap,
    page: &'static str,
    render: impl FnOnce(&Locale) -> Markup,
) -> Answer {
    let locale = spoken.locale().ok_or(AppError::NotFound)?;
    let letters = app.library.public(app.clock.now());
    let made_of: Vec<_> = letters.iter().map(|letter| (letter.id, letter.letter.files_hash)).collect();
    let key = PageKey {
        page,
        letter: None,
        files: [0; 32],
        revision: 0,
        voice: app.voice(&locale),
        detail: format!("{made_of:?}"),
    };
    app.pages.answer(&key, headers, async || Ok(render(&locale))).await
}
