//! Routes of what organizers do with letters and signatures, and of reports, which everybody may send.

mod report;

use axum::{
    Router,
    response::{IntoResponse, Response},
    routing::get,
};

use super::pages::home::{self, Waits};
use crate::{
    app::App,
    http::Answer,
    organizers::{rights::Observer, routes::Desk},
};

pub use report::letter_routes;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/organize", get(show_home))
}

async fn show_home(desk: Desk<Observer>) -> Answer<Response> {
    let mut letters = Vec::new();
    for letter in desk.app.library.all() {
        let held = desk.app.signing.held(Some(letter.id)).await?.len();
        let edits = desk.app.signing.waiting_edits(Some(letter.id)).await?.len();
        letters.push(Waits { decisions: held + edits, texts: letter.waiting.len(), letter });
    }
    Ok(home::home(&desk.locale, &desk.account, &letters).into_response())
}
