//! Joint publication: names that are shown only once enough others are shown with them.
//!
//! Until a letter has as many published signatures of visibility `together` as its threshold, they count as private.
//! Then each of these signers gets a notice by mail. Once as many as the threshold have had that mail for a day, that
//! number is shown in one transaction, and the others right after them, in [`crate::chunks`]. A signer who leaves in
//! time is not shown; if too few remain, the others are told that they wait again.
//!
//! A signer who joins later gets the same promise, whatever page they saw: a mail, and a day. Only a form that is
//! sent when the names are already shown says `public` from the start, as do the form, the mail and the page that
//! confirms it ([`Schedule::as_it_stands_now`]).
//!
//! The day starts when the mail was sent. A mail that waits delays its reader's name, but no other name beyond the
//! threshold. A signer who cannot be reached by mail is not shown, as they could not be asked.

use std::sync::Arc;

use serde_json::json;
use time::Duration;
use uuid::Uuid;

use super::{Schedule, store};
use crate::{
    audit::{self, Who},
    chunks::{self, Left},
    letters::Loaded,
    signing::signature::{
        details::{SignatureDetails, Visibility},
        mail_kinds::MailKind,
        store::signatures,
        tally::Counted,
    },
};

/// How long a signer has between the notice and their name being shown: long enough for a morning in every time zone.
pub const NOTICE: Duration = Duration::days(1);

impl Schedule {
    /// Runs joint publication for the letters that offer it: sends notices to signers who can be shown, shows the
    /// names whose notice is a day old, or tells signers that they wait again.
    pub async fn publish_joint_signatures(&self, letters: &[Arc<Loaded>]) -> sqlx::Result<()> {
        for loaded in letters {
            if let Some(threshold) = loaded.letter.threshold {
                while self.stand_together_at(loaded.id, i64::from(threshold)).await?.is_more() {}
            }
        }
        Ok(())
    }

    /// Does the next step for a letter: notices, names or mails of one chunk.
    async fn stand_together_at(&self, letter: i64, threshold: i64) -> sqlx::Result<Left> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        store::joint_publication::lock(work.conn(), letter).await?;
        store::joint_publication::forget_notices(work.conn(), letter).await?;
        let is_shown = store::joint_publication::shown_at(work.conn(), letter).await?.is_some();
        // The names up to the threshold are shown in one transaction; those who join later may follow a moment later.
        let most = if is_shown { chunks::ROWS } else { threshold.max(chunks::ROWS) };
        let told = store::joint_publication::lock_told(work.conn(), letter, now - NOTICE, most).await?;
        let count = i64::try_from(told.len()).unwrap_or(i64::MAX);
        let mut left = Left::Nothing;
        if is_shown || store::joint_publication::reachable(work.conn(), letter).await? >= threshold {
            let owed = store::joint_publication::give_notice(work.conn(), letter, now).await?;
            if Left::after(owed.len()).is_more() || count == most {
                left = Left::More;
            }
            owed.into_iter().for_each(|id| work.owe(MailKind::Notice, id));
            if !told.is_empty() && (is_shown || count >= threshold) {
                let ids: Vec<_> = told.iter().map(|(id, _)| *id).collect();
                signatures::show_names(work.conn(), &ids).await?;
                store::joint_publication::note_shown(work.conn(), letter, now).await?;
                for (id, before) in told {
                    work.moved(letter, id, before, Counted { visibility: Visibility::Public, ..before });
                    work.audit(audit::Entry {
                        who: Who::Site,
                        act: "show",
                        letter,
                        subject: Some(id),
                        detail: json!({ "from": Visibility::Together.into_str() }),
                    });
                }
            }
        } else if !told.is_empty() {
            let (taken_back, have_read) =
                store::joint_publication::take_back_notices(work.conn(), letter, now - NOTICE).await?;
            left = Left::after(taken_back);
            let taken_back = audit::Entry {
                who: Who::Site,
                act: "take-back-notice",
                letter,
                subject: None,
                detail: json!({ "to": have_read.len() }),
            };
            work.audit(taken_back);
            have_read.into_iter().for_each(|id| work.owe(MailKind::WaitsAgain, id));
        }
        work.commit().await?;
        Ok(left)
    }

    /// Whether the names of this letter's signers of visibility `together` are shown.
    pub async fn stands_together(&self, letter: i64) -> sqlx::Result<bool> {
        let conn = &mut *self.context.conn().await?;
        Ok(store::joint_publication::shown_at(conn, letter).await?.is_some())
    }

    /// The visibility of a form that is sent now: where the names are shown already, `together` becomes `public`.
    pub async fn as_it_stands_now(
        &self,
        letter: i64,
        details: SignatureDetails,
    ) -> sqlx::Result<SignatureDetails> {
        let joins_the_shown =
            details.visibility == Visibility::Together && self.stands_together(letter).await?;
        let visibility = if joins_the_shown { Visibility::Public } else { details.visibility };
        Ok(SignatureDetails { visibility, ..details })
    }

    /// How many other signers wait with this one to be shown; none if the notice to this signer is no longer valid.
    pub async fn noticed_with(&self, letter: i64, id: Uuid) -> sqlx::Result<Option<i64>> {
        let conn = &mut *self.context.conn().await?;
        if !store::joint_publication::is_noticed(conn, id).await? {
            return Ok(None);
        }
        Ok(Some(store::joint_publication::waiting(conn, letter).await? - 1))
    }
}
