//! Refuses what can wait when a node has more to do than its processor can: first files, then searches, then new
//! signatures. Pages are read and signatures are confirmed until the end.
//!
//! The measure is the standing delay: by how much too late the node came to something that was due, even at the best
//! moment of the last second. A burst passes and leaves no standing delay, so nobody is refused for it; work that comes
//! in faster than it is done leaves nothing else (the reasoning of CoDel, RFC 8289, about queues of packets).

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use metrics::gauge;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use crate::error::AppError;

/// How often the node looks whether it is late.
const LOOK: Duration = Duration::from_millis(40);

/// The standing delay is the least of so many looks.
const LOOKS: usize = 25;

/// The gauge of the standing delay.
const STANDING_DELAY: &str = "undersigned_standing_delay_seconds";

/// What is refused, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    File,
    Search,
    Signing,
}

impl Work {
    /// The standing delay from which it is refused. An answer takes a few such delays.
    const fn limit(self) -> Duration {
        Duration::from_millis(match self {
            Self::File => 100,
            Self::Search => 250,
            Self::Signing => 1000,
        })
    }
}

/// Decides what is done under the present load.
#[derive(Debug, Default)]
pub struct LoadShedding {
    /// The standing delay in milliseconds.
    delay: AtomicU64,
}

impl LoadShedding {
    /// Refuses this work if the node is too late for it.
    pub fn admit(&self, work: Work) -> Result<(), AppError> {
        let delay = Duration::from_millis(self.delay.load(Ordering::Relaxed));
        if delay < work.limit() {
            return Ok(());
        }
        Err(AppError::Busy("error-unavailable-words"))
    }

    /// By how much the node was late at its last looks.
    pub fn note(&self, late: &[Duration]) {
        let standing = late.iter().min().copied().unwrap_or_default();
        self.delay.store(standing.as_millis() as u64, Ordering::Relaxed);
        gauge!(STANDING_DELAY).set(standing.as_secs_f64());
    }

    /// Looks until `stopped` whether the node is late.
    pub async fn watch(&self, stopped: CancellationToken) {
        let mut late = [Duration::ZERO; LOOKS];
        for turn in (0..LOOKS).cycle() {
            let due = Instant::now() + LOOK;
            if stopped.run_until_cancelled(sleep_until(due)).await.is_none() {
                return;
            }
            late[turn] = due.elapsed();
            self.note(&late);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(late: &[u64]) -> Vec<Work> {
        let load = LoadShedding::default();
        load.note(&late.iter().map(|late| Duration::from_millis(*late)).collect::<Vec<_>>());
        let all = [Work::File, Work::Search, Work::Signing];
        all.into_iter().filter(|work| load.admit(*work).is_ok()).collect()
    }

    #[test]
    fn what_can_wait_is_refused_first() {
        assert_eq!(admitted(&[20, 30]), [Work::File, Work::Search, Work::Signing]);
        assert_eq!(admitted(&[120, 150]), [Work::Search, Work::Signing]);
        assert_eq!(admitted(&[400, 700]), [Work::Signing]);
        assert_eq!(admitted(&[2500, 2000]), []);
    }

    #[test]
    fn nobody_is_refused_for_a_burst() {
        assert_eq!(admitted(&[1, 900, 2000]).len(), 3);
    }

    #[tokio::test]
    async fn a_node_that_cannot_keep_up_notices() {
        let load = LoadShedding::default();
        let stopped = CancellationToken::new();
        // One thread, which is kept from the looks.
        let busy = async {
            for _ in 0..LOOKS + 5 {
                std::thread::sleep(LOOK + Work::File.limit() * 5 / 4);
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let refused = load.admit(Work::File);
            stopped.cancel();
            refused
        };
        let (refused, ()) = tokio::join!(busy, load.watch(stopped.clone()));
        assert!(refused.is_err());
    }
}
