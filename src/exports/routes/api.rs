//! Routes for the API documentation: the OpenAPI 3.1 document, generated from the handlers, and the same as a page.

use axum::{Json, http::HeaderMap, response::IntoResponse};
use utoipa::OpenApi;

use super::{
    files, numbers,
    parameters::{Problem, StatisticsTable},
};
use crate::{
    app::App,
    exports::pages,
    http::{Answer, RequestedLanguage},
};

/// The introduction of the document.
const ABOUT: &str = "Numbers of open letters, lists of who has signed them in public, and what has changed. Reading needs \
     no key, and pages of other sites may do it. Every answer has an ETag by the letter's revision: ask with it \
     (If-None-Match), and not more than once in a few seconds.";

/// The whole interface.
#[derive(OpenApi)]
#[openapi(
    info(title = "Public data of open letters", description = ABOUT, version = "1", license(name = "AGPL-3.0-or-later")),
    paths(
        numbers::figures,
        files::json,
        files::ndjson,
        files::csv,
        files::xlsx,
        numbers::data_package,
        numbers::statistics_file,
    ),
    components(schemas(Problem, StatisticsTable)),
    tags(
        (name = "numbers", description = "How many have signed, and of whom the number is made"),
        (name = "signatories", description = "Who has signed in public"),
    )
)]
struct Interface;

pub(super) async fn document() -> impl IntoResponse {
    Json(Interface::openapi())
}

pub(super) async fn page(
    spoken: RequestedLanguage,
    axum::extract::State(app): axum::extract::State<App>,
    headers: HeaderMap,
) -> Answer {
    let locale = app.locale(&spoken)?;
    let document = serde_json::to_value(Interface::openapi()).map_err(anyhow::Error::from)?;
    let _ = headers;
    Ok(pages::interface(&locale, &document).into_response())
}
