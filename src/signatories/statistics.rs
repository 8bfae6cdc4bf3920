//! Computes statistics: how a letter's count grew, its groups, and what was done to it.
//!
//! Everything is read in one snapshot. A group that is so small that its members could be guessed is summed with
//! others ([`hidden`]). Groups are counted over public lines only. The files list these lines too, so groups over
//! all signatures would show, by the difference, what private signatures have in common, and from which country the
//! last signature came.

pub use super::store::statistics::LogEntry;
use std::{cmp::Reverse, sync::Arc, time::Duration};

use sqlx::PgPool;
use time::{Date, OffsetDateTime};

use super::{list::snapshot, store::statistics as store};
use crate::{
    clock::Clock,
    database::{Pools, Snapshot},
    error::discreet,
    letters::library::signing_periods,
    signing::{
        self,
        schedule::daily_records::{self, DayRecord},
        signature::tally::{Figures, Shared},
    },
};

/// Groups with fewer members are not shown: such a small number could identify them.
pub const LEAST_SHOWN: i64 = 10;

/// For letters with more signatures, statistics may be a minute old: counting takes longer than rendering the page.
const LARGE: i64 = 50_000;

/// How old they may be in this case.
const FRESH_FOR: Duration = Duration::from_secs(60);

/// How many letters and revisions are cached.
const KEPT: u64 = 200;

#[derive(Clone, Debug)]
pub struct Statistics {
    /// The figures in the same snapshot.
    pub figures: Figures,
    /// The change on each day, the earliest first, without gaps.
    pub days: Vec<(Date, i64)>,
    /// The change in each hour that had one, the earliest first.
    pub hours: Vec<(OffsetDateTime, i64)>,
    /// By capacity. This and the next three count public lines only.
    pub capacities: Breakdown,
    /// By country; lines without a country are not included.
    pub countries: Breakdown,
    /// By the language of the page on which they signed.
    pub languages: Breakdown,
    /// By signed text: its language and hash.
    pub versions: Breakdown,
    /// Signatures that do not count, by reason.
    pub removals: Vec<Removal>,
    /// What was done to the count, the newest first.
    pub log: Vec<LogEntry>,
    /// The count at the end of each day, the newest first.
    pub records: Vec<DayRecord>,
}

/// The groups of a count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breakdown {
    /// Groups that are large enough to be shown, the largest first; texts by language and hash.
    pub shown: Vec<(String, i64)>,
    pub others: i64,
}

/// Signatures that do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// `withdrawn`, `taken-down`, the reason for which a rejected one was held, or empty for the sum of small
    /// groups.
    pub reason: String,
    pub count: i64,
}

/// The cache of statistics in this process.
pub struct StatisticsCache {
    clock: Clock,
    kept: moka::future::Cache<(i64, Option<i64>), Arc<Statistics>>,
}

impl StatisticsCache {
    pub fn new(clock: Clock) -> Self {
        let kept = moka::future::Cache::builder().max_capacity(KEPT).time_to_live(FRESH_FOR).build();
        Self { clock, kept }
    }

    /// The statistics of a letter: of its current revision, or at most a minute old if it is large.
    pub async fn of(&self, pools: &Pools, letter: i64, now: &Figures) -> sqlx::Result<Arc<Statistics>> {
        let revision = (now.count() < LARGE).then_some(now.revision);
        let at = self.clock.now();
        let count = |pool| count(pool, letter, at);
        let counted = async { Ok(Arc::new(pools.read(now.revision, count).await?)) };
        let kept = self.kept.try_get_with((letter, revision), counted).await;
        kept.map_err(|error: Arc<sqlx::Error>| {
            sqlx::Error::Protocol(format!("statistics: {}", discreet(&*error)))
        })
    }
}

impl Snapshot for Statistics {
    fn revision(&self) -> i64 {
        self.figures.revision
    }
}

async fn count(pool: PgPool, letter: i64, now: OffsetDateTime) -> sqlx::Result<Statistics> {
    let mut conn = pool.acquire().await?;
    let mut tx = snapshot(&mut conn).await?;
    let figures = signing::figures(&mut tx, letter).await?;
    let hours = store::hours(&mut tx, letter).await?;
    let shared = signing::facets(&mut tx, letter).await?;
    let of = |kind: &str| {
        let of_kind = shared.iter().filter(|one| one.kind == kind && one.listed > 0);
        hidden(of_kind.map(|Shared { value, listed, .. }| (value.clone(), i64::from(*listed))).collect())
    };
    let (capacities, countries) = (of("capacity"), of("country"));
    let (languages, versions) = store::languages_and_versions(&mut tx, letter).await?;
    let rejected = hidden(store::removals(&mut tx, letter).await?);
    let mut log = store::log(&mut tx, letter).await?;
    log.extend(signing_periods::boundaries(&mut tx, letter, now).await?.into_iter().map(LogEntry::from));
    log.sort_by_key(|step| Reverse(step.day));
    let records = daily_records::records(&mut tx, letter).await?;
    tx.commit().await?;
    // The figures already show how many were withdrawn and rejected; only rare reasons are hidden.
    let withdrawn = [("withdrawn".to_owned(), figures.withdrawn)];
    let others = [(String::new(), rejected.others)];
    let removals = withdrawn.into_iter().chain(rejected.shown).chain(others).filter(|(_, count)| *count > 0);
    Ok(Statistics {
        days: days(&hours),
        hours,
        capacities,
        countries,
        languages: hidden(languages),
        versions: hidden(versions),
        removals: removals.map(|(reason, count)| Removal { reason, count }).collect(),
        log,
        records,
        figures,
    })
}

/// Sums groups that are too small to be shown. If that is only one group, or the sum is still too small, the next
/// larger group is added; otherwise it could be computed from the total.
pub fn hidden(mut parts: Vec<(String, i64)>) -> Breakdown {
    parts.sort_by(|(one, few), (other, more)| more.cmp(few).then_with(|| one.cmp(other)));
    let mut at = parts.iter().position(|(_, count)| *count < LEAST_SHOWN).unwrap_or(parts.len());
    let sum = |from: usize| parts[from..].iter().map(|(_, count)| count).sum::<i64>();
    while at > 0 && at < parts.len() && (parts.len() - at < 2 || sum(at) < LEAST_SHOWN) {
        at -= 1;
    }
    let others = sum(at);
    parts.truncate(at);
    Breakdown { shown: parts, others }
}

/// Sums hours into days, from the first to the last, without gaps.
fn days(hours: &[(OffsetDateTime, i64)]) -> Vec<(Date, i64)> {
    let mut days: Vec<(Date, i64)> = Vec::new();
    for (hour, change) in hours {
        while let Some((last, _)) = days.last().filter(|(last, _)| *last < hour.date()) {
            let Some(next) = last.next_day() else { break };
            days.push((next, 0));
        }
        match days.last_mut() {
            Some((_, of_day)) => *of_day += change,
            None => days.push((hour.date(), *change)),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    fn parts(counts: &[i64]) -> Vec<(String, i64)> {
        counts.iter().enumerate().map(|(at, count)| (at.to_string(), *count)).collect()
    }

    #[test]
    fn nobody_is_told_from_a_small_number_or_from_what_is_left_over() {
        for (counts, shown, others) in [
            (&[40, 30, 20][..], &[40, 30, 20][..], 0),
            (&[40, 30, 4, 7], &[40, 30], 11),
            (&[40, 30, 4, 3], &[40], 37),
            (&[40, 30, 9], &[40], 39),
            (&[40, 3], &[], 43),
            (&[3], &[], 3),
            (&[], &[], 0),
        ] {
            let hidden = hidden(parts(counts));
            assert_eq!(hidden.shown.iter().map(|(_, count)| *count).collect::<Vec<_>>(), shown, "{counts:?}");
            assert_eq!(hidden.others, others, "{counts:?}");
        }
    }

    #[test]
    fn a_day_on_which_nothing_happened_is_not_left_out() {
        let hours = [
            (datetime!(2026-11-20 09:00 UTC), 3),
            (datetime!(2026-11-20 23:00 UTC), 1),
            (datetime!(2026-11-22 01:00 UTC), -1),
        ];
        assert_eq!(
            days(&hours),
            [(date!(2026 - 11 - 20), 4), (date!(2026 - 11 - 21), 0), (date!(2026 - 11 - 22), -1)]
        );
    }
}
