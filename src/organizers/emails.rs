//! Renders the mails to organizers: an invitation, the link to set a password, the notice of a sign-in.

use std::sync::Arc;

use async_trait::async_trait;
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

use super::{
    Organizers,
    accounts::{Account, INVITATION_MAIL, LINK_MAIL},
    sign_in::SIGN_IN_MAIL,
};
use crate::{
    mail::{Mail, Rendered, Renderer},
    ui::languages::Words,
    urls::{Paths, Site},
};

/// What the renderers need.
#[derive(Clone)]
pub struct MailContext {
    pub organizers: Arc<Organizers>,
    /// For absolute URLs.
    pub site: Site,
}

pub struct InvitationMail(pub MailContext);

/// The link to set another password.
pub struct LinkMail(pub MailContext);

/// The notice of a sign-in.
pub struct SignInMail(pub MailContext);

#[async_trait]
impl Renderer for InvitationMail {
    fn kind(&self) -> &'static str {
        INVITATION_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(account) = context.account(subject).await? else { return Ok(GONE) };
        let mut draft = context.begin(&account, "mail-organizer-invitation-subject");
        draft.say_of_site("mail-organizer-invitation-open");
        draft.say(&format!("organize-role-{}-hint", account.role.into_str()));
        context.link(&mut draft, &account);
        Ok(draft.finish(&account))
    }
}

#[async_trait]
impl Renderer for LinkMail {
    fn kind(&self) -> &'static str {
        LINK_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(account) = context.account(subject).await? else { return Ok(GONE) };
        let mut draft = context.begin(&account, "mail-organizer-link-subject");
        draft.say_of_site("mail-organizer-link-open");
        context.link(&mut draft, &account);
        draft.say("mail-organizer-link-not-you");
        Ok(draft.finish(&account))
    }
}

#[async_trait]
impl Renderer for SignInMail {
    fn kind(&self) -> &'static str {
        SIGN_IN_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(account) = context.account(subject).await? else { return Ok(GONE) };
        let Some(at) = account.signed_in_at else { return Ok(Rendered::Nothing("nobody has signed in")) };
        let mut draft = context.begin(&account, "mail-organizer-sign-in-subject");
        draft.say_of_site("mail-organizer-sign-in-open");
        let browser = &account.signed_in_with;
        let time = draft.words.minute(at);
        draft.paragraph(format!("{time} UTC{}{browser}", if browser.is_empty() { "" } else { ", " }));
        draft.say("mail-organizer-sign-in-not-you");
        let account_page = context.site.absolute(&draft.paths.organize("/account"));
        draft.link("organize-account", &account_page);
        Ok(draft.finish(&account))
    }
}

pub(crate) const GONE: Rendered = Rendered::Nothing("the account is closed");

impl MailContext {
    /// The account, unless it is disabled.
    pub(crate) async fn account(&self, id: Uuid) -> sqlx::Result<Option<Account>> {
        Ok(self.organizers.account(id).await?.filter(|account| account.disabled_at.is_none()))
    }

    /// Begins a mail to the owner of this account, in their language.
    pub(crate) fn begin(&self, account: &Account, subject: &str) -> MailDraft {
        let words = Words::spoken(&account.language).unwrap_or(Words::english());
        let paths = Paths::in_language(&words.language);
        let host = self.site.public().host().to_owned();
        MailDraft {
            words,
            paths,
            host,
            subject: words.say(subject),
            text: vec![],
            html: vec![],
            links: vec![],
        }
    }

    /// Adds the link that sets a password, and until when it works.
    fn link(&self, draft: &mut MailDraft, account: &Account) {
        let token = self.organizers.link_token(account);
        let page = draft.paths.organize(&format!("/welcome/{token}"));
        draft.link("organize-welcome-title", &self.site.absolute(&page));
        if let Some(until) = account.link_until {
            let time = draft.words.minute(until);
            draft.paragraph(draft.words.say_with("mail-organizer-link-until", &[("time", time.into())]));
        }
    }
}

/// A mail in the course of writing: the same content as text and as HTML.
pub(crate) struct MailDraft {
    pub(crate) words: &'static Words,
    pub(crate) paths: Paths,
    host: String,
    subject: String,
    text: Vec<String>,
    html: Vec<Markup>,
    links: Vec<String>,
}

impl MailDraft {
    pub(crate) fn say(&mut self, id: &str) {
        self.paragraph(self.words.say(id));
    }

    pub(crate) fn say_of_site(&mut self, id: &str) {
        self.paragraph(self.words.say_with(id, &[("site", self.host.as_str().into())]));
    }

    pub(crate) fn paragraph(&mut self, words: String) {
        self.html.push(html! { p { (words) } });
        self.text.push(words);
    }

    pub(crate) fn link(&mut self, id: &str, url: &str) {
        let words = self.words.say(id);
        self.text.push(format!("{words}:\n{url}"));
        self.html.push(html! { p { a href=(url) { (words) } } });
        self.links.push(url.to_owned());
    }

    pub(crate) fn finish(self, account: &Account) -> Rendered {
        let language = &self.words.language;
        let html = html! {
            (DOCTYPE)
            html lang=(language) dir=(language.direction()) {
                head { meta charset="utf-8"; title { (self.subject) } }
                body { @for part in &self.html { (part) } }
            }
        };
        Rendered::Mail(Box::new(Mail {
            to: account.address.clone(),
            subject: self.subject,
            text: self.text.join("\n\n") + "\n",
            html: html.into_string(),
            language: language.clone(),
            reply_to: None,
            unsubscribe: None,
            links: self.links,
        }))
    }
}
