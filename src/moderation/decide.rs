//! Decisions on one signature, or on a waiting edit, which has an id of its own.

use uuid::Uuid;

use super::Moderator;
use crate::signing::{
    Signing,
    review::{correction::Correction, featured::Feature, identity_check::Finding},
    signature::{Changed, State, fields::Plain, fingerprint::Seen},
};

/// Publishes a signature, or accepts an edit.
pub async fn publish(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    reason: Option<&str>,
) -> sqlx::Result<Changed> {
    match signing.edits.accept(id, moderator.who(), reason).await? {
        Changed::Unknown => signing.decisions.publish(id, moderator.who(), reason).await,
        decided => Ok(decided),
    }
}

/// Rejects a signature, or declines an edit, for a reason that its signer is told.
pub async fn reject(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    reason: &str,
) -> sqlx::Result<Changed> {
    match signing.edits.decline(id, moderator.who(), reason).await? {
        Changed::Unknown => signing.decisions.reject(id, moderator.who(), reason).await,
        decided => Ok(decided),
    }
}

/// Changes the state of a signature, if it is still the one that the moderator has seen.
pub async fn put(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    change: (State, State),
    reason: Option<&str>,
) -> sqlx::Result<Changed> {
    signing.decisions.decide(id, change, moderator.who(), reason).await
}

/// A decision of a moderator in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Publish a held signature, or accept an edit.
    Publish,
    /// Reject or decline it, for a reason that its signer is told.
    Reject(String),
    /// Put a signature that was decided a moment ago back into the queue.
    Undo(State),
    /// Take down a published signature that was reported, for a reason that its signer is told.
    TakeDown(String),
}

/// Decides, if the signature or edit is still as the moderator has seen it.
pub async fn decide(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    decision: &Decision,
    seen: &Seen,
) -> sqlx::Result<Changed> {
    let who = moderator.who();
    let edit = match decision {
        Decision::Publish => signing.edits.accept(id, who, None).await?,
        Decision::Reject(reason) => signing.edits.decline(id, who, reason).await?,
        Decision::Undo(_) | Decision::TakeDown(_) => Changed::Unknown,
    };
    if edit != Changed::Unknown {
        return Ok(edit);
    }
    match decision {
        Decision::Publish => signing.decisions.decide_as_seen(id, (seen, State::Published), who, None).await,
        Decision::Reject(reason) | Decision::TakeDown(reason) => {
            signing.decisions.decide_as_seen(id, (seen, State::Rejected), who, Some(reason)).await
        }
        Decision::Undo(decided) => signing.decisions.decide(id, (*decided, State::Held), who, None).await,
    }
}

/// What a moderator can do about a signature besides deciding on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Care {
    /// Record a check of the signer's identity.
    Check(Finding),
    Ask(Plain),
    Correct(Correction),
    /// Feature the signature first on the list, publishing it if it waits; or stop that.
    Feature(Feature),
}

/// Does it, if the signature still says what the moderator has seen.
pub async fn care(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    care: &Care,
    seen: &Seen,
) -> sqlx::Result<Changed> {
    let who = moderator.who();
    match care {
        Care::Check(finding) => signing.review.check(id, seen, who, finding).await,
        Care::Ask(words) => signing.questions.ask(id, seen, who, words).await,
        Care::Correct(correction) => signing.review.correct(id, seen, who, correction).await,
        Care::Feature(wanted) => {
            let published = signing.decisions.decide_as_seen(id, (seen, State::Published), who, None).await?;
            if !matches!(published, Changed::Done | Changed::Already) {
                return Ok(published);
            }
            // A signature that was featured before it was taken down has kept its place: publishing it is
            // enough.
            match signing.review.feature(id, *wanted, who).await? {
                Changed::Already => Ok(published),
                featured => Ok(featured),
            }
        }
    }
}
