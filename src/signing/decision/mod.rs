//! Changes of a signature's state: publish, reject, hold, withdraw. One function does all of them, so that none forgets
//! what goes with it: the questions that were settled, the words and addresses that are erased.
//!
//! | file | owns |
//! | --- | --- |
//! | [`bulk`] | decisions on many signatures in chunks |
//! | [`erasure`] | what goes with a signature that is withdrawn |
//! | [`requested_withdrawal`] | a signature withdrawn because its signer asked the organizers |

pub mod bulk;
pub mod erasure;
pub mod requested_withdrawal;
pub(in crate::signing) mod store;

use serde_json::json;
use uuid::Uuid;

use super::{
    signature::{
        Changed, State, context::Context, fingerprint::Seen, link::Link, mail_kinds::STANDING_MAIL,
        store::signatures, tally::Standing,
    },
    signer::store::questions,
    submission::store::{networks, submissions},
};
use crate::audit::Who;

/// A change of state that somebody wants.
struct Wanted<'a> {
    to: State,
    /// Only if it stands like that.
    from: Option<State>,
    /// Only if it says what somebody has seen.
    seen: Option<&'a Seen>,
    /// Only if its links are of that generation.
    generation: Option<i16>,
    who: Who,
    reason: Option<&'a str>,
}

pub struct Decisions {
    pub(in crate::signing) context: Context,
}

impl Decisions {
    /// Publishes a signature; its signer is told.
    pub async fn publish(&self, id: Uuid, who: Who, reason: Option<&str>) -> sqlx::Result<Changed> {
        self.change(
            id,
            Wanted { to: State::Published, from: None, seen: None, generation: None, who, reason },
        )
        .await
    }

    /// Rejects a signature for a reason that its signer is told.
    pub async fn reject(&self, id: Uuid, who: Who, reason: &str) -> sqlx::Result<Changed> {
        let reason = Some(reason);
        self.change(id, Wanted { to: State::Rejected, from: None, seen: None, generation: None, who, reason })
            .await
    }

    /// Decides on a signature if it still stands as whoever decides has seen it; its signer is told.
    pub async fn decide(
        &self,
        id: Uuid,
        (seen, to): (State, State),
        who: Who,
        reason: Option<&str>,
    ) -> sqlx::Result<Changed> {
        self.change(id, Wanted { to, from: Some(seen), seen: None, generation: None, who, reason }).await
    }

    /// Decides on a signature if it still stands, and says, as whoever decides has seen it; its signer is told.
    pub async fn decide_as_seen(
        &self,
        id: Uuid,
        (seen, to): (&Seen, State),
        who: Who,
        reason: Option<&str>,
    ) -> sqlx::Result<Changed> {
        self.change(id, Wanted { to, from: None, seen: Some(seen), generation: None, who, reason }).await
    }

    /// Withdraws a signature by its link: its words and its address are erased at once. `way` says how the signer came
    /// to it.
    pub async fn withdraw(&self, link: Link, way: &str) -> sqlx::Result<Changed> {
        let (to, generation, reason) = (State::Withdrawn, Some(link.generation), Some(way));
        let wanted = Wanted { to, from: None, seen: None, generation, who: Who::Signer, reason };
        self.change(link.id, wanted).await
    }

    pub(in crate::signing) async fn withdraw_as(
        &self,
        id: Uuid,
        who: Who,
        reason: &str,
    ) -> sqlx::Result<Changed> {
        let reason = Some(reason);
        self.change(
            id,
            Wanted { to: State::Withdrawn, from: None, seen: None, generation: None, who, reason },
        )
        .await
    }

    async fn change(&self, id: Uuid, wanted: Wanted<'_>) -> sqlx::Result<Changed> {
        let Wanted { to, from, seen, generation, who, reason } = wanted;
        let mut work = self.context.begin().await?;
        let now = work.now();
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        if before.state == State::Withdrawn && to != State::Withdrawn {
            return Ok(Changed::Erased);
        }
        if generation.is_some_and(|generation| generation != before.generation) {
            return Ok(Changed::Conflict);
        }
        // Whoever has seen other words has not seen this one as it stands, also where it stands as they want.
        if seen.is_some_and(|seen| !seen.is(&before)) {
            return Ok(Changed::Conflict);
        }
        if before.state == to {
            return Ok(Changed::Already);
        }
        if from.is_some_and(|seen| seen != before.state) {
            return Ok(Changed::Conflict);
        }
        match to {
            State::Withdrawn => {
                if let Some(key) = signatures::first_key(work.conn(), id).await? {
                    let hash = self.context.keys.name_hash(before.letter, &key);
                    crate::signing::signature::store::claims::note_leaving(work.conn(), id, &hash).await?;
                }
                erasure::erase(&mut work, std::slice::from_ref(&before)).await?;
                networks::erase(work.conn(), &[id]).await?;
                // A form sent again has asked nothing of its address: its words would lie here for two weeks.
                let address: Vec<_> = before.address.iter().map(|address| address.exact.clone()).collect();
                let letters = vec![before.letter; address.len()];
                submissions::delete_of(work.conn(), &letters, &address).await?;
                if who != Who::Signer {
                    requested_withdrawal::owe_notice(&mut work, &before, reason.unwrap_or_default()).await?;
                }
            }
            // The first publication sets the state with the number.
            State::Published if before.number.is_none() => {}
            State::Rejected => signatures::set_state(work.conn(), id, to, reason, now).await?,
            State::Published | State::Held => {
                signatures::set_state(work.conn(), id, to, None, now).await?;
            }
        }
        match to {
            State::Withdrawn => {}
            // What was asked before belongs to it again.
            State::Held => questions::settle_all(work.conn(), &[id], None).await?,
            State::Published | State::Rejected => {
                questions::settle_all(work.conn(), &[id], Some(now)).await?;
            }
        }
        // Of their own withdrawal it is the way that the signer came, in our own words.
        let kept = reason.map(|reason| match who {
            Who::Signer => reason.to_owned(),
            _ => before.adherence.said.struck_from(reason),
        });
        let detail = json!({ "from": before.state.as_str(), "reason": kept });
        work.audit(before.entry(who, to.act(), detail));
        // Whoever was entered by the organizers has never heard from the site.
        let has_written = !before.is_entered;
        if to != State::Withdrawn && before.address.is_some() && has_written {
            work.owe(STANDING_MAIL, id);
        }
        work.changed(&before, Standing { state: to, ..before.standing() });
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Erases what was sent in somebody's name, as its mail's link says that it was not them. Twice is harmless; so
    /// is a link from before the address was corrected, which concerns another mailbox.
    pub async fn not_me(&self, id: Uuid, generation: i16) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let sent = match submissions::find(work.conn(), id).await? {
            Some(submission) => Some(submission.generation),
            // It was confirmed, by whoever reads this mailbox: then it is a signature to be withdrawn.
            None => signatures::find(work.conn(), id).await?.map(|signature| signature.generation),
        };
        if sent != Some(generation) {
            return Ok(());
        }
        // Its address may be corrected at this moment: then there is nothing of this mailbox to erase any more.
        if submissions::delete(work.conn(), id, generation).await? {
            networks::erase(work.conn(), &[id]).await?;
        }
        work.commit().await?;
        self.withdraw(Link { id, generation }, "not-me").await.map(drop)
    }
}
