//! Routes for entering a person by hand.

use axum::{
    http::StatusCode,
    response::IntoResponse,
    routing::{MethodRouter, get},
};
use uuid::Uuid;

use crate::{
    app::App,
    http::{Answer, FormBody},
    imports::{form::EnterForm, pages::manual_entry::enter as page},
    letters::routes::AnyLetter,
    mail::EmailAddress,
    moderation::Moderator,
    organizers::{form::FormError, routes::Authorized},
    signing::entry::enter::Entering,
};

pub(crate) fn by_hand() -> MethodRouter<App> {
    get(ask).post(enter)
}

async fn ask(organizer: Authorized<Moderator>, AnyLetter(letter): AnyLetter) -> Answer {
    let of = organizer.context(&letter);
    Ok(page(of, &EnterForm::default(), None, &[]).into_response())
}

async fn enter(
    organizer: Authorized<Moderator>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<EnterForm>,
) -> Answer {
    let of = organizer.context(&letter);
    let again = |meant: Option<&EmailAddress>, errors: &[FormError]| {
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page(of, &form, meant, errors)).into_response())
    };
    let (entry, provenance) = match form.parse() {
        Ok(entered) => entered,
        Err(errors) => return again(None, &errors),
    };
    if let Some(meant) = form.address.typed().question() {
        return again(Some(&meant), &[]);
    }
    let signing = &organizer.app.signing;
    let met = signing.entries.meet(&letter, std::slice::from_ref(&entry)).await?;
    if met.iter().any(|met| met.address_stands) {
        return again(None, &[("email", "error-enter-address-stands")]);
    }
    let entering = Entering {
        import: Uuid::now_v7(),
        entries: std::slice::from_ref(&entry),
        provenance: &provenance,
        who: organizer.right.who(),
        takes_same_names: form.is_another(),
    };
    let Some(entered) = signing.entries.enter(&letter, entering, |_| {}).await? else {
        return again(None, &[("name", "error-enter-stands")]);
    };
    organizer.app.outbox.wake();
    let done = if entered.held > 0 { "entered-held" } else { "entered" };
    Ok(organizer.redirect(&letter, &format!("/signatures?done={done}")))
}
