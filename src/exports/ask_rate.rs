//! Owns how often open pages ask for the figures: the more of them there are, the more rarely each.
//!
//! Without a limit, 20,000 open pages of a letter that is being signed ask 10,000 times a second, and take the processor
//! from those who sign. Each that asks is given the next free time to ask again: so many pages share as many times a
//! second as are light, and ask as evenly as these lie.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The times lie so far apart: 125 answers a second, each on a connection of its own, take 2 % of two cores, and are not felt
/// by those who sign. At a thousand a second, a hundred forms a second took three times as long at the slowest.
const APART: Duration = Duration::from_millis(8);

/// A page by itself waits as long after a change.
const SHORTEST: Duration = Duration::from_secs(2);

/// The longest wait: after that, a count that stood still would look broken.
const LONGEST: Duration = Duration::from_secs(240);

/// The next time that is free, if any was given.
#[derive(Default)]
pub struct AskRate(Mutex<Option<Instant>>);

impl AskRate {
    /// Takes the next free time, and returns how many seconds its page should wait for it (`Retry-After`), if that is
    /// longer than it would wait by itself.
    pub fn ask(&self, now: Instant) -> Option<u64> {
        let (soonest, latest) = (now + SHORTEST, now + LONGEST);
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let given = free.map_or(soonest, |free| free.clamp(soonest, latest));
        *free = Some(given + APART);
        let wait = given - now;
        (wait > SHORTEST).then(|| wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
    }
}

#[cfg(test)]
mod tests {
    use std::{cmp::Reverse, collections::BinaryHeap};

    use super::*;

    /// So many pages are open for so long. Returns how many ask in each second.
    fn asked(pages: u32, seconds: usize) -> Vec<u32> {
        let (rate, from) = (AskRate::default(), Instant::now());
        let mut asked = vec![0; seconds];
        let opened = |page: u32| SHORTEST * page / pages;
        let mut next: BinaryHeap<_> = (0..pages).map(|page| Reverse(opened(page))).collect();
        while let Some(Reverse(at)) = next.pop() {
            let Some(second) = asked.get_mut(at.as_secs() as usize) else { break };
            *second += 1;
            let wait = rate.ask(from + at).map_or(SHORTEST, Duration::from_secs);
            next.push(Reverse(at + wait));
        }
        asked
    }

    #[test]
    fn a_few_pages_ask_as_they_like() {
        assert!(asked(200, 20).iter().all(|asked| *asked == 100));
    }

    #[test]
    fn many_pages_share_what_is_light() {
        let asked = asked(20_000, 320);
        assert!(asked[..2].iter().all(|asked| *asked == 10_000), "as they are opened");
        assert!(asked[2..].iter().all(|asked| *asked <= 150), "{asked:?}");
        // Waits of whole seconds leave a few free.
        assert!(asked[2..].chunks_exact(10).all(|ten| ten.iter().sum::<u32>() >= 1_125), "{asked:?}");
    }

    #[test]
    fn a_page_alone_is_not_told_to_wait() {
        let (rate, from) = (AskRate::default(), Instant::now());
        for _ in 0..20_000 {
            rate.ask(from);
        }
        assert_eq!(rate.ask(from), Some(162));
        assert_eq!(rate.ask(from + Duration::from_secs(163)), None);
    }

    #[test]
    fn nobody_waits_longer_than_looks_right() {
        let (rate, from) = (AskRate::default(), Instant::now());
        let longest = (0..200_000).filter_map(|_| rate.ask(from)).max();
        assert_eq!(longest, Some(LONGEST.as_secs()));
    }
}
