//! The mail with a new link, after its owner has ended the old ones.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    mail::{Rendered, Renderer},
    signing::signature::mail_kinds::MailKind,
};

/// Contains the link that is valid from now on.
pub struct NewLinkMail(pub MailContext);

#[async_trait]
impl Renderer for NewLinkMail {
    fn kind(&self) -> &'static str {
        MailKind::NewLink.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-new-link-subject"));
        body.say("mail-new-link-open");
        body.title(&letter);
        body.link("my-signature-link", &context.my_signature(&locale, &signature));
        body.say("mail-new-link-words");
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
