//! Owns the repetition of what people took away, in a database that lacks it: a backup that was restored, or a replica that
//! was promoted before it had received the last of what was done.
//!
//! Nobody is written to about it: whoever is meant was told when they did it.

use std::collections::HashMap;

use data_encoding::HEXLOWER;
use serde_json::json;
use uuid::Uuid;

use super::{Decisions, Wanted};
use crate::{
    audit::{
        Who,
        journal::{self, Narrowing, Record},
    },
    signing::{
        signature::{
            Changed, State,
            hold_reason::Reason,
            narrowing::{
                self, DECISIONS, ERASE_FORM, NEVER_WRITE, PASSING, RENEW, UPDATES_OFF, UPDATES_ON, WITHDRAW,
            },
            store::{revisions, signatures},
        },
        signer::updates_by_mail::{Way, turn_updates},
        submission::store::{networks, submissions},
    },
};

/// By how much the generation of a signature's links rises: more than they were renewed in what is lost.
const LINKS_APART: i16 = 100;

/// How many signatures came to stand as their last act left them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeated {
    pub withdrawn: usize,
    pub rejected: usize,
    /// Edited, or held by a moderator: a moderator looks at them again.
    pub held: usize,
    pub unsubscribed: usize,
    /// Mailboxes that are never written to.
    pub refused: usize,
    /// Acts on what the database does not have at all.
    pub unknown: usize,
}

/// What all acts on one signature come to.
#[derive(Clone, Copy, Default)]
struct Outcome {
    /// By the last decision; a withdrawal cannot be undone.
    state: Option<State>,
    is_changed: bool,
    updates: Option<bool>,
    /// Its form was erased before it was a signature.
    is_erased: bool,
    /// Its links of that time have ended.
    ends_links: bool,
}

impl Outcome {
    fn add(&mut self, act: &str) {
        match act {
            WITHDRAW => self.state = Some(State::Withdrawn),
            ERASE_FORM => self.is_erased = true,
            UPDATES_OFF => self.updates = Some(false),
            UPDATES_ON => self.updates = Some(true),
            RENEW => self.ends_links = true,
            _ if self.state == Some(State::Withdrawn) => {}
            "reject" => self.state = Some(State::Rejected),
            "hold" => self.state = Some(State::Held),
            "publish" => self.state = None,
            moved => {
                self.is_changed = true;
                self.ends_links |= ["move-address", "move-back"].contains(&moved);
            }
        }
    }

    const fn state(self) -> Option<State> {
        match self.state {
            None if self.is_changed => Some(State::Held),
            state => state,
        }
    }
}

impl Decisions {
    /// Repeats those of the acts that the database lacks. One of which nobody knows whether it was committed counts if it
    /// was the wish of the person themselves.
    pub async fn repeat(&self, record: &Record) -> sqlx::Result<Repeated> {
        let conn = &mut *self.context.conn().await?;
        let missing = journal::missing(conn, &record.acts, (&PASSING, &DECISIONS)).await?;
        let mut repeated = Repeated::default();
        let mut outcomes: HashMap<Uuid, (Outcome, Vec<Narrowing>)> = HashMap::new();
        for act in missing {
            if act.act == NEVER_WRITE {
                repeated.refused += usize::from(self.refuse_mail(&act.subject).await?);
            } else if let Ok(id) = act.subject.parse()
                && narrowing::is_of_signature(&act.act)
                && (record.is_committed(&act) || !PASSING.contains(&act.act.as_str()))
            {
                let (outcome, acts) = outcomes.entry(id).or_default();
                outcome.add(&act.act);
                acts.push(act);
            }
        }
        for (id, (outcome, acts)) in outcomes {
            if self.repeat_one(id, outcome, &mut repeated).await? {
                // What was done now is in the journal by itself. The acts before must not be repeated a second time, over
                // what a moderator decides later.
                self.context.revisions.journal().note_undone(acts).await;
            }
        }
        Ok(repeated)
    }

    /// False if there is no such signature: it may be in another backup.
    async fn repeat_one(&self, id: Uuid, outcome: Outcome, repeated: &mut Repeated) -> sqlx::Result<bool> {
        let Some(before) = signatures::find(&mut *self.context.conn().await?, id).await? else {
            if outcome.is_erased || outcome.state == Some(State::Withdrawn) {
                repeated.withdrawn += usize::from(self.erase_form(id).await?);
            } else {
                repeated.unknown += 1;
            }
            return Ok(false);
        };
        if outcome.updates == Some(false) {
            let mut work = self.context.begin().await?;
            let entry = turn_updates(work.conn(), &before, false, Way::Repeated).await?;
            repeated.unsubscribed += usize::from(entry.is_some());
            work.audit_all(entry);
            work.commit().await?;
        }
        if outcome.ends_links {
            let mut work = self.context.begin().await?;
            signatures::end_links(work.conn(), id, LINKS_APART).await?;
            work.audit(before.entry(Who::Site, RENEW, json!({})));
            work.commit().await?;
        }
        let Some(to) = outcome.state() else { return Ok(true) };
        let reason = "repeated from the journal";
        let wanted = Wanted { is_repeated: true, ..Wanted::of(to, Who::Site, Some(reason)) };
        let changed = self.change(id, wanted).await?;
        if to == State::Held {
            self.hold_as_restored(id).await?;
        }
        if changed == Changed::Done {
            match to {
                State::Withdrawn => repeated.withdrawn += 1,
                State::Rejected => repeated.rejected += 1,
                State::Held | State::Published => repeated.held += 1,
            }
        }
        Ok(true)
    }

    /// Erases a form that was confirmed and withdrawn, or was not sent by its person, in the part of the history that is
    /// lost: its link is still in a mailbox.
    async fn erase_form(&self, id: Uuid) -> sqlx::Result<bool> {
        let mut work = self.context.begin().await?;
        let is_erased = submissions::erase(work.conn(), id).await?;
        networks::erase(work.conn(), &[id]).await?;
        work.narrow(ERASE_FORM, id.to_string());
        work.commit().await?;
        Ok(is_erased)
    }

    /// Says why it waits, and drops an edit that its signer may have taken back.
    async fn hold_as_restored(&self, id: Uuid) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let Some(before) = work.lock(id).await?.filter(|one| one.state == State::Held) else { return Ok(()) };
        let mut reasons = before.held_for.clone();
        if !reasons.contains(&Reason::Restored) {
            reasons.push(Reason::Restored);
            revisions::hold_for(work.conn(), id, &reasons).await?;
            work.audit(before.entry(
                Who::Site,
                State::Held.act(),
                json!({ "reason": "repeated from the journal" }),
            ));
        }
        if revisions::stop_waiting(work.conn(), id).await? {
            work.audit(before.entry(Who::Site, "take-back-edit", json!({})));
        }
        work.commit().await
    }

    async fn refuse_mail(&self, mailbox: &str) -> sqlx::Result<bool> {
        let Ok(mailbox) = HEXLOWER.decode(mailbox.as_bytes()) else { return Ok(false) };
        let conn = &mut *self.context.conn().await?;
        if submissions::refuses_mail(conn, &mailbox).await? {
            return Ok(false);
        }
        submissions::refuse_mail(conn, &mailbox, self.context.now()).await?;
        Ok(true)
    }
}
