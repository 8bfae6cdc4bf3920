//! Mails about a signature that moves to another address. Mails to the old address never name the new one.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    keys::Purpose,
    letters::Loaded,
    mail::{Rendered, Renderer},
    signing::{
        signature::{Signature, mail_kinds::MailKind},
        signer::moving::{Move, Stage},
    },
    ui::Locale,
};

/// Asks the new address. If it has a signature itself, the mail says that it cannot take another one.
pub struct MoveMail(pub MailContext);

/// Tells the old address that a move was requested, with the link that stops it.
pub struct MoveAskedMail(pub MailContext);

/// Tells the old address that the move is done, with the link that undoes it.
pub struct MovedMail(pub MailContext);

/// Tells the address that has lost the signature that it moved back.
pub struct MovedBackMail(pub MailContext);

/// The move is stopped, done, or over.
const OVER: Rendered = Rendered::Nothing("nothing moves any more");

#[async_trait]
impl Renderer for MoveMail {
    fn kind(&self) -> &'static str {
        MailKind::Move.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((moving, signature)) = context.moving(subject, Stage::Asked).await? else { return Ok(OVER) };
        let Some(typed) = &moving.other else { return Ok(OVER) };
        let locale = context.locale(&moving.language);
        let in_the_way = context.signing.moves.in_the_way(&signature, typed).await?;
        let reached = in_the_way.as_ref().map_or_else(|| typed.clone(), |other| other.reached_by(typed));
        let Some((letter, to)) = context.recipient(signature.letter, Some(&reached)).await? else {
            return Ok(NOBODY);
        };
        let mut body = match in_the_way {
            Some(other) => context.cannot_take_it(&locale, &letter, &other),
            None => context.shall_it_be_yours(&locale, &letter, &moving),
        };
        context.not_me(&mut body, moving.id, 0, typed);
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

#[async_trait]
impl Renderer for MoveAskedMail {
    fn kind(&self) -> &'static str {
        MailKind::MoveAsked.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        let moving = context.signing.moves.under_way(&signature).await?;
        let Some(moving) = moving.filter(|one| one.stage == Stage::Asked) else { return Ok(OVER) };
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-move-asked-subject"));
        body.say("mail-move-asked-open");
        body.title(&letter);
        body.say("mail-move-asked-words");
        body.say("mail-move-asked-not-you");
        body.link("mail-move-asked-link", &context.way_back(&locale, &moving));
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

#[async_trait]
impl Renderer for MovedMail {
    fn kind(&self) -> &'static str {
        MailKind::Moved.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some(signature) = context.signing.signatures.signature(subject).await? else { return Ok(NOBODY) };
        let moving = context.signing.moves.under_way(&signature).await?;
        let Some(moving) = moving.filter(|one| one.stage == Stage::Moved) else { return Ok(OVER) };
        let Some((letter, to)) = context.recipient(signature.letter, moving.other.as_ref()).await? else {
            return Ok(NOBODY);
        };
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-moved-subject"));
        body.say("mail-moved-open");
        body.title(&letter);
        body.say("mail-moved-words");
        let until = locale.words.minute(moving.until());
        body.paragraph(&locale.say_with("mail-moved-not-you", &[("time", until.into())]));
        body.link("mail-moved-link", &context.way_back(&locale, &moving));
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

#[async_trait]
impl Renderer for MovedBackMail {
    fn kind(&self) -> &'static str {
        MailKind::MovedBack.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((moving, signature)) = context.moving(subject, Stage::Back).await? else { return Ok(OVER) };
        let Some((letter, to)) = context.recipient(signature.letter, moving.other.as_ref()).await? else {
            return Ok(NOBODY);
        };
        let locale = context.locale(&moving.language);
        let mut body = Body::new(&locale, &locale.say("mail-moved-back-subject"));
        body.say("mail-moved-back-open");
        body.title(&letter);
        body.say("mail-moved-back-words");
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}

impl MailContext {
    /// A move in this stage whose time is not over.
    async fn moving(&self, id: Uuid, stage: Stage) -> sqlx::Result<Option<(Move, Signature)>> {
        let found = self.signing.moves.find(id).await?;
        let is_over = |one: &Move, signature: &Signature| {
            self.clock.now() >= one.until() || (stage == Stage::Asked && !signature.can_move())
        };
        Ok(found.filter(|(one, signature)| one.stage == stage && !is_over(one, signature)))
    }

    fn shall_it_be_yours<'a>(&self, locale: &'a Locale, letter: &Loaded, moving: &Move) -> Body<'a> {
        let token = self.keys.token(Purpose::Move, moving.id, moving.asked);
        let mut body = Body::new(locale, &locale.say("mail-move-subject"));
        body.say("mail-move-open");
        body.title(letter);
        body.say("mail-move-words");
        body.link("mail-move-link", &self.site.absolute(&locale.paths.move_here(&token)));
        let until = locale.words.minute(moving.until());
        body.paragraph(&locale.say_with("mail-move-until", &[("time", until.into())]));
        body
    }

    fn cannot_take_it<'a>(&self, locale: &'a Locale, letter: &Loaded, other: &Signature) -> Body<'a> {
        let mut body = Body::new(locale, &locale.say("mail-already-subject"));
        body.say("mail-move-taken-open");
        body.title(letter);
        body.say("mail-move-taken-words");
        body.link("my-signature-link", &self.my_signature(locale, other));
        body
    }

    fn way_back(&self, locale: &Locale, moving: &Move) -> String {
        let token = self.keys.token(Purpose::WayBack, moving.id, 0);
        self.site.absolute(&locale.paths.way_back(&token))
    }
}
