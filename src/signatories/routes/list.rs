//! The list.

use axum::{http::HeaderMap, response::IntoResponse};
use serde::Deserialize;

use crate::{
    error::AppError,
    http::{Answer, Sought},
    letters::routes::Asked,
    signatories::{
        form::{Filter, Unknown, address},
        list, pages,
    },
};

impl From<Unknown> for AppError {
    fn from(_: Unknown) -> Self {
        Self::BadRequest("error-unknown-filter")
    }
}

#[derive(Deserialize)]
pub(super) struct Cursor {
    after: Option<i64>,
}

pub(super) async fn signatories(
    asked: Asked,
    Sought(filter): Sought<Filter>,
    Sought(cursor): Sought<Cursor>,
    headers: HeaderMap,
) -> Answer {
    asked.must_see_signatories()?;
    let search = filter.parse()?;
    let query = address(&search, &[("after", cursor.after)]);
    if let Some(elsewhere) = asked.sent_on(|paths| format!("{}{query}", paths.signatories(asked.slug()))) {
        return Ok(elsewhere);
    }
    let render = async {
        let page = list::page(asked.app.database.readers(), asked.letter.id, &search, cursor.after).await?;
        Ok(pages::list(&asked.locale, &asked.letter, &search, &page))
    };
    if search.typed().is_empty() {
        return asked.page("signatories", query, &headers, render).await;
    }
    // What people type is theirs, and of an unending number of kinds: it is not kept.
    render.await.map(IntoResponse::into_response)
}
