//! Routes of the signatories.

use axum::{Router, extract::Query, http::HeaderMap, routing::get};
use serde::Deserialize;

use super::{list, pages};
use crate::{app::App, http::Answer, letters::routes::Asked};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/signatories", get(signatories))
}

#[derive(Deserialize)]
struct Cursor {
    after: Option<i64>,
}

async fn signatories(asked: Asked, Query(cursor): Query<Cursor>, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    let detail = cursor.after.map(|after| after.to_string()).unwrap_or_default();
    let render = async {
        let page = list::page(asked.app.database.readers(), asked.letter.id, cursor.after).await?;
        Ok(pages::list(&asked.locale, &asked.letter, &page))
    };
    asked.page("signatories", detail, &headers, render).await
}
