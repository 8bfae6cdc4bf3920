//! How long answers took.

use std::{fmt, time::Duration};

#[derive(Default)]
pub struct Latencies(Vec<Duration>);

impl Latencies {
    pub fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time within which this part of the answers arrived, in milliseconds.
    fn within(&mut self, per_mille: usize) -> f64 {
        self.0.sort_unstable();
        let at = (self.0.len() * per_mille / 1000).min(self.0.len().saturating_sub(1));
        self.0.get(at).copied().unwrap_or_default().as_secs_f64() * 1000.0
    }

    pub fn summary(mut self) -> Summary {
        Summary {
            count: self.0.len(),
            p50: self.within(500),
            p95: self.within(950),
            p99: self.within(990),
            worst: self.within(1000),
        }
    }
}

/// As `script/bench` reads it: the names and their values, separated by blanks.
pub struct Summary {
    pub count: usize,
    p50: f64,
    p95: f64,
    p99: f64,
    worst: f64,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, p50, p95, p99, worst } = self;
        write!(f, "count {count} p50 {p50:.1} p95 {p95:.1} p99 {p99:.1} worst {worst:.1}")
    }
}
