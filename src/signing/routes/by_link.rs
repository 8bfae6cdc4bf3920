//! A signature that somebody opens by a link of theirs.

use std::sync::Arc;

use axum::{
    RequestPartsExt,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::{OfToken, ended, replaced};
use crate::{
    app::App, error::AppError, http::Spoken, keys::Purpose, letters::Loaded, signing::signature::Signature,
    ui::Locale,
};

/// What the link opens, and for whom it is drawn.
pub(super) struct ByLink {
    pub app: App,
    pub locale: Locale,
    pub letter: Arc<Loaded>,
    pub signature: Signature,
    pub token: String,
}

impl ByLink {
    /// What a link of this purpose opens; else the page that says what is wrong with it.
    pub async fn open(parts: &mut Parts, app: &App, purpose: Purpose) -> Result<Self, Response> {
        let shown = |error: AppError| error.into_response();
        let spoken = Spoken::from_request_parts(parts, app).await.map_err(shown)?;
        let locale = app.locale(&spoken).map_err(shown)?;
        let Path(OfToken { token }) =
            parts.extract::<Path<OfToken>>().await.map_err(|_| shown(AppError::NotFound))?;
        let Ok((id, generation)) = app.keys.read_token(purpose, &token) else {
            return Err(ended(app, &locale, "link-damaged-title", "link-damaged"));
        };
        let signature = app.signing.signatures.signature(id).await.map_err(|error| shown(error.into()))?;
        let Some(signature) = signature else {
            return Err(ended(app, &locale, "link-replaced-title", "link-replaced"));
        };
        let letter = app.library.by_id(signature.letter).ok_or(AppError::NotFound).map_err(shown)?;
        if signature.generation != generation {
            return Err(replaced(app, &locale, &letter, id));
        }
        Ok(Self { app: app.clone(), locale, letter, signature, token })
    }
}
