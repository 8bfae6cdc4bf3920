//! The site's own files.

use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

use super::{Answer, CachePolicy};
use crate::{app::App, error::AppError, ui::assets};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/static/{name}", get(file)).route("/favicon.ico", get(icon))
}

async fn file(Path(name): Path<String>) -> Answer {
    let asset = assets::all().into_iter().find(|asset| asset.name == name).ok_or(AppError::NotFound)?;
    Ok(serve(asset, CachePolicy::Forever))
}

/// Browsers ask for it unasked.
async fn icon() -> Response {
    serve(&assets::ICON, CachePolicy::Shared)
}

fn serve(asset: &'static assets::Asset, policy: CachePolicy) -> Response {
    let headers =
        [(header::CONTENT_TYPE, asset.media_type.parse()), (header::CACHE_CONTROL, Ok(policy.header()))];
    let mut response = asset.body.into_response();
    for (name, value) in headers {
        if let Ok(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
