//! Routes of the queue.

use std::sync::Arc;

use axum::{http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    QueueCursor, count,
    form::{QueueAction, QueueForm},
    page::{DoneNotice, QueuePage, SHOWN, queue as page},
    queue,
};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    letters::Loaded,
    letters::routes::AnyLetter,
    moderation::{
        Moderator, decide as verbs,
        decide::{Care, Decision},
        reports::Dismissed,
    },
    organizers::{form::FormError, routes::Authorized},
    signing::{
        review::featured::Feature,
        signature::{Changed, State, fingerprint::Seen},
    },
};

/// Query parameters: the part of the queue, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::moderation) struct Shown {
    done: String,
    id: Option<Uuid>,
    after: String,
}

impl Shown {
    /// The cursor; the front of the queue if there is none.
    fn behind(&self) -> QueueCursor {
        self.after.parse().unwrap_or(QueueCursor::FRONT)
    }

    fn done(&self) -> Option<DoneNotice> {
        let undo = |act| self.id.map(|id| (act, id));
        let (message, undo) = match self.done.as_str() {
            "published" => ("queue-done-published", undo("undo-publish")),
            "rejected" => ("queue-done-rejected", undo("undo-reject")),
            "dismissed" => ("queue-done-dismissed", None),
            "undone" => ("queue-done-undone", None),
            "checked" => ("queue-done-checked", undo("uncheck")),
            "unchecked" => ("queue-done-unchecked", None),
            "asked" => ("queue-done-asked", None),
            "corrected" => ("queue-done-corrected", undo("take-back")),
            "taken-back" => ("queue-done-taken-back", None),
            "published-first" => ("queue-done-published-first", undo("undo-publish")),
            "featured" => ("queue-done-featured", None),
            "unfeatured" => ("queue-done-unfeatured", None),
            "nothing" => ("queue-done-nothing", None),
            "otherwise" => ("queue-done-otherwise", None),
            _ => return None,
        };
        Some(DoneNotice { message, undo })
    }
}

pub(in crate::moderation) async fn show(
    organizer: Authorized<Moderator>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<Shown>,
) -> Answer {
    answer(&organizer, &letter, shown.behind(), shown.done(), None).await
}

async fn answer(
    organizer: &Authorized<Moderator>,
    letter: &Arc<Loaded>,
    behind: QueueCursor,
    done: Option<DoneNotice>,
    refused: Option<(&QueueForm, FormError)>,
) -> Answer {
    let (signing, reports) = (&organizer.app.signing, &organizer.app.reports);
    let portion = queue(signing, reports, Some(letter.id), behind, SHOWN).await?;
    let counts = count(signing, reports, Some(letter.id), None).await?;
    let shown: Vec<Uuid> = portion.items.iter().map(|item| item.signature().id).collect();
    let beside = signing.review.beside(&shown).await?;
    let featured = signing.review.featured(letter.id).await?;
    let today = organizer.app.clock.now().date();
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = page(&QueuePage {
        of: organizer.context(letter),
        count: counts.get(&letter.id).copied().unwrap_or_default(),
        behind,
        portion: &portion,
        beside: &beside,
        featured: &featured,
        today,
        done,
        refused,
    });
    Ok((status, shown).into_response())
}

pub(in crate::moderation) async fn act(
    organizer: Authorized<Moderator>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<Shown>,
    FormBody(form): FormBody<QueueForm>,
) -> Answer {
    let asked = match form.parse(organizer.app.clock.now().date()) {
        None => return Err(AppError::BadRequest("error-not-a-form")),
        Some(Err(error)) => {
            return answer(&organizer, &letter, shown.behind(), None, Some((&form, error))).await;
        }
        Some(Ok(asked)) => asked,
    };
    let said = done(&organizer, &asked, &Seen::from_form(&form.seen)).await?;
    organizer.app.outbox.wake();
    let behind = shown.behind();
    let after = if behind == QueueCursor::FRONT { String::new() } else { format!("&after={behind}") };
    Ok(organizer.redirect(&letter, &format!("/queue?done={said}{after}")))
}

/// Does what the form asks for. Returns the query parameters that name what was done, and what undoes it.
async fn done(organizer: &Authorized<Moderator>, asked: &QueueAction, seen: &Seen) -> sqlx::Result<String> {
    let (app, moderator) = (&organizer.app, &organizer.right);
    Ok(match asked {
        QueueAction::Decide(id, decision) => {
            let changed = verbs::decide(moderator, &app.signing, *id, decision, seen).await?;
            // Only a signature can be put back: an edit that was decided is in force, or gone.
            let can_undo = app.signing.signatures.signature(*id).await?.is_some();
            decided(decision, changed, can_undo.then_some(*id))
        }
        QueueAction::Dismiss(id) => match app.reports.dismiss(moderator, *id, None).await? {
            Dismissed::Done => "dismissed".to_owned(),
            Dismissed::Unknown => "otherwise".to_owned(),
        },
        QueueAction::Care(id, care) => {
            let waited =
                app.signing.signatures.signature(*id).await?.is_some_and(|one| one.state == State::Held);
            let changed = verbs::care(moderator, &app.signing, *id, care, seen).await?;
            let beside = app.signing.review.beside(&[*id]).await?.remove(id).unwrap_or_default();
            let with = |id: Option<Uuid>| id.map(|id| format!("&id={id}")).unwrap_or_default();
            match (changed, care) {
                (Changed::Done, Care::Check(_)) => {
                    format!("checked{}", with(beside.check.map(|check| check.id)))
                }
                (Changed::Done, Care::Ask(_)) => "asked".to_owned(),
                (Changed::Done, Care::Correct(_)) => {
                    format!("corrected{}", with(beside.corrected.map(|corrected| corrected.id)))
                }
                (Changed::Done, Care::Feature(Feature::Out)) => "unfeatured".to_owned(),
                (Changed::Done, Care::Feature(_)) if waited => format!("published-first&id={id}"),
                (Changed::Done, Care::Feature(_)) => "featured".to_owned(),
                (Changed::Already, _) => "nothing".to_owned(),
                _ => "otherwise".to_owned(),
            }
        }
        QueueAction::Uncheck(check) => match app.signing.review.uncheck(*check, moderator.who()).await? {
            Changed::Done => "unchecked".to_owned(),
            _ => "otherwise".to_owned(),
        },
        QueueAction::TakeBack(correction) => {
            match app.signing.review.take_back_correction(*correction, moderator.who()).await? {
                Changed::Done => "taken-back".to_owned(),
                _ => "otherwise".to_owned(),
            }
        }
    })
}

/// The query parameters for the result of a decision, with the signature for which it can be undone.
fn decided(decision: &Decision, changed: Changed, undo: Option<Uuid>) -> String {
    let undo = undo.map(|id| format!("&id={id}")).unwrap_or_default();
    match (changed, decision) {
        (Changed::Done, Decision::Publish) => format!("published{undo}"),
        (Changed::Done, Decision::Reject(_) | Decision::TakeDown(_)) => format!("rejected{undo}"),
        (Changed::Done, Decision::Undo(_)) => "undone".to_owned(),
        _ => "otherwise".to_owned(),
    }
}
