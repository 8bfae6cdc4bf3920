//! Owns the digest: a mail that tells moderators that signatures wait or that mail is stuck. It contains
//! counts and links, and no names.
//!
//! It is sent once something has waited for an hour, because a moderator who is at work needs no reminder;
//! and at most once a day to each, unless much waits. Each moderator can turn it off on their account's
//! page.

pub mod emails;

use std::sync::Arc;

use time::Duration;

use super::{queue, reports::Reports};
use crate::{
    clock::Clock,
    letters::{Library, Loaded},
    mail::Outbox,
    organizers::Organizers,
    signing::Signing,
};

/// How long something waits before a digest is sent: a moderator who is at work has decided by then.
const WAITED: Duration = Duration::HOUR;

/// The shortest time between two digests to one moderator.
const EVERY: Duration = Duration::DAY;

/// From how many on much waits: more than a moderator can decide beside their work, and what an attack
/// brings in minutes.
const MUCH: i64 = 50;

/// The shortest time between two digests while much waits.
const EVERY_IF_MUCH: Duration = Duration::hours(3);

#[derive(Clone, Debug, Default)]
pub struct DigestContent {
    /// Letters with waiting items, and how many.
    pub letters: Vec<(Arc<Loaded>, i64)>,
    /// Mails with a waiting reader that have been stuck for an hour.
    pub stalled: i64,
}

impl DigestContent {
    /// All waiting items.
    pub fn names(&self) -> i64 {
        self.letters.iter().map(|(_, count)| count).sum()
    }

    pub fn is_nothing(&self) -> bool {
        self.names() == 0 && self.stalled == 0
    }
}

#[derive(Clone)]
pub struct Digests {
    pub library: Arc<Library>,
    /// For signatures and edits that wait.
    pub signing: Arc<Signing>,
    pub reports: Reports,
    pub organizers: Arc<Organizers>,
    pub outbox: Outbox,
    pub clock: Clock,
}

impl Digests {
    /// What has waited for this long or longer.
    pub async fn waits(&self, waited: Duration) -> sqlx::Result<DigestContent> {
        let since = self.clock.now() - waited;
        let counts = queue::count(&self.signing, &self.reports, None, Some(since)).await?;
        let letters = self.library.all().into_iter().filter_map(|letter| {
            let count = counts.get(&letter.id).copied()?;
            Some((letter, count))
        });
        let stalled = self.outbox.stalled(self.clock.now() - WAITED).await?;
        Ok(DigestContent { letters: letters.collect(), stalled })
    }

    /// Enqueues digests to the moderators who want them, if there is something to report.
    pub async fn owe(&self) -> sqlx::Result<()> {
        let now = self.clock.now();
        let is_much = self.waits(Duration::ZERO).await?.names() >= MUCH;
        if !is_much && self.waits(WAITED).await?.is_nothing() {
            return Ok(());
        }
        let pause = if is_much { EVERY_IF_MUCH } else { EVERY };
        self.organizers.owe_digests(now - pause).await?;
        self.outbox.wake();
        Ok(())
    }
}
