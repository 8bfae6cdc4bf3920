//! The clock: the system's, or in tests one that stops until it is moved.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use time::{Duration, OffsetDateTime};

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
