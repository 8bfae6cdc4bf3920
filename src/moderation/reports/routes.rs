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
    letters::routes::LetterRequest,
    moderation::signatures::form::ReportForm,
};

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/report/{number}", get(ask).post(take))
}

#[derive(Deserialize)]
struct ReportPath {
    number: String,
}

impl ReportPath {
    /// The line that a page is about. Any number is accepted; a value that is not a number is a wrong
    /// address.
    fn line<'a>(&self, request: &'a LetterRequest) -> Result<Reported<'a>, AppError> {
        request.must_see_signatories()?;
        let number = self.number.parse().map_err(|_| AppError::NotFound)?;
        Ok(Reported { locale: &request.locale, letter: &request.letter, number })
    }
}

#[derive(Deserialize)]
struct Shown {
    /// Present after the report was sent.
    taken: Option<String>,
}

async fn ask(
    request: LetterRequest,
    Path(address): Path<ReportPath>,
    QueryParams(shown): QueryParams<Shown>,
) -> Result<Markup, AppError> {
    let reported = address.line(&request)?;
    Ok(match shown.taken {
        Some(_) => pages::taken(reported),
        None => pages::ask(reported, &ReportForm::default(), None),
    })
}

async fn take(
    request: LetterRequest,
    Path(address): Path<ReportPath>,
    FormBody(form): FormBody<ReportForm>,
) -> Answer {
    let reported = address.line(&request)?;
    let throttle = &request.app.throttle;
    let counted = throttle.take(LimitedAction::Send, &request.visitor);
    if let Err(flood) = counted.and_then(|()| throttle.take(LimitedAction::Report, &request.visitor)) {
        return Ok(flood.answer(pages::ask(reported, &form, Some("error-flood"))));
    }
    match form.parse() {
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, pages::ask(reported, &form, Some(error))).into_response())
        }
        Ok(words) => {
            request.app.reports.take(request.letter.id, reported.number, &words).await?;
            let page = request.locale.paths.report(request.slug(), reported.number);
            Ok(Redirect::to(&format!("{page}?taken")).into_response())
        }
    }
}
