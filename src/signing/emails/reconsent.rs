//! The mail that asks a signer to look at a text that has changed since they signed it.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY, TAKEN_BACK};
use crate::{
    letters::Life,
    mail::{Rendered, Renderer},
    signing::signature::mail_kinds::MailKind,
};

/// Asks to look at the difference, and to agree to the new text or to withdraw.
pub struct ReconsentMail(pub MailContext);

#[async_trait]
impl Renderer for ReconsentMail {
    fn kind(&self) -> &'static str {
        MailKind::Reconsent.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        if letter.letter.life(context.clock.now()) == Life::Withdrawn {
            return Ok(TAKEN_BACK);
        }
        let Some(earlier) = context.signing.reconsents.earlier_text(&signature).await? else {
            return Ok(Rendered::Nothing("the signature belongs to the text in force"));
        };
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-renewal-subject"));
        body.say("mail-renewal-open");
        body.title(&letter);
        if !earlier.notes.is_empty() {
            body.say("mail-renewal-note");
            earlier.notes.iter().for_each(|note| body.quote(note));
        }
        body.say("mail-renewal-words");
        body.link("mail-renewal-link", &context.my_signature(&locale, &signature));
        body.say("mail-renewal-nothing");
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
