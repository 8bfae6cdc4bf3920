//! Route for the statistics page. `exports` serves the same as files.

use axum::http::HeaderMap;

use crate::{http::Answer, letters::routes::LetterRequest, signatories::pages};

pub(super) async fn show(request: LetterRequest, headers: HeaderMap) -> Answer {
    request.must_see_signatories()?;
    if let Some(sent_on) = request.sent_on(|paths| paths.statistics(request.slug())) {
        return Ok(sent_on);
    }
    let (app, letter) = (&request.app, request.letter.id);
    let figures = app.signing.current_figures.of(&app.database, letter).await?;
    let statistics = app.statistics.of(&app.database, letter, &figures).await?;
    let render = async || Ok(pages::statistics(&request.locale, &request.letter, &statistics));
    // A new daily record or log entry changes the page without a new revision.
    let detail =
        format!("{} {} {}", statistics.figures.revision, statistics.records.len(), statistics.log.len());
    request.page("statistics", detail, &headers, render).await
}
