//! Who somebody is, as far as organizers have found out: a signature is `checked` once one of them says how and when.
//!
//! The signer sees it. A check is of the words that it was made for: who changes their name, or as whom they sign,
//! is known by their mailbox again.

use serde_json::json;
use time::Date;
use uuid::Uuid;

use super::Review;
use crate::{
    audit::Who,
    signing::signature::{
        Changed, State, VerifiedBy, details::Visibility, fields::Plain, fingerprint::Seen,
        identity_check::verify,
    },
};

pub use crate::signing::signature::store::identity_checks::Check;

/// What an organizer found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub on: Date,
    /// How; not empty.
    pub how: Plain,
}

impl Review {
    /// Notes that an organizer has checked who signed. Of somebody without a name there is nothing to check that
    /// would not give them away.
    pub async fn check(&self, id: Uuid, seen: &Seen, who: Who, finding: &Finding) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        let stands = matches!(before.state, State::Held | State::Published);
        let has_name = before.adherence.visibility != Visibility::Anonymous;
        if !(stands && has_name && seen.is(&before)) || before.verified_by == VerifiedBy::Checked {
            return Ok(Changed::Conflict);
        }
        let check = Check { id: Uuid::now_v7(), on: finding.on, how: finding.how.as_str().to_owned() };
        crate::signing::signature::store::identity_checks::insert(
            work.conn(),
            id,
            &check,
            before.verified_by,
        )
        .await?;
        work.audit(before.entry(who, "check", json!({ "check": check.id })));
        verify(&mut work, &before, VerifiedBy::Checked).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Takes a check back.
    pub async fn uncheck(&self, check: Uuid, who: Who) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(id) =
            crate::signing::signature::store::identity_checks::signature_of(work.conn(), check).await?
        else {
            return Ok(Changed::Unknown);
        };
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        // Another may have been quicker before the row was ours.
        let Some(was) = crate::signing::signature::store::identity_checks::delete(work.conn(), id).await?
        else {
            return Ok(Changed::Unknown);
        };
        work.audit(before.entry(who, "uncheck", json!({ "check": check })));
        verify(&mut work, &before, was).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }
}
