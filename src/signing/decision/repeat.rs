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
        journal::{self, Narrowing},
    },
    signing::{
        signature::{
            Changed, State,
            hold_reason::Reason,
            narrowing::{NEVER_WRITE, UPDATES_OFF, UPDATES_ON},
            store::{revisions, signatures},
            tally::Counted,
        },
        submission::store::submissions,
    },
};

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
}

impl Outcome {
    fn add(&mut self, act: &str) {
        match act {
            "withdraw" => self.state = Some(State::Withdrawn),
            UPDATES_OFF => self.updates = Some(false),
            UPDATES_ON => self.updates = Some(true),
            _ if self.state == Some(State::Withdrawn) => {}
            "reject" => self.state = Some(State::Rejected),
            "hold" => self.state = Some(State::Held),
            "publish" => self.state = None,
            _ => self.is_changed = true,
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
    /// Repeats those of the acts that the database lacks.
    pub async fn repeat(&self, acts: &[Narrowing]) -> sqlx::Result<Repeated> {
        let missing = journal::missing(&mut *self.context.conn().await?, acts).await?;
        let mut repeated = Repeated::default();
        let mut outcomes: HashMap<Uuid, (Outcome, Vec<Narrowing>)> = HashMap::new();
        for act in missing {
            if act.act == NEVER_WRITE {
                repeated.refused += usize::from(self.refuse_mail(&act.subject).await?);
            } else if let Ok(id) = act.subject.parse() {
                let (outcome, acts) = outcomes.entry(id).or_default();
                outcome.add(&act.act);
                acts.push(act);
            }
        }
        for (id, (outcome, acts)) in outcomes {
            if signatures::find(&mut *self.context.conn().await?, id).await?.is_none() {
                repeated.unknown += 1;
                continue;
            }
            self.repeat_one(id, outcome, &mut repeated).await?;
            // What was done now is in the journal by itself. The acts before must not be repeated a second time, over what
            // a moderator decides later.
            self.context.revisions.journal().note_undone(acts).await;
        }
        Ok(repeated)
    }

    async fn repeat_one(&self, id: Uuid, outcome: Outcome, repeated: &mut Repeated) -> sqlx::Result<()> {
        if outcome.updates == Some(false) {
            let mut work = self.context.begin().await?;
            revisions::want_updates(work.conn(), id, false).await?;
            work.commit().await?;
            repeated.unsubscribed += 1;
        }
        let Some(to) = outcome.state() else { return Ok(()) };
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
        Ok(())
    }

    /// Says why it waits, and drops an edit that its signer may have taken back.
    async fn hold_as_restored(&self, id: Uuid) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let Some(before) = work.lock(id).await?.filter(|one| one.state == State::Held) else { return Ok(()) };
        let mut reasons = before.held_for.clone();
        if !reasons.contains(&Reason::Restored) {
            reasons.push(Reason::Restored);
            revisions::hold_for(work.conn(), id, &reasons).await?;
        }
        if revisions::stop_waiting(work.conn(), id).await? {
            work.audit(before.entry(Who::Site, "take-back-edit", json!({})));
        }
        work.changed(&before, Counted { state: State::Held, ..before.counted() });
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
