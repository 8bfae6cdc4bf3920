//! Routes of the development mailbox, for developers who run the site on their own machine, and of the providers' hooks.

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use maud::Markup;
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};

use super::{
    bounce::Heard,
    development::CapturedMail,
    hooks::{NotAHook, Provider},
    pages,
};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, RequestedLanguage, Visitor},
    urls::DEVELOPMENT_MAILBOX,
};

/// Providers send events by the hundred.
const LARGEST_HOOK: usize = 4 << 20;

pub fn routes() -> Router<App> {
    Router::new()
        // For all visitors but developers these do not exist.
        .route(DEVELOPMENT_MAILBOX, get(page))
        .route("/dev/mail.json", get(json))
        .route("/hooks/mail/{provider}/{secret}", post(hook).layer(DefaultBodyLimit::max(LARGEST_HOOK)))
}

/// Takes what a provider tells. Whatever has no meaning for us is taken as well, or it would be sent again and again.
async fn hook(
    State(app): State<App>,
    Path((provider, secret)): Path<(String, String)>,
    body: Bytes,
) -> Answer<Response> {
    let known = app.config.mail_hook_secret.as_ref().map(|known| Sha256::digest(known.expose_secret()));
    // Of two hashes, how much is equal tells nothing of the secret.
    let provider = provider.parse::<Provider>().ok().filter(|_| known == Some(Sha256::digest(&secret)));
    let provider = provider.ok_or(AppError::NotFound)?;
    // A provider that has waited long enough hangs up, and sends the same again from its beginning. Whatever was begun is
    // brought to its end, or the last of ten thousand events would never be read.
    let hearing = async move { app.outbox.hear_hook(provider, &body, &app.signing.signers).await };
    let heard = match tokio::spawn(hearing).await.map_err(anyhow::Error::from)?? {
        Ok(heard) => heard,
        Err(error @ NotAHook) => {
            return Ok((StatusCode::BAD_REQUEST, format!("{error}\n")).into_response());
        }
    };
    let count = |wanted: fn(&Heard) -> bool| heard.iter().filter(|heard| wanted(heard)).count();
    let set_aside = count(|heard| matches!(heard, Heard::SetAside));
    let complaints = count(|heard| matches!(heard, Heard::Complaint));
    let not_known = count(|heard| matches!(heard, Heard::NotKnown(_)));
    tracing::info!(events = heard.len(), set_aside, complaints, not_known, "a mail provider told of mail");
    Ok(StatusCode::NO_CONTENT.into_response())
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
