//! The letters' pictures.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;

use crate::{
    app::App,
    error::AppError,
    http::{Answer, CachePolicy},
    letters::Shelved,
    urls,
};

/// The route.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/letters/{slug}/images/{hash}/{name}", get(image))
}

#[derive(Deserialize)]
struct OfImage {
    slug: String,
    hash: String,
    name: String,
}

/// A picture under the hash of its content; under any other hash there is none, so that it may be kept for good.
async fn image(State(app): State<App>, Path(of): Path<OfImage>) -> Answer<Response> {
    // Not only of public letters: who knows the hash of an unpublished picture has been shown the page.
    let Some(Shelved::Here(letter) | Shelved::Moved(letter)) = app.library.find(&of.slug) else {
        return Err(AppError::NotFound);
    };
    let image = letter.letter.images.get(&of.name).ok_or(AppError::NotFound)?;
    if !urls::image(&of.slug, &of.name, &image.hash).contains(&format!("/images/{}/", of.hash)) {
        return Err(AppError::NotFound);
    }
    let mut response = image.bytes.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(image.media_type));
    headers.insert(header::CACHE_CONTROL, CachePolicy::Forever.header());
    Ok(response)
}
