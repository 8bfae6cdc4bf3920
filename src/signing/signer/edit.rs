//! Changes that a signer makes to their own signature. They apply at once, or after a moderator has reviewed them.
//!
//! An edit that hides or removes something applies at once, whatever the checks say: becoming less visible needs no
//! permission. An edit that adds to a published line goes through the same checks as a new signature. If a check
//! holds it, the line stays as it is and the edit is stored beside it until a moderator decides. The number of the
//! signature does not change.

use std::collections::HashMap;

use serde_json::json;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::store::questions;
use crate::{
    audit::{self, Who},
    letters::Letter,
    signing::{
        screening::{self, Reason, reported_names},
        signature::{
            Changed, Signature, State, VerifiedBy,
            context::Context,
            details::{SignatureDetails, Visibility, differences, fields},
            identity_check,
            link::Link,
            mail_kinds::MailKind,
            narrowing::EDIT,
            store::{revisions, signatures, words},
            tally::Counted,
            unit_of_work::UnitOfWork,
        },
    },
};

pub use crate::signing::signature::store::revisions::Waiting;

/// How often a signature can be changed within a day. Each change is announced by mail, and a person who got hold of
/// the link must not be able to fill its owner's mailbox. Hiding and withdrawing are never refused.
pub(super) const MOST_EDITS_A_DAY: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It applies now.
    InForce,
    /// It waits for a moderator. Until then the line stays as it was, or shows less.
    Waits,
    /// It equals what the signature already says. An edit that was waiting is dropped.
    Nothing,
    /// Too many changes within a day.
    TooOften,
    /// The signature is withdrawn or rejected, or has a newer link: nothing can be changed.
    Ended,
}

/// What a mail about a change reports. The mail shows the state at the time when it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The text has changed.
    Words,
    /// The name became visible to others, or is no longer visible.
    Visibility,
    /// Updates were turned on or off.
    Updates,
    /// An edit waits for a moderator.
    Waits,
    /// A moderator has accepted an edit.
    Accepted,
    /// A moderator has declined an edit, with the reason.
    Declined,
    /// An organizer has corrected a typo, or reverted the correction.
    Corrected,
}

impl News {
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Words => MailKind::EditWords,
            Self::Visibility => MailKind::EditVisibility,
            Self::Updates => MailKind::EditUpdates,
            Self::Waits => MailKind::EditWaits,
            Self::Accepted => MailKind::EditAccepted,
            Self::Declined => MailKind::EditDeclined,
            Self::Corrected => MailKind::EditCorrected,
        }
    }
}

/// Changes that signers make.
pub struct Edits {
    pub(in crate::signing) context: Context,
}

impl Edits {
    /// Edits a signature; the checks of the letter decide whether the edit applies at once.
    pub async fn edit(&self, link: Link, letter: &Letter, wanted: &SignatureDetails) -> sqlx::Result<Edited> {
        let mut work = self.context.begin().await?;
        let Some(before) = work.lock_link(link).await? else {
            return Ok(Edited::Ended);
        };
        let edited = apply(&self.context, &mut work, &before, letter, wanted).await?;
        if edited != Edited::TooOften {
            work.commit().await?;
        }
        Ok(edited)
    }

    /// The edit of a signature that waits for a moderator; none if the signature is withdrawn or rejected.
    pub async fn waiting(&self, signature: Uuid) -> sqlx::Result<Option<Waiting>> {
        let conn = &mut *self.context.conn().await?;
        let found = signatures::find(conn, signature).await?;
        match found.filter(|found| found.state != State::Rejected) {
            Some(_) => revisions::waiting(conn, signature).await,
            None => Ok(None),
        }
    }

    /// Why the last edit of a signature was declined, in the words that its signer reads.
    pub async fn declined_for(&self, signature: Uuid) -> sqlx::Result<Option<String>> {
        revisions::declined_for(&mut *self.context.conn().await?, signature).await
    }

    /// The edits that wait for a moderator, with the current state of their signatures, the longest waiting first.
    /// Starts after the edit that has waited since the given time under the given id. For one letter or for all.
    pub async fn waiting_after(
        &self,
        letter: Option<i64>,
        after: (OffsetDateTime, Uuid),
        most: i64,
    ) -> sqlx::Result<Vec<(Signature, Waiting)>> {
        let conn = &mut *self.context.conn().await?;
        let waiting = revisions::all_waiting(conn, letter, after, most).await?;
        let ids: Vec<_> = waiting.iter().map(|waiting| waiting.signature).collect();
        let mut of: HashMap<_, _> =
            signatures::all_of(conn, &ids).await?.into_iter().map(|one| (one.id, one)).collect();
        let edits = waiting.into_iter().filter_map(|edit| Some((of.remove(&edit.signature)?, edit)));
        Ok(edits.collect())
    }

    /// Applies an edit that waited, and tells its signer. The edit is named by its own id, so that a moderator cannot
    /// accept words that were changed after they looked.
    pub async fn accept(&self, edit: Uuid, who: Who, reason: Option<&str>) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some((before, waiting)) = lock_edit(work.conn(), edit).await? else {
            return Ok(Changed::Unknown);
        };
        revisions::stop_waiting(work.conn(), before.id).await?;
        let reason = reason.map(|reason| kept(&before, &waiting, reason));
        let detail = json!({ "edit": edit, "reason": reason });
        work.audit(before.entry(who, "accept-edit", detail));
        let wanted = SignatureDetails { updates: before.details.updates, ..waiting.wanted };
        announce(&mut work, &before, News::Accepted).await?;
        decided(&mut work, &before).await?;
        put_in_force(&mut work, &before, &wanted).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Drops an edit that waited. Its signer is told the reason; the line stays as it is.
    pub async fn decline(&self, edit: Uuid, who: Who, reason: &str) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some((before, waiting)) = lock_edit(work.conn(), edit).await? else {
            return Ok(Changed::Unknown);
        };
        revisions::stop_waiting(work.conn(), before.id).await?;
        revisions::decline(work.conn(), before.id, Some(reason)).await?;
        let detail = json!({ "edit": edit, "reason": kept(&before, &waiting, reason) });
        work.audit(before.entry(who, "decline-edit", detail));
        announce(&mut work, &before, News::Declined).await?;
        decided(&mut work, &before).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }
}

/// Same as `edit`, inside a unit of work that has locked the signature and does more. On `TooOften` the caller
/// must roll back.
pub(in crate::signing) async fn apply(
    context: &Context,
    work: &mut UnitOfWork,
    before: &Signature,
    letter: &Letter,
    wanted: &SignatureDetails,
) -> sqlx::Result<Edited> {
    let (id, now) = (before.id, work.now());
    if matches!(before.state, State::Withdrawn | State::Rejected) {
        return Ok(Edited::Ended);
    }
    let wanted = &SignatureDetails { updates: before.details.updates, ..wanted.clone() };
    let waited = revisions::stop_waiting(work.conn(), id).await?;
    let fields = differences(&before.details, wanted);
    if fields.is_empty() {
        if waited {
            work.audit(before.entry(Who::Signer, "take-back-edit", json!({})));
            decided(work, before).await?;
        }
        return Ok(Edited::Nothing);
    }
    let adds = adds(&before.details, wanted);
    if adds && edits_since(work.conn(), id, now - Duration::DAY).await? >= MOST_EDITS_A_DAY {
        return Ok(Edited::TooOften);
    }
    let has_signed = revisions::shares_its_mailbox(work.conn(), id).await?;
    let name = (before.letter, wanted.text.name.as_ref());
    let reported = reported_names::reported(work.conn(), &context.keys, &[name]).await?;
    // A signature that is held has not been reviewed yet: the flags found when it was sent still hold it.
    let flags = if before.state == State::Held { before.held_for.as_slice() } else { &[] };
    let keeps_name = before.details.text.name == wanted.text.name;
    let known = screening::Known {
        mailbox_has_signed: has_signed,
        name_is_reported: reported == [true],
        is_first: keeps_name && signatures::first_key(work.conn(), id).await?.is_some(),
        flags,
    };
    let reasons = screening::reasons(letter, wanted, known);
    let waits = adds && !reasons.is_empty() && before.state == State::Published;
    let names: Vec<_> = reasons.iter().map(Reason::into_str).collect();
    let detail = json!({ "fields": fields, "waits_for": if waits { names } else { vec![] } });
    work.audit(before.entry(Who::Signer, EDIT, detail));
    let news = match (waits, fields.as_slice()) {
        (true, _) => News::Waits,
        (false, ["visibility"]) => News::Visibility,
        (false, _) => News::Words,
    };
    if waits {
        words::wait(work.conn(), id, wanted, &reasons, now).await?;
        announce(work, before, news).await?;
        // A name that its signer hides leaves the list at once, without waiting for a moderator.
        if let Some(visibility) = hidden_meanwhile(before.details.visibility, wanted.visibility) {
            let hidden = SignatureDetails { visibility, ..before.details.clone() };
            put_in_force(work, before, &hidden).await?;
        }
    } else {
        if before.state == State::Held {
            revisions::hold_for(work.conn(), id, &reasons).await?;
        }
        announce(work, before, news).await?;
        put_in_force(work, before, wanted).await?;
    }
    Ok(if waits { Edited::Waits } else { Edited::InForce })
}

pub(super) async fn edits_since(
    conn: &mut PgConnection,
    id: Uuid,
    since: OffsetDateTime,
) -> sqlx::Result<usize> {
    let story = audit::story(conn, id).await?;
    Ok(story.iter().filter(|told| told.act == EDIT && told.at > since).count())
}

/// Ends the wait of an edit. If the signature itself is held, its questions stay open: they were about more than the
/// edit.
async fn decided(work: &mut UnitOfWork, before: &Signature) -> sqlx::Result<()> {
    if before.state == State::Held {
        return Ok(());
    }
    let now = work.now();
    questions::settle_all(work.conn(), &[before.id], Some(now)).await
}

async fn lock_edit(tx: &mut PgConnection, edit: Uuid) -> sqlx::Result<Option<(Signature, Waiting)>> {
    let Some(signature) = revisions::signature_of(tx, edit).await? else { return Ok(None) };
    let Some(before) = signatures::lock(tx, signature).await? else { return Ok(None) };
    // The signer may have changed it again or dropped it before this transaction got the row lock.
    let waiting = revisions::waiting(tx, signature).await?;
    let is_it = |waiting: &Waiting| waiting.edit == edit && before.state != State::Rejected;
    Ok(waiting.filter(is_it).map(|waiting| (before, waiting)))
}

/// Applies the words that the signer wants. If the words differ, what belongs to the old ones ends: the organizers'
/// check and their corrections.
async fn put_in_force(
    work: &mut UnitOfWork,
    before: &Signature,
    wanted: &SignatureDetails,
) -> sqlx::Result<()> {
    let verified_by = identity_check::outlasting(work, before, wanted).await?;
    if before.details.text != wanted.text {
        revisions::forget_as_written(work.conn(), before.id).await?;
    }
    revisions::decline(work.conn(), before.id, None).await?;
    say(work, before, wanted, verified_by).await
}

/// Writes the new content of the signature and its place in the tally.
pub(in crate::signing) async fn say(
    work: &mut UnitOfWork,
    before: &Signature,
    wanted: &SignatureDetails,
    verified_by: VerifiedBy,
) -> sqlx::Result<()> {
    let now = work.now();
    revisions::rewrite(work.conn(), before.id, wanted, now).await?;
    let after = Counted {
        verified_by,
        visibility: wanted.visibility,
        capacity: wanted.capacity,
        country: wanted.text.country,
        ..before.counted()
    };
    work.changed(before, after);
    Ok(())
}

/// Queues the mail that reports a change, if the signature has an address.
pub(in crate::signing) async fn announce(
    work: &mut UnitOfWork,
    signature: &Signature,
    news: News,
) -> sqlx::Result<()> {
    match signature.address {
        Some(_) => work.owe_once(news.kind(), signature.id).await,
        None => Ok(()),
    }
}

/// A reason as the trail keeps it: without the names in the old and in the wanted text.
fn kept(before: &Signature, waiting: &Waiting, reason: &str) -> String {
    waiting.wanted.text.struck_from(&before.details.text.struck_from(reason))
}

/// The visibility that applies while an edit waits, if the edit would show less or no name.
fn hidden_meanwhile(now: Visibility, wanted: Visibility) -> Option<Visibility> {
    match wanted {
        Visibility::Anonymous => now.shows_a_name().then_some(Visibility::Private),
        _ => (wanted != now && wanted.hides(now)).then_some(wanted),
    }
}

/// Whether the edit would show something new, or show it to more people.
fn adds(now: &SignatureDetails, wanted: &SignatureDetails) -> bool {
    let is_more_visible = now.visibility != wanted.visibility && !wanted.visibility.hides(now.visibility);
    let says_more = fields(now).into_iter().zip(fields(wanted)).any(|((name, now), (_, wanted))| {
        name != "visibility" && now != wanted && (!wanted.is_empty() || name == "spokesperson")
    });
    is_more_visible || says_more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        letters::Capacity,
        signing::signature::{
            details::SignerText,
            fields::{Plain, SignerName},
        },
    };

    fn ada() -> SignatureDetails {
        SignatureDetails {
            visibility: Visibility::Public,
            capacity: Capacity::Personal,
            text: SignerText {
                name: SignerName::parse("Ada Byron").ok(),
                role: Plain::line("Poet").unwrap(),
                comment: Plain::line("I walk.").unwrap(),
                ..Default::default()
            },
            updates: false,
        }
    }

    #[test]
    fn who_hides_or_takes_away_adds_nothing() {
        let silent =
            SignatureDetails { text: SignerText { comment: Plain::default(), ..ada().text }, ..ada() };
        for wanted in [
            ada().seen_as(Visibility::Private).unwrap(),
            ada().seen_as(Visibility::Together).unwrap(),
            silent,
        ] {
            assert!(!adds(&ada(), &wanted), "{wanted:?}");
            assert!(!differences(&ada(), &wanted).is_empty());
        }
    }

    #[test]
    fn who_says_or_shows_more_adds() {
        let hidden = ada().seen_as(Visibility::Private).unwrap();
        assert!(adds(&hidden, &ada()));
        assert!(adds(&hidden, &hidden.seen_as(Visibility::Together).unwrap()));
        assert!(
            adds(&ada(), &ada().seen_as(Visibility::Anonymous).unwrap()),
            "anonymous lines are moderated"
        );
        let group = SignatureDetails { capacity: Capacity::Group, ..ada() };
        assert!(adds(&ada(), &group));
    }

    #[test]
    fn who_signs_without_a_name_keeps_nothing_but_a_description() {
        let anonymous = ada().seen_as(Visibility::Anonymous).unwrap();
        assert_eq!(anonymous.text.name, None);
        assert_eq!((anonymous.text.role.as_str(), anonymous.text.comment.as_str()), ("Poet", ""));
        assert_eq!(anonymous.seen_as(Visibility::Public), None, "a name is needed");
    }
}
