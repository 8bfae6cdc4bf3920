//! Identity checks: a signature is `checked` once an organizer states how and when they found out who the signer is.
//!
//! The signer sees it. A check applies to the words that it was made for: if the signer changes their name or
//! capacity, the signature is again verified by its mailbox only.

use serde_json::json;
use time::Date;
use uuid::Uuid;

use super::Review;
use crate::{
    audit::Who,
    signing::signature::{
        Changed, State, VerifiedBy, details::Visibility, fields::Plain, fingerprint::Seen,
        identity_check::verify, store::identity_checks,
    },
};

pub use crate::signing::signature::store::identity_checks::Check;

/// The result of an organizer's check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub on: Date,
    /// How it was checked; not empty.
    pub how: Plain,
}

impl Review {
    /// Records that an organizer has checked who signed. A signature without a name cannot be checked: a check would
    /// reveal the person.
    pub async fn check(&self, id: Uuid, seen: &Seen, who: Who, finding: &Finding) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        let stands = matches!(before.state, State::Held | State::Published);
        let has_name = before.details.visibility != Visibility::Anonymous;
        if !(stands && has_name && seen.is(&before)) || before.verified_by == VerifiedBy::Checked {
            return Ok(Changed::Conflict);
        }
        let check = Check { id: Uuid::now_v7(), on: finding.on, how: finding.how.as_str().to_owned() };
        identity_checks::insert(work.conn(), id, &check, before.verified_by).await?;
        work.audit(before.entry(who, "check", json!({ "check": check.id })));
        verify(&mut work, &before, VerifiedBy::Checked).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Reverts a check.
    pub async fn uncheck(&self, check: Uuid, who: Who) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(id) = identity_checks::signature_of(work.conn(), check).await? else {
            return Ok(Changed::Unknown);
        };
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        // Another request may have reverted it before this transaction got the row lock.
        let Some(was) = identity_checks::delete(work.conn(), id).await? else {
            return Ok(Changed::Unknown);
        };
        work.audit(before.entry(who, "uncheck", json!({ "check": check })));
        verify(&mut work, &before, was).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }
}
