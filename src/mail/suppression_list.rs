//! Addresses that a mail server has said lead nowhere: in the conversation, or later in a report ([`super::bounce`]).
//!
//! Whoever goes on writing to them is soon taken for a sender of spam, and then nobody's confirmation arrives. So
//! what we write to many of our own accord is not owed to such an address. What somebody has asked for a moment ago
//! is still tried: mailboxes are opened again, servers err, and whoever signs with the address looks into it now. A
//! confirmation that comes back by its link or code proves that the address leads somewhere, and ends it.

use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};

use super::{Outbox, store};

/// How long it is believed. A mailbox that is gone for good is found out again at the next update after that.
pub const BELIEVED_FOR: Duration = Duration::days(365);

/// Somebody has read a mail to each of these addresses, known by their keyed hashes.
pub async fn leads_somewhere(tx: &mut PgConnection, addresses: &[Vec<u8>]) -> sqlx::Result<()> {
    if addresses.is_empty() { Ok(()) } else { store::set_aside::remove(tx, addresses).await }
}

/// Since when this address is set aside, if it is.
pub async fn since(conn: &mut PgConnection, address: &[u8]) -> sqlx::Result<Option<OffsetDateTime>> {
    store::set_aside::since(conn, address).await
}

impl Outbox {
    /// Forgets what is too old to be believed, for a periodic job.
    pub async fn forget_set_aside(&self) -> sqlx::Result<()> {
        store::set_aside::forget(self.pool(), self.now() - BELIEVED_FOR).await
    }
}
