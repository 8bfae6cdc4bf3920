//! The digest: those who decide on signatures learn by mail that some wait, or that mail does not get out. It counts and
//! links, and names nobody.
//!
//! It comes once something has waited for an hour, so that who is at it is left in peace; at most once a day to each,
//! unless much waits. Everybody turns it off on their account's page.

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

/// How long something waits before anybody is told: whoever is at it has decided by then.
const WAITED: Duration = Duration::HOUR;

/// How long nobody is told again.
const EVERY: Duration = Duration::DAY;

/// How many are much: more than a moderator gets through beside their work, and what an attack brings in minutes.
const MUCH: i64 = 50;

/// How long nobody is told again while much waits.
const EVERY_IF_MUCH: Duration = Duration::hours(3);

#[derive(Clone, Debug, Default)]
pub struct Waits {
    /// Letters with names that wait, and how many.
    pub letters: Vec<(Arc<Loaded>, i64)>,
    /// Mails that somebody waits for and that did not get out for an hour.
    pub stalled: i64,
}

impl Waits {
    /// All names that wait.
    pub fn names(&self) -> i64 {
        self.letters.iter().map(|(_, count)| count).sum()
    }

    pub fn is_nothing(&self) -> bool {
        self.names() == 0 && self.stalled == 0
    }
}

/// The desk for digests.
#[derive(Clone)]
pub struct Digests {
    pub library: Arc<Library>,
    /// What waits of signatures.
    pub signing: Arc<Signing>,
    /// What waits of reports.
    pub reports: Reports,
    pub organizers: Arc<Organizers>,
    /// The mail that does not get out.
    pub outbox: Outbox,
    pub clock: Clock,
}

impl Digests {
    /// What has waited for so long or longer.
    pub async fn waits(&self, waited: Duration) -> sqlx::Result<Waits> {
        let since = self.clock.now() - waited;
        let counts = queue::count(&self.signing, &self.reports, None, Some(since)).await?;
        let letters = self.library.all().into_iter().filter_map(|letter| {
            let count = counts.get(&letter.id).copied()?;
            Some((letter, count))
        });
        let stalled = self.outbox.stalled(self.clock.now() - WAITED).await?;
        Ok(Waits { letters: letters.collect(), stalled })
    }

    /// Tells those who want to know, if there is something to tell.
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
