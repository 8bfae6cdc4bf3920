//! Corrections of typos that organizers make in a name, a role or an organisation. What the signer wrote is kept: the
//! signer sees both, is told by mail, and can revert the correction if it is wrong.

pub use crate::signing::signature::store::revisions::Corrected;

use serde_json::json;
use uuid::Uuid;

use super::Review;
use crate::{
    audit::Who,
    signing::{
        signature::{
            Changed, State,
            details::{self, SignatureDetails, SignerText},
            fields::{Plain, SignerName},
            fingerprint::Seen,
            link::Link,
            store::{revisions, words},
        },
        signer::edit::{News, announce, say},
    },
};

/// The fields that organizers may correct. The statement and the visibility belong to the signer alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The name; none for a signature without one.
    pub name: Option<SignerName>,
    pub role: Plain,
    pub organisation: Plain,
}

impl Review {
    /// Corrects a signature that the organizer has seen; the signer is told. An identity check stays valid:
    /// organizers made both.
    pub async fn correct(
        &self,
        id: Uuid,
        seen: &Seen,
        who: Who,
        correction: &Correction,
    ) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        let Some(before) = work.lock(id).await? else { return Ok(Changed::Unknown) };
        let stands = matches!(before.state, State::Held | State::Published);
        // Lines that organizers entered are corrected where they entered them.
        if !(stands && seen.is(&before)) || before.is_entered {
            return Ok(Changed::Conflict);
        }
        let wanted = corrected(&before.details, correction);
        let fields = details::differences(&before.details, &wanted);
        if fields.is_empty() {
            return Ok(Changed::Already);
        }
        let correction = Uuid::now_v7();
        words::keep_as_written(work.conn(), id, correction, now).await?;
        let detail = json!({ "correction": correction, "fields": fields });
        work.audit(before.entry(who, "correct", detail));
        announce(&mut work, &before, News::Corrected).await?;
        say(&mut work, &before, &wanted, before.verified_by).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Restores what the signer wrote, at the request of an organizer.
    pub async fn take_back_correction(&self, correction: Uuid, who: Who) -> sqlx::Result<Changed> {
        self.write_back(correction, who, None).await
    }

    /// Same, at the request of the signer.
    pub async fn write_back_mine(&self, link: Link, correction: Uuid) -> sqlx::Result<Changed> {
        self.write_back(correction, Who::Signer, Some(link)).await
    }

    async fn write_back(&self, correction: Uuid, who: Who, by: Option<Link>) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(id) = revisions::signature_of_correction(work.conn(), correction).await? else {
            return Ok(Changed::Unknown);
        };
        let before = work.lock(id).await?;
        // A signer's link must be the current link of this signature.
        let Some(before) = before.filter(|one| by.is_none_or(|link| link == one.link())) else {
            return Ok(Changed::Unknown);
        };
        let mut kept = revisions::corrected(work.conn(), &[id]).await?;
        // Another request may have reverted it before this transaction got the row lock.
        let Some((_, kept)) = kept.pop().filter(|(_, kept)| kept.id == correction) else {
            return Ok(Changed::Unknown);
        };
        let written = kept.was.text;
        let written =
            Correction { name: written.name, role: written.role, organisation: written.organisation };
        let wanted = corrected(&before.details, &written);
        revisions::forget_as_written(work.conn(), id).await?;
        let detail = json!({ "correction": correction });
        work.audit(before.entry(who, "take-back-correction", detail));
        announce(&mut work, &before, if who == Who::Signer { News::Words } else { News::Corrected }).await?;
        say(&mut work, &before, &wanted, before.verified_by).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// What the signer of this signature wrote, if organizers have corrected it.
    pub async fn corrected(&self, id: Uuid) -> sqlx::Result<Option<Corrected>> {
        let mut kept = revisions::corrected(&mut *self.context.conn().await?, &[id]).await?;
        Ok(kept.pop().map(|(_, corrected)| corrected))
    }
}

fn corrected(before: &SignatureDetails, correction: &Correction) -> SignatureDetails {
    let Correction { name, role, organisation } = correction.clone();
    // A correction neither adds a name to a signature without one nor removes a name.
    let name = before.text.name.as_ref().map(|name_now| name.unwrap_or_else(|| name_now.clone()));
    SignatureDetails {
        text: SignerText { name, role, organisation, ..before.text.clone() },
        ..before.clone()
    }
}
