//! Routes of what organizers do with letters and signatures, and of reports, which everybody may send.

mod access;
mod audit;
mod bulk;
mod claims;
mod dashboard;
mod enter;
mod import;
mod queue;
mod report;
mod retraction;
mod signature;
mod signatures;
mod texts;
mod updates;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;

use super::{
    pages::home::{self, Waits},
    queue as waiting,
};
use crate::{
    app::App,
    error::AppError,
    http::Answer,
    letters::{Loaded, Shelved},
    moderation::import::LARGEST_FILE,
    organizers::{rights::Observer, routes::Desk},
};

pub use report::letter_routes;

/// The routes.
pub fn routes() -> Router<App> {
    let files = get(import::show).post(import::upload).layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .route("/organize", get(show_home))
        .route("/organize/audit", get(audit::show))
        .route("/organize/audit.csv", get(audit::file))
        .route("/organize/letters/{slug}", get(dashboard::show))
        .route("/organize/letters/{slug}/retraction", post(retraction::tell))
        .route("/organize/letters/{slug}/queue", get(queue::show).post(queue::act))
        .route("/organize/letters/{slug}/texts", get(texts::show).post(texts::decide))
        .route("/organize/letters/{slug}/access", get(access::show).post(access::change))
        .route("/organize/letters/{slug}/signatures", get(signatures::show))
        .route("/organize/letters/{slug}/signatures/address", signatures::by_address())
        .route("/organize/letters/{slug}/signatures/new", enter::by_hand())
        .route("/organize/letters/{slug}/signatures/{id}", get(signature::show).post(signature::act))
        .route("/organize/letters/{slug}/signatures/{id}/withdraw", signature::withdrawal())
        .route("/organize/letters/{slug}/signatures/{id}/address", signature::reveals())
        .route("/organize/letters/{slug}/bulk", get(bulk::show).post(bulk::begin))
        .route("/organize/letters/{slug}/bulk/{id}", get(bulk::show_act).post(bulk::turn))
        .route("/organize/letters/{slug}/import", files)
        .route("/organize/letters/{slug}/claims", get(claims::show).post(claims::act))
        .route("/organize/letters/{slug}/import/{id}", get(import::look).post(import::decide))
        .route("/organize/letters/{slug}/updates", get(updates::list).post(updates::begin))
        .route("/organize/letters/{slug}/updates/{id}", get(updates::show).post(updates::act))
        .route("/organize/letters/{slug}/updates/{id}/edit", get(updates::edit).post(updates::save))
}

async fn show_home(desk: Desk<Observer>) -> Answer<Response> {
    let app = &desk.app;
    let counts = waiting::count(&app.signing, &app.reports, None, None).await?;
    let waits = |letter: Arc<Loaded>| {
        let decisions = counts.get(&letter.id).copied().unwrap_or_default();
        Waits { decisions, texts: letter.waiting.len(), letter }
    };
    let letters: Vec<_> = app.library.all().into_iter().map(waits).collect();
    let problems = desk.app.library.problems();
    let refusals = app.outbox.returned().await?.refusals;
    Ok(home::home(&desk.locale, &desk.account, &letters, (&problems, &refusals)).into_response())
}

/// Which letter a page is about, as the address says it.
#[derive(Deserialize)]
struct OfLetter {
    slug: String,
}

impl OfLetter {
    /// The letter, whatever the public sees of it.
    fn letter(&self, app: &App) -> Result<Arc<Loaded>, AppError> {
        match app.library.find(&self.slug) {
            Some(Shelved::Here(letter) | Shelved::Moved(letter)) => Ok(letter),
            None => Err(AppError::NotFound),
        }
    }
}
