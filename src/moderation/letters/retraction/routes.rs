//! The section about mail to the signers of a withdrawn letter, for the routes of
//! [`super::super::dashboard`].

use super::page::{MailPreview, RetractionSection};
use crate::{
    app::SendsTo,
    error::AppError,
    letters::{Loaded, State},
    moderation::audit::page::called,
    organizers::{
        rights::{Right, Role},
        routes::Authorized,
    },
    signing::schedule::retraction::Recipients,
};

/// The section as an owner sees it; `None` for other roles, and for a letter that was never withdrawn.
pub(in crate::moderation) async fn section<R: Right>(
    organizer: &Authorized<R>,
    letter: &Loaded,
) -> Result<Option<RetractionSection>, AppError> {
    let app = &organizer.app;
    if organizer.account.role < Role::Owner {
        return Ok(None);
    }
    if let Some((retraction, mails)) = app.signing.schedule.retraction(letter.id).await? {
        let team = app.organizers.accounts().await?;
        let by = match retraction.begun_by {
            Some(id) => called(&organizer.locale, (&organizer.account, &team), id),
            None => organizer.locale.say("audit-by-command-line"),
        };
        return Ok(Some(RetractionSection::Begun { retraction: Box::new(retraction), by, mails }));
    }
    if letter.letter.state != State::Withdrawn {
        return Ok(None);
    }
    let writer = app.mail_context();
    let shown = |Recipients { count, one }: Recipients| {
        let mail = writer.retraction_shown(letter, &one);
        MailPreview { language: one.language, count, mail }
    };
    let mails = app.signing.schedule.who_can_be_told(letter.id).await?.into_iter().map(shown).collect();
    Ok(Some(RetractionSection::Offer { mails, can_send: *app.sends_to() != SendsTo::Nowhere }))
}
