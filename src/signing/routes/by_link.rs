//! The signature that a signer's link opens.

use std::sync::Arc;

use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::{OfToken, ended, replaced};
use crate::{
    error::AppError,
    http::RequestedLanguage,
    keys::{Keys, Purpose},
    letters::{Library, Loaded},
    signing::{Signing, signature::Signature},
    ui::Locale,
    urls::Site,
};

/// What the link opens, and the language of the page.
pub(super) struct ByLink {
    pub locale: Locale,
    pub letter: Arc<Loaded>,
    pub signature: Signature,
    pub token: String,
}

impl ByLink {
    /// What a link of this purpose opens; otherwise the page that says what is wrong with it.
    pub async fn open<S>(parts: &mut Parts, state: &S, purpose: Purpose) -> Result<Self, Response>
    where
        S: Send + Sync,
        Site: FromRef<S>,
        Arc<Signing>: FromRef<S>,
        Arc<Library>: FromRef<S>,
        Arc<Keys>: FromRef<S>,
    {
        let (library, keys) = (Arc::<Library>::from_ref(state), Arc::<Keys>::from_ref(state));
        let shown = |error: AppError| error.into_response();
        let spoken = RequestedLanguage::from_request_parts(parts, state).await.map_err(shown)?;
        let locale = spoken.locale_beside(|| library.languages()).map_err(shown)?;
        let Path(OfToken { token }) =
            parts.extract::<Path<OfToken>>().await.map_err(|_| shown(AppError::NotFound))?;
        let Ok((id, generation)) = keys.read_token(purpose, &token) else {
            return Err(ended(&library, &locale, "link-damaged-title", "link-damaged"));
        };
        let signing = Arc::<Signing>::from_ref(state);
        let signature = signing.signatures.signature(id).await.map_err(|error| shown(error.into()))?;
        let Some(signature) = signature else {
            return Err(ended(&library, &locale, "link-replaced-title", "link-replaced"));
        };
        let letter = library.by_id(signature.letter).ok_or(AppError::NotFound).map_err(shown)?;
        if signature.generation != generation {
            return Err(replaced(&library, &keys, &locale, &letter, id));
        }
        Ok(Self { locale, letter, signature, token })
    }
}
