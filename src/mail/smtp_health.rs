//! What this node has learnt about the mail server: whether to pause, and how many mails it accepts in parallel.

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::backoff;

/// Mails in flight at one time on one node. Providers allow some ten connections, and with half a second per
/// confirmation this allows a thousand a minute.
pub(super) const HANDS: usize = 8;

/// Starts with full concurrency. After a failure it pauses, longer each time, then sends one mail as a test, and
/// allows one more at a time after each success: a server that has recovered is not overloaded, and one that
/// accepts only a few connections soon gets about as many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Server {
    failures: u16,
    paused_until: Option<OffsetDateTime>,
    hands: usize,
}

/// The state when an attempt began. Attempts that run in parallel and fail together count as one failure, and an
/// attempt that began before a failure proves nothing about the time after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known(u16);

impl Server {
    pub(super) fn new() -> Self {
        Self { failures: 0, paused_until: None, hands: HANDS }
    }

    /// Take it before an attempt and pass it back with the outcome.
    pub(super) fn known(&self) -> Known {
        Known(self.failures)
    }

    pub(super) fn paused_until(&self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        self.paused_until.filter(|&until| until > now)
    }

    /// How many mails may be in flight now.
    pub(super) fn hands(&self, now: OffsetDateTime) -> usize {
        if self.paused_until(now).is_some() { 0 } else { self.hands }
    }

    /// The server did not accept mail from us. Returns how long to pause, unless this failure was counted already.
    pub(super) fn failed(&mut self, known: Known, now: OffsetDateTime, node: Uuid) -> Option<Duration> {
        if known != self.known() {
            return None;
        }
        self.failures = self.failures.saturating_add(1);
        self.hands = 1;
        let pause = backoff::pause(self.failures, node);
        self.paused_until = Some(now + pause);
        Some(pause)
    }

    /// The server accepts mail. Returns whether it did not before.
    pub(super) fn answered(&mut self, known: Known) -> bool {
        if known != self.known() {
            return false;
        }
        self.paused_until = None;
        self.hands = HANDS.min(self.hands + 1);
        std::mem::take(&mut self.failures) > 0
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2024-11-28 09:40 UTC);
    const NODE: Uuid = Uuid::nil();

    #[test]
    fn after_a_failure_one_mail_finds_out_then_a_few_follow() {
        let mut server = Server::new();
        assert_eq!(server.hands(NOW), HANDS);
        let pause = server.failed(server.known(), NOW, NODE).unwrap();
        assert_eq!((server.hands(NOW), server.paused_until(NOW)), (0, Some(NOW + pause)));
        assert_eq!(server.hands(NOW + pause), 1);
        assert!(server.answered(server.known()), "that it is back is news, once");
        assert_eq!(server.hands(NOW), 2);
        for _ in 0..20 {
            assert!(!server.answered(server.known()));
        }
        assert_eq!(server.hands(NOW), HANDS);
    }

    #[test]
    fn pauses_grow_until_it_answers() {
        let mut server = Server::new();
        let fail = |server: &mut Server| server.failed(server.known(), NOW, NODE).unwrap();
        let pauses: Vec<_> = (0..3).map(|_| fail(&mut server)).collect();
        assert!(pauses.is_sorted() && pauses[0] < pauses[2]);
        server.answered(server.known());
        assert_eq!(fail(&mut server), pauses[0]);
    }

    #[test]
    fn attempts_that_ran_side_by_side_count_once() {
        let mut server = Server::new();
        let before = server.known();
        assert!(server.failed(before, NOW, NODE).is_some());
        assert_eq!(server.failed(before, NOW, NODE), None);
        assert!(!server.answered(before));
        assert_eq!(server.hands(NOW), 0);
    }
}
