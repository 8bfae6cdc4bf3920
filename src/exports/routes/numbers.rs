//! Routes for the figures, the statistics, and the description of the data.

use std::time::Instant;

use axum::{
    Json,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, Method, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use serde::Deserialize;

use super::{
    figures_of,
    parameters::{LetterParam, Problem, StatisticsTable},
    subject_of, too_many, unread,
    validators::Validators,
};
use crate::{
    error::AppError,
    exports::{Format, figures::FiguresDocument, package, statistics},
    http::Answer,
    letters::routes::LetterRequest,
    signatories::pages::sentence,
    signing::signature::tally::Figures,
    ui::languages::Words,
};

/// The numbers of a letter
///
/// As of one moment: every answer says which revision it shows. What waits for an organizer is not in it. While very many
/// ask, `Retry-After` says in how many seconds to ask again.
#[utoipa::path(
    get,
    path = "/letters/{slug}/figures.json",
    operation_id = "figures",
    tag = "numbers",
    params(
        LetterParam,
        ("words" = Option<String>, Query, description = "Say how many have signed in this language, too (BCP 47), or in English"),
    ),
    responses(
        (status = 200, description = "The numbers", body = FiguresDocument),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 404, description = "No such letter", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The letter was withdrawn", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn figures(
    request: LetterRequest,
    Query(Asked { words }): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    request.must_see_signatories()?;
    let figures = figures_of(&request).await?;
    // The goal belongs to the letter and can change without a new revision.
    let goal = request.letter.letter.goal;
    let words = words.map(|wanted| wanted.parse().ok().and_then(|language| Words::spoken(&language)));
    let words = words.map(|words| words.unwrap_or(Words::english()));
    let spoken = words.map_or("", |words| words.language.as_str());
    let format = format!("figures-{}{spoken}", goal.unwrap_or_default());
    let validators = Validators::new(&figures, &format, request.link.is_some());
    let mut response = match validators.are_known_to(&headers) {
        true => validators.not_modified(),
        false => {
            let sentence = words.map(|words| sentence(words, &figures));
            let document = Json(FiguresDocument::new(request.slug(), goal, &figures, sentence));
            validators.attach(document.into_response())
        }
    };
    if let Some(seconds) = request.app.figures_asked.ask(Instant::now()) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

#[derive(Deserialize)]
pub(super) struct Asked {
    words: Option<String>,
}

/// What describes the CSV file
///
/// A data package (Frictionless Data): columns with their meaning, rows, the SHA-256 of the file of this revision, and the
/// nonce with which the record of a day sums it.
#[utoipa::path(
    get,
    path = "/letters/{slug}/datapackage.json",
    operation_id = "data_package",
    tag = "numbers",
    params(LetterParam),
    responses(
        (status = 200, description = "The description", body = Object),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 404, description = "No such letter", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too many files are asked for; try again", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn data_package(request: LetterRequest, method: Method, headers: HeaderMap) -> Answer {
    request.must_see_signatories()?;
    let LetterRequest { app, letter, .. } = &request;
    let files = HEXLOWER.encode(&letter.letter.files_hash[..4]);
    let validators =
        |figures: &Figures| Validators::new(figures, &format!("package-{files}"), request.link.is_some());
    let figures = figures_of(&request).await?;
    if validators(&figures).are_known_to(&headers) {
        return Ok(validators(&figures).not_modified());
    }
    if method == Method::HEAD {
        return Ok(validators(&figures).attach(Response::new(unread())));
    }
    let subject = subject_of(&request);
    let now = app.downloads.edition(&app.database, letter.id).await?;
    let sum = app.downloads.checksum_of_kept(&app.database, letter.id, (&now, &subject)).await?;
    let (figures, sum) = sum.ok_or_else(too_many)?;
    let document = Json(package::document(&subject, &figures, &sum));
    Ok(validators(&figures).attach(document.into_response()))
}

#[derive(Deserialize)]
pub(super) struct StatisticsFile {
    file: String,
}

/// A table of the statistics
///
/// As CSV: `days`, `hours`, `capacities`, `countries`, `languages`, `verified`, `versions`, `removals`, `log` (how the
/// number was made) and `record` (the count at the end of each day with the sum of its file). What fewer than ten have
/// in common stands in a row without a name.
#[utoipa::path(
    get,
    path = "/letters/{slug}/statistics/{table}.csv",
    operation_id = "statistics",
    tag = "numbers",
    params(LetterParam, ("table" = StatisticsTable, Path, description = "Which table")),
    responses(
        (status = 200, description = "The table", body = String, content_type = "text/csv"),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 404, description = "No such letter or table", body = String, content_type = "text/html"),
        (status = 410, description = "The letter was withdrawn", body = String, content_type = "text/html"),
    )
)]
pub(super) async fn statistics_file(
    request: LetterRequest,
    Path(of): Path<StatisticsFile>,
    headers: HeaderMap,
) -> Answer {
    request.must_see_signatories()?;
    if let Some(sent_on) = request.sent_on(|paths| paths.statistics_file(request.slug(), &of.file)) {
        return Ok(sent_on);
    }
    let figures = figures_of(&request).await?;
    let statistics = request.app.statistics.of(&request.app.database, request.letter.id, &figures).await?;
    let body = statistics::file(&statistics, &of.file).ok_or(AppError::NotFound)??;
    let validators = Validators::of_content(&statistics.figures, &body, request.link.is_some());
    if validators.are_known_to(&headers) {
        return Ok(validators.not_modified());
    }
    let mut response = validators.attach(body.into_response());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(Format::Csv.media_type()));
    let name = format!(
        "attachment; filename=\"{}-{}-{}\"",
        request.slug(),
        statistics.figures.as_of.date(),
        of.file
    );
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
