//! Somebody is entered by hand.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
    routing::{MethodRouter, get},
};
use uuid::Uuid;

use super::OfLetter;
use crate::{
    app::App,
    http::{Answer, Posted},
    letters::Loaded,
    moderation::{
        Moderator,
        form::enter::EnterForm,
        pages::{enter::enter as page, letter},
    },
    organizers::{form::Mistake, routes::Desk},
    signing::entered::Entering,
};

/// The page and its act.
pub(super) fn by_hand() -> MethodRouter<App> {
    get(ask).post(enter)
}

async fn ask(desk: Desk<Moderator>, Path(of): Path<OfLetter>) -> Answer {
    let letter = of.letter(&desk.app)?;
    Ok(answer(&desk, &letter, &EnterForm::default(), &[]))
}

fn answer(
    desk: &Desk<Moderator>,
    letter: &Loaded,
    typed: &EnterForm,
    mistakes: &[Mistake],
) -> axum::response::Response {
    let of = letter::OfLetter { locale: &desk.locale, account: &desk.account, letter };
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, page(of, typed, mistakes)).into_response()
}

async fn enter(desk: Desk<Moderator>, Path(of): Path<OfLetter>, Posted(form): Posted<EnterForm>) -> Answer {
    let letter = of.letter(&desk.app)?;
    let (entry, provenance) = match form.parse() {
        Ok(entered) => entered,
        Err(mistakes) => return Ok(answer(&desk, &letter, &form, &mistakes)),
    };
    let signing = &desk.app.signing;
    let met = signing.meet(&letter, std::slice::from_ref(&entry)).await?;
    if met.iter().any(|met| met.address_stands) {
        return Ok(answer(&desk, &letter, &form, &[("email", "error-enter-address-stands")]));
    }
    let entering = Entering {
        import: Uuid::now_v7(),
        entries: std::slice::from_ref(&entry),
        provenance: &provenance,
        who: desk.right.who(),
        takes_same_names: form.is_another(),
    };
    let Some(entered) = signing.enter(&letter, entering, |_| {}).await? else {
        return Ok(answer(&desk, &letter, &form, &[("name", "error-enter-stands")]));
    };
    desk.app.outbox.wake();
    let done = if entered.held > 0 { "entered-held" } else { "entered" };
    let page = format!("/signatures?done={done}");
    let list = desk.locale.paths.organize_letter(letter.letter.slug.as_str(), &page);
    Ok(Redirect::to(&list).into_response())
}
