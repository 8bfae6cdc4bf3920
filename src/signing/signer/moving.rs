//! Moves a signature to another address. The new address confirms; the old address is told and can undo it for a
//! week.
//!
//! An attacker who reads a signer's mail for a minute could take the signature over. So the old address is told when
//! the move is requested and again when it is done; each mail has a link, one to stop it and one to undo it. While
//! the move can be undone, the signature cannot move again: a second move would leave the old address with a link
//! back to what it has lost twice, and a signer with a good reason to move again waits for some days. Mails to the
//! old address never name the new one: people leave an employer, and take their signature with them.
//!
//! A mailbox has at most one signature under a letter, so a mailbox that has signed cannot take another. The mail to
//! it says so; the page says the same for every address.

pub use super::store::moves::{CONFIRMED_WITHIN, Move, Stage, WAY_BACK};
use serde_json::json;
use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

use super::{links, store};
use crate::{
    audit::{self, Who},
    language::Language,
    mail::{self, suppression_list},
    signing::{
        signature::{
            Signature, State, address::SealedAddress, context::Context, identity_check, link::Link,
            mail_domain, mail_kinds::MailKind, store::signatures,
        },
        submission::{
            self, SAME_FORM_WITHIN,
            mail_limit::{Caused, MailLimit},
        },
    },
};

/// How often a day. Each request mails an address that the signer typed, and tells the old address.
const MOST_A_DAY: usize = 3;

/// The audit trail's name for the request.
const ASK: &str = "ask-to-move";

impl Signature {
    /// Whether it can move to another address. If its address is erased, there is no address to tell.
    pub const fn can_move(&self) -> bool {
        matches!(self.state, State::Held | State::Published) && self.address.is_some() && !self.is_entered
    }
}

/// The result of a request to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The other address is asked, whatever is known of it.
    Done,
    /// The signature already has that address.
    Same,
    TooOften,
    /// It has moved recently, and can still be undone. It cannot move again until then.
    CanGoBack,
    /// There is a newer link, or nothing that could move.
    Ended,
}

/// What the link in a mail about a move opens.
#[derive(Clone, Debug)]
pub enum Opened {
    Offer(Box<Signature>, Move),
    /// This same link has already done it: the signature as it is now.
    Done(Box<Signature>),
    /// The mailbox has another signature under the letter.
    Taken,
    Ended,
}

/// The result of a decision about a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is done, now or a moment ago: the new link of the signature.
    Done(Link),
    /// The mailbox has another signature under the letter.
    Taken,
    /// Nothing is left to do.
    Ended,
}

/// Moves of signatures to another address.
pub struct Moves {
    pub(in crate::signing) context: Context,
    pub(in crate::signing) mail_limit: MailLimit,
}

impl Moves {
    /// Asks another address to take over the signature. The steps are the same whatever is known of that address.
    pub async fn ask(&self, link: Link, to: &SealedAddress, language: &Language) -> sqlx::Result<Asked> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let signature = work.lock_link(link).await?;
        let Some(signature) = signature.filter(Signature::can_move) else { return Ok(Asked::Ended) };
        if signature.address.as_ref().is_some_and(|address| address.exact == to.exact) {
            return Ok(Asked::Same);
        }
        let before = store::moves::under_way(work.conn(), link.id).await?;
        if before.as_ref().is_some_and(|one| one.leads_back(&signature, now)) {
            return Ok(Asked::CanGoBack);
        }
        let is_same = |one: &Move| {
            one.waits(&signature, now)
                && one.since > now - SAME_FORM_WITHIN
                && one.other.as_ref().is_some_and(|other| other.exact == to.exact)
        };
        if before.as_ref().is_some_and(is_same) {
            return Ok(Asked::Done);
        }
        let story = audit::story(work.conn(), link.id).await?;
        let today = story.iter().filter(|told| told.act == ASK && told.at > now - Duration::DAY);
        if today.count() >= MOST_A_DAY {
            return Ok(Asked::TooOften);
        }
        // The time to undo the last move is over, but its row is not erased yet.
        if before.is_some_and(|one| one.stage == Stage::Moved) {
            store::moves::erase(work.conn(), &[link.id]).await?;
        }
        let (subject, generation) = store::moves::ask(work.conn(), link.id, (to, language), now).await?;
        // Mails that are not sent yet would go to the new address as well.
        mail::take_back(work.conn(), now, MailKind::Move.into_str(), subject, "another address was asked")
            .await?;
        work.audit(signature.entry(Who::Signer, ASK, json!({})));
        work.owe_once(MailKind::MoveAsked, link.id).await?;
        let caused =
            Caused { kind: MailKind::Move, letter: signature.letter, subject, generation, address: to };
        self.mail_limit.owe(&mut work, &[caused]).await?;
        work.commit().await?;
        Ok(Asked::Done)
    }

    /// Cancels the request to move, from "my signature".
    pub async fn stop(&self, link: Link) -> sqlx::Result<bool> {
        let mut work = self.context.begin().await?;
        let Some(signature) = work.lock_link(link).await? else {
            return Ok(false);
        };
        let is_stopped = store::moves::stop(work.conn(), link.id).await?;
        if is_stopped {
            work.audit(signature.entry(Who::Signer, "stop-move", json!({})));
        }
        work.commit().await?;
        Ok(is_stopped)
    }

    /// The move of this signature that waits for confirmation or can still be undone.
    pub async fn under_way(&self, signature: &Signature) -> sqlx::Result<Option<Move>> {
        let now = self.context.now();
        let under_way = store::moves::under_way(&mut *self.context.conn().await?, signature.id).await?;
        Ok(under_way.filter(|one| one.waits(signature, now) || one.leads_back(signature, now)))
    }

    /// A move that is not erased, and its signature.
    pub async fn find(&self, id: Uuid) -> sqlx::Result<Option<(Move, Signature)>> {
        let conn = &mut *self.context.conn().await?;
        let Some(moving) = store::moves::find(conn, id).await? else {
            return Ok(None);
        };
        let signature = signatures::find(conn, moving.signature).await?;
        Ok(signature.map(|signature| (moving, signature)))
    }

    /// Another signature that this mailbox already has under the letter, so that it cannot take this one.
    pub async fn in_the_way(
        &self,
        signature: &Signature,
        address: &SealedAddress,
    ) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.context.conn().await?;
        match store::moves::is_taken(conn, signature.id, address).await? {
            Some(other) => signatures::find(conn, other).await,
            None => Ok(None),
        }
    }

    /// What the link in the mail to the new address opens; `asked` counts the requests, so that only the latest link
    /// works.
    pub async fn opened_by_new_address(&self, id: Uuid, asked: i16) -> sqlx::Result<Opened> {
        let Some((moving, signature)) = self.find(id).await? else { return Ok(Opened::Ended) };
        if moving.asked != asked {
            return Ok(Opened::Ended);
        }
        if moving.stage == Stage::Moved && moving.has_just_led_to(&signature) {
            return Ok(Opened::Done(Box::new(signature)));
        }
        if !moving.waits(&signature, self.context.now()) {
            return Ok(Opened::Ended);
        }
        self.offered(moving, signature).await
    }

    /// What the link in the mail to the old address opens.
    pub async fn opened_by_old_address(&self, id: Uuid) -> sqlx::Result<Opened> {
        let Some((moving, signature)) = self.find(id).await? else { return Ok(Opened::Ended) };
        let now = self.context.now();
        match moving.stage {
            Stage::Back if moving.has_just_led_to(&signature) => Ok(Opened::Done(Box::new(signature))),
            Stage::Asked if moving.waits(&signature, now) => Ok(Opened::Offer(Box::new(signature), moving)),
            Stage::Moved if moving.leads_back(&signature, now) => self.offered(moving, signature).await,
            Stage::Asked | Stage::Moved | Stage::Back => Ok(Opened::Ended),
        }
    }

    async fn offered(&self, moving: Move, signature: Signature) -> sqlx::Result<Opened> {
        let Some(other) = &moving.other else { return Ok(Opened::Ended) };
        Ok(match self.in_the_way(&signature, other).await? {
            Some(_) => Opened::Taken,
            None => Opened::Offer(Box::new(signature), moving),
        })
    }

    /// Gives the signature the address that has just confirmed the move.
    pub async fn confirm(&self, id: Uuid, asked: i16) -> sqlx::Result<Moved> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let Some((moving, signature)) = lock(work.conn(), id).await? else { return Ok(Moved::Ended) };
        if moving.asked != asked {
            return Ok(Moved::Ended);
        }
        if moving.stage == Stage::Moved && moving.has_just_led_to(&signature) {
            return Ok(Moved::Done(signature.link()));
        }
        let (Some(to), Some(from)) = (&moving.other, &signature.address) else { return Ok(Moved::Ended) };
        if !moving.waits(&signature, now) {
            return Ok(Moved::Ended);
        }
        if store::moves::is_taken(work.conn(), signature.id, to).await?.is_some() {
            return Ok(Moved::Taken);
        }
        let link = self.give(work.conn(), &signature, to).await?;
        store::moves::note(work.conn(), id, (Stage::Moved, link.generation), Some(from), now).await?;
        work.audit(signature.entry(Who::Signer, "move-address", json!({})));
        work.owe(MailKind::Moved, signature.id);
        work.owe(MailKind::State, signature.id);
        // A check was about the owner of the old mailbox. Organizers check again, and find the move in the history.
        if to.mailbox != from.mailbox {
            identity_check::end(&mut work, &signature, "move-address").await?;
        }
        work.commit().await?;
        Ok(Moved::Done(link))
    }

    /// Moves a signature back to its old address, or stops a move that was only requested. In both cases another
    /// person may have its links: they end, and the address gets new ones.
    pub async fn undo(&self, id: Uuid) -> sqlx::Result<Moved> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let Some((moving, signature)) = lock(work.conn(), id).await? else { return Ok(Moved::Ended) };
        let Some(present) = &signature.address else { return Ok(Moved::Ended) };
        let (link, lost_it, act, told) = match (moving.stage, &moving.other) {
            (Stage::Back, _) if moving.has_just_led_to(&signature) => {
                return Ok(Moved::Done(signature.link()));
            }
            (Stage::Asked, _) if moving.waits(&signature, now) => {
                let generation = links::renew(work.conn(), &signature).await?;
                (Link { generation, ..signature.link() }, None, "stop-move", MailKind::NewLink)
            }
            (Stage::Moved, Some(from)) if moving.leads_back(&signature, now) => {
                if store::moves::is_taken(work.conn(), signature.id, from).await?.is_some() {
                    return Ok(Moved::Taken);
                }
                let link = self.give(work.conn(), &signature, from).await?;
                work.owe(MailKind::MovedBack, id);
                (link, Some(present), "move-back", MailKind::State)
            }
            _ => return Ok(Moved::Ended),
        };
        store::moves::note(work.conn(), id, (Stage::Back, link.generation), lost_it, now).await?;
        work.audit(signature.entry(Who::Signer, act, json!({})));
        work.owe(told, signature.id);
        work.commit().await?;
        Ok(Moved::Done(link))
    }

    /// Erases a request to move to this mailbox; its owner says that they did not ask for it.
    pub async fn refuse(&self, id: Uuid, mailbox: &[u8]) -> sqlx::Result<()> {
        store::moves::refuse(&mut *self.context.conn().await?, id, mailbox).await
    }

    /// Erases what is kept of moves whose time is over.
    pub async fn forget(&self) -> sqlx::Result<()> {
        let now = self.context.now();
        store::moves::forget(&mut *self.context.conn().await?, now - CONFIRMED_WITHIN, now - WAY_BACK).await
    }

    /// Sets the new address. The links end with the old address, and unconfirmed forms of both addresses are deleted:
    /// each of them could be used to get the new link.
    async fn give(
        &self,
        tx: &mut PgConnection,
        signature: &Signature,
        to: &SealedAddress,
    ) -> sqlx::Result<Link> {
        let generation = links::renew(tx, signature).await?;
        signatures::give(tx, signature.id, to, &mail_domain::hash_of(&self.context.keys, &to.sealed)).await?;
        let exact = std::slice::from_ref(&to.exact);
        submission::store::submissions::delete_of(tx, &[signature.letter], exact).await?;
        suppression_list::leads_somewhere(tx, exact).await?;
        Ok(Link { generation, ..signature.link() })
    }
}

/// A move and its signature, locked; the mailboxes first, in the same order as a confirmation.
async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<(Move, Signature)>> {
    let Some(found) = store::moves::find(tx, id).await? else { return Ok(None) };
    let mailbox = found.other.as_ref().map(|other| other.mailbox.clone());
    signatures::lock_mailboxes(tx, mailbox.as_slice()).await?;
    let Some(signature) = signatures::lock(tx, found.signature).await? else { return Ok(None) };
    // The transaction that held the lock may have ended the move, or asked another address.
    let moving = store::moves::lock(tx, id).await?;
    let is_it = |one: &Move| one.asked == found.asked && one.stage == found.stage;
    Ok(match moving {
        Some(moving) if is_it(&moving) => Some((moving, signature)),
        // Done a moment ago, by a double click.
        Some(moving) if moving.has_just_led_to(&signature) => Some((moving, signature)),
        _ => None,
    })
}
