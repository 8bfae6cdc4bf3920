//! The one reminder of a form that was not confirmed.

use async_trait::async_trait;
use uuid::Uuid;

use super::{MailContext, NOBODY, TAKES_NONE};
use crate::{
    mail::{Rendered, Renderer},
    signing::{signature::mail_kinds::MailKind, submission::confirm::still_takes},
};

/// Asks once more to confirm a form.
pub struct ReminderMail(pub MailContext);

#[async_trait]
impl Renderer for ReminderMail {
    fn kind(&self) -> &'static str {
        MailKind::Reminder.into_str()
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(context) = self;
        let Some((form, letter, to)) = context.sender(subject).await? else { return Ok(NOBODY) };
        if context.signing.submissions.signed_before(&form).await?.is_some() {
            return Ok(Rendered::Nothing("signed in between"));
        }
        if !still_takes(&letter.letter, context.clock.now()) {
            return Ok(TAKES_NONE);
        }
        let locale = context.locale(&form.language);
        let body = context.please_confirm(&locale, &letter, &form, "mail-reminder-open").await?;
        Ok(Rendered::Mail(Box::new(context.close(body, &letter, to))))
    }
}
