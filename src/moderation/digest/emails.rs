//! Renders the digest mail: what waits, in numbers and links.

use async_trait::async_trait;
use time::Duration;
use uuid::Uuid;

use super::Digests;
use crate::{
    mail::{Rendered, Renderer},
    organizers::{
        digest::DIGEST_MAIL,
        emails::{GONE, MailContext},
    },
};

/// The digest reports what waits when it is rendered: what was decided since it was enqueued is left out.
pub struct DigestMail {
    pub context: MailContext,
    pub digests: Digests,
}

#[async_trait]
impl Renderer for DigestMail {
    fn kind(&self) -> &'static str {
        DIGEST_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self { context, digests } = self;
        let account = context.account(subject).await?.filter(|account| account.wants_digest);
        let Some(account) = account else { return Ok(GONE) };
        let waits = digests.waits(Duration::ZERO).await?;
        if waits.is_nothing() {
            return Ok(Rendered::Nothing("nothing waits any more"));
        }
        let mut draft = context.begin(&account, "mail-digest-subject");
        draft.say_of_site("mail-digest-open");
        for (waiting, count) in &waits.letters {
            let text = waiting.letter.text_in(&draft.words.language);
            let waiting_count = draft.words.say_with("organize-waiting", &[("count", (*count).into())]);
            draft.paragraph(format!("{}: {waiting_count}", text.title));
            let queue = draft.paths.organize_letter(waiting.letter.slug.as_str(), "/queue");
            draft.link("mail-digest-queue", &context.site.absolute(&queue));
        }
        if waits.stalled > 0 {
            let stalled = draft.words.say_with("mail-digest-stalled", &[("count", waits.stalled.into())]);
            draft.paragraph(stalled);
            let home = context.site.absolute(&draft.paths.organize(""));
            draft.link("organize-title", &home);
        }
        draft.say("mail-digest-how-often");
        let page = context.site.absolute(&draft.paths.organize("/account"));
        draft.link("mail-digest-off", &page);
        Ok(draft.finish(&account))
    }
}
