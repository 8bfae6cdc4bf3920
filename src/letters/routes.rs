//! Which letter a request is about; and the letters' pictures.

use std::sync::Arc;

use axum::{
    RequestPartsExt, Router,
    extract::{FromRequestParts, Path, State},
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;

use super::Loaded;
use crate::{
    app::App,
    error::AppError,
    http::{Answer, CachePolicy, Spoken, Visitor},
    ui::Locale,
    urls,
};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/letters/{slug}/images/{hash}/{name}", get(image))
}

/// A request about a letter that the public may read: the letter, how to speak, and who asks.
pub struct Asked {
    /// The site.
    pub app: App,
    /// The letter.
    pub letter: Arc<Loaded>,
    /// The voice of the answer.
    pub locale: Locale,
    /// Who asks.
    pub visitor: Visitor,
    /// True if the address names the letter as it was called before.
    pub is_by_alias: bool,
}

#[derive(Deserialize)]
struct OfLetter {
    slug: String,
}

impl FromRequestParts<App> for Asked {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let Path(of) = parts.extract::<Path<OfLetter>>().await.map_err(|_| AppError::NotFound)?;
        let letter = app.letter(&of.slug)?;
        let spoken = Spoken::from_request_parts(parts, app).await?;
        let locale = spoken.locale_among(&letter.languages()).ok_or(AppError::NotFound)?;
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let is_by_alias = letter.letter.slug.as_str() != of.slug;
        Ok(Self { app: app.clone(), letter, locale, visitor, is_by_alias })
    }
}

impl Asked {
    /// The letter's name in addresses.
    pub fn slug(&self) -> &str {
        self.letter.letter.slug.as_str()
    }
}

#[derive(Deserialize)]
struct OfImage {
    slug: String,
    hash: String,
    name: String,
}

/// A picture under the hash of its content; under any other hash there is none, so that it may be kept for good.
async fn image(State(app): State<App>, Path(of): Path<OfImage>) -> Answer<Response> {
    let letter = app.letter(&of.slug)?;
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
