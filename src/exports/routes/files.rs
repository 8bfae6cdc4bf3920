//! Routes for the list of signatories as files: the whole list, or the part that the query asks for.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use data_encoding::HEXLOWER;
use futures_util::StreamExt as _;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use time::{OffsetDateTime, macros::format_description};
use utoipa::IntoParams;

use super::{
    figures_of,
    parameters::{LetterParam, Problem, SignatoriesDocument},
    spooled, subject_of, too_many, unread,
    validators::Validators,
};
use crate::{
    error::AppError,
    exports::{Format, Selection, download::try_out},
    http::{Answer, LimitedAction, QueryParams, Work},
    letters::routes::LetterRequest,
    signatories::form::{Filter, address},
    signing::signature::{search_terms::Search, tally::Figures},
    urls::Paths,
};

/// The most rows of one page of a list.
const MOST_ROWS: i64 = 10_000;

/// As much of the list as a program asks for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PageParams {
    /// Only those with a higher number: the `next` of the page before.
    #[param(minimum = 0)]
    after: Option<i64>,
    /// At most so many, in the order of their numbers.
    #[param(minimum = 1, maximum = 10_000)]
    limit: Option<i64>,
    /// Only what has changed after this revision, which is the `revision` of the answer before; and the numbers that are
    /// gone since.
    #[param(minimum = 0)]
    since: Option<i64>,
}

impl PageParams {
    fn parse(&self, search: &Search) -> Result<Selection, AppError> {
        let is_in = |number: Option<i64>, from: i64, to: i64| {
            number.is_none_or(|number| (from..=to).contains(&number))
        };
        if !is_in(self.after, 0, i64::MAX)
            || !is_in(self.since, 0, i64::MAX)
            || !is_in(self.limit, 1, MOST_ROWS)
        {
            return Err(AppError::BadRequest("error-unknown-part"));
        }
        Ok(Selection {
            search: search.clone(),
            since: self.since,
            after: self.after.unwrap_or(0),
            limit: self.limit,
        })
    }
}

/// The list as a workbook
///
/// For spreadsheets: text as text, days as days, further sheets past 1,048,575 rows.
#[utoipa::path(
    get,
    path = "/letters/{slug}/signatories.xlsx",
    operation_id = "signatories_xlsx",
    tag = "signatories",
    params(LetterParam, Filter),
    responses(
        (status = 200, description = "A workbook", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 206, description = "The part that `Range` asks for"),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 400, description = "There is no such capacity or country, a number is none, or the words are too long", body = String, content_type = "text/html"),
        (status = 404, description = "No such letter", body = String, content_type = "text/html"),
        (status = 410, description = "The letter was withdrawn", body = String, content_type = "text/html"),
        (status = 416, description = "The file is shorter than `Range` asks for"),
        (status = 429, description = "Too many searches come from one network; try again", body = String, content_type = "text/html"),
        (status = 503, description = "Too many files are asked for, or a search takes too long; try again", body = String, content_type = "text/html"),
    )
)]
pub(super) async fn xlsx(
    request: LetterRequest,
    QueryParams(filter): QueryParams<Filter>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    file(Format::Xlsx, request, (&filter, &PageParams::default()), (&method, &headers)).await
}

/// The list as CSV
///
/// UTF-8 with a byte order mark, RFC 4180. A cell that a spreadsheet would run is guarded; the data package says how.
#[utoipa::path(
    get,
    path = "/letters/{slug}/signatories.csv",
    operation_id = "signatories_csv",
    tag = "signatories",
    params(LetterParam, Filter),
    responses(
        (status = 200, description = "A table", body = String, content_type = "text/csv"),
        (status = 206, description = "The part that `Range` asks for"),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 400, description = "There is no such capacity or country, a number is none, or the words are too long", body = String, content_type = "text/html"),
        (status = 404, description = "No such letter", body = String, content_type = "text/html"),
        (status = 410, description = "The letter was withdrawn", body = String, content_type = "text/html"),
        (status = 416, description = "The file is shorter than `Range` asks for"),
        (status = 429, description = "Too many searches come from one network; try again", body = String, content_type = "text/html"),
        (status = 503, description = "Too many files are asked for, or a search takes too long; try again", body = String, content_type = "text/html"),
    )
)]
pub(super) async fn csv(
    request: LetterRequest,
    QueryParams(filter): QueryParams<Filter>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    file(Format::Csv, request, (&filter, &PageParams::default()), (&method, &headers)).await
}

/// The list as one document
///
/// Whole; or a page of it (`after`, `limit`); or what has changed since a revision (`since`), with the numbers that are gone.
#[utoipa::path(
    get,
    path = "/letters/{slug}/signatories.json",
    operation_id = "signatories_json",
    tag = "signatories",
    params(LetterParam, Filter, PageParams),
    responses(
        (status = 200, description = "A document", body = SignatoriesDocument, content_type = "application/json"),
        (status = 206, description = "The part that `Range` asks for"),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 400, description = "There is no such capacity or country, a number is none, or the words are too long", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such letter", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The letter was withdrawn", body = Problem, content_type = "application/problem+json"),
        (status = 416, description = "The file is shorter than `Range` asks for"),
        (status = 429, description = "Too many searches come from one network; try again", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too many files are asked for, or a search takes too long; try again", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn json(
    request: LetterRequest,
    QueryParams(filter): QueryParams<Filter>,
    QueryParams(part): QueryParams<PageParams>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    file(Format::Json, request, (&filter, &part), (&method, &headers)).await
}

/// The list, a document a line
///
/// Each line is a signatory as in the JSON document. With `since`, a number that is gone is a line as well: `{"number":7,"gone":true}`.
#[utoipa::path(
    get,
    path = "/letters/{slug}/signatories.ndjson",
    operation_id = "signatories_ndjson",
    tag = "signatories",
    params(LetterParam, Filter, PageParams),
    responses(
        (status = 200, description = "Lines", body = String, content_type = "application/x-ndjson"),
        (status = 206, description = "The part that `Range` asks for"),
        (status = 304, description = "Not changed since the revision of `If-None-Match`"),
        (status = 400, description = "There is no such capacity or country, a number is none, or the words are too long", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such letter", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The letter was withdrawn", body = Problem, content_type = "application/problem+json"),
        (status = 416, description = "The file is shorter than `Range` asks for"),
        (status = 429, description = "Too many searches come from one network; try again", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too many files are asked for, or a search takes too long; try again", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn ndjson(
    request: LetterRequest,
    QueryParams(filter): QueryParams<Filter>,
    QueryParams(part): QueryParams<PageParams>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    file(Format::Ndjson, request, (&filter, &part), (&method, &headers)).await
}

async fn file(
    format: Format,
    request: LetterRequest,
    (filter, part): (&Filter, &PageParams),
    (method, headers): (&Method, &HeaderMap),
) -> Answer {
    let search = &filter.parse()?;
    let rows = part.parse(search)?;
    request.must_see_signatories()?;
    request.app.load.admit(Work::File)?;
    if !search.typed().is_empty() {
        request.app.throttle.take(LimitedAction::Search, &request.visitor)?;
    }
    let query = address(search, &[("after", part.after), ("limit", part.limit), ("since", part.since)]);
    let there = |paths: &Paths| format!("{}{query}", paths.data(request.slug(), format.file()));
    if let Some(sent_on) = request.sent_on(there) {
        return Ok(sent_on);
    }
    // What is not public yet is kept nowhere.
    let is_kept = rows.is_whole() && request.link.is_none();
    let kept = if is_kept { spooled::answer(&request, format, (method, headers)).await? } else { None };
    let (as_of, mut response) = match kept {
        Some((edition, response)) => (edition.as_of, response),
        None => read(&request, format, &rows, (method, headers)).await?,
    };
    if response.status() == StatusCode::NOT_MODIFIED {
        return Ok(response);
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    let day = as_of.format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    let part = if rows.is_whole() { "" } else { "found-" };
    let extension = format.extension();
    let name = format!("attachment; filename=\"{}-signatories-{part}{day}.{extension}\"", request.slug());
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// A file that is read from the database for this reader alone, and the time of its state.
async fn read(
    request: &LetterRequest,
    format: Format,
    rows: &Selection,
    (method, headers): (&Method, &HeaderMap),
) -> Answer<(OffsetDateTime, Response)> {
    let LetterRequest { app, letter, .. } = request;
    let figures = figures_of(request).await?;
    let extension = format.extension();
    let kind = match rows.is_whole() {
        true => extension.to_owned(),
        false => format!("{extension}-{}", short_hash(&format!("{rows:?}"))),
    };
    let validators = |figures: &Figures| Validators::new(figures, &kind, request.link.is_some());
    if validators(&figures).are_known_to(headers) {
        return Ok((figures.as_of, validators(&figures).not_modified()));
    }
    let (figures, body) = if method == Method::HEAD {
        (figures, unread())
    } else {
        try_out(app.database.searchers(), letter.id, rows).await.map_err(AppError::of_search)?;
        let of = (letter.id, format, rows);
        let download = app.downloads.begin_for_one_reader(&app.database, figures.revision, of).await?;
        let download = download.ok_or_else(too_many)?;
        request.count_use().await?;
        let figures = download.figures.clone();
        // The compression layer polls once more after the end.
        (figures, Body::from_stream(download.stream(subject_of(request)).into_stream().fuse()))
    };
    Ok((figures.as_of, validators(&figures).attach(Response::new(body))))
}

/// Identifies a search in an `ETag`.
fn short_hash(query: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(query)[..8])
}
