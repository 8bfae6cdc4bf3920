//! Renewed consent: people who signed a text that has changed since are asked. No signature moves to a new text
//! unless its signer agrees.
//!
//! An editorial change leaves every signature where it is. After a material change, each earlier signer gets one
//! mail, and sees the difference on their own page with two choices: agree to the new text, or withdraw. A signer who
//! does neither stays with the text that they signed, and their line says so.
//!
//! One transaction puts the new text in force, marks the earlier one as superseded and writes the audit entry. From
//! then on, what a page or a file says of an earlier signature is right, and each signer finds the difference on
//! their page, whether or not their mail has been sent. A job queues the mails in [`crate::chunks`]. People who sign
//! later are not asked: whatever form they filled in, the page on which they confirmed said that the letter had
//! changed.

use serde_json::json;

use super::store;
use crate::{
    audit::{self, Who},
    chunks::Left,
    letters::{
        ChangeKind, Loaded, Version,
        library::text_changes::{self, ChangeDecision, Earlier},
    },
    signing::signature::{
        Signature, State, context::Context, link::Link, mail_kinds::MailKind, store::versions, tally::Counted,
    },
};

pub use super::store::reconsent::Progress;

/// The result of putting a text in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The text is in force, and this number of earlier signers will be asked.
    InForce(i64),
    /// That text is not waiting: there is none, or another one was saved meanwhile.
    NotWaiting,
}

/// The result of agreeing to a new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// The signature belongs to the text in force.
    Done,
    Already,
    /// The text has changed once more since it was shown.
    Changed,
    /// There is no such signature, it is withdrawn, or it has a newer link.
    Ended,
}

/// Changed texts, and the consent of earlier signers to them.
pub struct Reconsents {
    pub(in crate::signing) context: Context,
}

impl Reconsents {
    /// Puts a changed text in force, and asks the people who signed another one if the change is material. With
    /// `first_agree`, the organizers state that the first signatories, who have no mailbox here, have agreed to it.
    pub async fn put_text_in_force(
        &self,
        letter: &Loaded,
        decision: ChangeDecision<'_>,
        first_agree: bool,
        who: Who,
    ) -> sqlx::Result<Decided> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        let put = text_changes::put_in_force(work.conn(), letter.id, &letter.letter, decision, now).await?;
        let Some(version) = put else { return Ok(Decided::NotWaiting) };
        let moved = if first_agree {
            versions::move_first(work.conn(), letter.id, decision.language, version).await?
        } else {
            Vec::new()
        };
        let to_ask = if decision.kind == ChangeKind::Material {
            store::reconsent::begin(work.conn(), letter.id, decision.language, now).await?
        } else {
            0
        };
        let entry = |act, subject, detail| audit::Entry { who, act, letter: letter.id, subject, detail };
        let change = json!({
            "language": decision.language.as_str(), "kind": decision.kind.as_str(), "version": version,
            "asked": to_ask,
        });
        let mut entries = vec![entry("change-text", None, change)];
        entries.extend(moved.iter().map(|one| entry("renew", Some(one.id), json!({ "version": version }))));
        work.audit_all(entries);
        // The lines of earlier signers say what has changed, so their pages are rendered again.
        work.revised(letter.id);
        work.rebound(letter.id, &moved, version);
        work.commit().await?;
        // Queue the first chunk at once: for most letters it is the only one.
        for id in store::reconsent::unfinished(&mut *self.context.conn().await?, Some(letter.id)).await? {
            self.ask_some(id).await?;
        }
        Ok(Decided::InForce(to_ask))
    }

    /// Continues to ask the signers of earlier texts; called by a periodic job.
    pub async fn ask_about_changed_texts(&self) -> sqlx::Result<()> {
        for id in store::reconsent::unfinished(&mut *self.context.conn().await?, None).await? {
            while self.ask_some(id).await?.is_more() {}
        }
        Ok(())
    }

    /// Queues the next chunk of mails of a renewal.
    async fn ask_some(&self, id: i64) -> sqlx::Result<Left> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        let Some(renewal) = store::reconsent::lock(work.conn(), id).await? else {
            return Ok(Left::Nothing);
        };
        let asked = store::reconsent::signers_to_ask(work.conn(), &renewal).await?;
        asked.iter().for_each(|id| work.owe(MailKind::Reconsent, *id));
        let left = Left::after(asked.len());
        let ended_at = (!left.is_more()).then_some(now);
        store::reconsent::note_chunk(work.conn(), &renewal, &asked, ended_at).await?;
        work.commit().await?;
        Ok(left)
    }

    /// How many signers of earlier texts of this letter were asked so far; none once all are.
    pub async fn progress(&self, letter: i64) -> sqlx::Result<Option<Progress>> {
        store::reconsent::progress(&mut *self.context.conn().await?, letter).await
    }

    /// The signed text and the one in force, if there are more than editorial changes between them.
    pub async fn earlier_text(&self, signature: &Signature) -> sqlx::Result<Option<Earlier>> {
        let conn = &mut *self.context.conn().await?;
        text_changes::earlier(conn, signature.letter, signature.version).await
    }

    /// Binds a signature to the text in force, which its signer has just seen as `version`.
    pub async fn agree(&self, link: Link, version: Version) -> sqlx::Result<Agreed> {
        let id = link.id;
        let mut work = self.context.begin().await?;
        let signature = work.lock_link(link).await?;
        let Some(signature) = signature.filter(|one| one.state != State::Withdrawn) else {
            return Ok(Agreed::Ended);
        };
        let earlier = text_changes::earlier(work.conn(), signature.letter, signature.version).await?;
        let Some(earlier) = earlier else { return Ok(Agreed::Already) };
        if earlier.in_force.version != version {
            return Ok(Agreed::Changed);
        }
        versions::move_to(work.conn(), id, earlier.in_force.version_id).await?;
        let detail = json!({ "from": signature.version, "version": earlier.in_force.version_id });
        work.audit(signature.entry(Who::Signer, "renew", detail));
        work.changed(&signature, Counted { version: earlier.in_force.version_id, ..signature.counted() });
        work.commit().await?;
        Ok(Agreed::Done)
    }
}
