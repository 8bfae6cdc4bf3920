//! Routes for entering a person by hand.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
    routing::{MethodRouter, get},
};
use uuid::Uuid;

use crate::{
    app::App,
    http::{Answer, FormBody},
    imports::{form::EnterForm, pages::by_hand::enter as page},
    mail::EmailAddress,
    moderation::{Moderator, of_letter::OfLetter, pages::letter},
    organizers::{form::FormError, routes::Authorized},
    signing::entry::enter::Entering,
};

pub(crate) fn by_hand() -> MethodRouter<App> {
    get(ask).post(enter)
}

async fn ask(organizer: Authorized<Moderator>, Path(of): Path<OfLetter>) -> Answer {
    let letter = of.letter(&organizer.app)?;
    let of = letter::OfLetter { locale: &organizer.locale, account: &organizer.account, letter: &letter };
    Ok(page(of, &EnterForm::default(), None, &[]).into_response())
}

async fn enter(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfLetter>,
    FormBody(form): FormBody<EnterForm>,
) -> Answer {
    let letter = of.letter(&organizer.app)?;
    let of = letter::OfLetter { locale: &organizer.locale, account: &organizer.account, letter: &letter };
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
    let page = format!("/signatures?done={done}");
    let list = organizer.locale.paths.organize_letter(letter.letter.slug.as_str(), &page);
    Ok(Redirect::to(&list).into_response())
}
