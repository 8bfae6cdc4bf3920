//! Renewed consent: who signed a text that has changed since is asked, and nobody is moved without being asked.
//!
//! An editorial change leaves every signature where it is. After a material one, each earlier signer gets one
//! mail, and on their own page the difference, with two ways: to stand by the new text, or to withdraw. Who does
//! neither stays with the text that they signed, and their line says so.

use serde_json::json;
use uuid::Uuid;

use super::{
    Signing,
    signature::{Signature, State},
    store,
    tally::Change,
};
use crate::{
    audit::{self, Who},
    letters::{
        ChangeKind, Loaded, Version,
        changes::{self, Decision, Earlier},
    },
    mail,
};

/// The kind of mail that asks to look at a changed text.
pub const RENEWAL_MAIL: &str = "renewal";

/// How many mails are written down in one statement: a letter may have a million signers.
const MAILS_AT_ONCE: usize = 5_000;

/// What became of a decision about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The text is in force, and so many earlier signers are asked.
    InForce(usize),
    /// That text does not wait: nothing does, or another one was saved meanwhile.
    NotWaiting,
}

/// What became of somebody's standing by a new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoodBy {
    /// Their signature belongs to the text in force.
    Done,
    /// It did already.
    Already,
    /// The text has changed once more since it was shown.
    Changed,
    /// There is no such signature, or it is withdrawn.
    Ended,
}

impl Signing {
    /// Puts a changed text in force, and asks those who signed another if the change is material. With
    /// `first_agree`, the organizers say that the first signatories, who have no mailbox here, have agreed to it.
    pub async fn put_text_in_force(
        &self,
        letter: &Loaded,
        decision: Decision<'_>,
        first_agree: bool,
        who: Who,
    ) -> sqlx::Result<Decided> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let put = changes::put_in_force(&mut tx, letter.id, &letter.letter, decision, now).await?;
        let Some(version) = put else { return Ok(Decided::NotWaiting) };
        let moved = if first_agree {
            store::renewal::move_first(&mut tx, letter.id, decision.language, version).await?
        } else {
            Vec::new()
        };
        let asked = if decision.kind == ChangeKind::Material {
            store::renewal::signers_to_ask(&mut tx, letter.id, decision.language, version).await?
        } else {
            Vec::new()
        };
        for some in asked.chunks(MAILS_AT_ONCE) {
            let owed: Vec<_> = some.iter().map(|id| super::owed(RENEWAL_MAIL, *id)).collect();
            mail::enqueue(&mut tx, now, &owed).await?;
        }
        let entry = |act, subject, detail| audit::Entry { who, act, letter: letter.id, subject, detail };
        let change = json!({
            "language": decision.language.as_str(), "kind": decision.kind.as_str(), "version": version,
            "asked": asked.len(),
        });
        let mut entries = vec![entry("change-text", None, change)];
        entries.extend(moved.iter().map(|id| entry("renew", Some(*id), json!({ "version": version }))));
        audit::record(&mut tx, now, &entries).await?;
        // Whose line says what has changed: pages are made anew.
        let reached = store::tally::settle(&mut tx, letter.id, &Change::default(), &[], now).await?;
        store::signatures::stamp(&mut tx, &moved, reached.revision).await?;
        tx.commit().await?;
        self.revisions.saw(reached);
        Ok(Decided::InForce(asked.len()))
    }

    /// The text that somebody signed beside the one in force, if that has changed by more than editorial changes.
    pub async fn earlier_text(&self, signature: &Signature) -> sqlx::Result<Option<Earlier>> {
        let conn = &mut *self.pool.acquire().await?;
        changes::earlier(conn, signature.letter, signature.version).await
    }

    /// Binds a signature to the text in force, which its signer has just been shown as `version`.
    pub async fn stand_by(&self, id: Uuid, version: Version) -> sqlx::Result<StoodBy> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let signature = store::signatures::lock(&mut tx, id).await?;
        let Some(signature) = signature.filter(|one| one.state != State::Withdrawn) else {
            return Ok(StoodBy::Ended);
        };
        let earlier = changes::earlier(&mut tx, signature.letter, signature.version).await?;
        let Some(earlier) = earlier else { return Ok(StoodBy::Already) };
        if earlier.in_force.version != version {
            return Ok(StoodBy::Changed);
        }
        store::renewal::move_to(&mut tx, id, earlier.in_force.version_id).await?;
        let entry = audit::Entry {
            who: Who::Signer,
            act: "renew",
            letter: signature.letter,
            subject: Some(id),
            detail: json!({ "from": signature.version, "version": earlier.in_force.version_id }),
        };
        audit::record(&mut tx, now, &[entry]).await?;
        let mut reached = None;
        if signature.state == State::Published && signature.adherence.visibility.is_listed() {
            let raised =
                store::tally::settle(&mut tx, signature.letter, &Change::default(), &[], now).await?;
            store::signatures::stamp(&mut tx, &[id], raised.revision).await?;
            reached = Some(raised);
        }
        tx.commit().await?;
        if let Some(reached) = reached {
            self.revisions.saw(reached);
        }
        Ok(StoodBy::Done)
    }
}
