//! Routes of the signatories.

mod list;
mod statistics;

use axum::{Router, routing::get};

use crate::app::App;

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/signatories", get(list::signatories))
        .route("/letters/{slug}/statistics", get(statistics::show))
}
