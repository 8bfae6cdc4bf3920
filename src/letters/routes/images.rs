//! Routes for the letters' pictures.

use std::sync::Arc;

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
    letters::{
        Image, Loaded, State as LetterState,
        images::resize::{Sent, WIDTHS},
    },
    urls,
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/images/{hash}/{name}", get(image))
        .route("/letters/{slug}/images/{hash}/{width}/{name}", get(smaller))
}

#[derive(Deserialize)]
struct OfImage {
    slug: String,
    hash: String,
    name: String,
}

#[derive(Deserialize)]
struct InWidth {
    width: usize,
}

async fn image(State(app): State<App>, Path(of): Path<OfImage>) -> Answer<Response> {
    let letter = letter(&app, &of)?;
    match found(&letter, &of) {
        Ok(image) => Ok(sent(Sent { media_type: image.media_type, bytes: image.bytes.clone() })),
        Err(AppError::NotFound) => {
            let image = saved(&app, &letter, &of).await?;
            Ok(sent(Sent { media_type: image.media_type, bytes: image.bytes }))
        }
        Err(other) => Err(other),
    }
}

/// A picture that is saved on the site and not in force yet, for the preview of those who write.
async fn saved(app: &App, letter: &Loaded, of: &OfImage) -> Answer<Image> {
    let image = app.library.saved_picture(letter, &of.name).await?.ok_or(AppError::NotFound)?;
    let address = urls::image(&of.slug, &of.name, &image.hash);
    if address.contains(&format!("/images/{}/", of.hash)) { Ok(image) } else { Err(AppError::NotFound) }
}

/// The picture in one of the widths that pages offer. Other widths are refused, because each costs work.
async fn smaller(
    State(app): State<App>,
    Path(of): Path<OfImage>,
    Path(InWidth { width }): Path<InWidth>,
) -> Answer<Response> {
    if !WIDTHS.contains(&width) {
        return Err(AppError::NotFound);
    }
    let letter = letter(&app, &of)?;
    match found(&letter, &of) {
        Ok(image) => Ok(sent(app.smaller.of(image, width).await)),
        Err(AppError::NotFound) => Ok(sent(app.smaller.of(&saved(&app, &letter, &of).await?, width).await)),
        Err(other) => Err(other),
    }
}

/// Includes letters that are not public: only a reader of the page can know the hash of its picture.
fn letter(app: &App, of: &OfImage) -> Answer<Arc<Loaded>> {
    app.library.find(&of.slug).ok_or(AppError::NotFound)
}

/// Finds a picture by name and content hash. A wrong hash gives 404, so that caches may keep the URL for ever.
fn found<'a>(letter: &'a Loaded, of: &OfImage) -> Answer<&'a Image> {
    let image = letter.letter.images.get(&of.name).ok_or(AppError::NotFound)?;
    let address = urls::image(letter.letter.slug.as_str(), &of.name, &image.hash);
    if letter.letter.state == LetterState::Withdrawn && !letter.letter.withdrawal_shows(&address) {
        return Err(AppError::Gone);
    }
    let is_this = urls::image(&of.slug, &of.name, &image.hash).contains(&format!("/images/{}/", of.hash));
    if is_this { Ok(image) } else { Err(AppError::NotFound) }
}

fn sent(picture: Sent) -> Response {
    let mut response = picture.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(picture.media_type));
    headers.insert(header::CACHE_CONTROL, CachePolicy::Forever.header());
    response
}
