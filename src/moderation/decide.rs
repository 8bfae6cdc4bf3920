//! Decisions on one signature.

use uuid::Uuid;

use super::Moderator;
use crate::signing::{Signing, signature::Changed};

/// Publishes a signature.
pub async fn publish(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    reason: Option<&str>,
) -> sqlx::Result<Changed> {
    signing.publish(id, moderator.who, reason).await
}

/// Rejects a signature for a reason that its signer is told.
pub async fn reject(
    moderator: &Moderator,
    signing: &Signing,
    id: Uuid,
    reason: &str,
) -> sqlx::Result<Changed> {
    signing.reject(id, moderator.who, reason).await
}
