//! Routes for a lost link. One answer for every address; what is found is told to the mailbox alone.

use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect},
    routing::get,
};
use maud::Markup;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    app::App,
    http::{Act, Answer, Posted, Sought},
    letters::routes::Asked,
    mail::{EmailAddress, NotAnAddress},
    signing::{
        address::SealedAddress,
        lost_link::LostLink,
        pages::{About, find},
    },
    urls::DEVELOPMENT_MAILBOX,
};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/find-my-signature", get(show).post(ask))
}

#[derive(Deserialize)]
struct Shown {
    /// There once the address was sent.
    asked: Option<String>,
}

async fn show(asked: Asked, Sought(shown): Sought<Shown>) -> Markup {
    let Asked { app, letter, locale, visitor, .. } = &asked;
    let about = About::new(letter, app.clock.now());
    if !app.can_send_mail(*visitor) {
        return find::no_mail(locale);
    }
    match shown.asked {
        Some(_) => {
            let mailbox = app.has_development_mailbox(*visitor).then_some(DEVELOPMENT_MAILBOX);
            find::asked(locale, about, mailbox)
        }
        None => find::ask(locale, about, "", None),
    }
}

#[derive(Deserialize)]
struct Lost {
    #[serde(default)]
    email: String,
}

async fn ask(asked: Asked, Posted(form): Posted<Lost>) -> Answer {
    let Asked { app, letter, locale, visitor, .. } = &asked;
    if !app.can_send_mail(*visitor) {
        return Ok((StatusCode::CONFLICT, find::no_mail(locale)).into_response());
    }
    let about = About::new(letter, app.clock.now());
    if let Err(flood) = app.throttle.take(Act::Send, visitor) {
        return Ok(flood.answer(find::ask(locale, about, &form.email, Some("error-flood"))));
    }
    let address = match EmailAddress::parse(&form.email) {
        Ok(address) => address,
        Err(problem) => {
            let mistake = match problem {
                NotAnAddress::Empty => "error-find-email-empty",
                problem => problem.message(),
            };
            let page = find::ask(locale, about, &form.email, Some(mistake));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let lost = LostLink {
        id: Uuid::now_v7(),
        letter: letter.id,
        language: locale.language().clone(),
        address: SealedAddress::seal(&app.keys, &address),
        asked_at: app.clock.now(),
    };
    app.signing.ask_for_link(lost).await?;
    app.outbox.wake();
    let page = locale.paths.find_my_signature(asked.slug());
    Ok(Redirect::to(&format!("{page}?asked")).into_response())
}
