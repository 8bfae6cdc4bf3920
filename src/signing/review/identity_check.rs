//! Who somebody is, as far as organizers have found out: a signature is `checked` once one of them says how and when.
//!
//! The signer sees it. A check is of the words that it was made for: who changes their name, or as whom they sign,
//! is known by their mailbox again.

use serde_json::json;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::{
    audit::{self, Who},
    signing::{
        Signing,
        signature::{
            Changed, Signature, State, VerifiedBy,
            details::{Adherence, Visibility},
            fields::Plain,
            fingerprint::Seen,
            store,
            tally::{Change, Revision, Standing},
        },
        signer::edit,
    },
};

/// What a check was made of: the rest says nothing about who somebody is.
const OF_WHOM: [&str; 5] = ["name", "spokesperson", "capacity", "role", "organisation"];

/// A check that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// By which it is taken back.
    pub id: Uuid,
    /// The day on which an organizer found out.
    pub on: Date,
    /// How, in words that the signer reads.
    pub how: String,
}

/// What an organizer found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// On which day.
    pub on: Date,
    /// How; not empty.
    pub how: Plain,
}

impl Signing {
    /// Notes that an organizer has checked who signed. Of somebody without a name there is nothing to check that
    /// would not give them away.
    pub async fn check(&self, id: Uuid, seen: &Seen, who: Who, finding: &Finding) -> sqlx::Result<Changed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(before) = store::signatures::lock(&mut tx, id).await? else { return Ok(Changed::Unknown) };
        let stands = matches!(before.state, State::Held | State::Published);
        let has_name = before.adherence.visibility != Visibility::Anonymous;
        if !(stands && has_name && seen.is(&before)) || before.verified_by == VerifiedBy::Checked {
            return Ok(Changed::Otherwise);
        }
        let check = Check { id: Uuid::now_v7(), on: finding.on, how: finding.how.as_str().to_owned() };
        crate::signing::review::store::identity_checks::insert(&mut tx, id, &check, before.verified_by)
            .await?;
        record(&mut tx, &before, who, ("check", json!({ "check": check.id })), now).await?;
        let reached = verify(&mut tx, &before, VerifiedBy::Checked, now).await?;
        tx.commit().await?;
        reached.into_iter().for_each(|revision| self.revisions.saw(revision));
        Ok(Changed::Done)
    }

    /// Takes a check back.
    pub async fn uncheck(&self, check: Uuid, who: Who) -> sqlx::Result<Changed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(id) = crate::signing::review::store::identity_checks::signature_of(&mut tx, check).await?
        else {
            return Ok(Changed::Unknown);
        };
        let Some(before) = store::signatures::lock(&mut tx, id).await? else { return Ok(Changed::Unknown) };
        // Another may have been quicker before the row was ours.
        let Some(was) = crate::signing::review::store::identity_checks::delete(&mut tx, id).await? else {
            return Ok(Changed::Unknown);
        };
        record(&mut tx, &before, who, ("uncheck", json!({ "check": check })), now).await?;
        let reached = verify(&mut tx, &before, was, now).await?;
        tx.commit().await?;
        reached.into_iter().for_each(|revision| self.revisions.saw(revision));
        Ok(Changed::Done)
    }
}

/// What is known of who signed once these words are in force: a check ends with the words that it was of.
pub(in crate::signing) async fn outlasting(
    tx: &mut PgConnection,
    before: &Signature,
    wanted: &Adherence,
    now: OffsetDateTime,
) -> sqlx::Result<VerifiedBy> {
    let is_another =
        edit::differences(&before.adherence, wanted).into_iter().any(|field| OF_WHOM.contains(&field));
    if before.verified_by != VerifiedBy::Checked || !is_another {
        return Ok(before.verified_by);
    }
    let was = crate::signing::review::store::identity_checks::delete(tx, before.id)
        .await?
        .unwrap_or(VerifiedBy::Email);
    crate::signing::review::store::identity_checks::verify(tx, before.id, was).await?;
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
    let was = crate::signing::review::store::identity_checks::delete(tx, before.id)
        .await?
        .unwrap_or(VerifiedBy::Email);
    record(tx, before, Who::Signer, ("uncheck", json!({ "because": because })), now).await?;
    verify(tx, before, was, now).await
}

/// Says what is known of who signed, which the public sees of a line. It may touch the row that everybody waits for,
/// so that it comes last.
async fn verify(
    tx: &mut PgConnection,
    before: &Signature,
    verified_by: VerifiedBy,
    now: OffsetDateTime,
) -> sqlx::Result<Option<Revision>> {
    crate::signing::review::store::identity_checks::verify(tx, before.id, verified_by).await?;
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
async fn record(
    tx: &mut PgConnection,
    signature: &Signature,
    who: Who,
    (act, detail): (&'static str, serde_json::Value),
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let entry = audit::Entry { who, act, letter: signature.letter, subject: Some(signature.id), detail };
    audit::record(tx, now, &[entry]).await
}
