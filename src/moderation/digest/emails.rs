//! Renders the digest mail: what waits, in numbers and links.

use async_trait::async_trait;
use time::Duration;
use uuid::Uuid;

use super::Digests;
use crate::{
    mail::{Rendered, Renderer},
    organizers::{
        digest::DIGEST_MAIL,
        emails::{GONE, Writer},
    },
};

/// The digest reports what waits when it is rendered: what was decided since it was enqueued is left out.
pub struct DigestMail {
    pub writer: Writer,
    pub digests: Digests,
}

#[async_trait]
impl Renderer for DigestMail {
    fn kind(&self) -> &'static str {
        DIGEST_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let Self { writer, digests } = self;
        let account = writer.account(subject).await?.filter(|account| account.wants_digest);
        let Some(account) = account else { return Ok(GONE) };
        let waits = digests.waits(Duration::ZERO).await?;
        if waits.is_nothing() {
            return Ok(Rendered::Nothing("nothing waits any more"));
        }
        let mut letter = writer.begin(&account, "mail-digest-subject");
        letter.say_of_site("mail-digest-open");
        for (waiting, count) in &waits.letters {
            let text = waiting.letter.text_in(&letter.words.language);
            let many = letter.words.say_with("organize-waiting", &[("count", (*count).into())]);
            letter.paragraph(format!("{}: {many}", text.title));
            let queue = letter.paths.organize_letter(waiting.letter.slug.as_str(), "/queue");
            letter.link("mail-digest-queue", &writer.site.absolute(&queue));
        }
        if waits.stalled > 0 {
            let stalled = letter.words.say_with("mail-digest-stalled", &[("count", waits.stalled.into())]);
            letter.paragraph(stalled);
            let home = writer.site.absolute(&letter.paths.organize(""));
            letter.link("organize-title", &home);
        }
        letter.say("mail-digest-how-often");
        let page = writer.site.absolute(&letter.paths.organize("/account"));
        letter.link("mail-digest-off", &page);
        Ok(letter.finish(&account))
    }
}
