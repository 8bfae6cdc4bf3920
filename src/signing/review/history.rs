//! The history of one signature: all that organizers may know of it, in the order in which it happened.
//!
//! Of its address it shows the mail provider only; to see more, an organizer gives a reason
//! ([`super::address_access`]).

use time::OffsetDateTime;
use uuid::Uuid;

use super::{Review, address_access::Look, store};
use crate::{
    audit::{self, HistoryEntry},
    mail::{self, EmailAddress, Remembered},
    signing::{
        signature::{
            Signature,
            store::{revisions, signatures},
        },
        signer::edit::Waiting,
    },
};

#[derive(Clone, Debug)]
pub struct Story {
    pub signature: Signature,
    /// Since when it has its current words; none once it is erased.
    pub written_at: Option<OffsetDateTime>,
    /// An edit that waits for a moderator.
    pub waiting: Option<Waiting>,
    /// The mail provider of its address.
    pub provider: Option<String>,
    /// What was done, oldest first.
    pub steps: Vec<HistoryEntry>,
    /// The mails about it that are still recorded, oldest first.
    pub mails: Vec<Remembered>,
    /// The looks at its address.
    pub looks: Vec<Look>,
}

impl Review {
    pub async fn story(&self, id: Uuid) -> sqlx::Result<Option<Story>> {
        let conn = &mut *self.context.conn().await?;
        let Some(signature) = signatures::find(conn, id).await? else { return Ok(None) };
        Ok(Some(Story {
            written_at: revisions::written_at(conn, id).await?,
            waiting: revisions::waiting(conn, id).await?,
            provider: self.provider_of(&signature),
            steps: audit::story(conn, id).await?,
            mails: mail::about(conn, id).await?,
            looks: store::address_access::of(conn, id).await?,
            signature,
        }))
    }

    /// The signatures of this address, found by its keyed hash.
    pub async fn of_address(&self, letter: i64, address: &EmailAddress) -> sqlx::Result<Vec<Signature>> {
        let exact = self.context.keys.address_hash(&address.exact_key());
        let mailbox = self.context.keys.mailbox_hash(&address.canonical_mailbox());
        signatures::of_address(&mut *self.context.conn().await?, letter, &exact, &mailbox).await
    }
}
