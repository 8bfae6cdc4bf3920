//! How long addresses are kept, and their erasure. The whole table, with its reasons, is `docs/retention.md`.
//!
//! What stays is the keyed hash of the mailbox. It cannot be opened and cannot receive mail. But when its owner types
//! the address again, their signature is found; and one mailbox still has at most one signature.

use std::sync::Arc;

use serde_json::json;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::Schedule;
use crate::{
    audit::{self, Who},
    chunks,
    letters::{Letter, Loaded},
    signing::{
        decision::{self, requested_withdrawal},
        signature::{self, mail_kinds::MailKind},
        signer, submission,
    },
};

/// How long addresses are kept after a letter closes, unless its front matter says otherwise: for news about the
/// result.
pub const AFTER_CLOSING: Duration = Duration::days(180);

/// How long the address of a signature is kept where the letter never closes, from the date of the signature.
pub const WITHOUT_CLOSING: Duration = Duration::days(365);

/// How long before the erasure the signer is asked a last time: the length of a holiday.
pub const LAST_WORD: Duration = Duration::days(14);

/// How long an anonymous signer's address is kept at most after the decision, if the mail that reports the decision
/// does not get through: longer than the outbox tries any mail.
pub const ANONYMOUS_AT_MOST: Duration = Duration::days(7);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Until(OffsetDateTime),
    /// Each address for this long after its signature.
    Each(Duration),
}

impl Kept {
    /// The rule in the letter's front matter, or the default.
    pub fn of(letter: &Letter) -> Self {
        let days = letter.retention_days.map(|days| Duration::days(days.into()));
        match letter.closes {
            Some(closes) => Self::Until(closes.saturating_add(days.unwrap_or(AFTER_CLOSING))),
            None => Self::Each(days.unwrap_or(WITHOUT_CLOSING)),
        }
    }

    /// Until when the address of a person who signed at that time is kept.
    pub fn end_for(self, signed_at: OffsetDateTime) -> OffsetDateTime {
        match self {
            Self::Until(end) => end,
            Self::Each(period) => signed_at.saturating_add(period),
        }
    }

    /// Signatures made before the returned time have reached their end at `moment`; none if no signature has.
    fn over_at(self, moment: OffsetDateTime) -> Option<OffsetDateTime> {
        match self {
            Self::Until(end) => (end <= moment).then_some(moment),
            Self::Each(period) => Some(moment.saturating_sub(period)),
        }
    }
}

impl Schedule {
    /// Erases the addresses of anonymous signers who were told the moderator's decision, and of signers who were told
    /// that they were withdrawn.
    pub async fn forget_anonymous(&self) -> sqlx::Result<()> {
        let now = self.context.now();
        loop {
            let mut work = self.context.begin().await?;
            let at_latest = now - ANONYMOUS_AT_MOST;
            let erased =
                signature::store::retention::erase_decided(work.conn(), at_latest, chunks::ROWS).await?;
            if erased.is_empty() {
                break;
            }
            let ids: Vec<_> = erased.iter().map(|(id, _)| *id).collect();
            submission::store::mail_limit::forget_addresses(work.conn(), &ids).await?;
            signer::store::moves::erase(work.conn(), &ids).await?;
            work.audit_all(erasures(&erased, "decided"));
            work.commit().await?;
        }
        let conn = &mut *self.context.conn().await?;
        while decision::store::notices::forget_told(conn, now - requested_withdrawal::TOLD_WITHIN)
            .await?
            .is_more()
        {}
        Ok(())
    }

    /// Asks signers a last time if their address will be erased soon.
    pub async fn send_final_notice(&self, letters: &[Arc<Loaded>]) -> sqlx::Result<()> {
        let now = self.context.now();
        for loaded in letters {
            let Some(signed_before) = Kept::of(&loaded.letter).over_at(now + LAST_WORD) else { continue };
            loop {
                let mut work = self.context.begin().await?;
                let asked = signature::store::retention::send_final_notice(
                    work.conn(),
                    loaded.id,
                    signed_before,
                    chunks::ROWS,
                    now,
                )
                .await?;
                if asked.is_empty() {
                    break;
                }
                asked.into_iter().for_each(|id| work.owe(MailKind::FinalNotice, id));
                work.commit().await?;
            }
        }
        Ok(())
    }

    /// Erases the addresses whose time is over. Every signer was asked before, even if the period was shortened or is
    /// shorter than the time to answer.
    pub async fn forget_addresses(&self, letters: &[Arc<Loaded>]) -> sqlx::Result<()> {
        let now = self.context.now();
        for loaded in letters {
            let Some(signed_before) = Kept::of(&loaded.letter).over_at(now) else { continue };
            loop {
                let mut work = self.context.begin().await?;
                let asked_before = now - LAST_WORD;
                let erased = signature::store::retention::erase_old(
                    work.conn(),
                    loaded.id,
                    signed_before,
                    asked_before,
                    chunks::ROWS,
                )
                .await?;
                if erased.is_empty() {
                    break;
                }
                signer::store::moves::erase(work.conn(), &erased).await?;
                let erased: Vec<_> = erased.into_iter().map(|id| (id, loaded.id)).collect();
                work.audit_all(erasures(&erased, "old"));
                work.commit().await?;
            }
        }
        Ok(())
    }
}

fn erasures(erased: &[(Uuid, i64)], why: &str) -> Vec<audit::Entry> {
    let entry = |&(subject, letter): &(Uuid, i64)| audit::Entry {
        who: Who::Site,
        act: "erase-address",
        letter,
        subject: Some(subject),
        detail: json!({ "why": why }),
    };
    erased.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn addresses_are_kept_after_closing_or_each_for_a_year() {
        let (closes, now) = (datetime!(2026-03-01 0:00 UTC), datetime!(2026-06-01 0:00 UTC));
        let until = Kept::Until(closes + AFTER_CLOSING);
        assert_eq!(until.over_at(now), None);
        assert_eq!(until.over_at(closes + AFTER_CLOSING), Some(closes + AFTER_CLOSING));
        assert_eq!(Kept::Each(WITHOUT_CLOSING).over_at(now), Some(datetime!(2025-06-01 0:00 UTC)));
    }
}
