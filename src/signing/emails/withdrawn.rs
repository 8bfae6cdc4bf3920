//! The last mail to a signer whose signature organizers have withdrawn on request.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    mail::{Rendered, Renderer},
    signing::signature::mail_kinds::MailKind,
};

/// Says that it is done and why, and how to sign again for a person who did not ask for it.
pub struct WithdrawnMail(pub MailContext);

#[async_trait]
impl Renderer for WithdrawnMail {
    fn kind(&self) -> &'static str {
        MailKind::Withdrawn.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let (Some(signature), Some(notice)) = (
            context.signing.signatures.signature(subject).await?,
            context.signing.decisions.withdrawal_notice(subject).await?,
        ) else {
            return Ok(NOBODY);
        };
        let Some((letter, to)) = context.recipient(signature.letter, Some(&notice.address)).await? else {
            return Ok(NOBODY);
        };
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-withdrawn-subject"));
        body.say("mail-withdrawn-open");
        body.title(&letter);
        body.quote(&notice.reason);
        body.say("mail-withdrawn-erased");
        body.say("mail-withdrawn-not-asked");
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
