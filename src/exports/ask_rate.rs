//! Owns how often open pages ask for the figures: the more of them there are, the more rarely each.
//!
//! Without a limit, 20,000 open pages of a letter that is being signed ask 10,000 times a second, and take the processor
//! from those who sign.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How many answers a second are given lightly: a few hundredths of a core.
const LIGHT: f64 = 1000.0;

/// The shortest wait that is asked for; a page by itself waits as long after a change.
const SHORTEST: Duration = Duration::from_secs(2);

/// The longest: after that, a count that stood still would look broken.
const LONGEST: Duration = Duration::from_secs(120);

pub struct AskRate(Mutex<Measured>);

/// One second is measured, and decides on the wait in the next.
struct Measured {
    since: Instant,
    asked: u32,
    /// Zero if nothing is asked for.
    wait: Duration,
}

impl Default for AskRate {
    fn default() -> Self {
        Self(Mutex::new(Measured { since: Instant::now(), asked: 0, wait: Duration::ZERO }))
    }
}

impl AskRate {
    /// Counts a request at this time, and returns how long its page should wait with the next one, if it is many.
    pub fn ask(&self, now: Instant) -> Option<Duration> {
        let mut measured = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = now.saturating_duration_since(measured.since);
        if passed >= Duration::from_secs(1) {
            let load = f64::from(measured.asked) / passed.as_secs_f64() / LIGHT;
            // Pages that are told to wait twice as long ask half as often. Below half of what is light, they may ask
            // more often again.
            measured.wait = match load {
                load if load > 1.0 => measured.wait.max(SHORTEST).mul_f64(load).min(LONGEST),
                load if load < 0.5 => {
                    Some(measured.wait / 2).filter(|wait| *wait >= SHORTEST).unwrap_or_default()
                }
                _ => measured.wait,
            };
            (measured.since, measured.asked) = (now, 0);
        }
        measured.asked += 1;
        (!measured.wait.is_zero()).then_some(measured.wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks so many times in each second, and returns the waits at the ends of the seconds.
    fn waits(rate: &AskRate, from: Instant, a_second: &[u32]) -> Vec<Option<u64>> {
        let second = |at: usize| from + Duration::from_secs(at as u64 + 1);
        a_second
            .iter()
            .enumerate()
            .map(|(at, asked)| {
                (0..*asked).map(|_| rate.ask(second(at))).last().flatten().map(|wait| wait.as_secs())
            })
            .collect()
    }

    #[test]
    fn a_few_pages_ask_as_they_like() {
        assert_eq!(waits(&AskRate::default(), Instant::now(), &[100, 500, 900]), [None, None, None]);
    }

    #[test]
    fn many_pages_ask_more_rarely() {
        // 10,000 a second become 1,000 by asking each to wait ten times as long.
        assert_eq!(
            waits(&AskRate::default(), Instant::now(), &[10_000, 10_000, 1_000]),
            [None, Some(20), Some(120)]
        );
    }

    #[test]
    fn when_few_are_left_they_ask_more_often_again() {
        let waited = waits(&AskRate::default(), Instant::now(), &[4_000, 800, 100, 100, 100, 100]);
        assert_eq!(waited, [None, Some(8), Some(8), Some(4), Some(2), None]);
    }
}
