//! The mail that tells a signer that a letter which they signed was retracted.

use async_trait::async_trait;
use maud::html;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    letters::{Letter, Loaded, State as LetterState, Withdrawal, pages::set},
    mail::{Rendered, Renderer},
    signing::{
        schedule::{
            retention::{Kept, LAST_WORD},
            retraction::STANDS_AGAIN,
        },
        signature::{Signature, State, mail_kinds::MailKind},
    },
    ui::Locale,
    urls::Paths,
};

/// Contains the organizers' statement, what becomes of the signature, and the link to it.
pub struct RetractionMail(pub MailContext);

#[async_trait]
impl Renderer for RetractionMail {
    fn kind(&self) -> &'static str {
        MailKind::Retraction.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        if !matches!(signature.state, State::Held | State::Published) {
            return Ok(Rendered::Nothing("the signature does not stand any more"));
        }
        if letter.letter.state != LetterState::Withdrawn {
            return Ok(Rendered::Nothing(STANDS_AGAIN));
        }
        let locale = context.locale(&signature.language);
        let link = context.my_signature(&locale, &signature);
        let body = context.taken_back(&locale, &letter, &signature, &link);
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

impl MailContext {
    /// The mail as an owner previews it before it is sent to many. Its link leads nowhere, since a real one is for
    /// its reader alone. Returns subject and text.
    pub fn retraction_shown(&self, letter: &Loaded, signature: &Signature) -> (String, String) {
        let locale = self.locale(&signature.language);
        let mut body = self.taken_back(&locale, letter, signature, "…");
        self.close_words(&mut body, letter);
        (body.subject, body.text.join("\n\n"))
    }

    fn taken_back<'a>(
        &self,
        locale: &'a Locale,
        letter: &Loaded,
        signature: &Signature,
        link: &str,
    ) -> Body<'a> {
        let signed = locale.words.day(signature.signed_at);
        let erased = locale.words.day(self.erased_at(&letter.letter, signature));
        let mut body = Body::new(locale, &locale.say("mail-retraction-subject"));
        body.paragraph(&locale.say_with("mail-retraction-open", &[("day", signed.into())]));
        body.title(letter);
        if let Some(statement) = letter.letter.withdrawal(&signature.language) {
            body.say("mail-retraction-says");
            let page = self.site.absolute(&Paths::negotiated().letter(letter.letter.slug.as_str()));
            body.statement(statement, (self.site.public().prefix(), &page));
        }
        body.say("mail-retraction-nobody");
        body.paragraph(&locale.say_with("mail-retraction-data", &[("day", erased.into())]));
        body.link("mail-retraction-link", link);
        body
    }

    /// When an address is erased. No address is erased before its owner was asked a last time.
    fn erased_at(&self, letter: &Letter, signature: &Signature) -> OffsetDateTime {
        Kept::of(letter).end_for(signature.signed_at).max(self.clock.now() + LAST_WORD)
    }
}

impl Body<'_> {
    /// The organizers' statement as they wrote it, with absolute addresses for links and pictures.
    fn statement(&mut self, statement: &Withdrawal, (site, page): (&str, &str)) {
        let language = &statement.language;
        self.text.push(statement.source.clone());
        let statement = statement.html.with_whole_addresses(site, page);
        self.html.push(html! { blockquote lang=(language) dir=(language.direction()) { (set(&statement)) } });
    }
}
