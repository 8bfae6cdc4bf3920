//! Owns changes of a signature's state: publish, reject, hold, withdraw. One function makes all of them, so that none
//! misses a side effect: the questions that are settled, the words and addresses that are erased.
//!
//! | file | owns |
//! | --- | --- |
//! | [`bulk`] | decisions on many signatures in chunks |
//! | [`erasure`] | everything that is erased with a withdrawn signature |
//! | [`repeat`] | what people took away, repeated in a database that lacks it |
//! | [`requested_withdrawal`] | a signature withdrawn because its signer asked the organizers |

pub mod bulk;
pub mod erasure;
pub mod repeat;
pub mod requested_withdrawal;
pub(in crate::signing) mod store;

use serde_json::json;
use uuid::Uuid;

use super::{
    signature::{
        Changed, State,
        context::Context,
        fingerprint::Seen,
        link::Link,
        mail_kinds::MailKind,
        narrowing::ERASE_FORM,
        store::{claims, signatures},
        tally::Counted,
    },
    signer::store::questions,
    submission::store::{networks, submissions},
};
use crate::{audit::Who, letters::library::site_letters};

/// A requested change of state.
struct Wanted<'a> {
    to: State,
    /// Only if it has this state.
    from: Option<State>,
    /// Only if its content is what the deciding person saw.
    seen: Option<&'a Seen>,
    /// Only if its links have this generation.
    generation: Option<i16>,
    who: Who,
    reason: Option<&'a str>,
    /// It was done before, and its signer was told.
    is_repeated: bool,
}

impl<'a> Wanted<'a> {
    /// Without a condition on what the signature is now.
    const fn of(to: State, who: Who, reason: Option<&'a str>) -> Self {
        Self { to, from: None, seen: None, generation: None, who, reason, is_repeated: false }
    }
}

pub struct Decisions {
    pub(in crate::signing) context: Context,
}

impl Decisions {
    /// Publishes a signature; its signer is told.
    pub async fn publish(&self, id: Uuid, who: Who, reason: Option<&str>) -> sqlx::Result<Changed> {
        self.change(id, Wanted::of(State::Published, who, reason)).await
    }

    /// Rejects a signature for a reason that its signer is told.
    pub async fn reject(&self, id: Uuid, who: Who, reason: &str) -> sqlx::Result<Changed> {
        self.change(id, Wanted::of(State::Rejected, who, Some(reason))).await
    }

    /// Decides on a signature if its state is still what the deciding person saw; its signer is told.
    pub async fn decide(
        &self,
        id: Uuid,
        (seen, to): (State, State),
        who: Who,
        reason: Option<&str>,
    ) -> sqlx::Result<Changed> {
        self.change(id, Wanted { from: Some(seen), ..Wanted::of(to, who, reason) }).await
    }

    /// Decides on a signature if its state and content are still what the deciding person saw; its signer is told.
    pub async fn decide_as_seen(
        &self,
        id: Uuid,
        (seen, to): (&Seen, State),
        who: Who,
        reason: Option<&str>,
    ) -> sqlx::Result<Changed> {
        self.change(id, Wanted { seen: Some(seen), ..Wanted::of(to, who, reason) }).await
    }

    /// Withdraws a signature by its link: its words and its address are erased at once. `way` states how the signer
    /// came to the withdrawal.
    pub async fn withdraw(&self, link: Link, way: &str) -> sqlx::Result<Changed> {
        let wanted = Wanted::of(State::Withdrawn, Who::Signer, Some(way));
        let wanted = Wanted { generation: Some(link.generation), ..wanted };
        self.change(link.id, wanted).await
    }

    pub(in crate::signing) async fn withdraw_as(
        &self,
        id: Uuid,
        who: Who,
        reason: &str,
    ) -> sqlx::Result<Changed> {
        self.change(id, Wanted::of(State::Withdrawn, who, Some(reason))).await
    }

    async fn change(&self, id: Uuid, wanted: Wanted<'_>) -> sqlx::Result<Changed> {
        let Wanted { to, from, seen, generation, who, reason, is_repeated } = wanted;
        let mut work = self.context.begin().await?;
        let now = work.now();
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        if before.state == State::Withdrawn && to != State::Withdrawn {
            return Ok(Changed::Erased);
        }
        if generation.is_some_and(|generation| generation != before.generation) {
            return Ok(Changed::Conflict);
        }
        // A person who saw other content has not seen the current one. This is a conflict even if the state is
        // already the wanted one.
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
                    claims::note_leaving(work.conn(), id, &hash).await?;
                    site_letters::forget_signatory(work.conn(), before.letter, &key).await?;
                }
                erasure::erase(&mut work, std::slice::from_ref(&before)).await?;
                networks::erase(work.conn(), &[id]).await?;
                // A form sent again has not yet asked its address to confirm: without this, its words would be kept
                // for two weeks.
                let address: Vec<_> = before.address.iter().map(|address| address.exact.clone()).collect();
                let letters = vec![before.letter; address.len()];
                submissions::delete_of(work.conn(), &letters, &address).await?;
                if who != Who::Signer && !is_repeated {
                    requested_withdrawal::owe_notice(&mut work, &before, reason.unwrap_or_default()).await?;
                }
            }
            // The first publication sets the state together with the number.
            State::Published if before.number.is_none() => {}
            State::Rejected => {
                let told = reason.filter(|_| !is_repeated);
                signatures::set_state(work.conn(), id, to, told, now).await?;
            }
            State::Published | State::Held => {
                signatures::set_state(work.conn(), id, to, None, now).await?;
            }
        }
        match to {
            State::Withdrawn => {}
            // Earlier questions belong to the signature again.
            State::Held => questions::settle_all(work.conn(), &[id], None).await?,
            State::Published | State::Rejected => {
                questions::settle_all(work.conn(), &[id], Some(now)).await?;
            }
        }
        // For a signer's own withdrawal, the reason is the way they came to it, in our own words.
        let kept = reason.map(|reason| match who {
            Who::Signer => reason.to_owned(),
            _ => before.details.text.struck_from(reason),
        });
        let detail = json!({ "from": before.state.into_str(), "reason": kept });
        work.audit(before.entry(who, to.act(), detail));
        // A person entered by the organizers has never received mail from the site.
        let is_told = !before.is_entered && !is_repeated;
        if to != State::Withdrawn && before.address.is_some() && is_told {
            work.owe(MailKind::State, id);
        }
        work.changed(&before, Counted { state: to, ..before.counted() });
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Erases a form sent in another person's name, because the link in its mail says that it was not them. Repeating
    /// it is harmless; so is a link from before the address was corrected, which concerns another mailbox.
    pub async fn not_me(&self, id: Uuid, generation: i16) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let sent = match submissions::find(work.conn(), id).await? {
            Some(submission) => Some(submission.generation),
            // It was confirmed by the reader of this mailbox: then it is a signature to withdraw.
            None => signatures::find(work.conn(), id).await?.map(|signature| signature.generation),
        };
        if sent != Some(generation) {
            return Ok(());
        }
        // The address may be corrected at this moment: then there is nothing of this mailbox left to erase.
        if submissions::delete(work.conn(), id, generation).await? {
            networks::erase(work.conn(), &[id]).await?;
            work.narrow(ERASE_FORM, id.to_string());
        }
        work.commit().await?;
        self.withdraw(Link { id, generation }, "not-me").await.map(drop)
    }
}
