//! A lost link: whoever types their address gets the link to their signature by mail.
//!
//! The page takes the same steps and says the same for every address. Whether there is a signature is looked up
//! when the mail is written, and told to the mailbox alone: also that there is none, for people have more than
//! one address.

use time::Duration;
use uuid::Uuid;

use super::mail_limit::Caused;
pub use super::store::lost_links::LostLink;
use crate::signing::{
    Signing,
    signature::{Signature, mail_kinds::LOST_LINK_MAIL, store},
};

/// How long a request is kept. What could not be sent by then was asked for again.
pub const ANSWERED_WITHIN: Duration = Duration::hours(24);

impl Signing {
    /// Takes a request, which is answered as far as the mailbox's ration goes.
    pub async fn ask_for_link(&self, lost: LostLink) -> sqlx::Result<()> {
        let caused = Caused {
            kind: LOST_LINK_MAIL,
            letter: lost.letter,
            subject: lost.id,
            generation: 0,
            address: &lost.address,
        };
        let mut tx = self.pool.begin().await?;
        // Kept also if it will not be answered: the same steps for every address.
        crate::signing::submission::store::lost_links::insert(&mut tx, &lost).await?;
        self.ration.owe(&mut tx, lost.asked_at, &[caused]).await?;
        tx.commit().await
    }

    /// A request that is still to be answered.
    pub async fn lost_link(&self, id: Uuid) -> sqlx::Result<Option<LostLink>> {
        crate::signing::submission::store::lost_links::find(&mut *self.pool.acquire().await?, id).await
    }

    /// The signature of that address, else of that mailbox in another spelling.
    pub async fn found(&self, lost: &LostLink) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.pool.acquire().await?;
        let Some(id) = crate::signing::submission::store::lost_links::signature_of(conn, lost).await? else {
            return Ok(None);
        };
        store::signatures::find(conn, id).await
    }
}
