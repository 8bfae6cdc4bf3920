//! Mail domains: what signatures whose addresses end alike are found by, without a word of any address lying open.

use super::{Signatures, address, store};
use crate::{keys::Keys, mail::MailDomain};

impl Signatures {
    /// What the addresses of a domain are found by.
    pub fn domain_hash(&self, domain: &MailDomain) -> Vec<u8> {
        self.context.keys.domain_hash(domain.as_str())
    }

    /// The domain of a sealed address: the most that organizers see of it at a glance.
    pub fn domain_of(&self, sealed: &[u8]) -> Option<MailDomain> {
        address::open(&self.context.keys, sealed).map(|address| address.mail_domain())
    }

    /// Notes the domains of addresses from before they were noted: some rows at a time, until none is left.
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

/// What the domain of a sealed address is found by; nothing under a seal that is not ours.
pub(in crate::signing) fn hash_of(keys: &Keys, sealed: &[u8]) -> Vec<u8> {
    address::open(keys, sealed).map(|address| keys.domain_hash(address.domain())).unwrap_or_default()
}
