//! The queue, and decisions in it.

use std::sync::Arc;

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::OfLetter;
use crate::{
    app::App,
    error::AppError,
    http::{Answer, Posted},
    letters::Loaded,
    moderation::{
        Moderator,
        decide::{self as verbs, Decision},
        form::{Asked, DecisionForm},
        pages::queue::{Done, QueuePage, queue as page},
        queue::{Item, queue},
        reports::Dismissed,
    },
    organizers::routes::Desk,
    signing::signature::Changed,
};

/// What waits at a letter.
pub(super) async fn waiting(app: &App, letter: i64) -> sqlx::Result<Vec<Item>> {
    queue(&app.signing, &app.reports, letter).await
}

/// What was done, as the address says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    done: String,
    id: Option<Uuid>,
}

impl Shown {
    fn done(&self) -> Option<Done> {
        let undo = |act| self.id.map(|id| (act, id));
        let (message, undo) = match self.done.as_str() {
            "published" => ("queue-done-published", undo("undo-publish")),
            "rejected" => ("queue-done-rejected", undo("undo-reject")),
            "dismissed" => ("queue-done-dismissed", None),
            "undone" => ("queue-done-undone", None),
            "otherwise" => ("queue-done-otherwise", None),
            _ => return None,
        };
        Some(Done { message, undo })
    }
}

pub(super) async fn show(
    desk: Desk<Moderator>,
    Path(of): Path<OfLetter>,
    Query(shown): Query<Shown>,
) -> Answer {
    let letter = of.letter(&desk.app)?;
    answer(&desk, &letter, shown.done(), None).await
}

async fn answer(
    desk: &Desk<Moderator>,
    letter: &Arc<Loaded>,
    done: Option<Done>,
    refused: Option<(&DecisionForm, &'static str)>,
) -> Answer {
    let items = waiting(&desk.app, letter.id).await?;
    let (locale, account) = (&desk.locale, &desk.account);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = page(&QueuePage { locale, account, letter, items: &items, done, refused });
    Ok((status, shown).into_response())
}

pub(super) async fn decide(
    desk: Desk<Moderator>,
    Path(of): Path<OfLetter>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let letter = of.letter(&desk.app)?;
    let asked = match form.parse() {
        None => return Err(AppError::BadRequest("error-not-a-form")),
        Some(Err(message)) => return answer(&desk, &letter, None, Some((&form, message))).await,
        Some(Ok(asked)) => asked,
    };
    let app = &desk.app;
    let said = match asked {
        Asked::Dismiss(id) => match app.reports.dismiss(&desk.right, id, None).await? {
            Dismissed::Done => "dismissed".to_owned(),
            Dismissed::Unknown => "otherwise".to_owned(),
        },
        Asked::Decide(id, decision) => {
            let changed = verbs::decide(&desk.right, &app.signing, id, &decision).await?;
            app.outbox.wake();
            // Only a signature can be put back: an edit that was decided is in force, or gone.
            let can_undo = app.signing.signature(id).await?.is_some();
            said(&decision, changed, can_undo.then_some(id))
        }
    };
    Ok(back(&desk, &letter, &said))
}

/// What became of it, and of which signature it can be taken back.
fn said(decision: &Decision, changed: Changed, undo: Option<Uuid>) -> String {
    let undo = undo.map(|id| format!("&id={id}")).unwrap_or_default();
    match (changed, decision) {
        (Changed::Done, Decision::Publish) => format!("published{undo}"),
        (Changed::Done, Decision::Reject(_) | Decision::TakeDown(_)) => format!("rejected{undo}"),
        (Changed::Done, Decision::Undo(_)) => "undone".to_owned(),
        _ => "otherwise".to_owned(),
    }
}

fn back(desk: &Desk<Moderator>, letter: &Loaded, said: &str) -> Response {
    let page = desk.locale.paths.organize_letter(letter.letter.slug.as_str(), "/queue");
    Redirect::to(&format!("{page}?done={said}")).into_response()
}
