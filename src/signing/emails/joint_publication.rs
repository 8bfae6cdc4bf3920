//! Mails of joint publication: the names are about to be shown, or wait again.

use async_trait::async_trait;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Body, MailContext, NOBODY, TAKEN_BACK};
use crate::{
    letters::Life,
    mail::{Rendered, Renderer},
    signing::{
        pages::line,
        schedule::joint_publication::NOTICE,
        signature::{details::Visibility, mail_kinds::MailKind},
    },
};

/// Tells a signer a day before that their name will be shown, and how to prevent it.
pub struct NoticeMail(pub MailContext);

/// Takes the notice back: too few signers remain.
pub struct WaitsAgainMail(pub MailContext);

#[async_trait]
impl Renderer for NoticeMail {
    fn kind(&self) -> &'static str {
        MailKind::Notice.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        if letter.letter.life(context.clock.now()) == Life::Withdrawn {
            return Ok(TAKEN_BACK);
        }
        let Some(others) = context.signing.schedule.noticed_with(letter.id, subject).await? else {
            return Ok(Rendered::Nothing("it does not stand together any more"));
        };
        let locale = context.locale(&signature.language);
        // The day begins when the mail is sent, which is now or a moment later.
        let from = locale.words.minute(next_minute(context.clock.now()) + NOTICE);
        let mut body = Body::new(&locale, &locale.say("mail-together-subject"));
        body.say("mail-together-open");
        body.title(&letter);
        body.paragraph(&locale.say_with("mail-together-words", &[("time", from.into())]));
        body.paragraph(&locale.say_with("mail-together-others", &[("count", others.into())]));
        body.say("reads-later");
        body.quote(&line::plain(&locale, &signature.details.line()));
        body.say("mail-together-way-out");
        body.link("mail-together-link", &context.my_signature(&locale, &signature));
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

#[async_trait]
impl Renderer for WaitsAgainMail {
    fn kind(&self) -> &'static str {
        MailKind::WaitsAgain.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        if signature.details.visibility != Visibility::Together {
            return Ok(Rendered::Nothing("it does not stand together any more"));
        }
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-waits-again-subject"));
        body.say("mail-waits-again-open");
        body.title(&letter);
        body.say("mail-waits-again-words");
        body.link("my-signature-link", &context.my_signature(&locale, &signature));
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

/// A mail gives times in minutes: the first minute that has not begun.
fn next_minute(moment: OffsetDateTime) -> OffsetDateTime {
    moment.replace_second(0).unwrap_or(moment) + Duration::MINUTE
}
