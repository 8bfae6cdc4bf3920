//! Routes of the signatories.

use axum::{
    Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    routing::get,
};
use serde::Deserialize;

use super::{list, pages};
use crate::{
    app::App,
    http::{Answer, Spoken},
};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/letters/{slug}/signatories", get(signatories))
}

#[derive(Deserialize)]
struct OfLetter {
    slug: String,
}

#[derive(Deserialize)]
struct Cursor {
    after: Option<i64>,
}

async fn signatories(
    State(app): State<App>,
    spoken: Spoken,
    Path(of): Path<OfLetter>,
    Query(cursor): Query<Cursor>,
    headers: HeaderMap,
) -> Answer {
    let letter = app.letter(&of.slug)?;
    let locale = app.locale_of(&spoken, &letter)?;
    let detail = cursor.after.map(|after| after.to_string()).unwrap_or_default();
    let key = app.page_key("signatories", &letter, &locale, detail);
    let render = async {
        let page = list::page(app.database.readers(), letter.id, cursor.after).await?;
        Ok(pages::list(&locale, &letter, &page))
    };
    app.pages.answer(key, &headers, render).await
}
