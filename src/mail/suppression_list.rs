//! The suppression list: addresses that are set aside because a mail server said that there is no such mailbox, in
//! the SMTP conversation or later in a report ([`super::bounce`]).
//!
//! A site that keeps sending to such addresses soon counts as a spammer, and then no confirmation is delivered. For
//! that reason bulk mail is not sent to them. Mail that a person asked for a moment ago is still tried: mailboxes
//! are opened again, servers make mistakes, and a signer who uses the address looks into it now. A confirmation by
//! link or code proves that the mailbox exists, and removes the address from the list.

use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};

use super::{Outbox, store};

/// How long an entry is valid. After that, the next update finds out again that a mailbox is gone for good.
pub const BELIEVED_FOR: Duration = Duration::days(365);

/// Removes these addresses (keyed hashes) from the list, because their owners have read a mail.
pub async fn leads_somewhere(tx: &mut PgConnection, addresses: &[Vec<u8>]) -> sqlx::Result<()> {
    if addresses.is_empty() { Ok(()) } else { store::suppression_list::remove(tx, addresses).await }
}

/// Since when this address is set aside, if it is.
pub async fn since(conn: &mut PgConnection, address: &[u8]) -> sqlx::Result<Option<OffsetDateTime>> {
    store::suppression_list::since(conn, address).await
}

impl Outbox {
    /// Deletes entries older than [`BELIEVED_FOR`], for a periodic job.
    pub async fn forget_set_aside(&self) -> sqlx::Result<()> {
        store::suppression_list::forget(self.pool(), self.now() - BELIEVED_FOR).await
    }
}
