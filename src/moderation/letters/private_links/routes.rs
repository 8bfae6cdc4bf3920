//! Routes of a letter's private links.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;

use super::{
    form::{LinkAsked, LinkForm},
    page as pages,
};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    keys::Purpose,
    letters::{
        Loaded,
        access::{self, NewLink},
    },
    moderation::{of_letter::OfLetter, pages::letter},
    organizers::{form::FormError, rights::Owner, routes::Authorized},
    urls::Paths,
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::moderation) struct Shown {
    done: String,
}

impl Shown {
    fn done(&self) -> Option<&'static str> {
        match self.done.as_str() {
            "made" => Some("access-done-made"),
            "ended" => Some("access-done-ended"),
            _ => None,
        }
    }
}

pub(in crate::moderation) async fn show(
    organizer: Authorized<Owner>,
    Path(of): Path<OfLetter>,
    QueryParams(shown): QueryParams<Shown>,
) -> Answer {
    let letter = of.letter(&organizer.app)?;
    page(&organizer, &letter, shown.done(), (&LinkForm::default(), &[])).await
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
        pages::Shown { link, address: app.site.absolute(&path) }
    });
    let links: Vec<_> = links.collect();
    let shown = pages::access(&pages::AccessPage {
        of: letter::OfLetter { locale: &organizer.locale, account: &organizer.account, letter },
        links: &links,
        now: app.clock.now(),
        done,
        typed,
        errors,
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shown).into_response())
}

pub(in crate::moderation) async fn change(
    organizer: Authorized<Owner>,
    Path(of): Path<OfLetter>,
    FormBody(form): FormBody<LinkForm>,
) -> Answer {
    let (app, who) = (&organizer.app, organizer.right.who());
    let (pool, now) = (app.database.pool(), app.clock.now());
    let letter = of.letter(app)?;
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
            access::revoke(pool, who, id, now).await?;
            "ended"
        }
    };
    let here = organizer.locale.paths.organize_letter(letter.letter.slug.as_str(), "/access");
    Ok(Redirect::to(&format!("{here}?done={done}")).into_response())
}
