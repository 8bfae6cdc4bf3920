//! The last mail before an address is erased: keep, hide or withdraw.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    mail::{Rendered, Renderer},
    signing::{
        schedule::retention::LAST_WORD,
        signature::{details::Visibility, mail_kinds::MailKind},
    },
};

/// Tells a signer that their address will be erased, and asks a last time whether to keep, hide or withdraw the
/// signature.
pub struct FinalNoticeMail(pub MailContext);

#[async_trait]
impl Renderer for FinalNoticeMail {
    fn kind(&self) -> &'static str {
        MailKind::FinalNotice.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        let locale = context.locale(&signature.language);
        let day = locale.words.day(context.clock.now() + LAST_WORD);
        let mut body = Body::new(&locale, &locale.say("mail-farewell-subject"));
        body.say("mail-farewell-open");
        body.title(&letter);
        body.paragraph(&locale.say_with("mail-farewell-words", &[("day", day.into())]));
        if signature.details.visibility == Visibility::Together {
            body.say("mail-farewell-together");
        }
        body.say("mail-farewell-choices");
        body.link("mail-farewell-link", &context.my_signature(&locale, &signature));
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
