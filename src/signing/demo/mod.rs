//! Owns invented signatures, in any number: to try out a site, and to measure with.
//!
//! They are dated over the past weeks in the way a letter collects them: most in the first days, few at night. They
//! have no address and no consent, which tells them apart from real ones. If there is a real signature, none is
//! invented.

mod names;
pub(in crate::signing) mod store;

use std::collections::BTreeMap;

use fastrand::Rng;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::signature::{
    self, VerifiedBy,
    context::Context,
    details::{SignatureDetails, SignerText, Visibility},
    fields::{Country, Plain, SignerName},
    store::invented::{self, Invented},
    tally::{Change, Counted},
};
use crate::letters::{Capacity, Loaded};

/// How many are written in one transaction: enough that the cost of commits does not matter, few enough to show
/// progress.
const AT_ONCE: usize = 5_000;

/// The period of their dates: three weeks.
const HOURS: i64 = 21 * 24;

/// The number of each day, as a share of the day before.
const EBBS: f64 = 0.82;

pub struct Demo {
    pub(in crate::signing) context: Context,
}

/// There are real signatures, with which invented ones must not be mixed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There are signatures or submissions of real people.
    #[error(
        "this database holds what real people have signed: invented signatures belong into one of their own (--data)"
    )]
    Real,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl Demo {
    /// Invents this many signatures under a letter. `told` receives the number written so far.
    pub async fn invent(
        &self,
        letter: &Loaded,
        many: usize,
        mut told: impl FnMut(usize),
    ) -> Result<(), Refused> {
        let mut conn = self.context.conn().await?;
        if store::holds_real_ones(&mut conn).await? {
            return Err(Refused::Real);
        }
        drop(conn);
        let mut rng = Rng::with_seed(1);
        let end = self.context.now();
        let mut times = times(many, end).peekable();
        let mut written = 0;
        while times.peek().is_some() {
            let some: Vec<_> = times.by_ref().take(AT_ONCE).map(|at| invented(at, &mut rng)).collect();
            let version = (letter.own_version(), &letter.letter.language);
            let by_hour = by_hour(&some, version.0);
            let mut tx = self.context.pool.begin().await?;
            let reached = invented::insert(&mut tx, letter.id, version, &some, &by_hour).await?;
            tx.commit().await?;
            self.context.revisions.saw(reached);
            written += some.len();
            told(written);
        }
        store::analyze(&mut *self.context.conn().await?).await?;
        Ok(())
    }
}

/// The changes of each hour.
fn by_hour(some: &[Invented], version: i64) -> BTreeMap<OffsetDateTime, Change> {
    let mut hours: BTreeMap<OffsetDateTime, Change> = BTreeMap::new();
    for one in some {
        let standing = Counted::published(&one.details, version, one.verified_by);
        hours.entry(signature::store::hour(one.signed_at)).or_default().add(standing);
    }
    hours
}

/// This many moments before `end`, the earliest first.
fn times(many: usize, end: OffsetDateTime) -> impl Iterator<Item = OffsetDateTime> {
    let begin = end - Duration::hours(HOURS);
    let weights: Vec<f64> = (0..HOURS).map(|hour| weight(begin + Duration::hours(hour), hour)).collect();
    let all: f64 = weights.iter().sum();
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let share = move |sum: f64| (sum / all * many as f64).round() as usize;
    let mut sum = 0.0;
    let mut given = 0;
    (0..).zip(weights).flat_map(move |(hour, weight)| {
        sum += weight;
        let here = share(sum) - given;
        given += here;
        (0..here).map(move |at| {
            let part = i64::try_from(at * 3600 / here).unwrap_or_default();
            begin + Duration::hours(hour) + Duration::seconds(part)
        })
    })
}

/// The relative activity of an hour: each day less than the one before, and low from midnight to six.
fn weight(at: OffsetDateTime, hour: i64) -> f64 {
    let day = i32::try_from(hour / 24).unwrap_or_default();
    let awake = match at.hour() {
        0..=5 => 0.15,
        6..=8 | 23 => 0.6,
        12 | 13 | 18..=21 => 1.4,
        _ => 1.0,
    };
    EBBS.powi(day) * awake
}

fn invented(signed_at: OffsetDateTime, rng: &mut Rng) -> Invented {
    let people = names::people(rng);
    let (given, family) = (names::pick(people.given, rng), names::pick(people.family, rng));
    let name = if people.family_first { format!("{family}{given}") } else { format!("{given} {family}") };
    let is_group = rng.u8(..) < 8;
    let name = if is_group { format!("{} {family}", names::pick(names::GROUPS, rng)) } else { name };
    let has_role = !is_group && rng.u8(..) < 120;
    let has_organisation = !is_group && rng.u8(..) < 50;
    let line = |words: String| Plain::line(&words).unwrap_or_default();
    let organisation = format!("{} {}", names::pick(names::PLACES, rng), names::pick(names::HOUSES, rng));
    let says_country = rng.u8(..) < 200;
    let text = SignerText {
        name: SignerName::parse(&name).ok(),
        role: line(if has_role { names::pick(names::ROLES, rng).to_owned() } else { String::new() }),
        organisation: line(if has_organisation { organisation } else { String::new() }),
        country: Country::parse(names::pick(people.countries, rng)).filter(|_| says_country),
        ..SignerText::default()
    };
    let capacity = match (is_group, has_organisation) {
        (true, _) => Capacity::Group,
        (false, true) => Capacity::Affiliation,
        (false, false) => Capacity::Personal,
    };
    Invented {
        id: Uuid::now_v7(),
        signed_at,
        details: SignatureDetails { visibility: Visibility::Public, capacity, text, updates: false },
        verified_by: if is_group { VerifiedBy::Checked } else { VerifiedBy::Email },
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn they_come_in_order_and_are_as_many_as_were_asked_for() {
        for many in [0, 1, 7, 1000, 12_345] {
            let end = datetime!(2026-11-23 12:00 UTC);
            let times: Vec<_> = times(many, end).collect();
            assert_eq!(times.len(), many);
            assert!(times.is_sorted() && times.iter().all(|at| *at < end));
        }
    }

    #[test]
    fn each_has_a_name_that_could_be_signed() {
        let mut rng = Rng::with_seed(7);
        for _ in 0..500 {
            let one = invented(OffsetDateTime::UNIX_EPOCH, &mut rng);
            assert!(one.details.text.name.is_some());
        }
    }
}
