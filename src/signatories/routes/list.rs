//! Route for the list of signatories.

use axum::{
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use serde::Deserialize;

use crate::{
    error::AppError,
    http::{Answer, LimitedAction, QueryParams},
    letters::routes::Asked,
    signatories::{
        form::{Filter, Refused, address},
        list, pages,
    },
    signing::signature::search_terms::Search,
};

impl From<Refused> for AppError {
    fn from(refused: Refused) -> Self {
        Self::BadRequest(match refused {
            Refused::Unknown => "error-unknown-filter",
            Refused::TooLong => "error-search-long",
        })
    }
}

#[derive(Deserialize)]
pub(super) struct Cursor {
    after: Option<i64>,
}

pub(super) async fn signatories(
    asked: Asked,
    QueryParams(filter): QueryParams<Filter>,
    QueryParams(cursor): QueryParams<Cursor>,
    headers: HeaderMap,
) -> Answer {
    asked.must_see_signatories()?;
    let search = match filter.parse() {
        Err(Refused::TooLong) => return too_long(&asked, &filter).await,
        parsed => parsed?,
    };
    let query = address(&search, &[("after", cursor.after)]);
    if let Some(elsewhere) = asked.sent_on(|paths| format!("{}{query}", paths.signatories(asked.slug()))) {
        return Ok(elsewhere);
    }
    if !search.typed().is_empty() {
        asked.app.throttle.take(LimitedAction::Search, &asked.visitor)?;
    }
    let render = async {
        let pool =
            if search.is_empty() { asked.app.database.readers() } else { asked.app.database.searchers() };
        let page = list::page(pool, asked.letter.id, &search, cursor.after).await;
        Ok(pages::list(&asked.locale, &asked.letter, &search, &page.map_err(AppError::of_search)?))
    };
    if search.typed().is_empty() {
        return asked.page("signatories", query, &headers, render).await;
    }
    // Not cached: typed searches are personal, and there are endlessly many of them.
    render.await.map(IntoResponse::into_response)
}

/// The form again, with as many of the typed words as it accepts.
async fn too_long(asked: &Asked, filter: &Filter) -> Answer {
    let (filter, typed) = filter.shortened();
    let search = filter.parse()?;
    let page = list::page(asked.app.database.readers(), asked.letter.id, &Search::default(), None).await?;
    let shown = pages::search_refused(&asked.locale, &asked.letter, &search, &typed, &page);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}
