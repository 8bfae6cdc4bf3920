//! The mail with a question of organizers.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Body, MailContext, NOBODY};
use crate::{
    mail::{Rendered, Renderer},
    signing::signature::mail_kinds::MailKind,
};

/// Sends a signer the question that organizers ask before they decide.
pub struct QuestionMail(pub MailContext);

#[async_trait]
impl Renderer for QuestionMail {
    fn kind(&self) -> &'static str {
        MailKind::Question.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((signature, letter, to)) = context.signer(subject).await? else { return Ok(NOBODY) };
        let Some(question) = context.signing.questions.open(subject).await? else {
            return Ok(Rendered::Nothing("answered or decided in between"));
        };
        let locale = context.locale(&signature.language);
        let mut body = Body::new(&locale, &locale.say("mail-question-subject"));
        body.say("mail-question-open");
        body.title(&letter);
        body.quote(&question.words);
        body.link("mail-question-link", &format!("{}#question", context.my_signature(&locale, &signature)));
        body.say("question-who-reads");
        body.say("mail-question-free");
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
