//! Finds the letter that a request is about and checks access; routes for everything readable besides the letter
//! page.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | the extractors [`LetterRequest`], [`Addressed`] and [`AnyLetter`] |
//! | `statements_and_updates` | pages beside the letter |
//! | `history` | versions of a text, and its Markdown |
//! | `images` | pictures |

mod history;
mod images;
mod statements_and_updates;

use std::sync::Arc;

use axum::{
    RequestPartsExt, Router,
    extract::{FromRef, FromRequestParts, Path},
    http::{HeaderMap, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use maud::Markup;
use serde::Deserialize;

use super::{
    Library, Life, Loaded,
    access::{self, Admits, PrivateLink},
};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, RequestedLanguage, Visitor, VisitorRules},
    keys::{Keys, Purpose},
    ui::Locale,
    urls::{Paths, Site},
};

/// Routes without a language prefix.
pub fn routes() -> Router<App> {
    images::routes()
}

/// The routes of one letter, also available through a private link.
pub fn letter_routes() -> Router<App> {
    statements_and_updates::routes().merge(history::letter_routes())
}

/// A request about a letter that its sender may read: the letter, how to speak, and who asks.
pub struct LetterRequest<S = App> {
    pub app: S,
    pub letter: Arc<Loaded>,
    pub locale: Locale,
    pub visitor: Visitor,
    /// The private link that was used, if the letter is not public.
    pub link: Option<PrivateLink>,
    /// Set if the letter has another URL now.
    pub redirect: Option<RedirectReason>,
}

/// Why a request is redirected to another URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectReason {
    Renamed,
    /// The letter is public, so the private link is not needed. The redirect is temporary: a letter can become a
    /// draft again.
    Public,
}

/// A request about a letter that is or was public. Where one that was taken back stood, its organizers' word stands, and
/// who signed it still sees to their signature.
pub enum Addressed<S = App> {
    Readable(LetterRequest<S>),
    /// It was taken back.
    TakenBack(TakenBack<S>),
}

/// A request about a letter that was taken back.
pub struct TakenBack<S = App> {
    pub app: S,
    pub letter: Arc<Loaded>,
    /// In a language of the letter or of the statement about its withdrawal.
    pub locale: Locale,
    pub visitor: Visitor,
}

impl<S> FromRequestParts<S> for Addressed<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    VisitorRules: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Keys>: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        match LetterRequest::from_request_parts(parts, state).await {
            Ok(request) => return Ok(Self::Readable(request)),
            Err(AppError::Gone) => {}
            Err(other) => return Err(other),
        }
        let AnyLetter(letter) = AnyLetter::from_request_parts(parts, state).await?;
        let spoken = RequestedLanguage::from_request_parts(parts, state).await?;
        let mut languages = letter.languages();
        languages.extend(letter.letter.withdrawal.iter().map(|one| one.language.clone()));
        let locale = spoken.locale_among(&languages).unwrap_or_else(|| spoken.fallback());
        let visitor = Visitor::from_request_parts(parts, state).await?;
        Ok(Self::TakenBack(TakenBack { app: state.clone(), letter, locale, visitor }))
    }
}

/// The letter in the path, also if the public cannot see it: for organizers.
pub struct AnyLetter(pub Arc<Loaded>);

impl<S> FromRequestParts<S> for AnyLetter
where
    S: Send + Sync,
    Arc<Library>: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let Path(LetterPath { slug, .. }) = parts.extract().await.map_err(|_| AppError::NotFound)?;
        Arc::<Library>::from_ref(state).find(&slug).map(Self).ok_or(AppError::NotFound)
    }
}

#[derive(Deserialize)]
struct LetterPath {
    slug: String,
    key: Option<String>,
}

impl<S> FromRequestParts<S> for LetterRequest<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    VisitorRules: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Keys>: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let library = Arc::<Library>::from_ref(state);
        let Path(address) = parts.extract::<Path<LetterPath>>().await.map_err(|_| AppError::NotFound)?;
        let (letter, link) = match &address.key {
            None => (public(&library, &address.slug)?, None),
            Some(key) => admitted(&library, &Arc::<Keys>::from_ref(state), &address.slug, key).await?,
        };
        let spoken = RequestedLanguage::from_request_parts(parts, state).await?;
        let mut locale = spoken.locale_among(&letter.languages()).ok_or(AppError::NotFound)?;
        if let (Some(_), Some(key)) = (&link, &address.key) {
            locale.paths = locale.paths.private(key);
        }
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let redirect = if link.is_none() && address.key.is_some() {
            Some(RedirectReason::Public)
        } else {
            (letter.letter.slug.as_str() != address.slug).then_some(RedirectReason::Renamed)
        };
        Ok(Self { app: state.clone(), letter, locale, visitor, link, redirect })
    }
}

/// The letter at this address, if the public may read it.
fn public(library: &Library, slug: &str) -> Result<Arc<Loaded>, AppError> {
    let Some(letter) = library.find(slug) else {
        return Err(AppError::NotFound);
    };
    match letter.letter.life(library.clock().now()) {
        Life::Withdrawn => Err(AppError::Gone),
        Life::Draft | Life::Embargoed(_) => Err(AppError::NotFound),
        Life::NotYetOpen(_) | Life::Open | Life::Closed(_) => Ok(letter),
    }
}

/// The letter that a private link opens. Once the letter is public, the link is an address like any other.
async fn admitted(
    library: &Library,
    keys: &Keys,
    slug: &str,
    key: &str,
) -> Result<(Arc<Loaded>, Option<PrivateLink>), AppError> {
    let (id, _) = keys.read_token(Purpose::Private, key).map_err(|_| AppError::NotFound)?;
    if let Ok(public) = public(library, slug) {
        return Ok((public, None));
    }
    let now = library.clock().now();
    let link = access::find(library.pool(), id).await?.filter(|link| link.is_open(now));
    let link = link.ok_or(AppError::NotFound)?;
    let letter = library.by_id(link.letter).ok_or(AppError::NotFound)?;
    let is_hidden = matches!(letter.letter.life(now), Life::Draft | Life::Embargoed(_));
    if is_hidden && letter.letter.slug.as_str() == slug {
        Ok((letter, Some(link)))
    } else {
        Err(AppError::NotFound)
    }
}

impl LetterRequest {
    pub fn slug(&self) -> &str {
        self.letter.letter.slug.as_str()
    }

    /// The revision of the letter that this node knows: nothing older may be shown.
    pub fn revision(&self) -> i64 {
        self.app.signing.revisions().of(self.letter.id)
    }

    /// The redirect to the same page at the letter's current URL, if there is one.
    pub fn sent_on(&self, page: impl FnOnce(&Paths) -> String) -> Option<Response> {
        let redirect = match self.redirect? {
            RedirectReason::Renamed => Redirect::permanent,
            RedirectReason::Public => Redirect::temporary,
        };
        Some(redirect(&page(&self.locale.paths)).into_response())
    }

    /// True if the client may see the list of signatories: of a public letter always, of another with a press link
    /// only.
    pub fn sees_signatories(&self) -> bool {
        self.link.as_ref().is_none_or(|link| link.admits == Admits::Press)
    }

    /// Returns 404 if the client may not see the list of signatories.
    pub fn must_see_signatories(&self) -> Result<(), AppError> {
        if self.sees_signatories() { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// Counts a form sent or a file downloaded through a private link.
    pub async fn count_use(&self) -> Result<(), AppError> {
        if let Some(link) = &self.link {
            access::count_use(self.app.database.pool(), link.id).await?;
        }
        Ok(())
    }

    /// Answers with a page: through the cache if the letter is public, otherwise rendered for each request.
    pub async fn page<Render>(
        &self,
        page: &'static str,
        detail: String,
        headers: &HeaderMap,
        render: impl FnOnce() -> Render,
    ) -> Answer
    where
        Render: Future<Output = Result<Markup, AppError>>,
    {
        if self.link.is_some() {
            return Box::pin(render()).await.map(IntoResponse::into_response);
        }
        let key = self.app.page_key(page, &self.letter, &self.locale, detail);
        self.app.page(key, &self.locale, headers, render).await
    }
}
