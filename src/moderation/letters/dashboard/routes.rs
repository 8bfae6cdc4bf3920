//! Routes of a letter's overview.

use serde::Deserialize;
use time::Duration;

use super::page::{Dashboard, dashboard};
use crate::{
    app::{App, SendsTo},
    http::{Answer, FormBody, QueryParams},
    letters::routes::AnyLetter,
    letters::{Loaded, Problem, access},
    moderation::letters::retraction,
    organizers::{
        form::FormError,
        rights::{Observer, Owner, Right},
        routes::{Authorized, DoneQuery, form_page},
    },
    signing::schedule::retraction::Told,
};

/// The period of the table of referrers.
const REFERRERS_OF: Duration = Duration::days(30);

pub(in crate::moderation) async fn show(
    organizer: Authorized<Observer>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<DoneQuery>,
) -> Answer {
    let done = match shown.done.as_str() {
        "told" => Some("retraction-done"),
        "told-before" => Some("retraction-done-before"),
        "otherwise" => Some("retraction-done-otherwise"),
        _ => None,
    };
    page(&organizer, &letter, done, &[]).await
}

pub(in crate::moderation) async fn page<R: Right>(
    organizer: &Authorized<R>,
    letter: &Loaded,
    done: Option<&str>,
    errors: &[FormError],
) -> Answer {
    let app = &organizer.app;
    let (pool, now) = (app.database.pool(), app.clock.now());
    let mut texts = Vec::new();
    for language in letter.languages() {
        let mut steps =
            app.library.history(&mut *pool.acquire().await?, letter.id, &language).await?.into_iter();
        texts.extend(steps.next().map(|step| (language, step)));
    }
    let links = access::all(pool, letter.id).await?;
    let figures = app.signing.current_figures.of(&app.database, letter.id).await?;
    let shown = dashboard(&Dashboard {
        of: organizer.context(letter),
        statistics: &*app.statistics.of(&app.database, letter.id, &figures).await?,
        funnel: &app.signing.submissions.funnel(letter.id).await?,
        forecast: &app.outbox.forecast().await?,
        returned: &app.outbox.returned().await?,
        held: &app.signing.submissions.held_by_reason(letter.id).await?,
        referrers: &app.referrers.of(letter.id, (now - REFERRERS_OF).date()).await?,
        texts: &texts,
        retraction: retraction::routes::section(organizer, letter).await?.as_ref(),
        done,
        errors,
        problems: &problems_of(app, letter.letter.slug.as_str()),
        links: links.iter().filter(|link| link.is_open(now)).count(),
        now,
    });
    Ok(form_page(errors, shown))
}

/// Faults in one letter's files.
fn problems_of(app: &App, slug: &str) -> Vec<Problem> {
    let folder = format!("{slug}/");
    app.library.problems().into_iter().filter(|problem| problem.file.starts_with(&folder)).collect()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::moderation) struct TellForm {
    again: String,
}

pub(in crate::moderation) async fn tell(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<TellForm>,
) -> Answer {
    let app = &organizer.app;
    if !organizer.confirms(&form.again).await? {
        return page(&organizer, &letter, None, &[("again", "error-password-wrong")]).await;
    }
    let done = match *app.sends_to() {
        SendsTo::Nowhere => "otherwise",
        _ => match app.signing.schedule.tell_of_withdrawal(&letter, organizer.right.who()).await? {
            Told::Begun(_) => "told",
            Told::Already => "told-before",
            Told::Stands | Told::Nobody => "otherwise",
        },
    };
    app.outbox.wake();
    Ok(organizer.redirect(&letter, &format!("?done={done}#retraction")))
}
