//! The clock: the system's, or in tests one that stops until it is moved; and the pulse of a task.

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

/// A clock that can be replaced in tests. Clones share one clock.
#[derive(Clone)]
pub struct Clock(Option<Arc<Mutex<OffsetDateTime>>>);

impl Clock {
    pub const fn system() -> Self {
        Self(None)
    }

    /// A clock that shows `moment` until [`Clock::advance`] moves it.
    pub fn standing_at(moment: OffsetDateTime) -> Self {
        Self(Some(Arc::new(Mutex::new(moment))))
    }

    /// The present moment in UTC, to the microsecond, which is the precision of Postgres: a moment that was stored
    /// and read again is equal to itself.
    pub fn now(&self) -> OffsetDateTime {
        let now = match &self.0 {
            None => OffsetDateTime::now_utc(),
            Some(fixed) => *fixed.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.replace_nanosecond(now.microsecond() * 1_000).unwrap_or(now)
    }

    /// Moves a stopped clock; the system's clock is not changed.
    pub fn advance(&self, by: Duration) {
        if let Some(fixed) = &self.0 {
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
