//! What is known of who signed, and when that ends: a check is of the words and the mailbox that it was made for.

use serde_json::json;

use super::{
    Signature, VerifiedBy,
    details::{Adherence, differences},
    store,
    tally::Standing,
    unit_of_work::UnitOfWork,
};
use crate::audit::Who;

/// What a check was made of: the rest says nothing about who somebody is.
const OF_WHOM: [&str; 5] = ["name", "spokesperson", "capacity", "role", "organisation"];

/// What is known of who signed once these words are in force: a check ends with the words that it was of.
pub(in crate::signing) async fn outlasting(
    work: &mut UnitOfWork,
    before: &Signature,
    wanted: &Adherence,
) -> sqlx::Result<VerifiedBy> {
    let is_another = differences(&before.adherence, wanted).into_iter().any(|field| OF_WHOM.contains(&field));
    if before.verified_by != VerifiedBy::Checked || !is_another {
        return Ok(before.verified_by);
    }
    let was = store::identity_checks::delete(work.conn(), before.id).await?.unwrap_or(VerifiedBy::Email);
    store::identity_checks::verify(work.conn(), before.id, was).await?;
    work.audit(before.entry(Who::Signer, "uncheck", json!({ "because": "edit" })));
    Ok(was)
}

/// Ends the check of a signature that moves to another mailbox: it was of whoever had the one before.
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

/// Says what is known of who signed, which the public sees of a line.
pub(in crate::signing) async fn verify(
    work: &mut UnitOfWork,
    before: &Signature,
    verified_by: VerifiedBy,
) -> sqlx::Result<()> {
    store::identity_checks::verify(work.conn(), before.id, verified_by).await?;
    if verified_by != before.verified_by {
        work.changed(before, Standing { verified_by, ..before.standing() });
    }
    Ok(())
}
