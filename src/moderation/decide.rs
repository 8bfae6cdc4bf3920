//! Decisions on one signature, or on an edit that waits, which has an id of its own.

use uuid::Uuid;

use super::Moderator;
use crate::signing::{
    Signing,
    review::{correction::Correction, featured::Feature, identity_check::Finding},
    signature::{Changed, State, fields::Plain, fingerprint::Seen},
};

/// Publishes a signature, or puts an edit in force.
pub async fn publish(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    reason: Option<&str>,
) -> sqlx::Result<Changed> {
    match signing.signers.accept_edit(id, moderator.who(), reason).await? {
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
    match signing.signers.decline_edit(id, moderator.who(), reason).await? {
        Changed::Unknown => signing.decisions.reject(id, moderator.who(), reason).await,
        decided => Ok(decided),
    }
}

/// Puts a signature into another state, if it still stands as the moderator has seen it.
pub async fn put(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    change: (State, State),
    reason: Option<&str>,
) -> sqlx::Result<Changed> {
    signing.decisions.decide(id, change, moderator.who(), reason).await
}

/// What a moderator has seen, and what they want of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What waits goes public: a signature that is held, or an edit.
    Publish,
    /// It does not, for a reason that its signer is told.
    Reject(String),
    /// What was decided a moment ago waits again.
    Undo(State),
    /// A published signature that somebody reported is taken down, for a reason that its signer is told.
    TakeDown(String),
}

/// Decides, if it still stands as the moderator has seen it.
pub async fn decide(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    decision: &Decision,
    seen: &Seen,
) -> sqlx::Result<Changed> {
    let who = moderator.who();
    let edit = match decision {
        Decision::Publish => signing.signers.accept_edit(id, who, None).await?,
        Decision::Reject(reason) => signing.signers.decline_edit(id, who, reason).await?,
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

/// What a moderator does about a signature besides, which leaves it where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Care {
    /// They have checked who it is.
    Check(Finding),
    /// They ask its signer.
    Ask(Plain),
    /// They correct a typo.
    Correct(Correction),
    /// They put it among those that stand first, publishing it if it waits; or no more.
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
        Care::Ask(words) => signing.signers.ask(id, seen, who, words).await,
        Care::Correct(correction) => signing.review.correct(id, seen, who, correction).await,
        Care::Feature(wanted) => {
            let published = signing.decisions.decide_as_seen(id, (seen, State::Published), who, None).await?;
            if !matches!(published, Changed::Done | Changed::Already) {
                return Ok(published);
            }
            // Whoever stood first before it was taken back has kept their place: publishing it is enough.
            match signing.review.feature(id, *wanted, who).await? {
                Changed::Already => Ok(published),
                featured => Ok(featured),
            }
        }
    }
}
