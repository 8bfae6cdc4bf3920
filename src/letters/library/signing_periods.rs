//! Computes when a letter takes signatures, and when that changed, from the dates in its files.

use sqlx::PgConnection;
use time::OffsetDateTime;

use crate::letters::{LetterDates, State, store};

/// A moment at which a letter began or stopped to take signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningBoundary {
    pub at: OffsetDateTime,
    /// True if the letter takes signatures from then on.
    pub opens: bool,
}

/// When a letter began and stopped to take signatures until `now`, the first time first. How it stood when it was first
/// known is no turn.
pub async fn boundaries(
    conn: &mut PgConnection,
    letter: i64,
    now: OffsetDateTime,
) -> sqlx::Result<Vec<SigningBoundary>> {
    Ok(boundaries_of(&store::schedules(conn, letter).await?, now))
}

/// Since when a letter has been withdrawn, if it is.
pub async fn withdrawn_since(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Option<OffsetDateTime>> {
    let schedules = store::schedules(conn, letter).await?;
    let withdrawn = schedules.iter().rev().take_while(|(_, schedule)| schedule.state == State::Withdrawn);
    Ok(withdrawn.last().map(|(noted, _)| *noted))
}

/// The turns of schedules, each in force from its moment until the next one's.
fn boundaries_of(schedules: &[(OffsetDateTime, LetterDates)], now: OffsetDateTime) -> Vec<SigningBoundary> {
    let mut boundaries = Vec::new();
    let mut is_open = schedules.first().is_some_and(|(noted, schedule)| schedule.is_open(*noted));
    for (place, (noted, schedule)) in schedules.iter().enumerate() {
        let until = schedules.get(place + 1).map_or(now, |(next, _)| *next);
        let planned = [schedule.publishes, schedule.opens, schedule.closes].into_iter().flatten();
        let mut moments: Vec<_> = planned.filter(|moment| noted < moment && *moment <= until).collect();
        moments.push(*noted);
        moments.sort();
        for at in moments {
            if schedule.is_open(at) != is_open {
                is_open = !is_open;
                boundaries.push(SigningBoundary { at, opens: is_open });
            }
        }
    }
    boundaries
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const LIVE: LetterDates = LetterDates { state: State::Live, publishes: None, opens: None, closes: None };

    #[test]
    fn a_pause_is_known_whether_it_was_planned_or_not() {
        let day = |day: u8| datetime!(2026-11-01 09:00 UTC).replace_day(day).unwrap();
        let turn = |at: u8, opens: bool| SigningBoundary { at: day(at), opens };
        let closing = LetterDates { closes: Some(day(10)), ..LIVE };
        let embargoed = LetterDates { publishes: Some(day(5)), opens: Some(day(6)), ..closing };
        let draft = LetterDates { state: State::Draft, ..LIVE };
        for (schedules, boundaries) in [
            (vec![], vec![]),
            (vec![(day(1), LIVE)], vec![]),
            (vec![(day(1), closing)], vec![turn(10, false)]),
            (vec![(day(1), embargoed)], vec![turn(6, true), turn(10, false)]),
            (vec![(day(1), closing), (day(12), LIVE)], vec![turn(10, false), turn(12, true)]),
            (vec![(day(1), closing), (day(9), LIVE)], vec![]),
            (vec![(day(1), LIVE), (day(3), draft), (day(4), LIVE)], vec![turn(3, false), turn(4, true)]),
            // A turn in the future is not reported.
            (vec![(day(1), LetterDates { closes: Some(day(25)), ..LIVE })], vec![]),
        ] {
            assert_eq!(boundaries_of(&schedules, day(20)), boundaries, "{schedules:?}");
        }
    }
}
