//! Routes of one's own account.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::Mine;
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

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    done: String,
}

fn said(done: &str) -> Option<&'static str> {
    match done {
        "password" => Some("organize-done-password"),
        "session" => Some("organize-done-session"),
        "digest-on" => Some("organize-done-digest-on"),
        "digest-off" => Some("organize-done-digest-off"),
        "factor-off" => Some("organize-done-factor-off"),
        _ => None,
    }
}

pub(super) async fn show(mine: Mine, QueryParams(shown): QueryParams<Shown>) -> Answer {
    page(&mine, said(&shown.done), &[]).await
}

async fn page(mine: &Mine, done: Option<&str>, errors: &[FormError]) -> Answer {
    let places = mine.app.organizers.places(mine.account().id).await?;
    let shown = account(&AccountPage {
        locale: &mine.locale,
        account: mine.account(),
        places: &places,
        here: mine.place().await?,
        done,
        errors,
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shown).into_response())
}

pub(super) async fn set_password(mine: Mine, FormBody(form): FormBody<PasswordForm>) -> Answer {
    let password = match form.parse(mine.account()) {
        Ok(password) => password,
        Err(error) => return page(&mine, None, &[error]).await,
    };
    if !mine.confirms(&form.current).await? {
        return page(&mine, None, &[("current", "error-password-wrong")]).await;
    }
    let here = mine.place().await?.ok_or(AppError::Forbidden)?;
    mine.app.organizers.set_password(mine.account().id, &password, here).await?;
    Ok(mine.on_to("/account", Some("password")))
}

pub(super) async fn end_session(mine: Mine, FormBody(form): FormBody<EndForm>) -> Answer {
    if let Ok(place) = form.session.parse() {
        mine.app.organizers.end_session(mine.account().id, place).await?;
    }
    Ok(mine.on_to("/account", Some("session")))
}

pub(super) async fn turn_digest(mine: Mine, FormBody(form): FormBody<DigestForm>) -> Answer {
    let wanted = match form.digest.as_str() {
        "on" => true,
        "off" => false,
        _ => return Ok(mine.on_to("/account", None)),
    };
    mine.app.organizers.want_digests(mine.account().id, wanted).await?;
    Ok(mine.on_to("/account", Some(if wanted { "digest-on" } else { "digest-off" })))
}

pub(super) async fn show_factor(mine: Mine) -> Response {
    factor_page(&mine, "", &[])
}

fn factor_page(mine: &Mine, offered: &str, errors: &[FormError]) -> Response {
    let (locale, me) = (&mine.locale, mine.account());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = if me.has_second_factor {
        second_factor::is_on(locale, me, errors)
    } else {
        let offer = mine.app.organizers.offer_again(me, mine.app.site.public().host(), offered);
        let is_needed = mine.app.organizers.needs_second_factor(me);
        second_factor::offer(locale, me, &offer, is_needed, errors)
    };
    (status, shown).into_response()
}

/// Turning it on and turning it off both need the password: with a phone left on a table, another person must not
/// be able to lock its owner out.
pub(super) async fn turn_factor(mine: Mine, FormBody(form): FormBody<FactorForm>) -> Answer {
    let organizers = &mine.app.organizers;
    if !mine.confirms(&form.again).await? {
        return Ok(factor_page(&mine, &form.offered, &[("again", "error-password-wrong")]));
    }
    match (form.act.as_str(), mine.account().has_second_factor) {
        ("on", false) => Ok(match organizers.turn_on(mine.account(), &form.offered, &form.code).await? {
            TurnedOn::Done(codes) => {
                second_factor::recovery(&mine.locale, mine.account(), &codes).into_response()
            }
            TurnedOn::Wrong => factor_page(&mine, &form.offered, &[("code", "error-second-factor")]),
        }),
        ("off", true) => {
            organizers.turn_off(mine.account()).await?;
            Ok(mine.on_to("/account", Some("factor-off")))
        }
        _ => Ok(mine.on_to("/account", None)),
    }
}
