//! Routes of the data.

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use time::{OffsetDateTime, format_description::well_known::Rfc2822, macros::format_description};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
};

use super::{Format, Subject, figures::FiguresDocument, package, statistics};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, CachePolicy},
    letters::routes::Asked,
    signatories::form::{Filter, address},
    signing::{self, found::Search, tally::Figures},
};

/// How hard a file is squeezed while it is sent: beyond 4 brotli takes longer than the line that it spares.
const EFFORT: i32 = 4;

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    // A workbook is packed already.
    let packed = NotForContentType::const_new(Format::Xlsx.media_type());
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(EFFORT))
        .compress_when(DefaultPredicate::new().and(packed));
    let files = Format::ALL.into_iter().fold(Router::new(), |routes, format| {
        let path = format!("/letters/{{slug}}/{}", format.file());
        routes.route(
            &path,
            get(move |asked, filter: Query<Filter>, method, headers| async move {
                file(format, asked, &filter.parse()?, (&method, &headers)).await
            }),
        )
    });
    files
        .route("/letters/{slug}/figures.json", get(figures))
        .route("/letters/{slug}/datapackage.json", get(data_package))
        .route("/letters/{slug}/statistics/{file}", get(statistics_file))
        .layer(compression)
}

async fn figures(asked: Asked, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    let figures = figures_of(&asked).await?;
    // The goal is the letter's, and no revision's.
    let goal = asked.letter.letter.goal;
    let validators =
        Validators::new(&figures, &format!("figures-{}", goal.unwrap_or_default()), asked.link.is_some());
    if validators.are_known_to(&headers) {
        return Ok(validators.not_modified());
    }
    let document = Json(FiguresDocument::new(asked.slug(), goal, &figures));
    Ok(validators.attach(document.into_response()))
}

async fn data_package(asked: Asked, method: Method, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    let Asked { app, letter, .. } = &asked;
    let files = letter.letter.files_hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>();
    let validators =
        |figures: &Figures| Validators::new(figures, &format!("package-{files}"), asked.link.is_some());
    let figures = figures_of(&asked).await?;
    if validators(&figures).are_known_to(&headers) {
        return Ok(validators(&figures).not_modified());
    }
    if method == Method::HEAD {
        return Ok(validators(&figures).attach(Response::new(unread())));
    }
    let subject = subject_of(&asked);
    let sum = app.downloads.checksum(app.database.readers(), letter.id, &subject).await?;
    let (figures, sum) = sum.ok_or_else(too_many)?;
    let document = Json(package::document(&subject, &figures, &sum));
    Ok(validators(&figures).attach(document.into_response()))
}

async fn file(
    format: Format,
    asked: Asked,
    search: &Search,
    (method, headers): (&Method, &HeaderMap),
) -> Answer {
    asked.must_see_signatories()?;
    if let Some(sent_on) =
        asked.sent_on(|paths| format!("{}{}", paths.data(asked.slug(), format.file()), address(search, None)))
    {
        return Ok(sent_on);
    }
    let Asked { app, letter, .. } = &asked;
    let figures = figures_of(&asked).await?;
    let extension = format.extension();
    let kind = match search.query() {
        None => extension.to_owned(),
        Some(query) => format!("{extension}-{}", short_hash(&query)),
    };
    let validators = |figures: &Figures| Validators::new(figures, &kind, asked.link.is_some());
    if validators(&figures).are_known_to(headers) {
        return Ok(validators(&figures).not_modified());
    }
    let (figures, body) = if method == Method::HEAD {
        (figures, unread())
    } else {
        let download = app.downloads.begin(app.database.readers(), letter.id, format, search).await?;
        let download = download.ok_or_else(too_many)?;
        asked.count_use().await?;
        (download.figures.clone(), Body::from_stream(pieces(download.stream(subject_of(&asked)))))
    };
    let mut response = validators(&figures).attach(Response::new(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    let day = figures.as_of.format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    let part = if search.is_empty() { "" } else { "found-" };
    let name = format!("attachment; filename=\"{}-signatories-{part}{day}.{extension}\"", asked.slug());
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

#[derive(Deserialize)]
struct StatisticsFile {
    file: String,
}

async fn statistics_file(asked: Asked, Path(of): Path<StatisticsFile>, headers: HeaderMap) -> Answer {
    asked.must_see_signatories()?;
    if let Some(sent_on) = asked.sent_on(|paths| paths.statistics_file(asked.slug(), &of.file)) {
        return Ok(sent_on);
    }
    let statistics = asked.app.statistics.of(asked.app.database.readers(), asked.letter.id).await?;
    let validators = Validators::new(&statistics.figures, &of.file, asked.link.is_some());
    let body = statistics::file(&statistics, &of.file).ok_or(AppError::NotFound)??;
    if validators.are_known_to(&headers) {
        return Ok(validators.not_modified());
    }
    let mut response = validators.attach(body.into_response());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(Format::Csv.media_type()));
    let name =
        format!("attachment; filename=\"{}-{}-{}\"", asked.slug(), statistics.figures.as_of.date(), of.file);
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

async fn figures_of(asked: &Asked) -> sqlx::Result<Figures> {
    signing::figures(&mut *asked.app.database.readers().acquire().await?, asked.letter.id).await
}

fn subject_of(asked: &Asked) -> Subject {
    Subject::of(&asked.letter.letter, &asked.locale.site)
}

/// What tells one search from another, in a tag.
fn short_hash(query: &str) -> String {
    Sha256::digest(query).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn too_many() -> AppError {
    AppError::Unavailable(anyhow::anyhow!("as many files are read as can be at a time"))
}

/// What a question for the head alone is answered with: nothing of which the length is known.
fn unread() -> Body {
    Body::from_stream(futures_util::stream::empty::<Result<bytes::Bytes, std::convert::Infallible>>())
}

/// A channel as a stream.
fn pieces<T>(mut receiver: tokio::sync::mpsc::Receiver<T>) -> impl futures_util::Stream<Item = T> {
    futures_util::stream::poll_fn(move |context| receiver.poll_recv(context))
}

/// What tells one revision of a file from another (RFC 9110, 8.8). Weak, as the same file is sent in several
/// encodings.
struct Validators {
    tag: String,
    modified: OffsetDateTime,
    policy: CachePolicy,
}

impl Validators {
    fn new(figures: &Figures, format: &str, is_private: bool) -> Self {
        let policy = if is_private { CachePolicy::Never } else { CachePolicy::Shared };
        Self { tag: format!("\"{}-{format}\"", figures.revision), modified: figures.as_of, policy }
    }

    /// Does the caller have this revision?
    fn are_known_to(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        if let Some(known) = text(header::IF_NONE_MATCH) {
            return known
                .split(',')
                .any(|tag| tag.trim().trim_start_matches("W/") == self.tag || tag.trim() == "*");
        }
        let since =
            text(header::IF_MODIFIED_SINCE).and_then(|date| OffsetDateTime::parse(date, &Rfc2822).ok());
        since.is_some_and(|since| self.modified.unix_timestamp() <= since.unix_timestamp())
    }

    fn not_modified(&self) -> Response {
        self.attach(StatusCode::NOT_MODIFIED.into_response())
    }

    fn attach(&self, mut response: Response) -> Response {
        const HTTP_DATE: &[time::format_description::BorrowedFormatItem<'static>] = format_description!(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
        );
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, self.policy.header());
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        if let Ok(tag) = format!("W/{}", self.tag).parse() {
            headers.insert(header::ETAG, tag);
        }
        if let Some(date) = self.modified.format(HTTP_DATE).ok().and_then(|date| date.parse().ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        response
    }
}
