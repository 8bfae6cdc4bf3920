//! Routes of one's own account.

use axum::response::{IntoResponse, Response};

use super::{DoneQuery, SignedIn, form_page};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    organizers::{
        form::{DigestForm, EndForm, FactorForm, FormError, PasswordForm},
        pages::{
            account::{AccountPage, account},
            second_factor,
        },
        second_factor::TurnedOn,
    },
};

fn done_message(done: &str) -> Option<&'static str> {
    match done {
        "password" => Some("organize-done-password"),
        "session" => Some("organize-done-session"),
        "digest-on" => Some("organize-done-digest-on"),
        "digest-off" => Some("organize-done-digest-off"),
        "factor-off" => Some("organize-done-factor-off"),
        _ => None,
    }
}

pub(super) async fn show(organizer: SignedIn, QueryParams(shown): QueryParams<DoneQuery>) -> Answer {
    page(&organizer, done_message(&shown.done), &[]).await
}

async fn page(organizer: &SignedIn, done: Option<&str>, errors: &[FormError]) -> Answer {
    let open_sessions = organizer.app.organizers.open_sessions(organizer.account().id).await?;
    let shown = account(&AccountPage {
        locale: &organizer.locale,
        account: organizer.account(),
        open_sessions: &open_sessions,
        here: organizer.session_id().await?,
        done,
        errors,
    });
    Ok(form_page(errors, shown))
}

pub(super) async fn set_password(organizer: SignedIn, FormBody(form): FormBody<PasswordForm>) -> Answer {
    let password = match form.parse(organizer.account()) {
        Ok(password) => password,
        Err(error) => return page(&organizer, None, &[error]).await,
    };
    if !organizer.confirms(&form.current).await? {
        return page(&organizer, None, &[("current", "error-password-wrong")]).await;
    }
    let here = organizer.session_id().await?.ok_or(AppError::Forbidden)?;
    organizer.app.organizers.set_password(organizer.account().id, &password, here).await?;
    Ok(organizer.on_to("/account", Some("password")))
}

pub(super) async fn end_session(organizer: SignedIn, FormBody(form): FormBody<EndForm>) -> Answer {
    if let Ok(session) = form.session.parse() {
        organizer.app.organizers.end_session(organizer.account().id, session).await?;
    }
    Ok(organizer.on_to("/account", Some("session")))
}

pub(super) async fn turn_digest(organizer: SignedIn, FormBody(form): FormBody<DigestForm>) -> Answer {
    let wanted = match form.digest.as_str() {
        "on" => true,
        "off" => false,
        _ => return Ok(organizer.on_to("/account", None)),
    };
    organizer.app.organizers.want_digests(organizer.account().id, wanted).await?;
    Ok(organizer.on_to("/account", Some(if wanted { "digest-on" } else { "digest-off" })))
}

pub(super) async fn show_factor(organizer: SignedIn) -> Response {
    factor_page(&organizer, "", &[])
}

fn factor_page(organizer: &SignedIn, offered: &str, errors: &[FormError]) -> Response {
    let (locale, me) = (&organizer.locale, organizer.account());
    let shown = if me.has_second_factor {
        second_factor::is_on(locale, me, errors)
    } else {
        let offer = organizer.app.organizers.offer_again(me, organizer.app.site.public().host(), offered);
        let is_needed = organizer.app.organizers.needs_second_factor(me);
        second_factor::offer(locale, me, &offer, is_needed, errors)
    };
    form_page(errors, shown)
}

/// Turning it on and turning it off both need the password: with a phone left on a table, another person must not
/// be able to lock its owner out.
pub(super) async fn turn_factor(organizer: SignedIn, FormBody(form): FormBody<FactorForm>) -> Answer {
    let organizers = &organizer.app.organizers;
    if !organizer.confirms(&form.again).await? {
        return Ok(factor_page(&organizer, &form.offered, &[("again", "error-password-wrong")]));
    }
    match (form.act.as_str(), organizer.account().has_second_factor) {
        ("on", false) => {
            Ok(match organizers.turn_on(organizer.account(), &form.offered, &form.code).await? {
                TurnedOn::Done(codes) => {
                    second_factor::recovery(&organizer.locale, organizer.account(), &codes).into_response()
                }
                TurnedOn::Wrong => factor_page(&organizer, &form.offered, &[("code", "error-second-factor")]),
            })
        }
        ("off", true) => {
            organizers.turn_off(organizer.account()).await?;
            Ok(organizer.on_to("/account", Some("factor-off")))
        }
        _ => Ok(organizer.on_to("/account", None)),
    }
}
