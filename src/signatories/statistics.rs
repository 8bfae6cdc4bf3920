//! Statistics: how a letter's number grew, of whom it is made, and what was done to it.
//!
//! All of it is of one moment. What so few have in common that they could be guessed is put together with others
//! ([`hidden`]). Of whom the number is made is told of public lines alone: the files count those as well, so that a sum
//! over all would tell by its difference what private signatures have in common, and of which country the one is that
//! has come this minute.

pub use super::store::statistics::Step;
use std::{cmp::Reverse, sync::Arc, time::Duration};

use sqlx::PgPool;
use time::{Date, OffsetDateTime};

use super::{list::snapshot, store::statistics as store};
use crate::{
    clock::Clock,
    error::discreet,
    letters::library::schedule::{self},
    signing::{
        self,
        schedule::daily_records::{self, DayRecord},
        signature::tally::{Figures, Shared},
    },
};

/// Fewer than this are not shown by themselves: a number as small tells who they are.
pub const LEAST_SHOWN: i64 = 10;

/// Of a letter with more signatures, statistics may be a minute old: counting them takes longer than making the page.
const LARGE: i64 = 50_000;

/// How old they may be then.
const FRESH_FOR: Duration = Duration::from_secs(60);

/// Of how many letters and revisions statistics are kept.
const KEPT: u64 = 200;

/// What is known of a letter's number.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// The numbers that it belongs to.
    pub figures: Figures,
    /// What each day changed, the first first, none left out.
    pub days: Vec<(Date, i64)>,
    /// What each hour changed that changed anything, the first first.
    pub hours: Vec<(OffsetDateTime, i64)>,
    /// By capacity; this and what follows, of those with a public line.
    pub capacities: Parts,
    /// By country: those who name none are not among them.
    pub countries: Parts,
    /// By the language of the page on which they signed.
    pub languages: Parts,
    /// By the text that they signed, by its language and hash.
    pub versions: Parts,
    /// What does not count, and why.
    pub removals: Vec<Removal>,
    /// What was done to the number, the newest first.
    pub log: Vec<Step>,
    /// The number at the end of each day, the newest first.
    pub records: Vec<DayRecord>,
}

/// Parts of the number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Those that may be shown by themselves, the largest first; of texts by language and hash.
    pub shown: Vec<(String, i64)>,
    pub others: i64,
}

/// Signatures that do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Why: `withdrawn`, `taken-down`, the reason for which a rejected one was held, or nothing for what is put together.
    pub reason: String,
    pub count: i64,
}

/// The statistics of this process.
pub struct Kept {
    clock: Clock,
    kept: moka::future::Cache<(i64, Option<i64>), Arc<Statistics>>,
}

impl Kept {
    /// None yet.
    pub fn new(clock: Clock) -> Self {
        let kept = moka::future::Cache::builder().max_capacity(KEPT).time_to_live(FRESH_FOR).build();
        Self { clock, kept }
    }

    /// Those of a letter: of its revision, or of the last minute if it is large.
    pub async fn of(&self, pool: &PgPool, letter: i64) -> sqlx::Result<Arc<Statistics>> {
        let figures = signing::figures(&mut *pool.acquire().await?, letter).await?;
        let revision = (figures.count() < LARGE).then_some(figures.revision);
        let counted = async { Ok(Arc::new(count(pool, letter, self.clock.now()).await?)) };
        let kept = self.kept.try_get_with((letter, revision), counted).await;
        kept.map_err(|error: Arc<sqlx::Error>| {
            sqlx::Error::Protocol(format!("statistics: {}", discreet(&*error)))
        })
    }
}

async fn count(pool: &PgPool, letter: i64, now: OffsetDateTime) -> sqlx::Result<Statistics> {
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
    log.extend(schedule::turns(&mut tx, letter, now).await?.into_iter().map(Step::from));
    log.sort_by_key(|step| Reverse(step.day));
    let records = daily_records::records(&mut tx, letter).await?;
    tx.commit().await?;
    // The figures tell how many were withdrawn, and rejected: only why is hidden where it is seldom.
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

/// Puts together what may not be shown by itself. Where that is one part alone, or still too few, the next larger one
/// goes with it: else it could be told from the sum.
pub fn hidden(mut parts: Vec<(String, i64)>) -> Parts {
    parts.sort_by(|(one, few), (other, more)| more.cmp(few).then_with(|| one.cmp(other)));
    let mut at = parts.iter().position(|(_, count)| *count < LEAST_SHOWN).unwrap_or(parts.len());
    let sum = |from: usize| parts[from..].iter().map(|(_, count)| count).sum::<i64>();
    while at > 0 && at < parts.len() && (parts.len() - at < 2 || sum(at) < LEAST_SHOWN) {
        at -= 1;
    }
    let others = sum(at);
    parts.truncate(at);
    Parts { shown: parts, others }
}

/// Hours as days, from the first to the last.
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
