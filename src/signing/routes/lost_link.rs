//! Routes for a lost link. The answer is the same for every address; only the mailbox learns what was found.

use std::sync::Arc;

use axum::{
    RequestPartsExt, Router,
    extract::{FromRef, FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use maud::Markup;
use serde::Deserialize;
use uuid::Uuid;

use super::{OfToken, ended};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, LimitedAction, QueryParams, RequestedLanguage, Visitor, VisitorRules},
    keys::{Keys, Purpose},
    letters::{
        Library, Loaded,
        routes::{Addressed, LetterRequest, TakenBack},
    },
    mail::{EmailAddress, NotAnAddress},
    signing::{
        Signing,
        pages::{About, lost_link},
        signature::address::SealedAddress,
        submission::{
            lost_link::LostLink,
            typed_address::{AddressFields, TypedAddress},
        },
    },
    ui::Locale,
    urls::{DEVELOPMENT_MAILBOX, Site},
};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/find-my-signature", get(show).post(ask))
}

/// Same, for a person who has had a link to a signature, whether or not its letter is visible.
pub fn routes() -> Router<App> {
    Router::new().route("/find/{token}", get(show_by_link).post(ask_by_link))
}

/// The letter and the visitor of a request for a lost link.
struct Page<S = App> {
    app: S,
    locale: Locale,
    letter: Arc<Loaded>,
    visitor: Visitor,
    here: String,
}

impl From<Addressed> for Page {
    fn from(addressed: Addressed) -> Self {
        let (app, locale, letter, visitor) = match addressed {
            Addressed::Readable(LetterRequest { app, locale, letter, visitor, .. })
            | Addressed::TakenBack(TakenBack { app, locale, letter, visitor }) => {
                (app, locale, letter, visitor)
            }
        };
        let here = locale.paths.find_my_signature(letter.letter.slug.as_str());
        Self { app, locale, letter, visitor, here }
    }
}

impl<S> FromRequestParts<S> for Page<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    VisitorRules: FromRef<S>,
    Arc<Signing>: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Keys>: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let (library, keys) = (Arc::<Library>::from_ref(state), Arc::<Keys>::from_ref(state));
        let shown = |error: AppError| error.into_response();
        let spoken = RequestedLanguage::from_request_parts(parts, state).await.map_err(shown)?;
        let visitor = Visitor::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let locale = spoken.locale_beside(|| library.languages()).map_err(shown)?;
        let Path(OfToken { token }) =
            parts.extract::<Path<OfToken>>().await.map_err(|_| shown(AppError::NotFound))?;
        let Ok((id, _)) = keys.read_token(Purpose::Find, &token) else {
            return Err(ended(&library, &locale, "link-damaged-title", "link-damaged"));
        };
        let signing = Arc::<Signing>::from_ref(state);
        let signature = signing.signatures.signature(id).await.map_err(|error| shown(error.into()))?;
        let letter = signature.and_then(|one| library.by_id(one.letter));
        let letter = letter.ok_or(AppError::NotFound).map_err(shown)?;
        let here = locale.paths.find_by_link(&token);
        Ok(Self { app: state.clone(), locale, letter, visitor, here })
    }
}

#[derive(Deserialize)]
struct Shown {
    /// Present in the query once the address was sent.
    asked: Option<String>,
}

async fn show(addressed: Addressed, QueryParams(shown): QueryParams<Shown>) -> Markup {
    Page::from(addressed).shown(shown.asked.is_some())
}

async fn show_by_link(page: Page, QueryParams(shown): QueryParams<Shown>) -> Markup {
    page.shown(shown.asked.is_some())
}

async fn ask(addressed: Addressed, FormBody(form): FormBody<AddressFields>) -> Answer {
    Page::from(addressed).ask(&form).await
}

async fn ask_by_link(page: Page, FormBody(form): FormBody<AddressFields>) -> Answer {
    page.ask(&form).await
}

impl Page {
    fn about(&self) -> About<'_> {
        About::new(&self.letter, self.app.clock.now())
    }

    fn shown(&self, was_asked: bool) -> Markup {
        let Self { app, locale, visitor, .. } = self;
        if !app.can_send_mail(*visitor) {
            return lost_link::no_mail(locale);
        }
        if was_asked {
            let mailbox = app.has_development_mailbox(*visitor).then_some(DEVELOPMENT_MAILBOX);
            return lost_link::asked(locale, self.about(), mailbox);
        }
        self.form(TypedAddress::default(), None, None)
    }

    fn form(&self, typed: TypedAddress<'_>, mistake: Option<&str>, meant: Option<&EmailAddress>) -> Markup {
        lost_link::ask(&self.locale, (self.about(), &self.here), typed, mistake, meant)
    }

    async fn ask(&self, form: &AddressFields) -> Answer {
        let Self { app, locale, letter, visitor, .. } = self;
        if !app.can_send_mail(*visitor) {
            return Ok((StatusCode::CONFLICT, lost_link::no_mail(locale)).into_response());
        }
        let typed = form.typed();
        let again = |mistake, meant| {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, self.form(typed, mistake, meant)).into_response())
        };
        if let Err(flood) = app.throttle.take(LimitedAction::Send, visitor) {
            return Ok(flood.answer(self.form(typed, Some("error-flood"), None)));
        }
        let address = match EmailAddress::parse(typed.email) {
            Ok(address) if !app.can_write_to(&address).await => {
                return again(Some("error-email-beyond-ascii"), None);
            }
            Ok(address) => address,
            Err(problem) => {
                let mistake = match problem {
                    NotAnAddress::Empty => "error-find-email-empty",
                    problem => problem.message(),
                };
                return again(Some(mistake), None);
            }
        };
        if let Some(meant) = typed.question() {
            return again(None, Some(&meant));
        }
        let lost = LostLink {
            id: Uuid::now_v7(),
            letter: letter.id,
            language: locale.language().clone(),
            address: SealedAddress::seal(&app.keys, &address),
            asked_at: app.clock.now(),
        };
        app.signing.submissions.ask_for_link(lost).await?;
        app.outbox.wake();
        Ok(Redirect::to(&format!("{}?asked", self.here)).into_response())
    }
}
