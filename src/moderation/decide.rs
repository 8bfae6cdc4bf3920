//! Decisions on one signature, or on an edit that waits, which has an id of its own.

use uuid::Uuid;

use super::Moderator;
use crate::signing::{Signing, signature::Changed};

/// Publishes a signature, or puts an edit in force.
pub async fn publish(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    reason: Option<&str>,
) -> sqlx::Result<Changed> {
    match signing.accept_edit(id, moderator.who(), reason).await? {
        Changed::Unknown => signing.publish(id, moderator.who(), reason).await,
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
    match signing.decline_edit(id, moderator.who(), reason).await? {
        Changed::Unknown => signing.reject(id, moderator.who(), reason).await,
        decided => Ok(decided),
    }
}
