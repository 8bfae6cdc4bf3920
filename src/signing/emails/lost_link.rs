//! The mail with the link that a person has lost; or it says that there is none for this address.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    mail::{Rendered, Renderer},
    signing::signature::mail_kinds::MailKind,
};

/// Contains the link to "my signature", or says that there is none for this address.
pub struct LostLinkMail(pub MailContext);

#[async_trait]
impl Renderer for LostLinkMail {
    fn kind(&self) -> &'static str {
        MailKind::LostLink.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(lost) = context.signing.submissions.lost_link(subject).await? else {
            return Ok(Rendered::Nothing("asked too long ago"));
        };
        let found = context.signing.submissions.found(&lost).await?;
        let address =
            found.as_ref().map_or_else(|| lost.address.clone(), |found| found.reached_by(&lost.address));
        let Some((letter, to)) = context.recipient(lost.letter, Some(&address)).await? else {
            return Ok(NOBODY);
        };
        let locale = context.locale(&lost.language);
        let mut body = Body::new(&locale, &locale.say("mail-lost-subject"));
        if let Some(signature) = &found {
            body.say("mail-lost-found");
            body.title(&letter);
            body.link("my-signature-link", &context.my_signature(&locale, signature));
            body.say("mail-keep-link");
        } else {
            body.say("mail-lost-nothing");
            body.title(&letter);
            body.say("mail-lost-other-address");
        }
        body.say("mail-lost-not-you");
        context.not_me(&mut body, lost.id, 0, &lost.address);
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
