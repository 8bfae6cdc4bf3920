//! The links of a signature, which its owner can renew: for example, a mail was forwarded, a device was lost, or
//! another person has looked at the page. After that, no earlier link of any kind works.

use serde_json::json;
use sqlx::PgConnection;
use time::Duration;

use super::{Signers, store};
use crate::{
    audit::{self, Who},
    signing::{
        signature::{
            Signature, State, link::Link, mail_kinds::MailKind, narrowing::RENEW, store::signatures,
        },
        submission,
    },
};

/// How many of these mails are sent per day. Links can be renewed more often, but then only the page shows the new
/// link: a person who holds a link cannot use it to fill its owner's mailbox.
const MOST_MAILS_A_DAY: usize = 5;

/// The new links of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewed {
    pub generation: i16,
    /// Whether the link was also sent to its address.
    pub is_mailed: bool,
}

impl Signers {
    /// Ends the links of this generation and of all before; none if they have ended already.
    pub async fn renew_links(&self, link: Link) -> sqlx::Result<Option<Renewed>> {
        let id = link.id;
        let mut work = self.context.begin().await?;
        let now = work.now();
        let before = work.lock_link(link).await?;
        let Some(before) = before.filter(|one| one.state != State::Withdrawn) else { return Ok(None) };
        let generation = renew(work.conn(), &before).await?;
        store::moves::stop(work.conn(), id).await?;
        let story = audit::story(work.conn(), id).await?;
        let mailed = story.iter().filter(|told| told.act == RENEW && told.at > now - Duration::DAY).count();
        let is_mailed = before.address.is_some() && mailed < MOST_MAILS_A_DAY;
        if is_mailed {
            work.owe(MailKind::NewLink, id);
        }
        work.audit(before.entry(Who::Signer, RENEW, json!({})));
        work.commit().await?;
        Ok(Some(Renewed { generation, is_mailed }))
    }
}

/// Ends all links of a locked signature. Unconfirmed forms of its address are deleted, and the mails already counted
/// today do not open anything in their place: each of them could be used to get the new link.
pub(in crate::signing) async fn renew(tx: &mut PgConnection, signature: &Signature) -> sqlx::Result<i16> {
    submission::store::mail_limit::forget_addresses(tx, &[signature.id]).await?;
    if let Some(address) = &signature.address {
        submission::store::submissions::delete_of(
            tx,
            &[signature.letter],
            std::slice::from_ref(&address.exact),
        )
        .await?;
    }
    signatures::raise_generation(tx, signature.id).await
}
