//! The clock: one that runs and is set by the database's, or in tests one that stops until it is moved; and the pulse of
//! a task.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use time::{Duration, OffsetDateTime};

/// When a task that goes on for ever last did its work, by real time. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<Mutex<Option<Instant>>>);

impl Pulse {
    pub fn beat(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// How long ago it last did it; nothing if it was never begun.
    pub fn age(&self) -> Option<std::time::Duration> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.map(|last| last.elapsed())
    }

    /// For how long it has been silent, if for longer than `limit`. A task that was never begun is not silent.
    pub fn silent_for(&self, limit: std::time::Duration) -> Option<std::time::Duration> {
        self.age().filter(|silent| *silent > limit)
    }
}

/// A deviation up to this is left: nobody sees it, and what follows each other keeps its order.
const TOLERATED: Duration = Duration::milliseconds(200);

/// A clock that can be replaced in tests. Clones share one clock.
///
/// The one of a site is set by the database's, which all nodes share, and goes on by a clock of the machine that nobody
/// sets. So a node whose own time is wrong, or is put right, changes nothing.
#[derive(Clone)]
pub struct Clock(Hands);

#[derive(Clone)]
enum Hands {
    Running(Arc<Mutex<Reading>>),
    Standing(Arc<Mutex<OffsetDateTime>>),
}

/// What a clock showed, and when.
struct Reading {
    showed: OffsetDateTime,
    at: Instant,
}

impl Clock {
    /// A clock that runs from this moment on.
    pub fn running_from(moment: OffsetDateTime) -> Self {
        let reading = Reading { showed: moment, at: Instant::now() };
        Self(Hands::Running(Arc::new(Mutex::new(reading))))
    }

    /// A clock that shows `moment` until [`Clock::advance`] moves it.
    pub fn standing_at(moment: OffsetDateTime) -> Self {
        Self(Hands::Standing(Arc::new(Mutex::new(moment))))
    }

    /// The present moment in UTC, to the microsecond, which is the precision of Postgres: a moment that was stored
    /// and read again is equal to itself.
    pub fn now(&self) -> OffsetDateTime {
        let now = match &self.0 {
            Hands::Running(reading) => {
                let reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
                reading.showed + reading.at.elapsed()
            }
            Hands::Standing(fixed) => *fixed.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.replace_nanosecond(now.microsecond() * 1_000).unwrap_or(now)
    }

    /// Sets a running clock, unless it deviates too little; returns by how much. It stands while the machine sleeps, and
    /// may be a little too quick or too slow.
    pub fn set(&self, moment: OffsetDateTime) -> Duration {
        let moved = moment - self.now();
        if let Hands::Running(reading) = &self.0
            && moved.abs() > TOLERATED
        {
            *reading.lock().unwrap_or_else(PoisonError::into_inner) =
                Reading { showed: moment, at: Instant::now() };
        }
        moved
    }

    /// Moves a stopped clock; one that runs is not changed.
    pub fn advance(&self, by: Duration) {
        if let Hands::Standing(fixed) = &self.0 {
            *fixed.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// A moment as operators read it.
pub fn minute(at: OffsetDateTime) -> String {
    let (day, time) = (at.date(), at.time());
    format!("{day} {:02}:{:02} UTC", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_running_clock_goes_on_and_is_set_when_it_is_wrong() {
        let noon = datetime!(2026-11-23 12:00 UTC);
        let clock = Clock::running_from(noon);
        let shown = clock.now();
        assert!(shown >= noon && clock.now() >= shown);
        assert!(clock.set(noon + Duration::HOUR) > Duration::minutes(59));
        assert!(clock.now() >= noon + Duration::HOUR);
        let before = clock.now();
        clock.set(before - Duration::milliseconds(50));
        assert!(clock.now() >= before, "a little is left");
    }
}
