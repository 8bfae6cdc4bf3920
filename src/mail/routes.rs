//! Routes of the development mailbox, for developers who run the site on their own machine.

use axum::{Json, Router, extract::State, routing::get};
use maud::Markup;

use super::{development::CapturedMail, pages};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, RequestedLanguage, Visitor},
    urls::DEVELOPMENT_MAILBOX,
};

/// For all other visitors these routes do not exist.
pub fn routes() -> Router<App> {
    Router::new().route(DEVELOPMENT_MAILBOX, get(page)).route("/dev/mail.json", get(json))
}

async fn page(State(app): State<App>, spoken: RequestedLanguage, visitor: Visitor) -> Answer<Markup> {
    let mails = mails(&app, visitor)?;
    Ok(pages::mailbox(&spoken.fallback(), &mails))
}

async fn json(State(app): State<App>, visitor: Visitor) -> Answer<Json<Vec<CapturedMail>>> {
    mails(&app, visitor).map(Json)
}

fn mails(app: &App, visitor: Visitor) -> Answer<Vec<CapturedMail>> {
    let mailbox = app.mailbox.as_ref().filter(|_| app.has_development_mailbox(visitor));
    mailbox.map(super::DevelopmentMailbox::mails).ok_or(AppError::NotFound)
}
