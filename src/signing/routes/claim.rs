//! Routes of a claim: a person looks at the line that organizers entered, and makes it their own or removes it.

use std::sync::Arc;

use axum::{
    Router,
    extract::{FromRef, FromRequestParts},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{by_link::ByLink, replaced};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody},
    keys::{Keys, Purpose},
    letters::{Library, Life, Loaded},
    signing::{
        Signing,
        pages::{
            About, claim,
            sign_form::{Door, SignSection, consent_words},
        },
        signature::{Changed, Signature},
        signer::{claim::Claim, edit_form::EditForm},
        submission::{Consent, form::Mistake},
    },
    ui::Locale,
    urls::Site,
};

pub fn routes() -> Router<App> {
    Router::new().route("/claim/{token}", get(show).post(take)).route("/claim/{token}/decline", post(decline))
}

/// A request by the link of an invitation, for a line that is not claimed.
struct Entered<S = App> {
    app: S,
    locale: Locale,
    letter: Arc<Loaded>,
    signature: Signature,
    token: String,
}

impl<S> FromRequestParts<S> for Entered<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    Arc<Signing>: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Keys>: FromRef<S>,
{
    /// The page with the result for the line, or with what is wrong with the link.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let ByLink { locale, letter, signature, token } = ByLink::open(parts, state, Purpose::Claim).await?;
        if !signature.is_unclaimed() {
            // A person with this link had access to the mailbox: the link continues to lead to the state of the line.
            let mine =
                Arc::<Keys>::from_ref(state).token(Purpose::Signature, signature.id, signature.generation);
            return Err(Redirect::to(&locale.paths.signature(&mine)).into_response());
        }
        Ok(Self { app: state.clone(), locale, letter, signature, token })
    }
}

impl Entered {
    async fn page(&self, form: &EditForm, mistakes: &[Mistake]) -> Answer {
        let letter = &self.letter.letter;
        let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let provenance = self.app.signing.claims.provenance_of(self.signature.id).await?;
        let page = claim::claim(&claim::ClaimPage {
            locale: &self.locale,
            about: About::new(&self.letter, self.app.clock.now()),
            signature: &self.signature,
            provenance: &provenance,
            token: &self.token,
            section: SignSection {
                locale: &self.locale,
                letter,
                text: letter.text_in(&self.locale.text),
                door: Door::Open,
                typed: &form.typed,
                edits: Some(form),
                mistakes,
                meant: None,
                stands_together: false,
            },
        });
        Ok((status, page).into_response())
    }
}

async fn show(entered: Entered) -> Answer {
    // The person chooses who may see it: nothing is preselected.
    entered.page(&EditForm::undecided(&entered.signature.details), &[]).await
}

async fn take(entered: Entered, FormBody(fields): FormBody<Map<String, Value>>) -> Answer {
    let Entered { app, locale, letter, signature, .. } = &entered;
    let form = EditForm::undecided(&signature.details)
        .sent(&letter.letter, &fields)
        .map_err(|_| AppError::BadRequest("error-not-a-form"))?;
    if letter.letter.life(app.clock.now()) == Life::Withdrawn {
        // The page says that the letter was withdrawn, and offers to remove the line.
        return entered.page(&form, &[]).await;
    }
    let parsed = form.parse(&letter.letter);
    let mut mistakes = parsed.as_ref().err().cloned().unwrap_or_default();
    let mistake = |message: &'static str| Mistake { field: "consent", message: message.into() };
    if form.typed.consent != "on" {
        mistakes.push(mistake("error-consent-missing"));
    }
    let text = letter.letter.text_in(&locale.text);
    let version = letter.version(&text.language).filter(|_| form.typed.version == text.version.to_string());
    if version.is_none() {
        mistakes.push(mistake("error-text-changed"));
    }
    let (Ok(wanted), Some(version), true) = (parsed, version, mistakes.is_empty()) else {
        return entered.page(&form, &mistakes).await;
    };
    let consent = Consent { language: locale.language().clone(), words: consent_words(locale) };
    let claim = Claim { wanted, consent, version, updates: form.typed.updates == "on" };
    if app.signing.claims.claim(signature.link(), &letter.letter, &claim).await? {
        app.outbox.wake();
    }
    let mine = app.keys.token(Purpose::Signature, signature.id, signature.generation);
    Ok(Redirect::to(&locale.paths.signature(&mine)).into_response())
}

#[derive(Deserialize)]
struct Declined {
    #[serde(default)]
    never: String,
}

async fn decline(entered: Entered, FormBody(form): FormBody<Declined>) -> Answer {
    let Entered { app, locale, letter, signature, .. } = &entered;
    if app.signing.decisions.withdraw(signature.link(), "claim").await? == Changed::Conflict {
        return Ok(replaced(&app.library, &app.keys, locale, letter, signature.id));
    }
    if let Some(address) = signature.address.as_ref().filter(|_| form.never == "on") {
        app.signing.submissions.never_write_to(&address.mailbox).await?;
    }
    Ok(claim::declined(locale).into_response())
}
