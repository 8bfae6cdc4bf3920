//! Route for the list of signatories.

use axum::{
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use serde::Deserialize;
use sqlx::PgPool;

use crate::{
    error::AppError,
    http::{Answer, LimitedAction, QueryParams, Work},
    letters::routes::LetterRequest,
    signatories::{
        form::{Filter, InvalidFilter, address},
        list, pages,
    },
    signing::signature::search_terms::Search,
};

impl From<InvalidFilter> for AppError {
    fn from(refused: InvalidFilter) -> Self {
        Self::BadRequest(match refused {
            InvalidFilter::Unknown => "error-unknown-filter",
            InvalidFilter::TooLong => "error-search-long",
        })
    }
}

#[derive(Deserialize)]
pub(super) struct Cursor {
    after: Option<i64>,
}

pub(super) async fn signatories(
    request: LetterRequest,
    QueryParams(filter): QueryParams<Filter>,
    QueryParams(cursor): QueryParams<Cursor>,
    headers: HeaderMap,
) -> Answer {
    request.must_see_signatories()?;
    let search = match filter.parse() {
        Err(InvalidFilter::TooLong) => return too_long(&request, &filter).await,
        parsed => parsed?,
    };
    let query = address(&search, &[("after", cursor.after)]);
    if let Some(elsewhere) = request.sent_on(|paths| format!("{}{query}", paths.signatories(request.slug())))
    {
        return Ok(elsewhere);
    }
    if !search.typed().is_empty() {
        request.app.load.admit(Work::Search)?;
        request.app.throttle.take(LimitedAction::Search, &request.visitor)?;
    }
    let render = async || {
        let (pools, revision) = (&request.app.database, request.revision());
        let (letter, search) = (request.letter.id, &search);
        let read = |pool: PgPool| async move { list::page(&pool, letter, search, cursor.after).await };
        let page = if search.is_empty() {
            pools.read(revision, read).await
        } else {
            pools.search(revision, read).await
        };
        Ok(pages::list(&request.locale, &request.letter, search, &page.map_err(AppError::of_search)?))
    };
    if search.typed().is_empty() {
        let stamp = request.app.letter_stamp(&request.letter);
        return Ok(stamp.repeatable(request.page("signatories", query, &headers, render).await?));
    }
    // Not cached: typed searches are personal, and there are endlessly many of them.
    render().await.map(IntoResponse::into_response)
}

/// The form again, with as many of the typed words as it accepts.
async fn too_long(request: &LetterRequest, filter: &Filter) -> Answer {
    let (filter, typed) = filter.shortened();
    let search = filter.parse()?;
    let (letter, all) = (request.letter.id, &Search::default());
    let read = |pool: PgPool| async move { list::page(&pool, letter, all, None).await };
    let page = request.app.database.read(request.revision(), read).await?;
    let shown = pages::search_refused(&request.locale, &request.letter, &search, &typed, &page);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}
