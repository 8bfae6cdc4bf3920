//! The mail that invites a person to claim the line that organizers entered in their name.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY, TAKEN_BACK};
use crate::{
    keys::Purpose,
    letters::{Life, Loaded},
    mail::{Rendered, Renderer},
    signing::signature::{Signature, mail_kinds::MailKind},
    ui::Locale,
};

/// Shows a person the line in their name, and asks whether it is theirs.
pub struct ClaimMail(pub MailContext);

#[async_trait]
impl Renderer for ClaimMail {
    fn kind(&self) -> &'static str {
        MailKind::Invitation.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        if !signature.is_unclaimed() {
            return Ok(Rendered::Nothing("claimed in between"));
        }
        if letter.letter.life(context.clock.now()) == Life::Withdrawn {
            return Ok(TAKEN_BACK);
        }
        let locale = context.locale(&signature.language);
        let body = context.is_this_you(&locale, &letter, &signature).await?;
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

impl MailContext {
    pub(super) async fn is_this_you<'a>(
        &self,
        locale: &'a Locale,
        letter: &Loaded,
        signature: &Signature,
    ) -> sqlx::Result<Body<'a>> {
        let token = self.keys.token(Purpose::Claim, signature.id, signature.generation);
        let link = self.site.absolute(&locale.paths.claim(&token));
        let mut body = self.asks(locale, letter, signature, &link).await?;
        if let Some(address) = &signature.address {
            self.not_me(&mut body, signature.id, signature.generation, address);
        }
        Ok(body)
    }

    /// The mail as an organizer previews it before it is sent to many. Its links lead nowhere, since real ones are
    /// for their readers alone. Returns subject and text.
    pub async fn invitation_shown(
        &self,
        letter: &Loaded,
        signature: &Signature,
    ) -> sqlx::Result<(String, String)> {
        let locale = self.locale(&signature.language);
        let mut body = self.asks(&locale, letter, signature, "…").await?;
        body.link("not-me-link", "…");
        self.close_words(&mut body, letter);
        Ok((body.subject, body.text.join("\n\n")))
    }

    async fn asks<'a>(
        &self,
        locale: &'a Locale,
        letter: &Loaded,
        signature: &Signature,
        link: &str,
    ) -> sqlx::Result<Body<'a>> {
        let provenance = self.signing.claims.provenance_of(signature.id).await?;
        let mut body = Body::new(locale, &locale.say("mail-claim-subject"));
        body.say("mail-claim-open");
        body.title(letter);
        if !provenance.is_empty() {
            body.paragraph(&locale.say_with("mail-claim-from", &[("provenance", provenance.into())]));
        }
        self.as_it_stands(&mut body, letter, signature);
        body.say("mail-claim-words");
        body.link("mail-claim-link", link);
        body.say("mail-claim-once");
        Ok(body)
    }
}
