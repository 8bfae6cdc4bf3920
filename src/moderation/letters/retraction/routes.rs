//! Telling the signers of a withdrawn letter: a section of its overview, and the act.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;

use super::page::{Section, Shown};
use crate::{
    app::SendsTo,
    error::AppError,
    http::{Answer, Posted},
    letters::{Loaded, State},
    moderation::{audit::page::called, routes::OfLetter},
    organizers::{
        rights::{Owner, Right, Role},
        routes::Desk,
    },
    signing::schedule::retraction::{Recipients, Told},
};

/// What an owner sees of it; nothing of a letter that stands and always did.
pub(in crate::moderation) async fn section<R: Right>(
    desk: &Desk<R>,
    letter: &Loaded,
) -> Result<Option<Section>, AppError> {
    let app = &desk.app;
    if desk.account.role < Role::Owner {
        return Ok(None);
    }
    if let Some((retraction, mails)) = app.signing.retraction(letter.id).await? {
        let team = app.organizers.accounts().await?;
        let by = match retraction.begun_by {
            Some(id) => called(&desk.locale, (&desk.account, &team), id),
            None => desk.locale.say("audit-by-command-line"),
        };
        return Ok(Some(Section::Begun { retraction: Box::new(retraction), by, mails }));
    }
    if letter.letter.state != State::Withdrawn {
        return Ok(None);
    }
    let writer = app.mail_desk();
    let shown = |Recipients { count, one }: Recipients| {
        let mail = writer.retraction_shown(letter, &one);
        Shown { language: one.language, count, mail }
    };
    let mails = app.signing.who_can_be_told(letter.id).await?.into_iter().map(shown).collect();
    Ok(Some(Section::Offer { mails, can_send: *app.sends_to() != SendsTo::Nowhere }))
}

/// What was sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::moderation) struct TellForm {
    /// The owner's own password.
    again: String,
}

pub(in crate::moderation) async fn tell(
    desk: Desk<Owner>,
    Path(of): Path<OfLetter>,
    Posted(form): Posted<TellForm>,
) -> Answer {
    let app = &desk.app;
    let letter = of.letter(app)?;
    if !desk.confirms(&form.again).await? {
        return crate::moderation::letters::dashboard::routes::page(
            &desk,
            &letter,
            None,
            &[("again", "error-password-wrong")],
        )
        .await;
    }
    let done = match *app.sends_to() {
        SendsTo::Nowhere => "otherwise",
        _ => match app.signing.tell_of_withdrawal(&letter, desk.right.who()).await? {
            Told::Begun(_) => "told",
            Told::Already => "told-before",
            Told::Stands | Told::Nobody => "otherwise",
        },
    };
    app.outbox.wake();
    let page = desk.locale.paths.organize_letter(letter.letter.slug.as_str(), "");
    Ok(Redirect::to(&format!("{page}?done={done}#retraction")).into_response())
}
