//! Routes for the pages that belong to a letter: statements and news.

use axum::{Router, extract::Path, http::HeaderMap, routing::get};
use serde::Deserialize;

use super::Asked;
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

async fn all_statements(asked: Asked, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = asked.sent_on(|paths| paths.statements(asked.slug())) {
        return Ok(sent_on);
    }
    asked.page("statements", String::new(), &headers, async { Ok(statements::all(&asked.reading())) }).await
}

#[derive(Deserialize)]
struct OfStatement {
    name: String,
}

async fn one_statement(asked: Asked, Path(of): Path<OfStatement>, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = asked.sent_on(|paths| paths.statement(asked.slug(), &of.name)) {
        return Ok(sent_on);
    }
    let render = async { statements::one(&asked.reading(), &of.name).ok_or(AppError::NotFound) };
    asked.page("statement", of.name.clone(), &headers, render).await
}

async fn all_updates(asked: Asked, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = asked.sent_on(|paths| paths.updates(asked.slug())) {
        return Ok(sent_on);
    }
    asked.page("updates", String::new(), &headers, async { Ok(updates::all(&asked.reading())) }).await
}

impl Asked {
    /// The context for rendering.
    pub fn reading(&self) -> LetterView<'_> {
        LetterView {
            locale: &self.locale,
            letter: &self.letter,
            life: self.letter.letter.life(self.app.clock.now()),
            sees_signatories: self.sees_signatories(),
        }
    }
}
