//! Standing together: names that are shown once enough others are shown with them.
//!
//! Until a letter has as many published signatures of visibility `together` as its threshold, they count as
//! private. Then each of these signers is written to, and once as many as the threshold have had that mail for a
//! day, as many are shown in one transaction, and the others right after them, in [`crate::chunks`]. Whoever leaves in
//! time is not among them; if too few remain, the others are told that they wait again.
//!
//! Who joins later gets the same promise, whatever page they saw: a mail, and a day. Only a form that is sent when
//! the names are already shown says `public` from the start, as the form, the mail and the page that confirms it
//! say ([`Schedule::as_it_stands_now`]).
//!
//! The day counts from the moment the mail was sent. A mail that waits delays its reader's name, and nobody
//! else's beyond the threshold; whom no mail reaches is not shown, as nobody could ask them.

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
        details::{Adherence, Visibility},
        mail_kinds::{NOTICE_MAIL, WAITS_AGAIN_MAIL},
        store::signatures,
        tally::Standing,
    },
};

/// How long a signer has between the notice and their name being shown: every time zone has had a morning.
pub const NOTICE: Duration = Duration::days(1);

impl Schedule {
    /// Moves on the letters that let their signers stand together: tells those who can be shown, shows those who
    /// were told a day ago, or tells them that they wait again.
    pub async fn publish_joint_signatures(&self, letters: &[Arc<Loaded>]) -> sqlx::Result<()> {
        for loaded in letters {
            if let Some(threshold) = loaded.letter.threshold {
                while self.stand_together_at(loaded.id, i64::from(threshold)).await?.is_more() {}
            }
        }
        Ok(())
    }

    /// Takes the next step with a letter: notices, names or mails of one chunk.
    async fn stand_together_at(&self, letter: i64, threshold: i64) -> sqlx::Result<Left> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        store::joint_publication::lock(work.conn(), letter).await?;
        store::joint_publication::forget_notices(work.conn(), letter).await?;
        let is_shown = store::joint_publication::shown_at(work.conn(), letter).await?.is_some();
        // As many as the threshold are shown in one transaction; whoever joins them may come a moment later.
        let most = if is_shown { chunks::ROWS } else { threshold.max(chunks::ROWS) };
        let told = store::joint_publication::lock_told(work.conn(), letter, now - NOTICE, most).await?;
        let count = i64::try_from(told.len()).unwrap_or(i64::MAX);
        let mut left = Left::Nothing;
        if is_shown || store::joint_publication::reachable(work.conn(), letter).await? >= threshold {
            let owed = store::joint_publication::give_notice(work.conn(), letter, now).await?;
            if Left::after(owed.len()).is_more() || count == most {
                left = Left::More;
            }
            owed.into_iter().for_each(|id| work.owe(NOTICE_MAIL, id));
            if !told.is_empty() && (is_shown || count >= threshold) {
                let ids: Vec<_> = told.iter().map(|(id, _)| *id).collect();
                signatures::show_names(work.conn(), &ids).await?;
                store::joint_publication::note_shown(work.conn(), letter, now).await?;
                for (id, before) in told {
                    work.moved(letter, id, before, Standing { visibility: Visibility::Public, ..before });
                    work.audit(audit::Entry {
                        who: Who::Site,
                        act: "show",
                        letter,
                        subject: Some(id),
                        detail: json!({ "from": Visibility::Together.as_str() }),
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
            have_read.into_iter().for_each(|id| work.owe(WAITS_AGAIN_MAIL, id));
        }
        work.commit().await?;
        Ok(left)
    }

    /// Are the names of this letter's signers of visibility `together` shown?
    pub async fn stands_together(&self, letter: i64) -> sqlx::Result<bool> {
        let conn = &mut *self.context.conn().await?;
        Ok(store::joint_publication::shown_at(conn, letter).await?.is_some())
    }

    /// What a form that is sent now asks for: where the names are shown already, `together` is `public`.
    pub async fn as_it_stands_now(&self, letter: i64, adherence: Adherence) -> sqlx::Result<Adherence> {
        let joins_the_shown =
            adherence.visibility == Visibility::Together && self.stands_together(letter).await?;
        let visibility = if joins_the_shown { Visibility::Public } else { adherence.visibility };
        Ok(Adherence { visibility, ..adherence })
    }

    /// How many others stand together with this signer and wait to be shown; nothing if the notice to them does
    /// not hold any more.
    pub async fn noticed_with(&self, letter: i64, id: Uuid) -> sqlx::Result<Option<i64>> {
        let conn = &mut *self.context.conn().await?;
        if !store::joint_publication::is_noticed(conn, id).await? {
            return Ok(None);
        }
        Ok(Some(store::joint_publication::waiting(conn, letter).await? - 1))
    }
}
