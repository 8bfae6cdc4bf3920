//! Renewed consent: who signed a text that has changed since is asked, and nobody is moved without being asked.
//!
//! An editorial change leaves every signature where it is. After a material one, each earlier signer gets one
//! mail, and on their own page the difference, with two ways: to stand by the new text, or to withdraw. Who does
//! neither stays with the text that they signed, and their line says so.
//!
//! The text is in force, the earlier one superseded and the act written down in one transaction: from then on, what
//! a page or a file says of an earlier signature is right, and each signer finds the difference on their page,
//! whether their mail has gone yet or not. The mails are owed in [`crate::chunks`], by a job. Who signed later is not asked:
//! whatever form they had before them, the page on which they confirmed was one of a changed letter.

use serde_json::json;

pub use super::store::reconsent::Progress;
use crate::{
    audit::{self, Who},
    chunks::Left,
    letters::{
        ChangeKind, Loaded, Version,
        library::text_changes::{self, Decision, Earlier},
    },
    mail,
    signing::{
        Signing,
        signature::{Signature, State, link::Link, mail_kinds::RENEWAL_MAIL, store, tally::Change},
    },
};

/// What became of a decision about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The text is in force, and so many earlier signers are going to be asked.
    InForce(i64),
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
    /// There is no such signature, it is withdrawn, or it has a newer link.
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
        let put = text_changes::put_in_force(&mut tx, letter.id, &letter.letter, decision, now).await?;
        let Some(version) = put else { return Ok(Decided::NotWaiting) };
        let moved = if first_agree {
            crate::signing::signer::store::reconsent::move_first(
                &mut tx,
                letter.id,
                decision.language,
                version,
            )
            .await?
        } else {
            Vec::new()
        };
        let to_ask = if decision.kind == ChangeKind::Material {
            crate::signing::signer::store::reconsent::begin(&mut tx, letter.id, decision.language, now)
                .await?
        } else {
            0
        };
        let entry = |act, subject, detail| audit::Entry { who, act, letter: letter.id, subject, detail };
        let change = json!({
            "language": decision.language.as_str(), "kind": decision.kind.as_str(), "version": version,
            "asked": to_ask,
        });
        let mut entries = vec![entry("change-text", None, change)];
        entries.extend(moved.iter().map(|id| entry("renew", Some(*id), json!({ "version": version }))));
        audit::record(&mut tx, now, &entries).await?;
        // Whose line says what has changed: pages are made anew.
        let reached = store::tally::settle(&mut tx, letter.id, &Change::default(), &[], now).await?;
        store::signatures::stamp(&mut tx, &moved, reached.revision).await?;
        tx.commit().await?;
        self.revisions.saw(reached);
        // The first chunk at once: for most letters, it is the only one.
        for id in crate::signing::signer::store::reconsent::unfinished(
            &mut *self.pool.acquire().await?,
            Some(letter.id),
        )
        .await?
        {
            self.ask_some(id).await?;
        }
        Ok(Decided::InForce(to_ask))
    }

    /// Goes on asking those who signed earlier texts; for a periodic job.
    pub async fn ask_about_changed_texts(&self) -> sqlx::Result<()> {
        for id in crate::signing::signer::store::reconsent::unfinished(&mut *self.pool.acquire().await?, None)
            .await?
        {
            while self.ask_some(id).await?.is_more() {}
        }
        Ok(())
    }

    /// Owes the next mails of a renewal.
    async fn ask_some(&self, id: i64) -> sqlx::Result<Left> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(renewal) = crate::signing::signer::store::reconsent::lock(&mut tx, id).await? else {
            return Ok(Left::Nothing);
        };
        let asked = crate::signing::signer::store::reconsent::signers_to_ask(&mut tx, &renewal).await?;
        let owed: Vec<_> =
            asked.iter().map(|id| crate::signing::signature::mail_kinds::owed(RENEWAL_MAIL, *id)).collect();
        mail::enqueue(&mut tx, now, &owed).await?;
        let left = Left::after(asked.len());
        let ended_at = (!left.is_more()).then_some(now);
        crate::signing::signer::store::reconsent::note_chunk(&mut tx, &renewal, &asked, ended_at).await?;
        tx.commit().await?;
        Ok(left)
    }

    /// How far the signers of earlier texts of this letter are asked; nothing once all are.
    pub async fn asking(&self, letter: i64) -> sqlx::Result<Option<Progress>> {
        crate::signing::signer::store::reconsent::progress(&mut *self.pool.acquire().await?, letter).await
    }

    /// The text that somebody signed beside the one in force, if that has changed by more than editorial changes.
    pub async fn earlier_text(&self, signature: &Signature) -> sqlx::Result<Option<Earlier>> {
        let conn = &mut *self.pool.acquire().await?;
        text_changes::earlier(conn, signature.letter, signature.version).await
    }

    /// Binds a signature to the text in force, which its signer has just been shown as `version`.
    pub async fn stand_by(&self, link: Link, version: Version) -> sqlx::Result<StoodBy> {
        let (now, id) = (self.clock.now(), link.id);
        let mut tx = self.pool.begin().await?;
        let signature = crate::signing::signature::link::lock(&mut tx, link).await?;
        let Some(signature) = signature.filter(|one| one.state != State::Withdrawn) else {
            return Ok(StoodBy::Ended);
        };
        let earlier = text_changes::earlier(&mut tx, signature.letter, signature.version).await?;
        let Some(earlier) = earlier else { return Ok(StoodBy::Already) };
        if earlier.in_force.version != version {
            return Ok(StoodBy::Changed);
        }
        crate::signing::signer::store::reconsent::move_to(&mut tx, id, earlier.in_force.version_id).await?;
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
