//! Mails to people who have signed: what was changed, a question of organizers, and the lost link.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, Desk, NOBODY};
use crate::{
    keys::Purpose,
    letters::Loaded,
    mail::{EmailAddress, Mail, Rendered, Renderer},
    signing::{
        pages::line,
        review::correction::Corrected,
        signature::{Signature, mail_kinds::MailKind, showing::Showing},
        signer::edit::{News, Waiting},
    },
    ui::Locale,
};

/// Tells an address that its signature was changed, so that its owner notices a change that another person made.
pub struct EditMail {
    pub desk: Desk,
    /// What it reports.
    pub news: News,
}

/// Sends a signer the question that organizers ask before they decide.
pub struct QuestionMail(pub Desk);

/// Contains the link to "my signature", or says that there is none for this address.
pub struct LostLinkMail(pub Desk);

#[async_trait]
impl Renderer for EditMail {
    fn kind(&self) -> &'static str {
        self.news.kind().as_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self { desk, news } = self;
        let Some((signature, letter, to)) = desk.signer(subject).await? else { return Ok(NOBODY) };
        let waiting = desk.signing.edits.waiting(subject).await?;
        let declined_for = desk.signing.edits.declined_for(subject).await?;
        let corrected = desk.signing.review.corrected(subject).await?;
        if (*news == News::Waits && waiting.is_none()) || (*news == News::Declined && declined_for.is_none())
        {
            return Ok(Rendered::Nothing("changed again in between"));
        }
        let locale = desk.locale(&signature.language);
        let about =
            Told { news: *news, letter: &letter, signature: &signature, waiting, declined_for, corrected };
        Ok(Rendered::Mail(Box::new(desk.changed(&locale, &about, to))))
    }
}

#[async_trait]
impl Renderer for QuestionMail {
    fn kind(&self) -> &'static str {
        MailKind::Question.as_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(desk) = self;
        let Some((signature, letter, to)) = desk.signer(subject).await? else { return Ok(NOBODY) };
        let Some(question) = desk.signing.questions.open(subject).await? else {
            return Ok(Rendered::Nothing("answered or decided in between"));
        };
        let locale = desk.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-question-subject"));
        body.say("mail-question-open");
        body.title(&letter);
        body.quote(&question.words);
        body.link("mail-question-link", &format!("{}#question", desk.my_signature(&locale, &signature)));
        body.say("question-who-reads");
        body.say("mail-question-free");
        Ok(Rendered::Mail(Box::new(desk.close(body, &letter, to))))
    }
}

#[async_trait]
impl Renderer for LostLinkMail {
    fn kind(&self) -> &'static str {
        MailKind::LostLink.as_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(desk) = self;
        let Some(lost) = desk.signing.submissions.lost_link(subject).await? else {
            return Ok(Rendered::Nothing("asked too long ago"));
        };
        let found = desk.signing.submissions.found(&lost).await?;
        let address =
            found.as_ref().map_or_else(|| lost.address.clone(), |found| found.reached_by(&lost.address));
        let Some((letter, to)) = desk.recipient(lost.letter, Some(&address)).await? else {
            return Ok(NOBODY);
        };
        let locale = desk.locale(&lost.language);
        let mut body = Body::new(&locale, &locale.say("mail-lost-subject"));
        if let Some(signature) = &found {
            body.say("mail-lost-found");
            body.title(&letter);
            body.link("my-signature-link", &desk.my_signature(&locale, signature));
            body.say("mail-keep-link");
        } else {
            body.say("mail-lost-nothing");
            body.title(&letter);
            body.say("mail-lost-other-address");
        }
        body.say("mail-lost-not-you");
        desk.not_me(&mut body, lost.id, 0, &lost.address);
        Ok(Rendered::Mail(Box::new(desk.close(body, &letter, to))))
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

impl Desk {
    fn changed(&self, locale: &Locale, told: &Told<'_>, to: EmailAddress) -> Mail {
        let Told { news, letter, signature, waiting, declined_for, corrected } = told;
        let has_updates = signature.adherence.updates;
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
