//! Routes of bulk actions: dry run, start, progress, stop, undo.

use std::sync::Arc;

use axum::{extract::Path, response::IntoResponse};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    BulkAction, BulkStart, DryRun, Makes,
    form::{BulkActionForm, PredicateForm, TurnForm, seen_at, settled},
    page::{ActPage, BulkPage, Confirm, ShownDryRun, act as act_page, bulk as page},
    selection::Predicate,
};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    letters::Loaded,
    letters::routes::AnyLetter,
    moderation::Moderator,
    organizers::{
        form::FormError,
        routes::{Authorized, form_page},
    },
};

pub(in crate::moderation) async fn show(
    organizer: Authorized<Moderator>,
    AnyLetter(letter): AnyLetter,
    QueryParams(form): QueryParams<PredicateForm>,
) -> Answer {
    if !form.is_asked() {
        return answer(&organizer, &letter, &PredicateForm::fresh(), None, &[]).await;
    }
    let predicate = match form.parse() {
        Ok(predicate) => seen_at(predicate, settled(organizer.app.clock.now())),
        Err(errors) => return answer(&organizer, &letter, &form, None, &errors).await,
    };
    let dry_run = look(&organizer, &letter, &predicate).await?;
    let looked = ShownDryRun { predicate: &predicate, dry_run: &dry_run, typed: Confirm::default() };
    answer(&organizer, &letter, &form, Some(looked), &[]).await
}

async fn look(
    organizer: &Authorized<Moderator>,
    letter: &Loaded,
    predicate: &Predicate,
) -> Result<DryRun, AppError> {
    let searchers = organizer.app.database.searchers();
    organizer.app.bulk.look(searchers, letter.id, predicate).await.map_err(AppError::of_search)
}

async fn answer(
    organizer: &Authorized<Moderator>,
    letter: &Arc<Loaded>,
    form: &PredicateForm,
    looked: Option<ShownDryRun<'_>>,
    errors: &[FormError],
) -> Answer {
    let in_common = organizer.app.bulk.in_common(letter.id).await?;
    let acts = organizer.app.bulk.acts(letter.id).await?;
    let shown = page(&BulkPage {
        of: organizer.context(letter),
        form,
        in_common: &in_common,
        acts: &acts,
        looked,
        errors,
    });
    Ok(form_page(errors, shown))
}

pub(in crate::moderation) async fn begin(
    organizer: Authorized<Moderator>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<BulkActionForm>,
) -> Answer {
    let (predicate, _) = form.seen().ok_or(AppError::BadRequest("error-not-a-form"))?;
    let wanted = form.parse().ok_or(AppError::BadRequest("error-not-a-form"))?;
    let dry_run = look(&organizer, &letter, &predicate).await?;
    let typed = Confirm { why: &form.why, is_quiet: !form.quiet.is_empty() };
    let refuse = async |error: FormError| {
        let looked = ShownDryRun { predicate: &predicate, dry_run: &dry_run, typed };
        answer(&organizer, &letter, &form.which, Some(looked), &[error]).await
    };
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(error) => return refuse(error).await,
    };
    if dry_run.counts.changed_by(wanted.makes) != wanted.seen {
        return refuse(("found", "error-bulk-otherwise")).await;
    }
    // Taking public signatures down requires the password: an open window of a browser is not enough.
    let takes_down = dry_run.counts.published > 0 && wanted.makes != Makes::Published;
    if takes_down && !organizer.confirms(&form.again).await? {
        return refuse(("again", "error-password-wrong")).await;
    }
    match organizer.app.bulk.begin(&organizer.right, letter.id, &wanted).await? {
        BulkStart::Running(id) => Ok(organizer.redirect(&letter, &format!("/bulk/{id}"))),
        BulkStart::Otherwise(_) => refuse(("found", "error-bulk-otherwise")).await,
    }
}

/// Path parameters of the page of an action.
#[derive(Deserialize)]
pub(in crate::moderation) struct OfAct {
    slug: String,
    id: Uuid,
}

impl OfAct {
    async fn find(self, organizer: &Authorized<Moderator>) -> Result<(Arc<Loaded>, BulkAction), AppError> {
        let letter = organizer.app.library.find(&self.slug).ok_or(AppError::NotFound)?;
        let act = organizer.app.bulk.act(letter.id, self.id).await?.ok_or(AppError::NotFound)?;
        Ok((letter, act))
    }
}

pub(in crate::moderation) async fn show_act(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfAct>,
) -> Answer {
    let (letter, act) = of.find(&organizer).await?;
    let can_undo = organizer.app.bulk.can_undo(&act);
    Ok(act_page(&ActPage { of: organizer.context(&letter), act: &act, can_undo }).into_response())
}

pub(in crate::moderation) async fn turn(
    organizer: Authorized<Moderator>,
    Path(of): Path<OfAct>,
    FormBody(form): FormBody<TurnForm>,
) -> Answer {
    let (letter, act) = of.find(&organizer).await?;
    let bulk = &organizer.app.bulk;
    // If another organizer was faster, nothing happens, and the page shows the current state.
    match form.act.as_str() {
        "cancel" => bulk.cancel(&organizer.right, letter.id, act.id).await?,
        "undo" => bulk.undo(&organizer.right, letter.id, act.id).await?,
        _ => return Err(AppError::BadRequest("error-not-a-form")),
    };
    Ok(organizer.redirect(&letter, &format!("/bulk/{}", act.id)))
}
