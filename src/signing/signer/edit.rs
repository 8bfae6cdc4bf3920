//! Edits: what a signer changes of their own signature, at once or once a moderator has looked.
//!
//! What hides or takes away is in force at once, whatever the checks say: nobody asks leave to be less
//! visible. What adds to a published line passes the checks that it would have passed when it was signed; if
//! one of them holds it, the line stays as it is and the new words wait beside it. The number stays.

use std::collections::HashMap;

use serde_json::json;
use sqlx::PgConnection;
use strum::{IntoStaticStr, VariantArray};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Signers, store::questions};
use crate::{
    audit::{self, Who},
    letters::Letter,
    signing::{
        screening::{self, reported_names},
        signature::{
            Changed, Signature, State, VerifiedBy,
            details::{Adherence, Visibility, differences, fields},
            identity_check,
            link::{Link, lock},
            store::{revisions, signatures, words},
            tally::Standing,
            unit_of_work::UnitOfWork,
        },
    },
};

pub use crate::signing::signature::store::revisions::Waiting;

/// How often a signature can be changed within a day. Each change is announced by mail, and a link in the
/// wrong hands is not to fill its owner's mailbox; hiding and withdrawing are never refused.
const MOST_EDITS_A_DAY: usize = 10;

/// What the audit trail calls a change of address, and the way back.
const MOVES: [&str; 2] = ["move-address", "move-back"];

/// What the audit trail calls edits.
const EDIT: &str = "edit";

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It is in force.
    InForce,
    /// It waits for a moderator; until then the line stays as it was, or shows less.
    Waits,
    /// It said what was there already. A change that waited is taken back.
    Nothing,
    /// Too many changes in a day.
    TooOften,
    /// The signature is withdrawn or rejected, or has a newer link: there is nothing to change.
    Ended,
}

/// What a mail about a change tells of. The mail shows how things stand when it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(prefix = "edit-", serialize_all = "kebab-case", const_into_str)]
pub enum News {
    /// Other words are in force.
    Words,
    /// Others may see the name now, or may not any more.
    Visibility,
    /// Updates were turned on or off.
    Updates,
    /// An edit waits for a moderator.
    Waits,
    /// A moderator has accepted an edit.
    Accepted,
    /// A moderator has declined an edit, with the reason.
    Declined,
    /// An organizer has corrected a typo, or taken that back.
    Corrected,
}

impl News {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The kind of mail that tells of it.
    pub const fn kind(self) -> &'static str {
        self.into_str()
    }
}

impl Signers {
    /// Lets a signature say something else, in the eyes of the letter's checks.
    pub async fn edit(&self, link: Link, letter: &Letter, wanted: &Adherence) -> sqlx::Result<Edited> {
        let mut work = self.context.begin().await?;
        let Some(before) = lock(work.conn(), link).await? else {
            return Ok(Edited::Ended);
        };
        let edited = self.edit_locked(&mut work, &before, letter, wanted).await?;
        if edited != Edited::TooOften {
            work.commit().await?;
        }
        Ok(edited)
    }

    /// The same in a unit of work that has locked it and does more. Where it is too often, nothing of it may stay.
    pub(in crate::signing) async fn edit_locked(
        &self,
        work: &mut UnitOfWork,
        before: &Signature,
        letter: &Letter,
        wanted: &Adherence,
    ) -> sqlx::Result<Edited> {
        let (id, now) = (before.id, work.now());
        if matches!(before.state, State::Withdrawn | State::Rejected) {
            return Ok(Edited::Ended);
        }
        let wanted = &Adherence { updates: before.adherence.updates, ..wanted.clone() };
        let waited = revisions::stop_waiting(work.conn(), id).await?;
        let fields = differences(&before.adherence, wanted);
        if fields.is_empty() {
            if waited {
                work.audit(before.entry(Who::Signer, "take-back-edit", json!({})));
                decided(work, before).await?;
            }
            return Ok(Edited::Nothing);
        }
        let adds = adds(&before.adherence, wanted);
        if adds && edits_since(work.conn(), id, now - Duration::DAY).await? >= MOST_EDITS_A_DAY {
            return Ok(Edited::TooOften);
        }
        let has_signed = revisions::shares_its_mailbox(work.conn(), id).await?;
        let name = (before.letter, wanted.said.name.as_ref());
        let reported = reported_names::reported(work.conn(), &self.context.keys, &[name]).await?;
        // Nobody has looked at a signature that waits: what the moment of sending knew still holds it.
        let flags = if before.state == State::Held { before.held_for.as_slice() } else { &[] };
        let keeps_name = before.adherence.said.name == wanted.said.name;
        let known = screening::Known {
            mailbox_has_signed: has_signed,
            name_is_reported: reported == [true],
            is_first: keeps_name && signatures::first_key(work.conn(), id).await?.is_some(),
            flags,
        };
        let reasons = screening::reasons(letter, wanted, known);
        let waits = adds && !reasons.is_empty() && before.state == State::Published;
        let names: Vec<_> = reasons.iter().map(|reason| reason.as_str()).collect();
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
            // Who takes their name back does not have to wait for it to leave the list.
            if let Some(visibility) = hidden_meanwhile(before.adherence.visibility, wanted.visibility) {
                let hidden = Adherence { visibility, ..before.adherence.clone() };
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

    /// Turns news by mail on or off, on "my signature"; false if there is nobody who could want them. Twice is harmless.
    pub async fn want_updates(&self, link: Link, wanted: bool) -> sqlx::Result<bool> {
        let mut work = self.context.begin().await?;
        let signature = lock(work.conn(), link).await?;
        let Some(before) = signature.filter(|one| one.state != State::Withdrawn) else { return Ok(false) };
        if let Some(entry) = turn_updates(work.conn(), &before, wanted, Way::MySignature).await? {
            // To and fro fills no mailbox.
            let since = work.now() - Duration::DAY;
            if edits_since(work.conn(), link.id, since).await? < MOST_EDITS_A_DAY {
                announce(&mut work, &before, News::Updates).await?;
            }
            work.audit(entry);
        }
        work.commit().await?;
        Ok(true)
    }

    /// Turns news off by a link of this generation, which ends them for the mailbox that it was sent to: a signature
    /// that has moved to another address since is that one's to turn off.
    pub async fn unsubscribe(&self, id: Uuid, generation: i16, mailbox: &[u8]) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let Some(signature) = work.lock(id).await? else { return Ok(()) };
        let is_theirs = match &signature.address {
            // Links of old mails name no mailbox. It is still this one where links were renewed and nothing else.
            _ if mailbox.is_empty() => {
                signature.generation == generation || !has_moved(work.conn(), id).await?
            }
            Some(address) => address.mailbox == mailbox,
            None => true,
        };
        if is_theirs {
            // Who asks for less mail gets none about it.
            let entry = turn_updates(work.conn(), &signature, false, Way::Unsubscribe).await?;
            work.audit_all(entry);
        }
        work.commit().await
    }

    /// The edit of a signature that waits; none while the signature does not stand.
    pub async fn waiting(&self, signature: Uuid) -> sqlx::Result<Option<Waiting>> {
        let conn = &mut *self.context.conn().await?;
        let found = signatures::find(conn, signature).await?;
        match found.filter(|found| found.state != State::Rejected) {
            Some(_) => revisions::waiting(conn, signature).await,
            None => Ok(None),
        }
    }

    /// Why the last edit of a signature was declined, in words for its signer.
    pub async fn declined_for(&self, signature: Uuid) -> sqlx::Result<Option<String>> {
        revisions::declined_for(&mut *self.context.conn().await?, signature).await
    }

    /// The edits that wait for a moderator with the signatures as they stand, those first that have waited longest,
    /// behind one that waits since then under this id: the next of one letter or of all.
    pub async fn waiting_edits_after(
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

    /// Puts an edit in force that waited; its signer is told. The edit is named by its own id, so that nobody
    /// accepts words that were changed after they looked.
    pub async fn accept_edit(&self, edit: Uuid, who: Who, reason: Option<&str>) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some((before, waiting)) = lock_edit(work.conn(), edit).await? else {
            return Ok(Changed::Unknown);
        };
        revisions::stop_waiting(work.conn(), before.id).await?;
        let reason = reason.map(|reason| kept(&before, &waiting, reason));
        let detail = json!({ "edit": edit, "reason": reason });
        work.audit(before.entry(who, "accept-edit", detail));
        let wanted = Adherence { updates: before.adherence.updates, ..waiting.wanted };
        announce(&mut work, &before, News::Accepted).await?;
        decided(&mut work, &before).await?;
        put_in_force(&mut work, &before, &wanted).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Drops an edit that waited, for a reason that its signer is told; the line stays as it is.
    pub async fn decline_edit(&self, edit: Uuid, who: Who, reason: &str) -> sqlx::Result<Changed> {
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

/// Turns news on or off, and says what the audit trail holds of it; nothing where it is so already.
pub(in crate::signing) async fn turn_updates(
    conn: &mut PgConnection,
    before: &Signature,
    wanted: bool,
    way: Way,
) -> sqlx::Result<Option<audit::Entry>> {
    if before.state == State::Withdrawn || before.adherence.updates == wanted {
        return Ok(None);
    }
    revisions::want_updates(conn, before.id, wanted).await?;
    let detail = json!({ "fields": ["updates"], "to": wanted, "way": way.as_str() });
    Ok(Some(before.entry(Who::Signer, EDIT, detail)))
}

async fn edits_since(conn: &mut PgConnection, id: Uuid, since: OffsetDateTime) -> sqlx::Result<usize> {
    let story = audit::story(conn, id).await?;
    Ok(story.iter().filter(|told| told.act == EDIT && told.at > since).count())
}

/// An edit waits no more. Of a signature that is held, more than that was asked for.
async fn decided(work: &mut UnitOfWork, before: &Signature) -> sqlx::Result<()> {
    if before.state == State::Held {
        return Ok(());
    }
    let now = work.now();
    questions::settle_all(work.conn(), &[before.id], Some(now)).await
}

/// How somebody came to change their signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Way {
    /// On the page of their signature.
    MySignature,
    /// By the link at the foot of an update, or by their mail program (RFC 8058).
    Unsubscribe,
    /// By marking a mail as spam (RFC 5965).
    Complaint,
}

impl Way {
    /// Its name in the audit trail.
    pub const fn as_str(self) -> &'static str {
        self.into_str()
    }
}

/// Has the signature been moved to another address, or back?
async fn has_moved(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    Ok(audit::story(conn, id).await?.iter().any(|told| MOVES.contains(&told.act.as_str())))
}

async fn lock_edit(tx: &mut PgConnection, edit: Uuid) -> sqlx::Result<Option<(Signature, Waiting)>> {
    let Some(signature) = revisions::signature_of(tx, edit).await? else { return Ok(None) };
    let Some(before) = signatures::lock(tx, signature).await? else { return Ok(None) };
    // Its signer may have changed it again, or taken it back, before the row was ours.
    let waiting = revisions::waiting(tx, signature).await?;
    let is_it = |waiting: &Waiting| waiting.edit == edit && before.state != State::Rejected;
    Ok(waiting.filter(is_it).map(|waiting| (before, waiting)))
}

/// Lets a signature say from now on what its signer wants: what organizers found of other words, and corrected in
/// them, ends with those.
async fn put_in_force(work: &mut UnitOfWork, before: &Signature, wanted: &Adherence) -> sqlx::Result<()> {
    let verified_by = identity_check::outlasting(work, before, wanted).await?;
    if before.adherence.said != wanted.said {
        revisions::forget_as_written(work.conn(), before.id).await?;
    }
    revisions::decline(work.conn(), before.id, None).await?;
    say(work, before, wanted, verified_by).await
}

/// Lets a signature say this.
pub(in crate::signing) async fn say(
    work: &mut UnitOfWork,
    before: &Signature,
    wanted: &Adherence,
    verified_by: VerifiedBy,
) -> sqlx::Result<()> {
    let now = work.now();
    revisions::rewrite(work.conn(), before.id, wanted, now).await?;
    let after = Standing {
        verified_by,
        visibility: wanted.visibility,
        capacity: wanted.capacity,
        country: wanted.said.country,
        ..before.standing()
    };
    work.changed(before, after);
    Ok(())
}

/// Owes the mail that tells the address of a change.
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

/// A reason as the trail keeps it: without the names that stood there or would have.
fn kept(before: &Signature, waiting: &Waiting, reason: &str) -> String {
    waiting.wanted.said.struck_from(&before.adherence.said.struck_from(reason))
}

/// As what a signature is seen while an edit of it waits that would show less, or no name.
fn hidden_meanwhile(now: Visibility, wanted: Visibility) -> Option<Visibility> {
    match wanted {
        Visibility::Anonymous => now.shows_a_name().then_some(Visibility::Private),
        _ => (wanted != now && wanted.hides(now)).then_some(wanted),
    }
}

/// Would anything be seen that is not seen now, or by more people?
fn adds(now: &Adherence, wanted: &Adherence) -> bool {
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
            details::Said,
            fields::{Plain, SignerName},
        },
    };

    fn ada() -> Adherence {
        Adherence {
            visibility: Visibility::Public,
            capacity: Capacity::Personal,
            said: Said {
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
        let silent = Adherence { said: Said { comment: Plain::default(), ..ada().said }, ..ada() };
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
        let group = Adherence { capacity: Capacity::Group, ..ada() };
        assert!(adds(&ada(), &group));
    }

    #[test]
    fn who_signs_without_a_name_keeps_nothing_but_a_description() {
        let anonymous = ada().seen_as(Visibility::Anonymous).unwrap();
        assert_eq!(anonymous.said.name, None);
        assert_eq!((anonymous.said.role.as_str(), anonymous.said.comment.as_str()), ("Poet", ""));
        assert_eq!(anonymous.seen_as(Visibility::Public), None, "a name is needed");
    }
}
