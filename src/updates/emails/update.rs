//! Renders the mail with an update, for signatories who asked for updates and for the organizer who tests
//! it.

use std::sync::Arc;

use async_trait::async_trait;
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

use crate::{
    keys::{Keys, Purpose},
    language::Language,
    letters::{Library, Loaded, Update, UpdateKind, pages::set},
    mail::{EmailAddress, Mail, Rendered, Renderer},
    organizers::Organizers,
    signing::{
        Signing,
        signature::{State, address},
    },
    ui::languages::Words,
    updates::broadcast::{Broadcasts, State as BroadcastState, TEST_MAIL, UPDATE_MAIL},
    urls::{Paths, Site},
};

/// What the renderers of this mail need.
#[derive(Clone)]
pub struct MailContext {
    pub broadcasts: Arc<Broadcasts>,
    pub signing: Arc<Signing>,
    pub organizers: Arc<Organizers>,
    pub library: Arc<Library>,
    /// For links, and to decrypt addresses.
    pub keys: Arc<Keys>,
    /// For absolute URLs.
    pub site: Site,
}

/// Renders an update for a signatory who asked for updates.
pub struct UpdateMail(pub MailContext);

/// Renders the same mail for an organizer who tests it.
pub struct TestMail(pub MailContext);

#[async_trait]
impl Renderer for UpdateMail {
    fn kind(&self) -> &'static str {
        UPDATE_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(recipient) = context.broadcasts.recipient(subject).await? else {
            return Ok(Rendered::Nothing("the broadcast is forgotten"));
        };
        if recipient.state == BroadcastState::Cancelled {
            return Ok(Rendered::Nothing("cancelled"));
        }
        let signature = context.signing.signatures.signature(recipient.signature).await?;
        let wants_it = signature.filter(|one| one.state == State::Published && one.details.updates);
        let Some(signature) = wants_it else { return Ok(Rendered::Nothing("not asked for any more")) };
        let Some(sealed) = &signature.address else { return Ok(Rendered::Nothing("the address is erased")) };
        if context.signing.submissions.refuses_mail(sealed).await? {
            return Ok(Rendered::Nothing("never to be written to"));
        }
        let Some(letter) = context.library.by_id(recipient.letter) else { return Ok(GONE) };
        if !context.broadcasts.is_public(&letter) {
            return Ok(Rendered::Nothing("the letter is not public any more"));
        }
        let Some(update) = context.broadcasts.update(&letter, &recipient.update).await? else {
            return Ok(GONE);
        };
        let Some(to) = address::open(&context.keys, &sealed.sealed) else {
            anyhow::bail!("a sealed address does not open")
        };
        let (id, generation) = (signature.id, signature.generation);
        let token = context.keys.token_to(Purpose::Unsubscribe, id, generation, &sealed.mailbox);
        let writing = UpdateMailText::new(&context.site, &letter, &update, &signature.language);
        Ok(Rendered::Mail(Box::new(writing.mail(to, Some(&token)))))
    }
}

#[async_trait]
impl Renderer for TestMail {
    fn kind(&self) -> &'static str {
        TEST_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(test) = context.broadcasts.asked_test(subject).await? else { return Ok(GONE) };
        let Some(letter) = context.library.by_id(test.letter) else { return Ok(GONE) };
        let Some(update) = context.broadcasts.update(&letter, &test.update).await? else { return Ok(GONE) };
        let account = context.organizers.account(test.organizer).await?;
        let Some(account) = account.filter(|account| account.disabled_at.is_none()) else { return Ok(GONE) };
        let writing = UpdateMailText::new(&context.site, &letter, &update, &test.language);
        Ok(Rendered::Mail(Box::new(writing.mail(account.address, None))))
    }
}

const GONE: Rendered = Rendered::Nothing("the update is gone");

/// An update as a mail in one language: the update's text, and the site's words around it.
pub struct UpdateMailText<'a> {
    site: &'a Site,
    letter: &'a Loaded,
    update: &'a Update,
    words: &'static Words,
    paths: Paths,
    language: &'a Language,
}

impl<'a> UpdateMailText<'a> {
    pub fn new(site: &'a Site, letter: &'a Loaded, update: &'a Update, language: &'a Language) -> Self {
        let words = Words::spoken(language).unwrap_or(Words::english());
        let paths = Paths::in_language(&words.language);
        Self { site, letter, update, words, paths, language }
    }

    pub fn subject(&self) -> &str {
        &self.update.in_language(self.language).title
    }

    /// The mail, with an unsubscribe link; without one, it is a test.
    pub fn mail(&self, to: EmailAddress, unsubscribe: Option<&str>) -> Mail {
        let unsubscribe = unsubscribe.map(|token| self.site.absolute(&self.paths.unsubscribe(token)));
        let page = self.page();
        let links = [Some(page), unsubscribe.clone()].into_iter().flatten().collect();
        let body = self.body(unsubscribe.as_deref());
        let language = &self.words.language;
        let html = html! {
            (DOCTYPE)
            html lang=(language) dir=(language.direction()) {
                head { meta charset="utf-8"; title { (self.subject()) } }
                body { (body) }
            }
        };
        Mail {
            to,
            subject: self.subject().to_owned(),
            text: self.text(unsubscribe.as_deref()),
            html: html.into_string(),
            language: self.update.in_language(self.language).language.clone(),
            reply_to: None,
            unsubscribe: unsubscribe.as_deref().and_then(|link| link.parse().ok()),
            links,
        }
    }

    /// The language of the site's own words in the mail.
    pub const fn words_in(&self) -> &Language {
        &self.words.language
    }

    /// The URL of the update's page.
    fn page(&self) -> String {
        let paths = Paths::in_language(&self.update.in_language(self.language).language);
        self.site.absolute(&paths.update(self.letter.letter.slug.as_str(), &self.update.id))
    }

    fn about(&self) -> String {
        let text = self.letter.letter.text_in(self.language);
        self.words.say_with("mail-update-about", &[("letter", text.title.as_str().into())])
    }

    fn why(&self, unsubscribe: Option<&str>) -> String {
        self.words.say(if unsubscribe.is_some() { "mail-update-why" } else { "mail-update-test" })
    }

    fn whose(&self) -> Option<String> {
        match &self.update.kind {
            UpdateKind::News => None,
            UpdateKind::Response { from, source } => {
                let by = self.words.say_with("response-from", &[("name", from.as_str().into())]);
                Some(format!("{by} · {} {source}", self.words.say("response-source")))
            }
        }
    }

    /// As plain text: the Markdown source, which reads well as it is.
    pub fn text(&self, unsubscribe: Option<&str>) -> String {
        let telling = self.update.in_language(self.language);
        let mut parts = vec![self.about(), telling.title.clone()];
        parts.extend(self.whose());
        parts.push(telling.source.clone());
        parts.push(format!("{}:\n{}", self.words.say("mail-update-page"), self.page()));
        parts.push("-- ".to_owned());
        parts.push(self.why(unsubscribe));
        parts.extend(unsubscribe.map(|link| format!("{}:\n{link}", self.words.say("mail-end-updates"))));
        parts.join("\n\n") + "\n"
    }

    /// The same as HTML, for any frame around it.
    pub fn body(&self, unsubscribe: Option<&str>) -> Markup {
        let telling = self.update.in_language(self.language);
        let page = self.page();
        let (language, words) = (&telling.language, self.words);
        let body = telling.html.with_whole_addresses(self.site.public().prefix(), &page);
        html! {
            p { (self.about()) }
            h2 lang=(language) dir=(language.direction()) { (telling.title) }
            @if let Some(whose) = self.whose() { p { (whose) } }
            div lang=(language) dir=(language.direction()) { (set(&body)) }
            p { a href=(page) { (words.say("mail-update-page")) } }
            hr;
            p { (self.why(unsubscribe)) }
            @if let Some(link) = unsubscribe { p { a href=(link) { (words.say("mail-end-updates")) } } }
        }
    }
}
