//! The mail that tells owners what has changed.

use async_trait::async_trait;
use sqlx::PgPool;
use uuid::Uuid;

use super::store::{self, Kept};
use crate::{
    mail::{Rendered, Renderer},
    organizers::{
        accounts::Account,
        emails::{GONE, MailContext},
    },
};

/// The kind of mail that says what has changed.
pub(super) const FINDINGS_MAIL: &str = "findings";

/// The mail to an owner. The findings themselves are in English, as the commands that mend them.
pub struct FindingsMail {
    pub context: MailContext,
    pub pool: PgPool,
}

#[async_trait]
impl Renderer for FindingsMail {
    fn kind(&self) -> &'static str {
        FINDINGS_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let account = self.context.account(subject).await?.filter(Account::is_open_owner);
        let Some(account) = account else { return Ok(GONE) };
        let kept = store::kept(&mut *self.pool.acquire().await?).await?;
        let mut draft = self.context.begin(&account, "mail-findings-subject");
        let mut say = |words: &str, of: Vec<&Kept>| {
            if of.is_empty() {
                return;
            }
            draft.say_of_site(words);
            for one in of {
                let mark = draft.words.say(&format!("mail-findings-{}", one.mark));
                draft.paragraph(format!("{mark} · {}: {}", one.what, one.words));
            }
        };
        let (new, still): (Vec<_>, Vec<_>) = kept.iter().partition(|one| one.is_new);
        say("mail-findings-open", new);
        say("mail-findings-still", still);
        draft.say("mail-findings-all");
        Ok(draft.finish(&account))
    }
}
