//! Owns how a signer's identity was verified, and when that ends: a check is valid only for the words and the mailbox
//! for which it was made.

use serde_json::json;

use super::{
    Signature, VerifiedBy,
    details::{SignatureDetails, differences},
    store,
    tally::Counted,
    unit_of_work::UnitOfWork,
};
use crate::audit::Who;

/// The fields on which a check depends: the others do not identify the person.
const OF_WHOM: [&str; 5] = ["name", "spokesperson", "capacity", "role", "organisation"];

/// The verification of a signature after these words replace the old ones: a check ends if the words it was made for
/// change.
pub(in crate::signing) async fn outlasting(
    work: &mut UnitOfWork,
    before: &Signature,
    wanted: &SignatureDetails,
) -> sqlx::Result<VerifiedBy> {
    let is_another = differences(&before.details, wanted).into_iter().any(|field| OF_WHOM.contains(&field));
    if before.verified_by != VerifiedBy::Checked || !is_another {
        return Ok(before.verified_by);
    }
    let was = store::identity_checks::delete(work.conn(), before.id).await?.unwrap_or(VerifiedBy::Email);
    store::identity_checks::verify(work.conn(), before.id, was).await?;
    work.audit(before.entry(Who::Signer, "uncheck", json!({ "because": "edit" })));
    Ok(was)
}

/// Ends the check of a signature that moves to another mailbox: the check was of the person with the old one.
pub(in crate::signing) async fn end(
    work: &mut UnitOfWork,
    before: &Signature,
    because: &'static str,
) -> sqlx::Result<()> {
    if before.verified_by != VerifiedBy::Checked {
        return Ok(());
    }
    let was = store::identity_checks::delete(work.conn(), before.id).await?.unwrap_or(VerifiedBy::Email);
    work.audit(before.entry(Who::Signer, "uncheck", json!({ "because": because })));
    verify(work, before, was).await
}

/// Sets how the signer was verified, which is shown publicly with the line.
pub(in crate::signing) async fn verify(
    work: &mut UnitOfWork,
    before: &Signature,
    verified_by: VerifiedBy,
) -> sqlx::Result<()> {
    store::identity_checks::verify(work.conn(), before.id, verified_by).await?;
    if verified_by != before.verified_by {
        work.changed(before, Counted { verified_by, ..before.counted() });
    }
    Ok(())
}
