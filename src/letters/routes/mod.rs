//! Which letter a request is about, and what can be read of it besides the letter page.

mod images;

use std::sync::Arc;

use axum::{
    RequestPartsExt, Router,
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use serde::Deserialize;

use super::Loaded;
use crate::{
    app::App,
    error::AppError,
    http::{Spoken, Visitor},
    ui::Locale,
};

/// Routes without a language in front.
pub fn routes() -> Router<App> {
    images::routes()
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
