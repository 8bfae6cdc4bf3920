//! Answers with files from the spool, whole or in ranges (RFC 9110, 14), so that a download that broke off goes on.

use std::{ops::Range, sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use futures_util::StreamExt as _;
use headers::{AcceptRanges, ContentLength, ContentRange, HeaderMapExt as _};

use super::{subject_of, too_many, unread, validators::Validators};
use crate::{
    error::AppError,
    exports::{
        Format,
        edition::Edition,
        spool::{Coding, Kept, Kind, SpoolFile},
    },
    http::content_encoding::accepted_encodings,
    letters::routes::LetterRequest,
};

/// How long an answer waits for the first bytes of a file: if it cannot be kept, that is mostly seen before.
const BEGINS_WITHIN: Duration = Duration::from_secs(2);

/// How long a request for a range waits for the end of a file that is being made. After that it gets all of it.
const ENDS_WITHIN: Duration = Duration::from_secs(15);

/// The file of the whole list; `None` if it is not kept. The time of its state comes along, for its name.
pub(super) async fn answer(
    request: &LetterRequest,
    format: Format,
    (method, headers): (&Method, &HeaderMap),
) -> Result<Option<(Edition, Response)>, AppError> {
    let LetterRequest { app, letter, .. } = request;
    let coding = coding(format, headers);
    let kind = Kind { letter: letter.id, format, coding };
    if !app.downloads.spool.keeps(kind) {
        return Ok(None);
    }
    let of = subject_of(request);
    let now = app.downloads.edition(&app.database, letter.id).await?;
    let found = app.downloads.spool.find(kind, &now, &of);
    let validators = |edition: &Edition| Validators::of_file(edition, &edition.tag(format, &of), coding);
    let edition = found.as_ref().map_or(&now, |file| &file.shown.edition);
    if validators(edition).are_known_to(headers) {
        let mut response = validators(edition).not_modified();
        vary(&mut response, format);
        return Ok(Some((edition.clone(), response)));
    }
    if method == Method::HEAD {
        let edition = edition.clone();
        let length = found.and_then(|file| file.length());
        let mut response = validators(&edition).attach(Response::new(unread()));
        describe(&mut response, format, coding);
        response.headers_mut().extend(length.map(|length| (header::CONTENT_LENGTH, length.into())));
        return Ok(Some((edition, response)));
    }
    let file = match found {
        Some(file) => file,
        None => match app.downloads.kept(&app.database, kind, (&now, &of)).await? {
            Kept::File(file) => file,
            Kept::No => return Ok(None),
            Kept::Busy => return Err(too_many()),
        },
    };
    if !file.begins(BEGINS_WITHIN).await {
        return Ok(None);
    }
    let edition = file.shown.edition.clone();
    let validators = validators(&edition);
    let response = match range_of(&file, &validators, headers).await {
        None => whole(file),
        Some((Ok(range), length)) => part(file, range, length),
        Some((Err(()), length)) => Some(unsatisfiable(length)),
    };
    let Some(mut response) = response else { return Ok(None) };
    describe(&mut response, format, coding);
    Ok(Some((edition, validators.attach(response))))
}

/// Which form of a file the client gets. A workbook is already compressed.
fn coding(format: Format, headers: &HeaderMap) -> Option<Coding> {
    match (format, accepted_encodings(headers)) {
        (Format::Xlsx, _) | (_, [false, false]) => None,
        (_, [true, _]) => Some(Coding::Brotli),
        (_, [_, true]) => Some(Coding::Gzip),
    }
}

fn describe(response: &mut Response, format: Format, coding: Option<Coding>) {
    let headers = response.headers_mut();
    headers.typed_insert(AcceptRanges::bytes());
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
    }
    vary(response, format);
}

fn vary(response: &mut Response, format: Format) {
    if format != Format::Xlsx {
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
}

fn whole(file: Arc<SpoolFile>) -> Option<Response> {
    let length = file.length();
    let mut response = Response::new(Body::from_stream(file.read(0..u64::MAX)?.fuse()));
    response.headers_mut().extend(length.map(|length| (header::CONTENT_LENGTH, length.into())));
    Some(response)
}

fn part(file: Arc<SpoolFile>, range: Range<u64>, length: u64) -> Option<Response> {
    let mut response = Response::new(Body::from_stream(file.read(range.clone())?.fuse()));
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    response.headers_mut().typed_insert(ContentLength(range.end - range.start));
    if let Ok(range) = ContentRange::bytes(range, length) {
        response.headers_mut().typed_insert(range);
    }
    Some(response)
}

fn unsatisfiable(length: u64) -> Response {
    let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    response.headers_mut().typed_insert(ContentRange::unsatisfied_bytes(length));
    response
}

/// The range that is asked for, and the length of the file; `None` for all of it. A server may answer so to anything
/// that it does not offer: several ranges, another unit, a range of another file (RFC 9110, 14.2).
async fn range_of(
    file: &SpoolFile,
    validators: &Validators,
    headers: &HeaderMap,
) -> Option<(Result<Range<u64>, ()>, u64)> {
    let asked = headers.get(header::RANGE)?.to_str().ok()?.strip_prefix("bytes=")?;
    // A date does not tell two revisions of one second apart, so it is never the same (RFC 9110, 13.1.5).
    if headers.get(header::IF_RANGE).is_some_and(|tag| !validators.is_exactly(tag)) {
        return None;
    }
    let (first, last) = asked.split_once('-')?;
    let (first, last) = (number(first)?, number(last)?);
    let length = file.length_within(ENDS_WITHIN).await?;
    let range = match (first, last) {
        (Some(first), Some(last)) if last < first => return None,
        (Some(first), Some(last)) => first..length.min(last.saturating_add(1)),
        (Some(first), None) => first..length,
        (None, Some(count)) => length.saturating_sub(count)..length,
        (None, None) => return None,
    };
    Some((if range.is_empty() { Err(()) } else { Ok(range) }, length))
}

/// An empty place is none, and what is no number makes the whole range none.
fn number(digits: &str) -> Option<Option<u64>> {
    if digits.is_empty() {
        return Some(None);
    }
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok()).flatten().map(Some)
}
