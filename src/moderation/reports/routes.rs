//! The public routes of moderation: reporting a name on the list.

use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
    routing::get,
};
use maud::Markup;
use serde::Deserialize;

use super::{page as pages, page::Reported};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, LimitedAction, QueryParams},
    letters::routes::Asked,
    moderation::signatures::form::ReportForm,
};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/report/{number}", get(ask).post(take))
}

#[derive(Deserialize)]
struct Address {
    number: String,
}

impl Address {
    /// The line that a page is about. Any number is accepted; a value that is not a number is a wrong
    /// address.
    fn line<'a>(&self, asked: &'a Asked) -> Result<Reported<'a>, AppError> {
        asked.must_see_signatories()?;
        let number = self.number.parse().map_err(|_| AppError::NotFound)?;
        Ok(Reported { locale: &asked.locale, letter: &asked.letter, number })
    }
}

#[derive(Deserialize)]
struct Shown {
    /// Present after the report was sent.
    taken: Option<String>,
}

async fn ask(
    asked: Asked,
    Path(address): Path<Address>,
    QueryParams(shown): QueryParams<Shown>,
) -> Result<Markup, AppError> {
    let reported = address.line(&asked)?;
    Ok(match shown.taken {
        Some(_) => pages::taken(reported),
        None => pages::ask(reported, &ReportForm::default(), None),
    })
}

async fn take(asked: Asked, Path(address): Path<Address>, FormBody(form): FormBody<ReportForm>) -> Answer {
    let reported = address.line(&asked)?;
    let throttle = &asked.app.throttle;
    let counted = throttle.take(LimitedAction::Send, &asked.visitor);
    if let Err(flood) = counted.and_then(|()| throttle.take(LimitedAction::Report, &asked.visitor)) {
        return Ok(flood.answer(pages::ask(reported, &form, Some("error-flood"))));
    }
    match form.parse() {
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, pages::ask(reported, &form, Some(error))).into_response())
        }
        Ok(words) => {
            asked.app.reports.take(asked.letter.id, reported.number, &words).await?;
            let page = asked.locale.paths.report(asked.slug(), reported.number);
            Ok(Redirect::to(&format!("{page}?taken")).into_response())
        }
    }
}
