//! A signature that moves to another address: confirmed there, told to the address before, with a way back for a week.
//!
//! Whoever reads somebody's mail for a minute could take their signature along. So the address before is told when it
//! is asked for and when it has happened, and holds a link that stops the one and undoes the other. While that way back
//! stands, the signature moves nowhere else: a second move would leave the address before with a way back to what it
//! has lost twice, and whoever moves again for a good reason waits for some days. The mails to the address before never
//! name the new one: people leave an employer, and take their signature with them.
//!
//! One mailbox has one signature under a letter, so that one that has signed cannot take another. Its own mail says so;
//! the page says the same for every address.

pub use super::store::moves::{CONFIRMED_WITHIN, Move, Stage, WAY_BACK};
use serde_json::json;
use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

use super::{Signers, links, store};
use crate::{
    audit::{self, Who},
    language::Language,
    mail::{self, suppression_list},
    signing::{
        signature::{
            Signature, State,
            address::SealedAddress,
            identity_check,
            link::{self, Link},
            mail_domain,
            mail_kinds::{
                MOVE_ASKED_MAIL, MOVE_MAIL, MOVED_BACK_MAIL, MOVED_MAIL, NEW_LINK_MAIL, STANDING_MAIL,
            },
            store::signatures,
        },
        submission::{self, SAME_FORM_WITHIN, mail_limit::Caused},
    },
};

/// How often a day. Each asks a mailbox that somebody has typed, and tells the one that it would leave.
const MOST_A_DAY: usize = 3;

/// What the audit trail calls the wish.
const ASK: &str = "ask-to-move";

impl Signature {
    /// Can it move to another address? One whose address is erased has nobody who could be told.
    pub const fn can_move(&self) -> bool {
        matches!(self.state, State::Held | State::Published) && self.address.is_some() && !self.is_entered
    }
}

/// What became of the wish to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The other address is asked, whatever is known of it.
    Done,
    /// The signature has that address.
    Same,
    /// Too often for today.
    TooOften,
    /// It moved a moment ago, and can go back until this comes to an end.
    CanGoBack,
    /// There is a newer link, or nothing that could move.
    Ended,
}

/// What the link of a mail about a move opens.
#[derive(Clone, Debug)]
pub enum Opened {
    Offer(Box<Signature>, Move),
    /// It was done by this very link: the signature as it is now.
    Done(Box<Signature>),
    /// The mailbox has another signature under the letter.
    Taken,
    Ended,
}

/// What became of a decision about a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is done, now or a moment ago: the links of the signature.
    Done(Link),
    /// The mailbox has another signature under the letter.
    Taken,
    /// There is nothing to do any more.
    Ended,
}

impl Signers {
    /// Asks another address whether the signature shall be its own. The steps are the same whatever is known of it.
    pub async fn ask_to_move(
        &self,
        link: Link,
        to: &SealedAddress,
        language: &Language,
    ) -> sqlx::Result<Asked> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let signature = link::lock(work.conn(), link).await?;
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
        // A way back that is over, and not erased yet.
        if before.is_some_and(|one| one.stage == Stage::Moved) {
            store::moves::erase(work.conn(), &[link.id]).await?;
        }
        let (subject, generation) = store::moves::ask(work.conn(), link.id, (to, language), now).await?;
        // What has not left yet would go to this address as well.
        mail::take_back(work.conn(), now, MOVE_MAIL, subject, "another address was asked").await?;
        work.audit(signature.entry(Who::Signer, ASK, json!({})));
        work.owe_once(MOVE_ASKED_MAIL, link.id).await?;
        let caused = Caused { kind: MOVE_MAIL, letter: signature.letter, subject, generation, address: to };
        self.mail_limit.owe(&mut work, &[caused]).await?;
        work.commit().await?;
        Ok(Asked::Done)
    }

    /// Stops what was asked for, on "my signature".
    pub async fn stop_moving(&self, link: Link) -> sqlx::Result<bool> {
        let mut work = self.context.begin().await?;
        let Some(signature) = link::lock(work.conn(), link).await? else {
            return Ok(false);
        };
        let is_stopped = store::moves::stop(work.conn(), link.id).await?;
        if is_stopped {
            work.audit(signature.entry(Who::Signer, "stop-move", json!({})));
        }
        work.commit().await?;
        Ok(is_stopped)
    }

    /// Where this signature is on its way, or can go back.
    pub async fn under_way(&self, signature: &Signature) -> sqlx::Result<Option<Move>> {
        let now = self.context.now();
        let under_way = store::moves::under_way(&mut *self.context.conn().await?, signature.id).await?;
        Ok(under_way.filter(|one| one.waits(signature, now) || one.leads_back(signature, now)))
    }

    /// A move that is not erased, and its signature.
    pub async fn address_move(&self, id: Uuid) -> sqlx::Result<Option<(Move, Signature)>> {
        let conn = &mut *self.context.conn().await?;
        let Some(moving) = store::moves::find(conn, id).await? else {
            return Ok(None);
        };
        let signature = signatures::find(conn, moving.signature).await?;
        Ok(signature.map(|signature| (moving, signature)))
    }

    /// The signature that this mailbox has under the letter already, so that it cannot take this one.
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

    /// What the link opens that was mailed to the address that was asked so many times anew.
    pub async fn opened_by_other(&self, id: Uuid, asked: i16) -> sqlx::Result<Opened> {
        let Some((moving, signature)) = self.address_move(id).await? else { return Ok(Opened::Ended) };
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

    /// What the link opens that was mailed to the address before.
    pub async fn opened_by_address_before(&self, id: Uuid) -> sqlx::Result<Opened> {
        let Some((moving, signature)) = self.address_move(id).await? else { return Ok(Opened::Ended) };
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

    /// Gives a signature the address that has just confirmed it.
    pub async fn move_address(&self, id: Uuid, asked: i16) -> sqlx::Result<Moved> {
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
        work.owe(MOVED_MAIL, signature.id);
        work.owe(STANDING_MAIL, signature.id);
        // A check was of whoever had that mailbox; organizers look again, and find the move in the history.
        if to.mailbox != from.mailbox {
            identity_check::end(&mut work, &signature, "move-address").await?;
        }
        work.commit().await?;
        Ok(Moved::Done(link))
    }

    /// Takes a signature back to the address from which it moved, or stops what was only asked for. Either way somebody
    /// else may have its links: they end, and the address gets new ones.
    pub async fn move_back(&self, id: Uuid) -> sqlx::Result<Moved> {
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
                (Link { generation, ..signature.link() }, None, "stop-move", NEW_LINK_MAIL)
            }
            (Stage::Moved, Some(from)) if moving.leads_back(&signature, now) => {
                if store::moves::is_taken(work.conn(), signature.id, from).await?.is_some() {
                    return Ok(Moved::Taken);
                }
                let link = self.give(work.conn(), &signature, from).await?;
                work.owe(MOVED_BACK_MAIL, id);
                (link, Some(present), "move-back", STANDING_MAIL)
            }
            _ => return Ok(Moved::Ended),
        };
        store::moves::note(work.conn(), id, (Stage::Back, link.generation), lost_it, now).await?;
        work.audit(signature.entry(Who::Signer, act, json!({})));
        work.owe(told, signature.id);
        work.commit().await?;
        Ok(Moved::Done(link))
    }

    /// Erases a wish to move to this mailbox, whose owner says that it was not them.
    pub async fn refuse_move(&self, id: Uuid, mailbox: &[u8]) -> sqlx::Result<()> {
        store::moves::refuse(&mut *self.context.conn().await?, id, mailbox).await
    }

    /// Erases what is kept of moves whose time is over.
    pub async fn forget_moves(&self) -> sqlx::Result<()> {
        let now = self.context.now();
        store::moves::forget(&mut *self.context.conn().await?, now - CONFIRMED_WITHIN, now - WAY_BACK).await
    }

    /// Its links end with the address, and forms that wait for either fall: by each of them the new link could be had.
    async fn give(
        &self,
        tx: &mut PgConnection,
        signature: &Signature,
        to: &SealedAddress,
    ) -> sqlx::Result<Link> {
        let generation = links::renew(tx, signature).await?;
        crate::signing::signature::store::signatures::give(
            tx,
            signature.id,
            to,
            &mail_domain::hash_of(&self.context.keys, &to.sealed),
        )
        .await?;
        let exact = std::slice::from_ref(&to.exact);
        submission::store::submissions::delete_of(tx, &[signature.letter], exact).await?;
        suppression_list::leads_somewhere(tx, exact).await?;
        Ok(Link { generation, ..signature.link() })
    }
}

/// A move and its signature, locked; the mailboxes first, as a confirmation does.
async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<(Move, Signature)>> {
    let Some(found) = store::moves::find(tx, id).await? else { return Ok(None) };
    let mailbox = found.other.as_ref().map(|other| other.mailbox.clone());
    signatures::lock_mailboxes(tx, mailbox.as_slice()).await?;
    let Some(signature) = signatures::lock(tx, found.signature).await? else { return Ok(None) };
    // Whoever had locked the signature may have ended the move, or asked another address.
    let moving = store::moves::lock(tx, id).await?;
    let is_it = |one: &Move| one.asked == found.asked && one.stage == found.stage;
    Ok(match moving {
        Some(moving) if is_it(&moving) => Some((moving, signature)),
        // Done a moment ago, by the same press.
        Some(moving) if moving.has_just_led_to(&signature) => Some((moving, signature)),
        _ => None,
    })
}
