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
        typed_address::TypedAddress,
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
        None => find::ask(locale, about, TypedAddress::default(), None, None),
    }
}

#[derive(Deserialize)]
struct Lost {
    #[serde(default)]
    email: String,
    #[serde(default)]
    email_asked: String,
    #[serde(default)]
    email_meant: String,
}

async fn ask(asked: Asked, Posted(form): Posted<Lost>) -> Answer {
    let Asked { app, letter, locale, visitor, .. } = &asked;
    if !app.can_send_mail(*visitor) {
        return Ok((StatusCode::CONFLICT, find::no_mail(locale)).into_response());
    }
    let about = About::new(letter, app.clock.now());
    let typed = TypedAddress { email: &form.email, asked: &form.email_asked, meant: &form.email_meant };
    let typed = TypedAddress { email: typed.answer(), meant: "", ..typed };
    let again = |mistake, meant| {
        let page = find::ask(locale, about, typed, mistake, meant);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    if let Err(flood) = app.throttle.take(Act::Send, visitor) {
        return Ok(flood.answer(find::ask(locale, about, typed, Some("error-flood"), None)));
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
    app.signing.ask_for_link(lost).await?;
    app.outbox.wake();
    let page = locale.paths.find_my_signature(asked.slug());
    Ok(Redirect::to(&format!("{page}?asked")).into_response())
}
