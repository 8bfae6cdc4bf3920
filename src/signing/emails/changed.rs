//! The mail that tells an address that its signature was changed.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    keys::Purpose,
    letters::Loaded,
    mail::{EmailAddress, Mail, Rendered, Renderer},
    signing::{
        pages::line,
        review::correction::Corrected,
        signature::{Signature, showing::Showing},
        signer::edit::{News, Waiting},
    },
    ui::Locale,
};

/// Tells an address that its signature was changed, so that its owner notices a change that another person made.
pub struct EditMail {
    pub context: MailContext,
    /// What it reports.
    pub news: News,
}

#[async_trait]
impl Renderer for EditMail {
    fn kind(&self) -> &'static str {
        self.news.kind().into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self { context, news } = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        let waiting = context.signing.edits.waiting(subject).await?;
        let declined_for = context.signing.edits.declined_for(subject).await?;
        let corrected = context.signing.review.corrected(subject).await?;
        if (*news == News::Waits && waiting.is_none()) || (*news == News::Declined && declined_for.is_none())
        {
            return Ok(Rendered::Nothing("changed again in between"));
        }
        let locale = context.locale(&signature.language);
        let about =
            Told { news: *news, letter: &letter, signature: &signature, waiting, declined_for, corrected };
        Ok(Rendered::Mail(Box::new(context.changed(&locale, &about, to))))
    }
}

/// A change, and the signature in its current state.
struct Told<'a> {
    news: News,
    letter: &'a Loaded,
    signature: &'a Signature,
    waiting: Option<Waiting>,
    declined_for: Option<String>,
    corrected: Option<Corrected>,
}

impl MailContext {
    fn changed(&self, locale: &Locale, told: &Told<'_>, to: EmailAddress) -> Mail {
        let Told { news, letter, signature, waiting, declined_for, corrected } = told;
        let has_updates = signature.details.updates;
        let (subject, open) = match news {
            News::Words => ("mail-edit-subject", "mail-edit-words"),
            News::Visibility => ("mail-edit-subject", "mail-edit-visibility"),
            News::Updates if has_updates => ("mail-edit-subject", "mail-edit-updates-on"),
            News::Updates => ("mail-edit-subject", "mail-edit-updates-off"),
            News::Waits => ("mail-edit-waits-subject", "mail-edit-waits"),
            News::Accepted => ("mail-edit-accepted-subject", "mail-edit-accepted"),
            News::Declined => ("mail-edit-declined-subject", "mail-edit-declined"),
            News::Corrected if corrected.is_some() => ("mail-corrected-subject", "mail-corrected"),
            News::Corrected => ("mail-edit-subject", "mail-correction-taken-back"),
        };
        let mut body = Body::new(locale, &locale.say(subject));
        body.say(open);
        body.title(letter);
        match (news, waiting, declined_for) {
            (News::Waits, Some(waiting), _) => {
                body.say("mine-waiting");
                body.shown(Showing::of_change(letter.letter.life(self.clock.now())), &waiting.wanted);
                body.why_it_waits(&waiting.waits_for);
            }
            (News::Declined, _, Some(reason)) => {
                body.say("reason-is");
                body.quote(reason);
            }
            _ => {}
        }
        let correction = corrected.as_ref().filter(|_| *news == News::Corrected);
        if let Some(corrected) = correction {
            body.say("corrected-was");
            body.quote(&line::plain(locale, &corrected.was.line()));
        }
        if *news != News::Updates {
            self.as_it_stands(&mut body, letter, signature);
        }
        let mailbox = signature.address.as_ref().map_or(&[][..], |address| &address.mailbox);
        let (id, generation) = (signature.id, signature.generation);
        let unsubscribe = self.keys.token_to(Purpose::Unsubscribe, id, generation, mailbox);
        let unsubscribe = self.site.absolute(&locale.paths.unsubscribe(&unsubscribe));
        let turned_on = *news == News::Updates && has_updates;
        if turned_on {
            body.link("mail-end-updates", &unsubscribe);
        }
        let mine = self.my_signature(locale, signature);
        if correction.is_some() {
            body.say("mail-corrected-free");
            body.link("mail-corrected-link", &format!("{mine}#correction"));
        } else {
            body.say("mail-edit-not-you");
            body.link("my-signature-link", &mine);
        }
        let mut mail = self.close(body, letter, to);
        if turned_on {
            mail.unsubscribe = unsubscribe.parse().ok();
        }
        mail
    }
}
