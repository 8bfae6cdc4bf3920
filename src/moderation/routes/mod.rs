//! Routes of what organizers do with letters and signatures, and of reports, which everybody may send.

mod queue;
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
    Router::new()
        .route("/organize", get(show_home))
        .route("/organize/letters/{slug}/queue", get(queue::show).post(queue::decide))
}

async fn show_home(desk: Desk<Observer>) -> Answer<Response> {
    let mut letters = Vec::new();
    for letter in desk.app.library.all() {
        let decisions = queue::waiting(&desk.app, letter.id).await?.len();
        letters.push(Waits { decisions, texts: letter.waiting.len(), letter });
    }
    Ok(home::home(&desk.locale, &desk.account, &letters).into_response())
}
