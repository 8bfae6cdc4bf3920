//! A signature and its verbs: publish, reject, withdraw. Every change of state goes through one door, which moves
//! the tally, writes the audit row, and owes the mail in the same transaction.

pub mod address;
pub mod details;
pub mod fields;
pub mod fingerprint;
pub mod hold_reason;
pub mod identity_check;
pub mod link;
pub mod mail_domain;
pub mod mail_kinds;
pub mod model;
pub mod revisions;
pub mod search_terms;
pub mod showing;
pub mod state;
pub(in crate::signing) mod store;
pub mod tally;
pub mod text_limit;

use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use self::{
    fingerprint::Seen,
    link::Link,
    mail_kinds::STANDING_MAIL,
    tally::{Change, Standing},
};
pub use self::{
    model::Signature,
    state::{Changed, State, VerifiedBy},
};
use super::{Signing, decision::requested_withdrawal, entry::enter, signer, submission};
use crate::{
    audit::{self, Who},
    mail::{self, suppression_list},
};

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

impl Signing {
    /// When mail to the address of this signature came back, if it is set aside.
    pub async fn came_back(&self, signature: &Signature) -> sqlx::Result<Option<OffsetDateTime>> {
        let Some(address) = &signature.address else { return Ok(None) };
        suppression_list::since(&mut *self.pool.acquire().await?, &address.exact).await
    }

    /// A signature.
    pub async fn signature(&self, id: Uuid) -> sqlx::Result<Option<Signature>> {
        store::signatures::find(&mut *self.pool.acquire().await?, id).await
    }

    /// The signatures that wait for a moderator, those first that have waited longest, behind one that waits since then
    /// under this id: the next of one letter or of all.
    pub async fn held_after(
        &self,
        letter: Option<i64>,
        after: (OffsetDateTime, Uuid),
        most: i64,
    ) -> sqlx::Result<Vec<Signature>> {
        store::signatures::held(&mut *self.pool.acquire().await?, letter, after, most).await
    }

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

    pub(super) async fn withdraw_as(&self, id: Uuid, who: Who, reason: &str) -> sqlx::Result<Changed> {
        let reason = Some(reason);
        self.change(
            id,
            Wanted { to: State::Withdrawn, from: None, seen: None, generation: None, who, reason },
        )
        .await
    }

    async fn change(&self, id: Uuid, wanted: Wanted<'_>) -> sqlx::Result<Changed> {
        let Wanted { to, from, seen, generation, who, reason } = wanted;
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(before) = store::signatures::lock(&mut tx, id).await? else { return Ok(Changed::Unknown) };
        if before.state == State::Withdrawn && to != State::Withdrawn {
            return Ok(Changed::Erased);
        }
        if generation.is_some_and(|generation| generation != before.generation) {
            return Ok(Changed::Otherwise);
        }
        // Whoever has seen other words has not seen this one as it stands, also where it stands as they want.
        if seen.is_some_and(|seen| !seen.is(&before)) {
            return Ok(Changed::Otherwise);
        }
        if before.state == to {
            return Ok(Changed::Already);
        }
        if from.is_some_and(|seen| seen != before.state) {
            return Ok(Changed::Otherwise);
        }
        let after = Standing { state: to, ..before.standing() };
        let is_first_publication = to == State::Published && before.number.is_none();
        match to {
            State::Withdrawn => {
                if let Some(key) =
                    crate::signing::signature::store::signatures::first_key(&mut tx, id).await?
                {
                    let hash = self.keys.name_hash(before.letter, &key);
                    signer::store::claims::note_leaving(&mut tx, id, &hash).await?;
                }
                enter::forget_names(&mut tx, std::iter::once(&before)).await?;
                store::signatures::erase(&mut tx, &[id], now).await?;
                submission::store::networks::erase(&mut tx, &[id]).await?;
                submission::store::mail_limit::forget_addresses(&mut tx, &[id]).await?;
                // A form sent again has asked nothing of its address: its words would lie here for two weeks.
                let address: Vec<_> = before.address.iter().map(|address| address.exact.clone()).collect();
                let letters = vec![before.letter; address.len()];
                submission::store::submissions::delete_of(&mut tx, &letters, &address).await?;
                if who != Who::Signer {
                    requested_withdrawal::owe_notice(&mut tx, &before, reason.unwrap_or_default(), now)
                        .await?;
                }
            }
            // `settle` gives it its number, and the state with it.
            State::Published if is_first_publication => {}
            State::Rejected => store::signatures::set_state(&mut tx, id, to, reason, now).await?,
            State::Published | State::Held => {
                store::signatures::set_state(&mut tx, id, to, None, now).await?;
            }
        }
        match to {
            State::Withdrawn => {}
            // What was asked before belongs to it again.
            State::Held => signer::store::questions::settle_all(&mut tx, &[id], None).await?,
            State::Published | State::Rejected => {
                signer::store::questions::settle_all(&mut tx, &[id], Some(now)).await?;
            }
        }
        // Of their own withdrawal it is the way that the signer came, in our own words.
        let kept = reason.map(|reason| match who {
            Who::Signer => reason.to_owned(),
            _ => before.adherence.said.struck_from(reason),
        });
        let entry = audit::Entry {
            who,
            act: to.act(),
            letter: before.letter,
            subject: Some(id),
            detail: json!({ "from": before.state.as_str(), "reason": kept }),
        };
        audit::record(&mut tx, now, &[entry]).await?;
        // Whoever was entered by the organizers has never heard from the site.
        let has_written = !before.is_entered;
        if to != State::Withdrawn && before.address.is_some() && has_written {
            mail::enqueue(&mut tx, now, &[crate::signing::signature::mail_kinds::owed(STANDING_MAIL, id)])
                .await?;
        }
        let mut change = Change::default();
        change.remove(before.standing());
        change.add(Standing { is_numbered: after.is_numbered || is_first_publication, ..after });
        let mut revision = None;
        if change != Change::default() {
            let newly = if is_first_publication { &[id][..] } else { &[] };
            let reached = store::tally::settle(&mut tx, before.letter, &change, newly, now).await?;
            let is_listed = before.adherence.visibility.is_listed();
            if is_listed && (before.state == State::Published || to == State::Published) {
                store::signatures::stamp(&mut tx, &[id], reached.revision).await?;
            } else if before.state == State::Published {
                store::daily_records::amend(&mut tx, &[id]).await?;
            }
            revision = Some(reached);
        }
        tx.commit().await?;
        if let Some(revision) = revision {
            self.revisions.saw(revision);
        }
        Ok(Changed::Done)
    }
}
