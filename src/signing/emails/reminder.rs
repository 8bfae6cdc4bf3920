//! The one reminder of a form that nobody confirmed.

use async_trait::async_trait;
use uuid::Uuid;

use super::Desk;
use crate::{
    mail::{Rendered, Renderer},
    signing::{address, reminder::REMINDER_MAIL},
};

/// Asks once more to confirm a form.
pub struct ReminderMail(pub Desk);

#[async_trait]
impl Renderer for ReminderMail {
    fn kind(&self) -> &'static str {
        REMINDER_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self(desk) = self;
        let Some(submission) = desk.signing.submission(subject).await? else {
            return Ok(Rendered::Nothing("confirmed or erased in between"));
        };
        if desk.signing.refuses_mail(&submission).await? {
            return Ok(Rendered::Nothing("this mailbox asked never to be written to"));
        }
        if desk.signing.signed_before(&submission).await?.is_some() {
            return Ok(Rendered::Nothing("signed in between"));
        }
        let Some(letter) = desk.library.by_id(submission.letter) else {
            return Ok(Rendered::Nothing("the letter is gone"));
        };
        let Some(to) = address::open(&desk.keys, &submission.address.sealed) else {
            anyhow::bail!("a sealed address does not open");
        };
        let locale = desk.locale(&submission.language);
        let body = desk.please_confirm(&locale, &letter, &submission, "mail-reminder-open");
        Ok(Rendered::Mail(Box::new(desk.close(body, &letter, to))))
    }
}
