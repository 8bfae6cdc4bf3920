//! Routes of the invitations to claim a line, and of addresses for first signatories.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    app::SendsTo,
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    imports::pages::claims::{ClaimsPage, claims as page},
    letters::routes::AnyLetter,
    letters::{Loaded, State},
    mail::EmailAddress,
    organizers::{form::FormError, rights::Owner, routes::Authorized},
    signing::{
        signer::claim::Given,
        submission::typed_address::{AddressFields, TypedAddress},
    },
};

/// Query parameters: what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    done: String,
    count: i64,
}

pub(crate) async fn show(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<Shown>,
) -> Answer {
    let done = match shown.done.as_str() {
        "invited" => Some(organizer.locale.say_with("claims-done-invited", &[("count", shown.count.into())])),
        "address" => Some(organizer.locale.say("claims-done-address")),
        _ => None,
    };
    answer(&organizer, &letter, ClaimsNotice { done, ..ClaimsNotice::default() }).await
}

/// What the page says about the last action.
#[derive(Default)]
struct ClaimsNotice<'a> {
    done: Option<String>,
    line: Option<Uuid>,
    address: TypedAddress<'a>,
    meant: Option<&'a EmailAddress>,
    errors: &'a [FormError],
}

async fn answer(organizer: &Authorized<Owner>, letter: &Loaded, notice: ClaimsNotice<'_>) -> Answer {
    let app = &organizer.app;
    let claims = app.signing.claims.overview(letter.id).await?;
    let can_invite = *app.sends_to() != SendsTo::Nowhere && stands(letter);
    let mail = match app.signing.claims.one_to_invite(letter.id).await? {
        Some(one) if can_invite => Some(app.mail_context().invitation_shown(letter, &one).await?),
        _ => None,
    };
    let ClaimsNotice { done, line, address, meant, errors } = notice;
    let is_taken = errors.is_empty() && meant.is_none();
    let status = if is_taken { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let of = organizer.context(letter);
    let mail = mail.as_ref();
    let shown = page(&ClaimsPage { of, claims: &claims, mail, done, line, address, meant, errors });
    Ok((status, shown).into_response())
}

/// The forms of the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ClaimsForm {
    act: String,
    line: String,
    #[serde(flatten)]
    address: AddressFields,
    again: String,
}

pub(crate) async fn act(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<ClaimsForm>,
) -> Answer {
    let (signing, who) = (&organizer.app.signing, organizer.right.who());
    match form.act.as_str() {
        "invite" if !stands(&letter) => answer(&organizer, &letter, ClaimsNotice::default()).await,
        "invite" => {
            if !organizer.confirms(&form.again).await? {
                let errors = &[("again", "error-password-wrong")];
                return answer(&organizer, &letter, ClaimsNotice { errors, ..ClaimsNotice::default() }).await;
            }
            let invited = signing.claims.invite(letter.id, who).await?;
            organizer.app.outbox.wake();
            Ok(back(&organizer, &letter, &format!("invited&count={invited}")))
        }
        "address" => {
            let line: Uuid = form.line.parse().map_err(|_| AppError::BadRequest("error-not-a-form"))?;
            let typed = form.address.typed();
            let again = async |meant: Option<&EmailAddress>, errors: &[FormError]| {
                let notice = ClaimsNotice { done: None, line: Some(line), address: typed, meant, errors };
                answer(&organizer, &letter, notice).await
            };
            let address = match EmailAddress::parse(typed.email) {
                Ok(address) => address,
                Err(wrong) => return again(None, &[("email", wrong.message_about_another())]).await,
            };
            if let Some(meant) = typed.question() {
                return again(Some(&meant), &[]).await;
            }
            match signing.claims.give_address(letter.id, line, &address, who).await? {
                Given::Done => Ok(back(&organizer, &letter, "address")),
                Given::Refused => again(None, &[("email", "error-claims-address")]).await,
            }
        }
        _ => Err(AppError::BadRequest("error-not-a-form")),
    }
}

/// A withdrawn letter invites no more people to sign.
fn stands(letter: &Loaded) -> bool {
    letter.letter.state != State::Withdrawn
}

fn back(organizer: &Authorized<Owner>, letter: &Loaded, notice: &str) -> Response {
    organizer.redirect(letter, &format!("/claims?done={notice}"))
}
