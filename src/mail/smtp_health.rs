//! What this node has learnt about the mail server: whether to pause, and how many mails it accepts in parallel.

use std::num::NonZeroU16;

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::backoff;

/// How many mails go in parallel before the server has accepted any.
const FIRST: usize = 4;

/// Once the server has refused that many at one time, one more is tried after each connection has carried so many
/// mails: often enough to use a server that bears more again within a minute, and one attempt in a hundred where it
/// does not.
const ROUNDS: usize = 8;

/// How much the server bears is found out as TCP does it: one more mail at a time after each that is accepted, half of
/// them after a refusal of us, and then slowly more. If it refuses without having accepted any since the last time, it
/// is left alone, for longer each time; then one mail finds out for all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Server {
    failures: u16,
    paused_until: Option<OffsetDateTime>,
    /// Since when it has accepted nothing.
    failing_since: Option<OffsetDateTime>,
    /// Mails in flight at one time on one node.
    hands: usize,
    most: usize,
    /// From this number on, more are tried only slowly.
    proven: usize,
    /// How many it has accepted since the number was changed.
    accepted: usize,
    /// Whether it has accepted a mail since it last refused us.
    works: bool,
    /// How often it refused us.
    refusals: u32,
}

/// The state when an attempt began. Attempts that run in parallel and fail together count as one refusal, and an
/// attempt that began before a refusal proves nothing about the time after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known(u32);

/// What follows from a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setback {
    /// So many mails in parallel from now on.
    Fewer(usize),
    /// Nothing for so long.
    Pause(Duration),
}

impl Server {
    /// At most so many mails in parallel.
    pub(super) fn new(most: NonZeroU16) -> Self {
        let most = usize::from(most.get());
        Self {
            failures: 0,
            paused_until: None,
            failing_since: None,
            hands: FIRST.min(most),
            most,
            proven: most,
            accepted: 0,
            works: false,
            refusals: 0,
        }
    }

    /// Take it before an attempt and pass it back with the outcome.
    pub(super) fn known(&self) -> Known {
        Known(self.refusals)
    }

    pub(super) fn paused_until(&self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        self.paused_until.filter(|&until| until > now)
    }

    /// Until when to pause is not known after the clock was set back: one mail finds out.
    pub(super) fn go_on_now(&mut self) {
        self.paused_until = None;
        self.failing_since = None;
    }

    /// When it may be expected to accept mail: one that is away is likely to stay away for as long again.
    pub(super) fn expected_at(&self, now: OffsetDateTime) -> OffsetDateTime {
        let back_at = self.failing_since.map_or(now, |since| now + (now - since));
        self.paused_until(now).map_or(back_at, |until| until.max(back_at))
    }

    /// How many mails may be in flight now.
    pub(super) fn hands(&self, now: OffsetDateTime) -> usize {
        if self.paused_until(now).is_some() { 0 } else { self.hands }
    }

    /// How many mails may be claimed now: once the server takes mail, as many again are written meanwhile.
    pub(super) fn claims(&self, now: OffsetDateTime) -> usize {
        self.hands(now) * if self.works { 2 } else { 1 }
    }

    /// The server did not accept mail from us, with an answer or without one. Returns what follows, unless this refusal
    /// was counted already.
    pub(super) fn failed(
        &mut self,
        known: Known,
        has_answered: bool,
        now: OffsetDateTime,
        node: Uuid,
    ) -> Option<Setback> {
        if known != self.known() {
            return None;
        }
        if self.works {
            self.works = false;
            return self.overburdened(known);
        }
        self.refusals = self.refusals.wrapping_add(1);
        self.failures = self.failures.saturating_add(1);
        self.hands = 1;
        self.failing_since.get_or_insert(now);
        let pause = backoff::pause(self.failures, has_answered, node);
        self.paused_until = Some(now + pause);
        Some(Setback::Pause(pause))
    }

    /// The server takes mail, but not so much. Returns what follows, unless this refusal was counted already.
    pub(super) fn overburdened(&mut self, known: Known) -> Option<Setback> {
        if known != self.known() {
            return None;
        }
        self.refusals = self.refusals.wrapping_add(1);
        self.hands = (self.hands / 2).max(1);
        self.proven = self.hands;
        self.accepted = 0;
        Some(Setback::Fewer(self.hands))
    }

    /// The server accepts mail. Returns whether it did not before.
    pub(super) fn answered(&mut self, known: Known) -> bool {
        if known != self.known() {
            return false;
        }
        self.paused_until = None;
        self.failing_since = None;
        self.works = true;
        self.accepted += 1;
        if self.hands < self.proven || self.accepted >= ROUNDS * self.hands {
            self.accepted = 0;
            self.hands = self.most.min(self.hands + 1);
            self.proven = self.proven.max(self.hands);
        }
        std::mem::take(&mut self.failures) > 0
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2024-11-28 09:40 UTC);
    const NODE: Uuid = Uuid::nil();
    const MOST: usize = 20;

    fn server() -> Server {
        Server::new(NonZeroU16::new(20).unwrap())
    }

    fn accept(server: &mut Server, mails: usize) {
        for _ in 0..mails {
            server.answered(server.known());
        }
    }

    fn pause(server: &mut Server) -> Duration {
        match server.failed(server.known(), true, NOW, NODE) {
            Some(Setback::Pause(pause)) => pause,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_mail_that_is_taken_makes_way_for_one_more() {
        let mut server = server();
        assert_eq!(server.hands(NOW), FIRST);
        accept(&mut server, 3);
        assert_eq!(server.hands(NOW), FIRST + 3);
        accept(&mut server, 1000);
        assert_eq!(server.hands(NOW), MOST);
        assert_eq!(Server::new(NonZeroU16::MIN).hands(NOW), 1);
    }

    #[test]
    fn after_a_failure_one_mail_finds_out_then_a_few_follow() {
        let mut server = server();
        let pause = pause(&mut server);
        assert_eq!((server.hands(NOW), server.paused_until(NOW)), (0, Some(NOW + pause)));
        assert_eq!(server.hands(NOW + pause), 1);
        assert!(server.answered(server.known()), "that it is back is news, once");
        assert_eq!(server.hands(NOW), 2);
        assert!(!server.answered(server.known()));
        accept(&mut server, 20);
        assert_eq!(server.hands(NOW), MOST);
    }

    #[test]
    fn a_server_that_works_and_refuses_some_gets_half() {
        let mut server = server();
        accept(&mut server, 8);
        assert_eq!(server.failed(server.known(), true, NOW, NODE), Some(Setback::Fewer(6)));
        assert_eq!(server.hands(NOW), 6);
        accept(&mut server, 6 * ROUNDS - 1);
        assert_eq!(server.hands(NOW), 6, "more only slowly");
        accept(&mut server, 1);
        assert_eq!(server.hands(NOW), 7);
        for fewer in [3, 1, 1] {
            assert_eq!(server.overburdened(server.known()), Some(Setback::Fewer(fewer)));
        }
    }

    #[test]
    fn a_server_that_only_refuses_is_left_alone() {
        let mut server = server();
        accept(&mut server, 1);
        assert!(matches!(server.failed(server.known(), true, NOW, NODE), Some(Setback::Fewer(_))));
        pause(&mut server);
        assert_eq!(server.hands(NOW), 0);
    }

    #[test]
    fn a_server_that_is_away_is_expected_after_as_long_again() {
        let mut server = server();
        assert_eq!(server.expected_at(NOW), NOW);
        pause(&mut server);
        let later = NOW + Duration::minutes(10);
        assert_eq!(server.expected_at(later), later + Duration::minutes(10));
        server.answered(server.known());
        assert_eq!(server.expected_at(later), later);
    }

    #[test]
    fn pauses_grow_until_it_answers() {
        let mut server = server();
        let pauses: Vec<_> = (0..3).map(|_| pause(&mut server)).collect();
        assert!(pauses.is_sorted() && pauses[0] < pauses[2]);
        accept(&mut server, 1);
        server.overburdened(server.known());
        assert!(server.failed(server.known(), true, NOW, NODE).is_some());
        assert_eq!(pause(&mut server), pauses[0]);
    }

    #[test]
    fn attempts_that_ran_side_by_side_count_once() {
        let mut server = server();
        let before = server.known();
        assert!(server.failed(before, true, NOW, NODE).is_some());
        assert_eq!((server.failed(before, true, NOW, NODE), server.overburdened(before)), (None, None));
        assert!(!server.answered(before));
        assert_eq!(server.hands(NOW), 0);
    }
}
