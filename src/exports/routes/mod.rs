//! Routes for the data. Scripts of other sites may read all of it (CORS).
//!
//! | file | owns |
//! | --- | --- |
//! | `files`, `spooled` | lists: XLSX, CSV, JSON, NDJSON; those that are kept for all readers, and their ranges |
//! | `numbers` | figures, data package, tables of statistics |
//! | [`api`], [`parameters`] | the OpenAPI document, and types that only it names |
//! | `validators` | conditional requests: `ETag`, `Last-Modified` |

pub mod api;
mod files;
mod numbers;
pub mod parameters;
mod spooled;
mod validators;

use axum::{
    Router,
    body::Body,
    handler::Handler,
    http::{Extensions, HeaderMap, Method, StatusCode, header},
    routing::{MethodRouter, get},
};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
    cors::{Any, CorsLayer},
};

use super::{Format, Subject};
use crate::{app::App, error::AppError, letters::routes::LetterRequest, signing::signature::tally::Figures};

/// Brotli level for files: above 4, compression is slower than the network time that it saves.
const EFFORT: i32 = 4;

/// The routes of one letter, also available through a private link.
pub fn letter_routes() -> Router<App> {
    // A workbook is already compressed, and ranges are of what is sent.
    let packed = NotForContentType::const_new(Format::Xlsx.media_type());
    let in_ranges = |_, _, headers: &HeaderMap, _: &Extensions| !headers.contains_key(header::ACCEPT_RANGES);
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(EFFORT))
        .compress_when(DefaultPredicate::new().and(packed).and(in_ranges));
    Router::new()
        .route("/letters/{slug}/signatories.xlsx", read(files::xlsx))
        .route("/letters/{slug}/signatories.csv", read(files::csv))
        .route("/letters/{slug}/signatories.json", read(files::json))
        .route("/letters/{slug}/signatories.ndjson", read(files::ndjson))
        .route("/letters/{slug}/figures.json", read(numbers::figures))
        .route("/letters/{slug}/datapackage.json", read(numbers::data_package))
        .route("/letters/{slug}/statistics/{file}", read(numbers::statistics_file))
        .layer(compression)
        .layer(readable_elsewhere())
}

/// The routes of the API documentation.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api", read(api::page))
        .route("/api/openapi.json", read(api::document))
        .layer(readable_elsewhere())
}

/// A GET route that also answers the CORS preflight request of a browser.
fn read<T: 'static>(handler: impl Handler<T, App>) -> MethodRouter<App> {
    get(handler).options(async || StatusCode::NO_CONTENT)
}

/// Scripts of other sites need the revision of the data, and may ask for parts and only for what has changed.
fn readable_elsewhere() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::RANGE, header::IF_RANGE])
        .expose_headers([
            header::ETAG,
            header::LAST_MODIFIED,
            header::CONTENT_DISPOSITION,
            header::ACCEPT_RANGES,
            header::CONTENT_RANGE,
            header::RETRY_AFTER,
        ])
}

async fn figures_of(request: &LetterRequest) -> sqlx::Result<Figures> {
    let app = &request.app;
    app.signing.current_figures.of(&app.database, request.letter.id).await
}

fn subject_of(request: &LetterRequest) -> Subject {
    Subject::of(&request.letter.letter, &request.locale.site)
}

fn too_many() -> AppError {
    AppError::Unavailable(anyhow::anyhow!("as many files are read as can be at a time"))
}

/// The body for a HEAD request: a stream of unknown length.
fn unread() -> Body {
    Body::from_stream(futures_util::stream::empty::<Result<bytes::Bytes, std::convert::Infallible>>())
}
