//! Routes of updates, for owners: writing, publishing, testing and sending them.

use std::sync::Arc;

use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use serde::Deserialize;
use time::OffsetDateTime;

use super::{
    broadcast::{Broadcast, BroadcastStart},
    form::{UpdateAction, UpdateActionForm, WordsForm},
    pages::{EditPage, UpdatePage, UpdateRow, edit as edit_page, list as list_page},
};
use crate::{
    app::App,
    error::{AppError, discreet},
    http::{Answer, FormBody, QueryParams},
    letters::routes::AnyLetter,
    letters::{Loaded, SiteUpdate, Update},
    organizers::{
        form::FormError,
        rights::Owner,
        routes::{Authorized, DoneQuery, form_page},
    },
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/organize/letters/{slug}/updates", get(list).post(begin))
        .route("/organize/letters/{slug}/updates/{id}", get(show).post(act))
        .route("/organize/letters/{slug}/updates/{id}/edit", get(edit).post(save))
}

/// Path parameters of an update's pages.
#[derive(Deserialize)]
pub(crate) struct OfUpdate {
    slug: String,
    id: String,
}

fn done_message(done: &str) -> Option<&'static str> {
    match done {
        "saved" => Some("organize-update-done-saved"),
        "publish" => Some("organize-update-done-published"),
        "remove" => Some("organize-update-done-removed"),
        "test" => Some("organize-update-done-test"),
        "send" => Some("organize-update-done-send"),
        "hold" => Some("organize-update-done-hold"),
        "go-on" => Some("organize-update-done-go-on"),
        "cancel" => Some("organize-update-done-cancel"),
        "otherwise" => Some("organize-update-done-otherwise"),
        _ => None,
    }
}

pub(crate) async fn list(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<DoneQuery>,
) -> Answer {
    let app = &organizer.app;
    let written = app.library.written(letter.id).await?;
    let mut sent = app.broadcasts.progress(app.broadcasts.of(letter.id).await?).await?;
    let mut entries = Vec::new();
    for draft in written.iter().filter(|one| one.published_at.is_none()) {
        let own = draft.texts.iter().find(|text| text.language == letter.letter.language);
        let title = own.map(|text| text.title.clone()).unwrap_or_default();
        entries.push(UpdateRow {
            name: draft.name.clone(),
            title,
            standing: "organize-update-draft",
            progress: None,
        });
    }
    for update in &letter.letter.updates {
        let is_written = written.iter().any(|one| one.name == update.id);
        let at = sent.iter().position(|one| one.broadcast.update == update.id);
        let progress = at.map(|at| sent.swap_remove(at));
        entries.push(UpdateRow {
            name: update.id.clone(),
            title: update.in_language(&letter.letter.language).title.clone(),
            standing: if is_written { "organize-update-here" } else { "organize-update-file" },
            progress,
        });
    }
    Ok(list_page(organizer.context(&letter), done_message(&shown.done), &entries).into_response())
}

/// Creates an empty draft, which the next page edits.
pub(crate) async fn begin(organizer: Authorized<Owner>, AnyLetter(letter): AnyLetter) -> Answer {
    let id = organizer.app.library.begin_news(letter.id, organizer.right.who()).await?;
    let page = organizer.locale.paths.organize_update(letter.letter.slug.as_str(), &id.to_string(), "/edit");
    Ok(Redirect::to(&page).into_response())
}

/// An update with all that its page shows.
struct FoundUpdate {
    letter: Arc<Loaded>,
    name: String,
    written: Option<SiteUpdate>,
    update: Option<Update>,
    broadcast: Option<Broadcast>,
}

impl FoundUpdate {
    async fn find(organizer: &Authorized<Owner>, of: &OfUpdate) -> Result<Self, AppError> {
        let app = &organizer.app;
        let letter = app.library.find(&of.slug).ok_or(AppError::NotFound)?;
        let written = app.library.written(letter.id).await?.into_iter().find(|one| one.name == of.id);
        let update = app.broadcasts.update(&letter, &of.id).await?;
        if written.is_none() && update.is_none() {
            return Err(AppError::NotFound);
        }
        let broadcast = app.broadcasts.of(letter.id).await?.into_iter().find(|one| one.update == of.id);
        Ok(Self { letter, name: of.id.clone(), written, update, broadcast })
    }

    fn written(self) -> Result<(Arc<Loaded>, SiteUpdate), AppError> {
        let Self { letter, written, .. } = self;
        written.map(|written| (letter, written)).ok_or(AppError::NotFound)
    }

    /// Whether the public can read it on the site.
    fn is_public(&self, now: OffsetDateTime) -> bool {
        let stands = self.written.as_ref().is_none_or(|written| written.published_at.is_some());
        stands && self.update.is_some() && self.letter.letter.is_public(now)
    }
}

pub(crate) async fn show(
    organizer: Authorized<Owner>,
    Path(of): Path<OfUpdate>,
    QueryParams(shown): QueryParams<DoneQuery>,
) -> Answer {
    let found = FoundUpdate::find(&organizer, &of).await?;
    page(&organizer, &found, done_message(&shown.done), &[]).await
}

async fn page(
    organizer: &Authorized<Owner>,
    found: &FoundUpdate,
    done: Option<&str>,
    errors: &[FormError],
) -> Answer {
    let app = &organizer.app;
    let progress = app.broadcasts.progress(found.broadcast.iter().cloned().collect()).await?.pop();
    let audience = app.broadcasts.audience(found.letter.id).await?;
    let last = app.outbox.last_leaves_at(u32::try_from(audience.mailboxes).unwrap_or(u32::MAX)).await?;
    let shown = UpdatePage {
        of: organizer.context(&found.letter),
        name: &found.name,
        update: found.update.as_ref(),
        written: found.written.as_ref(),
        progress: progress.as_ref(),
        audience: (audience, last),
        now: app.clock.now(),
        done,
        errors,
    };
    Ok(form_page(errors, shown.page()))
}

pub(crate) async fn act(
    organizer: Authorized<Owner>,
    Path(of): Path<OfUpdate>,
    FormBody(form): FormBody<UpdateActionForm>,
) -> Answer {
    let found = FoundUpdate::find(&organizer, &of).await?;
    let Some(act) = form.parse() else { return Err(AppError::BadRequest("error-not-a-form")) };
    let (app, owner, letter) = (&organizer.app, &organizer.right, &found.letter);
    let done = match act {
        UpdateAction::Publish => {
            let Some(written) = found.written.as_ref().filter(|_| found.update.is_some()) else {
                return Ok(back(&organizer, &found, &found.name, "otherwise"));
            };
            let name = app.library.publish_news(letter, written, owner.who()).await?;
            return Ok(back(&organizer, &found, &name, "publish"));
        }
        UpdateAction::Remove => {
            if let Some(written) = &found.written {
                app.library.remove_news(letter.id, written.id, owner.who()).await?;
            }
            return Ok(organizer.redirect(letter, "/updates?done=remove"));
        }
        UpdateAction::Test(language) => {
            app.broadcasts.test(owner, (letter.id, &found.name), &language, organizer.account.id).await?;
            true
        }
        UpdateAction::Send => {
            if !found.is_public(app.clock.now()) {
                return Ok(back(&organizer, &found, &found.name, "otherwise"));
            }
            if !organizer.confirms(&form.again).await? {
                return page(&organizer, &found, None, &[("again", "error-password-wrong")]).await;
            }
            match app.broadcasts.begin(owner, letter.id, &found.name).await? {
                BroadcastStart::Already => false,
                BroadcastStart::Done(id) => {
                    // The remaining steps run in the background. If they are interrupted, the periodic job
                    // continues them within a minute.
                    let broadcasts = app.broadcasts.clone();
                    tokio::spawn(async move {
                        if let Err(error) = broadcasts.gather_all(id).await {
                            tracing::warn!(broadcast = %id, "gathering goes on later: {}", discreet(&error));
                        }
                    });
                    true
                }
            }
        }
        UpdateAction::Hold | UpdateAction::GoOn | UpdateAction::Cancel => {
            let Some(id) = found.broadcast.as_ref().map(|one| one.id) else { return Err(AppError::NotFound) };
            match act {
                UpdateAction::Hold => app.broadcasts.hold(owner, id).await?,
                UpdateAction::Cancel => app.broadcasts.cancel(owner, id).await?,
                _ => app.broadcasts.go_on(owner, id).await?,
            }
        }
    };
    let done = if done { form.act.as_str() } else { "otherwise" };
    Ok(back(&organizer, &found, &found.name, done))
}

fn back(organizer: &Authorized<Owner>, found: &FoundUpdate, name: &str, done: &str) -> Response {
    let page = organizer.locale.paths.organize_update(found.letter.letter.slug.as_str(), name, "");
    Redirect::to(&format!("{page}?done={done}")).into_response()
}

pub(crate) async fn edit(organizer: Authorized<Owner>, Path(of): Path<OfUpdate>) -> Answer {
    let (letter, written) = FoundUpdate::find(&organizer, &of).await?.written()?;
    let typed = WordsForm::of(&written);
    let of = organizer.context(&letter);
    let shown = EditPage { of, name: &written.name, typed: &typed, errors: &[], problems: &[] };
    Ok(edit_page(&shown).into_response())
}

pub(crate) async fn save(
    organizer: Authorized<Owner>,
    Path(of): Path<OfUpdate>,
    FormBody(typed): FormBody<WordsForm>,
) -> Answer {
    let found = FoundUpdate::find(&organizer, &of).await?;
    let name = found.name.clone();
    let (letter, written) = found.written()?;
    let refused = |errors: &[_], problems: &[_]| {
        let shown = EditPage { of: organizer.context(&letter), name: &name, typed: &typed, errors, problems };
        Ok((StatusCode::UNPROCESSABLE_ENTITY, edit_page(&shown)).into_response())
    };
    let wanted = match typed.parse(&letter.letter, &written) {
        Ok(wanted) => wanted,
        Err(errors) => return refused(&errors, &[]),
    };
    if let Err(problems) = organizer.app.library.set(&letter.letter, &wanted) {
        return refused(&[], &problems);
    }
    organizer.app.library.save_news(letter.id, &wanted, organizer.right.who()).await?;
    let page = organizer.locale.paths.organize_update(letter.letter.slug.as_str(), &name, "");
    Ok(Redirect::to(&format!("{page}?done=saved")).into_response())
}
