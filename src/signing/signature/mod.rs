//! Owns the signature: its model, its state and its words. The other modules of signing change it, each through a
//! [unit of work](unit_of_work).
//!
//! | file | owns |
//! | --- | --- |
//! | [`model`], [`state`], [`hold_reason`] | a signature, its state, why it is held |
//! | [`details`] | what it says: the table of fields, all fields of one, what the public sees of it |
//! | [`fields`], [`text_limit`] | the type of each field: what can be typed |
//! | [`link`] | the link that opens it for its signer |
//! | [`address`], [`mail_domain`] | its sealed address, and the hashes to look it up |
//! | [`unit_of_work`], [`context`] | a transaction that changes signatures; what all handles share |
//! | [`tally`], [`revisions`], [`current_figures`] | the count, the revision of each letter, both in memory |
//! | `removals` | since which revision nothing was taken away from a letter's pages |
//! | [`identity_check`] | how the signer was verified, and when that ends |
//! | [`search_terms`] | the words by which a search finds it |
//! | [`fingerprint`] | what a moderator saw of it, so that they do not decide on something else |
//! | [`showing`] | when it is shown and to which people, as messages for its signer |
//! | `narrowing` | which acts are noted in the journal outside of the database |
//! | [`mail_kinds`] | the kinds of mail about it, and their priorities |
//! | [`signed_texts`] | which texts of a letter are signed, for `letters` |

pub mod address;
pub mod context;
pub mod current_figures;
pub mod details;
pub mod fields;
pub mod fingerprint;
pub mod hold_reason;
pub mod identity_check;
pub mod link;
pub mod mail_domain;
pub mod mail_kinds;
pub mod model;
pub mod narrowing;
mod removals;
pub mod revisions;
pub mod search_terms;
pub mod showing;
pub mod signed_texts;
pub mod state;
pub(in crate::signing) mod store;
pub mod tally;
pub mod text_limit;
pub mod unit_of_work;

use time::OffsetDateTime;
use uuid::Uuid;

use self::context::Context;
use crate::mail::suppression_list;

pub use self::{
    model::Signature,
    state::{Changed, State, VerifiedBy},
};

/// Read access to signatures.
pub struct Signatures {
    pub(in crate::signing) context: Context,
}

impl Signatures {
    pub async fn signature(&self, id: Uuid) -> sqlx::Result<Option<Signature>> {
        store::signatures::find(&mut *self.context.conn().await?, id).await
    }

    /// The signatures with these ids, in this order.
    pub async fn signatures(&self, ids: &[Uuid]) -> sqlx::Result<Vec<Signature>> {
        let mut found = store::signatures::all_of(&mut *self.context.conn().await?, ids).await?;
        found.sort_by_key(|signature| ids.iter().position(|id| *id == signature.id));
        Ok(found)
    }

    /// When mail to the address of this signature bounced, if the address is on the suppression list.
    pub async fn came_back(&self, signature: &Signature) -> sqlx::Result<Option<OffsetDateTime>> {
        let Some(address) = &signature.address else { return Ok(None) };
        suppression_list::since(&mut *self.context.conn().await?, &address.exact).await
    }

    /// The next signatures that wait for a moderator, the longest waiting first, of one letter or of all. Starts
    /// after the given time and id (keyset pagination).
    pub async fn held_after(
        &self,
        letter: Option<i64>,
        after: (OffsetDateTime, Uuid),
        most: i64,
    ) -> sqlx::Result<Vec<Signature>> {
        store::signatures::held(&mut *self.context.conn().await?, letter, after, most).await
    }

    /// Backfills the search terms of rows stored before the search existed, in batches.
    pub async fn backfill_search_terms(&self) -> sqlx::Result<()> {
        while store::signatures::backfill_some(&mut *self.context.conn().await?).await? > 0 {}
        Ok(())
    }
}
