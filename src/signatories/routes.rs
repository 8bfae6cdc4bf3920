//! Routes of the signatories.

use axum::{Router, extract::Query, http::HeaderMap, response::IntoResponse, routing::get};
use serde::Deserialize;

use super::{
    form::{Filter, Unknown, address},
    list, pages,
};
use crate::{app::App, error::AppError, http::Answer, letters::routes::Asked};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/signatories", get(signatories))
}

impl From<Unknown> for AppError {
    fn from(_: Unknown) -> Self {
        Self::BadRequest("error-unknown-filter")
    }
}

#[derive(Deserialize)]
struct Cursor {
    after: Option<i64>,
}

async fn signatories(
    asked: Asked,
    Query(filter): Query<Filter>,
    Query(cursor): Query<Cursor>,
    headers: HeaderMap,
) -> Answer {
    asked.must_see_signatories()?;
    let search = filter.parse()?;
    if let Some(elsewhere) = asked
        .sent_on(|paths| format!("{}{}", paths.signatories(asked.slug()), address(&search, cursor.after)))
    {
        return Ok(elsewhere);
    }
    let render = async {
        let page = list::page(asked.app.database.readers(), asked.letter.id, &search, cursor.after).await?;
        Ok(pages::list(&asked.locale, &asked.letter, &search, &page))
    };
    if search.typed().is_empty() {
        return asked.page("signatories", address(&search, cursor.after), &headers, render).await;
    }
    // What people type is theirs, and of an unending number of kinds: it is not kept.
    render.await.map(IntoResponse::into_response)
}
