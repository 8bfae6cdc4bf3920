//! Owns the lookup of signatures by mail domain, through keyed hashes: no part of an address is stored in plain text.

use super::{Signatures, address, store};
use crate::{keys::Keys, mail::MailDomain};

impl Signatures {
    /// The keyed hash by which addresses of this domain are found.
    pub fn domain_hash(&self, domain: &MailDomain) -> Vec<u8> {
        self.context.keys.domain_hash(domain.as_str())
    }

    /// The domain of a sealed address: organizers see no more of an address in lists.
    pub fn domain_of(&self, sealed: &[u8]) -> Option<MailDomain> {
        address::open(&self.context.keys, sealed).map(|address| address.mail_domain())
    }

    /// Backfills the domain hashes of addresses stored before these existed, in batches until all are done.
    pub async fn note_domains(&self) -> sqlx::Result<()> {
        let conn = &mut *self.context.conn().await?;
        loop {
            let some = store::mail_domains::without(conn).await?;
            if some.is_empty() {
                return Ok(());
            }
            let (ids, sealed): (Vec<_>, Vec<_>) = some.into_iter().unzip();
            let hashes: Vec<_> = sealed.iter().map(|sealed| hash_of(&self.context.keys, sealed)).collect();
            store::mail_domains::note(conn, &ids, &hashes).await?;
        }
    }
}

/// The domain hash of a sealed address; empty if it was not sealed with our keys.
pub(in crate::signing) fn hash_of(keys: &Keys, sealed: &[u8]) -> Vec<u8> {
    address::open(keys, sealed).map(|address| keys.domain_hash(address.domain())).unwrap_or_default()
}
