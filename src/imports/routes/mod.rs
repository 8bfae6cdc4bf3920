//! Routes for entering signatories: files, people entered by hand, invitations to claim a line.
//!
//! | file | owns |
//! | --- | --- |
//! | `files` | a file: upload, preview, enter, take back |
//! | `manual_entry` | a person entered by hand |
//! | `claims` | invitations to claim a line |

mod claims;
mod files;
mod manual_entry;

use axum::{Router, extract::DefaultBodyLimit, routing::get};

use super::LARGEST_FILE;
use crate::app::App;

pub fn routes() -> Router<App> {
    let upload = get(files::show).post(files::upload).layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .route("/organize/letters/{slug}/signatures/new", manual_entry::by_hand())
        .route("/organize/letters/{slug}/import", upload)
        .route("/organize/letters/{slug}/import/{id}", get(files::look).post(files::decide))
        .route("/organize/letters/{slug}/claims", get(claims::show).post(claims::act))
}
