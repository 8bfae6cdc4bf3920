//! Routes for the pages that belong to a letter: statements and news.

use axum::{Router, extract::Path, http::HeaderMap, routing::get};
use serde::Deserialize;

use super::LetterRequest;
use crate::{
    app::App,
    error::AppError,
    http::Answer,
    letters::pages::{LetterView, statements, updates},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/statements", get(all_statements))
        .route("/letters/{slug}/statements/{name}", get(one_statement))
        .route("/letters/{slug}/updates", get(all_updates))
}

async fn all_statements(request: LetterRequest, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = request.sent_on(|paths| paths.statements(request.slug())) {
        return Ok(sent_on);
    }
    request.page("statements", String::new(), &headers, async || Ok(statements::all(&request.view()))).await
}

#[derive(Deserialize)]
struct OfStatement {
    name: String,
}

async fn one_statement(request: LetterRequest, Path(of): Path<OfStatement>, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = request.sent_on(|paths| paths.statement(request.slug(), &of.name)) {
        return Ok(sent_on);
    }
    let render = async || statements::one(&request.view(), &of.name).ok_or(AppError::NotFound);
    request.page("statement", of.name.clone(), &headers, render).await
}

async fn all_updates(request: LetterRequest, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = request.sent_on(|paths| paths.updates(request.slug())) {
        return Ok(sent_on);
    }
    request.page("updates", String::new(), &headers, async || Ok(updates::all(&request.view()))).await
}

impl LetterRequest {
    /// The context for rendering.
    pub fn view(&self) -> LetterView<'_> {
        LetterView {
            locale: &self.locale,
            letter: &self.letter,
            life: self.letter.letter.life(self.app.clock.now()),
            sees_signatories: self.sees_signatories(),
        }
    }
}
