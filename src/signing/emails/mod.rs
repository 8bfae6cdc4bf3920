//! The mails of signing, rendered at the moment they are sent. [`renderer`] knows the one of each kind.
//!
//! | file | mails |
//! | --- | --- |
//! | this one | please confirm; the state of your signature |
//! | `reminder` | the reminder of a form that was never confirmed |
//! | `lost_link`, `new_link` | the link that was lost; new links |
//! | `changed`, `question` | a change of the signature; a question of organizers |
//! | `moving` | a move to another address, to both |
//! | `reconsent`, `retraction` | a changed text; a withdrawn letter |
//! | `joint_publication` | the name is about to be shown |
//! | `claim` | an invitation to claim a line |
//! | `final_notice`, `withdrawn` | the last mails before an address is erased |
//! | `recipient` | the recipient of a mail |

mod changed;
mod claim;
mod final_notice;
mod joint_publication;
mod lost_link;
mod moving;
mod new_link;
mod question;
mod recipient;
mod reconsent;
mod reminder;
mod retraction;
mod withdrawn;

use std::sync::Arc;

use async_trait::async_trait;
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

use self::{
    changed::EditMail,
    claim::ClaimMail,
    final_notice::FinalNoticeMail,
    joint_publication::{NoticeMail, WaitsAgainMail},
    lost_link::LostLinkMail,
    moving::{MoveAskedMail, MoveMail, MovedBackMail, MovedMail},
    new_link::NewLinkMail,
    question::QuestionMail,
    recipient::{NOBODY, TAKEN_BACK, TAKES_NONE},
    reconsent::ReconsentMail,
    reminder::ReminderMail,
    retraction::RetractionMail,
    withdrawn::WithdrawnMail,
};
use super::{
    Signing,
    pages::{hold_reasons, line},
    screening::Reason,
    signature::{
        Signature, State, address::SealedAddress, details::SignatureDetails, mail_kinds::MailKind,
        showing::Showing,
    },
    signer::edit::News,
    submission::{
        Submission,
        confirm::{GRACE, still_takes},
    },
};
use crate::{
    clock::Clock,
    keys::{Keys, Purpose},
    language::Language,
    letters::{Library, Life, Loaded},
    mail::{EmailAddress, Mail, Rendered, Renderer},
    ui::{Locale, languages::Words},
    urls::{Paths, Site},
};

pub fn renderer(kind: MailKind, context: MailContext) -> Arc<dyn Renderer> {
    let edit = |context, news| Arc::new(EditMail { context, news });
    match kind {
        MailKind::Confirm => Arc::new(ConfirmMail(context)),
        MailKind::Reminder => Arc::new(ReminderMail(context)),
        MailKind::LostLink => Arc::new(LostLinkMail(context)),
        MailKind::State => Arc::new(StateMail(context)),
        MailKind::Withdrawn => Arc::new(WithdrawnMail(context)),
        MailKind::NewLink => Arc::new(NewLinkMail(context)),
        MailKind::Question => Arc::new(QuestionMail(context)),
        MailKind::EditWords => edit(context, News::Words),
        MailKind::EditVisibility => edit(context, News::Visibility),
        MailKind::EditUpdates => edit(context, News::Updates),
        MailKind::EditWaits => edit(context, News::Waits),
        MailKind::EditAccepted => edit(context, News::Accepted),
        MailKind::EditDeclined => edit(context, News::Declined),
        MailKind::EditCorrected => edit(context, News::Corrected),
        MailKind::Move => Arc::new(MoveMail(context)),
        MailKind::MoveAsked => Arc::new(MoveAskedMail(context)),
        MailKind::Moved => Arc::new(MovedMail(context)),
        MailKind::MovedBack => Arc::new(MovedBackMail(context)),
        MailKind::Notice => Arc::new(NoticeMail(context)),
        MailKind::WaitsAgain => Arc::new(WaitsAgainMail(context)),
        MailKind::Reconsent => Arc::new(ReconsentMail(context)),
        MailKind::Retraction => Arc::new(RetractionMail(context)),
        MailKind::FinalNotice => Arc::new(FinalNoticeMail(context)),
        MailKind::Invitation => Arc::new(ClaimMail(context)),
    }
}

/// What the modules that write mails need.
#[derive(Clone)]
pub struct MailContext {
    pub signing: Arc<Signing>,
    pub library: Arc<Library>,
    /// For links and codes, and to decrypt addresses.
    pub keys: Arc<Keys>,
    /// The site, for absolute addresses.
    pub site: Site,
    pub clock: Clock,
    /// The sender, as a person reads it.
    pub sender: String,
}

/// Asks the mailbox to confirm a form; if it has signed before, says so to its owner alone.
pub struct ConfirmMail(pub MailContext);

/// Tells a signer the state of their signature, with the link to it.
pub struct StateMail(pub MailContext);

#[async_trait]
impl Renderer for ConfirmMail {
    fn kind(&self) -> &'static str {
        MailKind::Confirm.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((form, letter, to)) = context.sender(subject).await? else { return Ok(NOBODY) };
        let locale = context.locale(&form.language);
        let Some(signature) = context.signing.submissions.signed_before(&form).await? else {
            if !still_takes(&letter.letter, context.clock.now()) {
                return Ok(TAKES_NONE);
            }
            let body = context.please_confirm(&locale, &letter, &form, "mail-confirm-open").await?;
            return Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))));
        };
        let Some((_, to)) =
            context.recipient(form.letter, Some(&signature.reached_by(&form.address))).await?
        else {
            return Ok(NOBODY);
        };
        let body = match signature.is_unclaimed() {
            // Organizers entered the line before its person signed.
            true => context.is_this_you(&locale, &letter, &signature).await?,
            false => context.already_signed(&locale, &letter, &form, &signature),
        };
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

#[async_trait]
impl Renderer for StateMail {
    fn kind(&self) -> &'static str {
        MailKind::State.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        let mail = context.how_it_stands(&context.locale(&signature.language), &letter, &signature, to);
        Ok(Rendered::Mail(Box::new(mail)))
    }
}

impl MailContext {
    /// A mail has the language of the page that it answers.
    fn locale(&self, language: &Language) -> Locale {
        let words = Words::spoken(language).unwrap_or(Words::english());
        let paths = Paths::in_language(&words.language);
        Locale { words, text: language.clone(), paths, site: self.site.clone(), is_exposed: false }
    }

    async fn please_confirm<'a>(
        &self,
        locale: &'a Locale,
        letter: &Loaded,
        submission: &Submission,
        open: &str,
    ) -> sqlx::Result<Body<'a>> {
        let code = code(self.keys.code(submission.id, submission.generation));
        let confirm = self.keys.token(Purpose::Confirm, submission.id, submission.generation);
        let reasons = self.signing.submissions.reasons_to_hold(&letter.letter, submission).await?;
        let mut body =
            Body::new(locale, &locale.say_with("mail-confirm-subject", &[("code", code.as_str().into())]));
        body.say(open);
        body.title(letter);
        body.say("mail-nothing-public");
        let life = letter.letter.life(self.clock.now());
        body.shown(Showing::of_form(life, &reasons), &submission.details);
        if !reasons.is_empty() {
            body.paragraph(&hold_reasons::waits(locale, &reasons));
        }
        body.link("mail-confirm-link", &self.site.absolute(&locale.paths.confirm(&confirm)));
        body.paragraph(&locale.say_with("mail-confirm-code", &[("code", code.as_str().into())]));
        self.not_me(&mut body, submission.id, submission.generation, &submission.address);
        body.paragraph(&self.until_when(locale, letter, submission));
        Ok(body)
    }

    /// Until when a form can be confirmed. If the letter closes before the form is deleted, the mail must not promise
    /// the days after the closing.
    fn until_when(&self, locale: &Locale, letter: &Loaded, submission: &Submission) -> String {
        let deleted = submission.deleted_at();
        match letter.letter.closes.filter(|closes| *closes < deleted) {
            None => locale.say_with("mail-deleted-on", &[("day", locale.words.day(deleted).into())]),
            Some(closes) => {
                let time = locale.words.deadline(closes);
                let until = locale.words.deadline(closes + GRACE);
                let id = if self.clock.now() < closes { "mail-confirm-before" } else { "mail-confirm-late" };
                locale.say_with(id, &[("time", time.into()), ("until", until.into())])
            }
        }
    }

    fn already_signed<'a>(
        &self,
        locale: &'a Locale,
        letter: &Loaded,
        form: &Submission,
        signature: &Signature,
    ) -> Body<'a> {
        let mut body = Body::new(locale, &locale.say("mail-already-subject"));
        body.say("mail-already-open");
        body.title(letter);
        body.say("mail-already-words");
        self.as_it_stands(&mut body, letter, signature);
        body.link("my-signature-link", &self.my_signature(locale, signature));
        self.not_me(&mut body, form.id, form.generation, &form.address);
        body
    }

    /// The link for a person whose address was typed by a stranger. Refusing all further mail works also when there
    /// is nothing left to erase.
    fn not_me(&self, body: &mut Body<'_>, id: Uuid, generation: i16, address: &SealedAddress) {
        let token = self.keys.token_to(Purpose::NotMe, id, generation, &address.mailbox);
        body.link("not-me-link", &self.site.absolute(&body.locale.paths.not_me(&token)));
    }

    fn how_it_stands(
        &self,
        locale: &Locale,
        letter: &Loaded,
        signature: &Signature,
        to: EmailAddress,
    ) -> Mail {
        let (subject, open) = match signature.state {
            State::Published => ("mail-published-subject", "mail-published-open"),
            State::Rejected if signature.number.is_some() => {
                ("mail-rejected-subject", "mail-taken-down-open")
            }
            State::Rejected => ("mail-rejected-subject", "mail-rejected-open"),
            State::Held | State::Withdrawn => ("mail-held-subject", "mail-held-open"),
        };
        let mut body = Body::new(locale, &locale.say(subject));
        body.say(open);
        body.title(letter);
        if let Some(reason) = &signature.rejected_for {
            body.say("reason-is");
            body.quote(reason);
        }
        self.as_it_stands(&mut body, letter, signature);
        body.say("mail-keep-link");
        body.link("my-signature-link", &self.my_signature(locale, signature));
        self.close(body, letter, to)
    }

    /// What a signature says, who sees it, and why it waits.
    fn as_it_stands(&self, body: &mut Body<'_>, letter: &Loaded, signature: &Signature) {
        let Some(showing) = Showing::of(signature.state, letter.letter.life(self.clock.now())) else {
            return;
        };
        body.shown(showing, &signature.details);
        if showing.waits() {
            body.why_it_waits(&signature.held_for);
        }
    }

    fn my_signature(&self, locale: &Locale, signature: &Signature) -> String {
        let token = |purpose| self.keys.token(purpose, signature.id, signature.generation);
        // A line that organizers entered does not belong to its person yet: the link is the one to claim it.
        self.site.absolute(&match signature.is_unclaimed() {
            true => locale.paths.claim(&token(Purpose::Claim)),
            false => locale.paths.signature(&token(Purpose::Signature)),
        })
    }

    /// The end of every mail: who sends it, who may read along, and what to share instead of it.
    fn close(&self, mut body: Body<'_>, letter: &Loaded, to: EmailAddress) -> Mail {
        self.close_words(&mut body, letter);
        body.finish(to)
    }

    fn close_words(&self, body: &mut Body<'_>, letter: &Loaded) {
        let locale = body.locale;
        body.say("mail-employer");
        let slug = letter.letter.slug.as_str();
        match letter.letter.life(self.clock.now()) {
            Life::Embargoed(until) => {
                let until = locale.words.minute(until);
                body.paragraph(&locale.say_with("mail-private", &[("time", until.into())]));
            }
            Life::Draft | Life::Withdrawn => {}
            Life::NotYetOpen(_) | Life::Open | Life::Closed(_) => {
                body.link("mail-share", &self.site.absolute(&Paths::negotiated().letter(slug)));
            }
        }
        let organizer = letter.letter.organizer.as_ref().map(|organizer| organizer.name.as_str());
        body.paragraph(&match organizer {
            Some(name) => locale.say_with(
                "mail-sent-for",
                &[("organizer", name.into()), ("sender", self.sender.as_str().into())],
            ),
            None => locale.say_with("mail-sent-by", &[("sender", self.sender.as_str().into())]),
        });
    }
}

/// A mail while it is written: the same words as text and as HTML.
struct Body<'a> {
    locale: &'a Locale,
    subject: String,
    text: Vec<String>,
    html: Vec<Markup>,
    links: Vec<String>,
}

impl<'a> Body<'a> {
    fn new(locale: &'a Locale, subject: &str) -> Self {
        Self { locale, subject: subject.to_owned(), text: vec![], html: vec![], links: vec![] }
    }

    fn say(&mut self, id: &str) {
        self.paragraph(&self.locale.say(id));
    }

    fn paragraph(&mut self, words: &str) {
        self.text.push(words.to_owned());
        self.html.push(html! { p { (words) } });
    }

    fn title(&mut self, letter: &Loaded) {
        let text = letter.letter.text_in(self.locale.language());
        self.text.push(format!("    {}", text.title));
        self.html.push(
            html! { p lang=(text.language) dir=(text.language.direction()) { strong { (text.title) } } },
        );
    }

    fn quote(&mut self, words: &str) {
        self.text.push(words.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n"));
        self.html.push(html! { blockquote { @for line in words.lines() { (line) br; } } });
    }

    /// A signature as others see it, and who they are.
    fn shown(&mut self, showing: Showing, details: &SignatureDetails) {
        self.say(showing.introduces(details.visibility));
        self.quote(&line::plain(self.locale, &details.line()));
        self.say(&showing.seen(details.visibility));
    }

    /// Writes nothing if there is no reason to tell.
    fn why_it_waits(&mut self, reasons: &[Reason]) {
        let why = hold_reasons::why(self.locale, reasons);
        if !why.is_empty() {
            self.paragraph(&why.join(" "));
        }
    }

    fn link(&mut self, id: &str, url: &str) {
        let words = self.locale.say(id);
        let above = self.locale.say_with("mail-link-above", &[("words", words.as_str().into())]);
        self.text.push(format!("{above}\n{url}"));
        self.html.push(html! { p { a href=(url) { (words) } } });
        self.links.push(url.to_owned());
    }

    fn finish(self, to: EmailAddress) -> Mail {
        let language = self.locale.language().clone();
        let html = html! {
            (DOCTYPE)
            html lang=(language) dir=(language.direction()) {
                head { meta charset="utf-8"; title { (self.subject) } }
                body { @for part in &self.html { (part) } }
            }
        };
        Mail {
            to,
            subject: self.subject,
            text: self.text.join("\n\n") + "\n",
            html: html.into_string(),
            language,
            reply_to: None,
            unsubscribe: None,
            links: self.links,
        }
    }
}

/// Six digits, grouped for reading: "482 913".
fn code(code: u32) -> String {
    format!("{:03} {:03}", code / 1000, code % 1000)
}
