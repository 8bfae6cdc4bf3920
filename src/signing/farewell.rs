//! The last mail: it tells a mailbox that its signature was withdrawn, in case somebody else had its link.
//!
//! A withdrawal erases the address in its own transaction, so that the mail could find nobody. A sealed copy
//! without any hash to find it by lives in a row of its own until the mail has gone, and for a few hours at most.

use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Signing, signature::Signature, store};
use crate::{language::Language, mail};

/// The kind of mail that tells of a withdrawal.
pub const FAREWELL_MAIL: &str = "withdrawn";

/// How long the copy lives if the mail does not get through: a mail server's short illness. "At once" was
/// promised, and this one mail is told of on the page, so that it may not take longer than a night's work.
pub const KEPT_FOR: Duration = Duration::hours(6);

/// Where the last mail goes.
#[derive(Clone, Debug)]
pub struct Farewell {
    /// The letter.
    pub letter: i64,
    /// The language that the signer reads.
    pub language: Language,
    /// The address as ciphertext.
    pub address_sealed: Vec<u8>,
    /// When the signature was withdrawn.
    pub withdrawn_at: OffsetDateTime,
}

impl Signing {
    /// Where the last mail about this signature goes, while it may still be sent.
    pub async fn farewell(&self, id: Uuid) -> sqlx::Result<Option<Farewell>> {
        let farewell = store::farewells::find(&mut *self.pool.acquire().await?, id).await?;
        Ok(farewell.filter(|farewell| self.clock.now() < farewell.withdrawn_at + KEPT_FOR))
    }
}

/// Owes the last mail, in the transaction of the withdrawal.
pub(super) async fn owe(tx: &mut PgConnection, leaving: &Signature, now: OffsetDateTime) -> sqlx::Result<()> {
    let Some(sealed) = &leaving.address_sealed else { return Ok(()) };
    store::farewells::keep(tx, leaving, sealed, now).await?;
    mail::enqueue(tx, now, &[super::owed(FAREWELL_MAIL, leaving.id)]).await
}
