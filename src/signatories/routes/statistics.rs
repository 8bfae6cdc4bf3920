//! Route for the statistics page. `exports` serves the same as files.

use axum::http::HeaderMap;

use crate::{http::Answer, letters::routes::Asked, signatories::pages};

pub(super) async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    if let Some(sent_on) = asked.sent_on(|paths| paths.statistics(asked.slug())) {
        return Ok(sent_on);
    }
    let statistics = asked.app.statistics.of(asked.app.database.readers(), asked.letter.id).await?;
    let render = async { Ok(pages::statistics(&asked.locale, &asked.letter, &statistics)) };
    // A new daily record or log entry changes the page without a new revision.
    let detail =
        format!("{} {} {}", statistics.figures.revision, statistics.records.len(), statistics.log.len());
    asked.page("statistics", detail, &headers, render).await
}
