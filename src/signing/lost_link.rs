//! A lost link: whoever types their address gets the link to their signature by mail.
//!
//! The page takes the same steps and says the same for every address. Whether there is a signature is looked up
//! when the mail is written, and told to the mailbox alone: also that there is none, for people have more than
//! one address.

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Signing, address::SealedAddress, signature::Signature, store};
use crate::{language::Language, mail};

/// The kind of mail that brings the link.
pub const LOST_LINK_MAIL: &str = "lost-link";

/// How often a link can be asked for with one mailbox within a day, over all letters: a stranger who types
/// somebody's address sends them no more mail than this. Beyond it the page says the same, and no mail is owed.
pub const MOST_A_DAY: i64 = 3;

/// How long a request is kept: as long as the cap looks back. What could not be sent by then was asked for again.
pub const ANSWERED_WITHIN: Duration = Duration::hours(24);

/// A request for the link.
#[derive(Clone, Debug)]
pub struct LostLink {
    /// Its id.
    pub id: Uuid,
    /// The letter.
    pub letter: i64,
    /// The language of the page it was asked on.
    pub language: Language,
    /// The address that was typed.
    pub address: SealedAddress,
    /// When.
    pub asked_at: OffsetDateTime,
}

impl Signing {
    /// Takes a request.
    pub async fn ask_for_link(&self, lost: LostLink) -> sqlx::Result<()> {
        let mut tx = self.pool.begin().await?;
        let mailbox = std::slice::from_ref(&lost.address.mailbox);
        store::signatures::lock_mailboxes(&mut tx, mailbox).await?;
        let since = lost.asked_at - ANSWERED_WITHIN;
        if store::lost_links::asked_since(&mut tx, &lost.address.mailbox, since).await? < MOST_A_DAY {
            store::lost_links::insert(&mut tx, &lost).await?;
            mail::enqueue(&mut tx, lost.asked_at, &[super::owed(LOST_LINK_MAIL, lost.id)]).await?;
        }
        tx.commit().await
    }

    /// A request that is still to be answered.
    pub async fn lost_link(&self, id: Uuid) -> sqlx::Result<Option<LostLink>> {
        store::lost_links::find(&mut *self.pool.acquire().await?, id).await
    }

    /// The signature of that address, else of that mailbox in another spelling.
    pub async fn found(&self, lost: &LostLink) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.pool.acquire().await?;
        let Some(id) = store::lost_links::signature_of(conn, lost).await? else { return Ok(None) };
        store::signatures::find(conn, id).await
    }
}
