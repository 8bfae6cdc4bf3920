//! The links of a signature, which their owner can renew: a mail was passed on, a device was lost, somebody else has
//! looked at the page. From then on no earlier link of any kind opens anything.

use serde_json::json;
use sqlx::PgConnection;
use time::Duration;

use super::{Signers, store};
use crate::{
    audit::{self, Who},
    signing::{
        signature::{
            Signature, State,
            link::{Link, lock},
            mail_kinds::NEW_LINK_MAIL,
            store::signatures,
        },
        submission,
    },
};

/// How many of these mails go out a day. Links can be renewed more often, which the page then shows alone: whoever
/// holds a link cannot fill its owner's mailbox with it.
const MOST_MAILS_A_DAY: usize = 5;

/// What the audit trail calls it.
const RENEW: &str = "renew-link";

/// A signature has new links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewed {
    pub generation: i16,
    /// Was the link sent to its address, too?
    pub is_mailed: bool,
}

impl Signers {
    /// Ends the links of this generation, and all before; nothing if they have ended already.
    pub async fn renew_links(&self, link: Link) -> sqlx::Result<Option<Renewed>> {
        let id = link.id;
        let mut work = self.context.begin().await?;
        let now = work.now();
        let before = lock(work.conn(), link).await?;
        let Some(before) = before.filter(|one| one.state != State::Withdrawn) else { return Ok(None) };
        let generation = renew(work.conn(), &before).await?;
        store::moves::stop(work.conn(), id).await?;
        let story = audit::story(work.conn(), id).await?;
        let mailed = story.iter().filter(|told| told.act == RENEW && told.at > now - Duration::DAY).count();
        let is_mailed = before.address.is_some() && mailed < MOST_MAILS_A_DAY;
        if is_mailed {
            work.owe(NEW_LINK_MAIL, id);
        }
        work.audit(before.entry(Who::Signer, RENEW, json!({})));
        work.commit().await?;
        Ok(Some(Renewed { generation, is_mailed }))
    }
}

/// Ends all links of a signature that was locked. Forms that wait for its address fall, and the mails of the day open
/// nothing in their stead: by each of them the new link could be had.
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
