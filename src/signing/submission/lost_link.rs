//! Owns lost links: a person who types their address gets the link to their signature by mail.
//!
//! The page takes the same steps and shows the same for every address. Whether there is a signature is looked up when
//! the mail is written, and only the mailbox learns the answer. It is also told that there is none, because people
//! have more than one address.

use time::Duration;
use uuid::Uuid;

use super::{Submissions, mail_limit::Caused, store};
use crate::signing::signature::{Signature, mail_kinds::MailKind, store::signatures};

pub use super::store::lost_links::LostLink;

/// Retention of a request. If its mail could not be sent by then, the person has asked again.
pub const ANSWERED_WITHIN: Duration = Duration::hours(24);

impl Submissions {
    /// Takes a request, which is answered within the mailbox's mail limit.
    pub async fn ask_for_link(&self, lost: LostLink) -> sqlx::Result<()> {
        let caused = Caused {
            kind: MailKind::LostLink,
            letter: lost.letter,
            subject: lost.id,
            generation: 0,
            address: &lost.address,
        };
        let mut work = self.context.begin().await?;
        // Stored even if it will not be answered: the same steps for every address.
        store::lost_links::insert(work.conn(), &lost).await?;
        self.mail_limit.owe(&mut work, &[caused]).await?;
        work.commit().await
    }

    /// A request that is still to be answered.
    pub async fn lost_link(&self, id: Uuid) -> sqlx::Result<Option<LostLink>> {
        store::lost_links::find(&mut *self.context.conn().await?, id).await
    }

    /// The signature of that address, or else of that mailbox in another spelling.
    pub async fn found(&self, lost: &LostLink) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.context.conn().await?;
        let Some(id) = store::lost_links::signature_of(conn, lost).await? else {
            return Ok(None);
        };
        signatures::find(conn, id).await
    }
}
