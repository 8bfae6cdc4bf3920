//! Routes of one signature, for moderators.

use std::sync::Arc;

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use maud::Markup;
use serde::Deserialize;
use uuid::Uuid;

use super::done_message;
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    letters::Loaded,
    moderation::{
        Moderator, decide,
        signatures::{
            form::{SealedActForm, SignatureAction, SignatureActionForm},
            page::{
                one as pages,
                one::{SealedAct, StoryPage},
            },
        },
    },
    organizers::{
        form::FormError,
        routes::{Authorized, DoneQuery, form_page},
    },
    signing::{
        review::address_access::Looked,
        signature::{Changed, Signature, State, fields::Plain},
    },
    ui::languages::Words,
};

/// Path parameters of the pages of a signature.
#[derive(Deserialize)]
pub(in crate::moderation) struct OfSignature {
    slug: String,
    id: String,
}

impl OfSignature {
    /// Both, if the signature is one of that letter.
    async fn find(&self, organizer: &Authorized<Moderator>) -> Answer<(Arc<Loaded>, Signature)> {
        let letter = organizer.app.library.find(&self.slug).ok_or(AppError::NotFound)?;
        // A value that is not an id is a wrong address like any other.
        let id: Uuid = self.id.parse().map_err(|_| AppError::NotFound)?;
        let signature = organizer.app.signing.signatures.signature(id).await?;
        let signature = signature.filter(|signature| signature.letter == letter.id);
        Ok((letter, signature.ok_or(AppError::NotFound)?))
    }
}

pub(in crate::moderation) async fn show(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfSignature>,
    QueryParams(shown): QueryParams<DoneQuery>,
) -> Answer {
    let (letter, Signature { id, .. }) = of.find(&organizer).await?;
    page(&organizer, &letter, id, (done_message(&shown.done), None)).await
}

async fn page(
    organizer: &Authorized<Moderator>,
    letter: &Loaded,
    id: Uuid,
    (done, refused): (Option<&str>, Option<(&SignatureActionForm, &'static str)>),
) -> Answer {
    let app = &organizer.app;
    let story = app.signing.review.story(id).await?.ok_or(AppError::NotFound)?;
    let team = app.organizers.accounts().await?;
    let is_featured = app.signing.review.featured(letter.id).await?.contains(&id);
    let of = organizer.context(letter);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = pages::story(&StoryPage { of, story: &story, is_featured, team: &team, done, refused });
    Ok((status, shown).into_response())
}

pub(in crate::moderation) async fn act(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfSignature>,
    FormBody(form): FormBody<SignatureActionForm>,
) -> Answer {
    let (letter, Signature { id, .. }) = of.find(&organizer).await?;
    let act = match form.parse() {
        None => return Err(AppError::BadRequest("error-not-a-form")),
        Some(Err(message)) => return page(&organizer, &letter, id, (None, Some((&form, message)))).await,
        Some(Ok(act)) => act,
    };
    let signing = &organizer.app.signing;
    let done = match act {
        SignatureAction::Feature(feature) => {
            match signing.review.feature(id, feature, organizer.right.who()).await? {
                Changed::Done | Changed::Already => form.act.as_str(),
                Changed::Conflict | Changed::Erased | Changed::Unknown => "full",
            }
        }
        SignatureAction::Put(change, reason) => {
            match decide::put(&organizer.right, signing, id, change, reason.as_deref()).await? {
                Changed::Done => match change.1 {
                    State::Published => "published",
                    State::Rejected => "rejected",
                    State::Held | State::Withdrawn => "held",
                },
                _ => "otherwise",
            }
        }
    };
    organizer.app.outbox.wake();
    let below = if form.back == "list" { String::new() } else { format!("/{id}") };
    Ok(organizer.redirect(&letter, &format!("/signatures{below}?done={done}")))
}

/// Renders an action that requires a reason and the password.
type Asks = fn(&SealedAct<'_>) -> Markup;

fn ask(
    organizer: &Authorized<Moderator>,
    (letter, signature): (&Loaded, &Signature),
    asks: Asks,
    (typed, errors): (&SealedActForm, &[FormError]),
) -> Response {
    let of = organizer.context(letter);
    form_page(errors, asks(&SealedAct { of, signature, typed, errors }))
}

/// The reason, if the password is right; otherwise a mistake. The password is never shown again.
async fn unseal(organizer: &Authorized<Moderator>, form: &SealedActForm) -> Answer<Result<Plain, FormError>> {
    let reason = match form.reason() {
        Ok(reason) => reason,
        Err(error) => return Ok(Err(error)),
    };
    let confirms = organizer.confirms(&form.again).await?;
    Ok(if confirms { Ok(reason) } else { Err(("again", "error-password-wrong")) })
}

/// The page that withdraws on request.
pub(in crate::moderation) fn withdrawal() -> MethodRouter<App> {
    get(ask_withdraw).post(withdraw)
}

async fn ask_withdraw(organizer: Authorized<Moderator>, Path(of): Path<OfSignature>) -> Answer {
    let (letter, signature) = of.find(&organizer).await?;
    Ok(ask(&organizer, (&letter, &signature), pages::withdraw, (&SealedActForm::default(), &[])))
}

async fn withdraw(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfSignature>,
    FormBody(form): FormBody<SealedActForm>,
) -> Answer {
    let (letter, signature) = of.find(&organizer).await?;
    let reason = match unseal(&organizer, &form).await? {
        Ok(reason) => reason,
        Err(error) => return Ok(ask(&organizer, (&letter, &signature), pages::withdraw, (&form, &[error]))),
    };
    let changed = organizer
        .app
        .signing
        .decisions
        .withdraw_on_request(signature.id, organizer.right.who(), &reason)
        .await?;
    organizer.app.outbox.wake();
    let done = if changed == Changed::Done { "withdrawn" } else { "otherwise" };
    Ok(organizer.redirect(&letter, &format!("/signatures/{}?done={done}", signature.id)))
}

/// The page that shows an address.
pub(in crate::moderation) fn reveals() -> MethodRouter<App> {
    get(ask_reveal).post(reveal)
}

async fn ask_reveal(organizer: Authorized<Moderator>, Path(of): Path<OfSignature>) -> Answer {
    let (letter, signature) = of.find(&organizer).await?;
    Ok(ask(&organizer, (&letter, &signature), pages::reveal, (&SealedActForm::default(), &[])))
}

/// The address is shown in this answer alone, which no cache keeps.
async fn reveal(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfSignature>,
    FormBody(form): FormBody<SealedActForm>,
) -> Answer {
    let (letter, signature) = of.find(&organizer).await?;
    let reason = match unseal(&organizer, &form).await? {
        Ok(reason) => reason,
        Err(error) => return Ok(ask(&organizer, (&letter, &signature), pages::reveal, (&form, &[error]))),
    };
    let by = known_as(&organizer, &letter, &signature);
    let looked = organizer.app.signing.review.look(signature.id, organizer.right.who(), &by, &reason).await?;
    let of_letter = organizer.context(&letter);
    Ok(match looked {
        Looked::At(address) => pages::revealed(of_letter, signature.id, Some(&address)).into_response(),
        Looked::Erased => pages::revealed(of_letter, signature.id, None).into_response(),
        Looked::Unknown => return Err(AppError::NotFound),
    })
}

/// How a signer is told which organizer acted, in the signer's language: the role, and the organizer of the
/// letter. The account itself is in the audit trail.
fn known_as(organizer: &Authorized<Moderator>, letter: &Loaded, signature: &Signature) -> Plain {
    let words = Words::spoken(&signature.language).unwrap_or(Words::english());
    let role = words.say(&format!("organize-role-{}", organizer.account.role.into_str()));
    let behind = letter.letter.organizer.as_ref().map(|organizer| format!(", {}", organizer.name));
    let whole = format!("{role}{}", behind.unwrap_or_default());
    Plain::line(&whole).or_else(|_| Plain::line(&role)).unwrap_or_default()
}
