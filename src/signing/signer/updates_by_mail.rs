//! Updates by mail about a letter: a signer turns them on or off, or ends them by a link or a complaint.

use serde_json::json;
use sqlx::PgConnection;
use strum::{IntoStaticStr, VariantArray};
use time::Duration;
use uuid::Uuid;

use super::{
    Signers,
    edit::{MOST_EDITS_A_DAY, News, announce, edits_since},
};
use crate::{
    audit::{self, Who},
    signing::signature::{Signature, State, link::Link, narrowing::EDIT, store::revisions},
};

/// The audit trail's names for a change of address and for its reversal.
const MOVES: [&str; 2] = ["move-address", "move-back"];

/// By which way a signer changed their signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Way {
    /// On the page "my signature".
    MySignature,
    /// By the link at the foot of an update, or by their mail program (RFC 8058).
    Unsubscribe,
    /// By marking a mail as spam (RFC 5965).
    Complaint,
    /// By any of these, in a part of the history that was lost.
    Repeated,
}

impl Signers {
    /// Turns updates by mail on or off on the page "my signature". Returns false if the signature has no one who
    /// could receive them. Calling it twice does no harm.
    pub async fn want_updates(&self, link: Link, wanted: bool) -> sqlx::Result<bool> {
        let mut work = self.context.begin().await?;
        let signature = work.lock_link(link).await?;
        let Some(before) = signature.filter(|one| one.state != State::Withdrawn) else { return Ok(false) };
        if let Some(entry) = turn_updates(work.conn(), &before, wanted, Way::MySignature).await? {
            // Switching back and forth must not fill the mailbox.
            let since = work.now() - Duration::DAY;
            if edits_since(work.conn(), link.id, since).await? < MOST_EDITS_A_DAY {
                announce(&mut work, &before, News::Updates).await?;
            }
            work.audit(entry);
        }
        work.commit().await?;
        Ok(true)
    }

    /// Turns updates off by a link of this generation. This ends them for the mailbox that the link was sent to:
    /// after a move to another address, only a link sent to the new address can turn them off.
    pub async fn unsubscribe(&self, id: Uuid, generation: i16, mailbox: &[u8]) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let Some(signature) = work.lock(id).await? else { return Ok(()) };
        let is_theirs = match &signature.address {
            // Links in old mails name no mailbox. The mailbox is still the same if links were renewed and nothing
            // else happened.
            _ if mailbox.is_empty() => {
                signature.generation == generation || !has_moved(work.conn(), id).await?
            }
            Some(address) => address.mailbox == mailbox,
            None => true,
        };
        if is_theirs {
            // A person who asks for less mail gets no mail about it.
            let entry = turn_updates(work.conn(), &signature, false, Way::Unsubscribe).await?;
            work.audit_all(entry);
        }
        work.commit().await
    }
}

/// Turns updates on or off, and returns the entry for the audit trail; none if nothing changes.
pub(in crate::signing) async fn turn_updates(
    conn: &mut PgConnection,
    before: &Signature,
    wanted: bool,
    way: Way,
) -> sqlx::Result<Option<audit::Entry>> {
    if before.state == State::Withdrawn || before.details.updates == wanted {
        return Ok(None);
    }
    revisions::want_updates(conn, before.id, wanted).await?;
    let detail = json!({ "fields": ["updates"], "to": wanted, "way": way.into_str() });
    Ok(Some(before.entry(Who::Signer, EDIT, detail)))
}

/// Whether the signature was moved to another address, or back.
async fn has_moved(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    Ok(audit::story(conn, id).await?.iter().any(|told| MOVES.contains(&told.act.as_str())))
}
