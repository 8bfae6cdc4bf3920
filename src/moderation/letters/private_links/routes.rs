//! Routes of a letter's private links.

use super::{
    form::{LinkAsked, LinkForm},
    page as pages,
};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    keys::Purpose,
    letters::routes::AnyLetter,
    letters::{
        Loaded,
        access::{self, NewLink},
    },
    organizers::{
        form::FormError,
        rights::Owner,
        routes::{Authorized, DoneQuery, form_page},
    },
    urls::Paths,
};

fn done_message(done: &str) -> Option<&'static str> {
    match done {
        "made" => Some("access-done-made"),
        "ended" => Some("access-done-ended"),
        _ => None,
    }
}

pub(in crate::moderation) async fn show(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<DoneQuery>,
) -> Answer {
    page(&organizer, &letter, done_message(&shown.done), (&LinkForm::default(), &[])).await
}

async fn page(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    done: Option<&str>,
    (typed, errors): (&LinkForm, &[FormError]),
) -> Answer {
    let app = &organizer.app;
    let links = access::all(app.database.pool(), letter.id).await?.into_iter().rev().map(|link| {
        let token = app.keys.token(Purpose::Private, link.id, 0);
        let path = Paths::negotiated().private(&token).letter(letter.letter.slug.as_str());
        pages::LinkWithUrl { link, address: app.site.absolute(&path) }
    });
    let links: Vec<_> = links.collect();
    let shown = pages::access(&pages::AccessPage {
        of: organizer.context(letter),
        links: &links,
        now: app.clock.now(),
        done,
        typed,
        errors,
    });
    Ok(form_page(errors, shown))
}

pub(in crate::moderation) async fn change(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<LinkForm>,
) -> Answer {
    let (app, who) = (&organizer.app, organizer.right.who());
    let (pool, now) = (app.database.pool(), app.clock.now());
    let done = match form.parse(now) {
        None => return Err(AppError::BadRequest("error-not-a-form")),
        Some(Err(errors)) => return page(&organizer, &letter, None, (&form, &errors)).await,
        Some(Ok(LinkAsked::Make { admits, label, expires_at })) => {
            let new = NewLink { letter: letter.id, admits, label: &label, expires_at };
            access::grant(pool, who, new, now).await?;
            "made"
        }
        Some(Ok(LinkAsked::End(id))) => {
            access::find(pool, id)
                .await?
                .filter(|link| link.letter == letter.id)
                .ok_or(AppError::NotFound)?;
            access::revoke((pool, &app.journal), who, id, now).await?;
            "ended"
        }
    };
    Ok(organizer.redirect(&letter, &format!("/access?done={done}")))
}
