//! What is known of who signed, and when that ends: a check is of the words and the mailbox that it was made for.

use serde_json::json;
use sqlx::PgConnection;
use time::OffsetDateTime;

use super::{
    Signature, VerifiedBy,
    details::Adherence,
    store,
    tally::{Change, Revision, Standing},
};
use crate::audit::{self, Who};

/// What a check was made of: the rest says nothing about who somebody is.
const OF_WHOM: [&str; 5] = ["name", "spokesperson", "capacity", "role", "organisation"];

/// What is known of who signed once these words are in force: a check ends with the words that it was of.
pub(in crate::signing) async fn outlasting(
    tx: &mut PgConnection,
    before: &Signature,
    wanted: &Adherence,
    now: OffsetDateTime,
) -> sqlx::Result<VerifiedBy> {
    let is_another = crate::signing::signature::details::differences(&before.adherence, wanted)
        .into_iter()
        .any(|field| OF_WHOM.contains(&field));
    if before.verified_by != VerifiedBy::Checked || !is_another {
        return Ok(before.verified_by);
    }
    let was = crate::signing::signature::store::identity_checks::delete(tx, before.id)
        .await?
        .unwrap_or(VerifiedBy::Email);
    crate::signing::signature::store::identity_checks::verify(tx, before.id, was).await?;
    record(tx, before, Who::Signer, ("uncheck", json!({ "because": "edit" })), now).await?;
    Ok(was)
}

/// Ends the check of a signature that moves to another mailbox: it was of whoever had the one before. Comes last, as
/// [`verify`] does.
pub(in crate::signing) async fn end(
    tx: &mut PgConnection,
    before: &Signature,
    because: &'static str,
    now: OffsetDateTime,
) -> sqlx::Result<Option<Revision>> {
    if before.verified_by != VerifiedBy::Checked {
        return Ok(None);
    }
    let was = crate::signing::signature::store::identity_checks::delete(tx, before.id)
        .await?
        .unwrap_or(VerifiedBy::Email);
    record(tx, before, Who::Signer, ("uncheck", json!({ "because": because })), now).await?;
    verify(tx, before, was, now).await
}

/// Says what is known of who signed, which the public sees of a line. It may touch the row that everybody waits for,
/// so that it comes last.
pub(in crate::signing) async fn verify(
    tx: &mut PgConnection,
    before: &Signature,
    verified_by: VerifiedBy,
    now: OffsetDateTime,
) -> sqlx::Result<Option<Revision>> {
    crate::signing::signature::store::identity_checks::verify(tx, before.id, verified_by).await?;
    let mut change = Change::default();
    change.remove(before.standing());
    change.add(Standing { verified_by, ..before.standing() });
    if change == Change::default() {
        return Ok(None);
    }
    let reached = store::tally::settle(tx, before.letter, &change, &[], now).await?;
    store::signatures::stamp(tx, &[before.id], reached.revision).await?;
    Ok(Some(reached))
}

/// Ids alone: how somebody was checked may name people.
pub(in crate::signing) async fn record(
    tx: &mut PgConnection,
    signature: &Signature,
    who: Who,
    (act, detail): (&'static str, serde_json::Value),
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let entry = audit::Entry { who, act, letter: signature.letter, subject: Some(signature.id), detail };
    audit::record(tx, now, &[entry]).await
}
