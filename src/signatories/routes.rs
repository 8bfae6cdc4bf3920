//! Routes of the signatories.

use axum::{Router, extract::Query, http::HeaderMap, routing::get};
use serde::Deserialize;

use super::{list, pages};
use crate::{app::App, http::Answer, letters::routes::Asked};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/letters/{slug}/signatories", get(signatories))
}

#[derive(Deserialize)]
struct Cursor {
    after: Option<i64>,
}

async fn signatories(asked: Asked, Query(cursor): Query<Cursor>, headers: HeaderMap) -> Answer {
    let Asked { app, letter, locale, .. } = &asked;
    let detail = cursor.after.map(|after| after.to_string()).unwrap_or_default();
    let key = app.page_key("signatories", letter, locale, detail);
    let render = async {
        let page = list::page(app.database.readers(), letter.id, cursor.after).await?;
        Ok(pages::list(locale, letter, &page))
    };
    app.pages.answer(key, &headers, render).await
}
