//! Routes for lists of signatories and statistics.

mod list;
mod statistics;

use axum::{Router, routing::get};

use crate::app::App;

/// The routes of one letter, also available through a private link.
pub fn letter_routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/signatories", get(list::signatories))
        .route("/letters/{slug}/statistics", get(statistics::show))
}
