//! Rate limits per network: a token bucket for each, in the memory of this node.
//!
//! A network is an IPv4 /24 or an IPv6 /48, the range of one household, office or phone network. The caller decides
//! what happens above a limit: a signature is held, a form is refused ([`AppError`] 429). Nothing is stored on disk,
//! and a network is dropped from memory after its bucket is full again.
//!
//! `governor` (0.10, tried) counts by the same algorithm, but it cannot give a token back, its store grows with each
//! network (300,000 stayed where the test allows 100,000), and if the wall clock is set back by a day, it refuses for a day.

use std::{
    collections::HashMap,
    mem,
    sync::{Mutex, PoisonError},
};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use ipnet::IpNet;
use maud::Markup;
use time::{Duration, OffsetDateTime};

use super::Visitor;
use crate::{clock::Clock, config::Limits, error::AppError};

/// Each bucket set remembers at least this many networks and at most twice as many: about 10 MB, which an attacker
/// with millions of networks cannot increase. A network that is pushed out starts with a full bucket.
const MOST_NETWORKS: usize = 50_000;

/// The shortest wait after a refusal: the pages say "in a minute".
const WAIT: Duration = Duration::MINUTE;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitedAction {
    /// A signature: above the limit it waits for a moderator.
    Sign,
    /// A form of any kind: above the limit it is refused.
    Send,
    /// A report of a name: above the limit it is refused, because each costs a moderator's time.
    Report,
    /// A search for words: above the limit it is refused, because each costs database time.
    Search,
    /// A wrong code or another wrong guess of a secret: above the limit it is not checked.
    Guess,
}

/// The limit is reached; the act is possible again after this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany(pub Duration);

pub struct Throttle {
    clock: Clock,
    sign: Buckets,
    send: Buckets,
    report: Buckets,
    search: Buckets,
    guess: Buckets,
}

impl Throttle {
    pub fn new(limits: &Limits, clock: Clock) -> Self {
        let [at_once, per_minute, flood] =
            [limits.signatures_at_once, limits.signatures_per_minute, limits.flood];
        let send = Rate {
            at_once: at_once.saturating_mul(flood).get(),
            every: Duration::MINUTE / per_minute.saturating_mul(flood).get(),
        };
        let (reports, guesses) = (limits.reports.get(), limits.wrong_codes.get());
        Self {
            clock,
            sign: Buckets::new(Rate { at_once: at_once.get(), every: Duration::MINUTE / per_minute.get() }),
            send: Buckets::new(send),
            report: Buckets::new(Rate { at_once: reports, every: Duration::MINUTE }),
            search: Buckets::new(Rate { at_once: limits.searches.get(), every: Duration::SECOND }),
            guess: Buckets::new(Rate { at_once: guesses, every: Duration::HOUR / guesses }),
        }
    }

    /// Counts an act of this visitor, if the limit allows it. Acts of a developer on their own machine are not
    /// counted.
    pub fn take(&self, act: LimitedAction, visitor: &Visitor) -> Result<(), TooMany> {
        if visitor.is_developer {
            return Ok(());
        }
        self.buckets(act).take(visitor.network(), self.clock.now())
    }

    /// Takes back an act that should not count: a code that was right.
    pub fn give_back(&self, act: LimitedAction, visitor: &Visitor) {
        if !visitor.is_developer {
            self.buckets(act).give_back(visitor.network());
        }
    }

    const fn buckets(&self, act: LimitedAction) -> &Buckets {
        match act {
            LimitedAction::Sign => &self.sign,
            LimitedAction::Send => &self.send,
            LimitedAction::Report => &self.report,
            LimitedAction::Search => &self.search,
            LimitedAction::Guess => &self.guess,
        }
    }
}

impl TooMany {
    /// The form with its content, and a `Retry-After` header.
    pub fn answer(self, page: Markup) -> Response {
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, self.seconds())], page).into_response()
    }

    fn seconds(self) -> String {
        self.0.max(WAIT).as_seconds_f64().ceil().to_string()
    }
}

impl From<TooMany> for AppError {
    fn from(TooMany(wait): TooMany) -> Self {
        Self::TooManyRequests(wait.max(WAIT).unsigned_abs())
    }
}

/// A burst of `at_once`, and one more after each `every`.
#[derive(Clone, Copy)]
struct Rate {
    at_once: u32,
    every: Duration,
}

impl Rate {
    /// How long an empty bucket takes to be full.
    fn fills_in(self) -> Duration {
        self.every * self.at_once
    }
}

/// A bucket is stored as the moment at which it will be full again (generic cell rate algorithm, ITU-T I.371).
struct Buckets {
    rate: Rate,
    known: Mutex<Generations>,
}

/// Recently used networks and those used before them. When there are many young ones, or enough time has passed for
/// the old buckets to be full, the old map is dropped and the young one becomes old. So no entry has to be searched
/// for, and under steady traffic no address stays in memory longer than twice the time that a bucket takes to fill.
struct Generations {
    young: HashMap<IpNet, OffsetDateTime>,
    old: HashMap<IpNet, OffsetDateTime>,
    turned_at: OffsetDateTime,
}

impl Buckets {
    fn new(rate: Rate) -> Self {
        let turned_at = OffsetDateTime::UNIX_EPOCH;
        Self {
            rate,
            known: Mutex::new(Generations { young: HashMap::new(), old: HashMap::new(), turned_at }),
        }
    }

    fn take(&self, network: IpNet, now: OffsetDateTime) -> Result<(), TooMany> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.turn(now, self.rate.fills_in());
        let full_at = known.full_at(network, now);
        // A clock that was set back must not lock a network out.
        let full_at = full_at.clamp(now, now + self.rate.fills_in());
        let wait = full_at + self.rate.every - now - self.rate.fills_in();
        if wait.is_positive() {
            known.young.insert(network, full_at);
            return Err(TooMany(wait));
        }
        known.young.insert(network, full_at + self.rate.every);
        Ok(())
    }

    fn give_back(&self, network: IpNet) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(full_at) = known.young.get_mut(&network) {
            *full_at -= self.rate.every;
        }
    }
}

impl Generations {
    fn full_at(&mut self, network: IpNet, now: OffsetDateTime) -> OffsetDateTime {
        let old = self.old.remove(&network);
        self.young.get(&network).copied().or(old).unwrap_or(now)
    }

    fn turn(&mut self, now: OffsetDateTime, fills_in: Duration) {
        if self.young.len() >= MOST_NETWORKS || now - self.turned_at >= fills_in {
            self.old = mem::take(&mut self.young);
            self.turned_at = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

    fn at(address: &str) -> Visitor {
        Visitor { address: address.parse().unwrap(), is_developer: false }
    }

    fn throttle() -> (Throttle, Clock) {
        let clock = Clock::standing_at(NOW);
        (Throttle::new(&Limits::default(), clock.clone()), clock)
    }

    fn passed(throttle: &Throttle, act: LimitedAction, address: &str, tries: usize) -> usize {
        (0..tries).filter(|_| throttle.take(act, &at(address)).is_ok()).count()
    }

    #[test]
    fn sixty_come_at_once_and_twenty_a_minute_after_that() {
        let (throttle, clock) = throttle();
        assert_eq!(passed(&throttle, LimitedAction::Sign, "203.0.113.9", 100), 60);
        clock.advance(Duration::MINUTE);
        assert_eq!(passed(&throttle, LimitedAction::Sign, "203.0.113.9", 100), 20);
        clock.advance(Duration::minutes(3));
        assert_eq!(passed(&throttle, LimitedAction::Sign, "203.0.113.9", 100), 60);
        clock.advance(Duration::HOUR);
        assert_eq!(
            passed(&throttle, LimitedAction::Sign, "203.0.113.9", 100),
            60,
            "and no more for having waited"
        );
    }

    #[test]
    fn a_flood_is_twenty_times_that_and_is_told_how_long_to_wait() {
        let (throttle, clock) = throttle();
        assert_eq!(passed(&throttle, LimitedAction::Send, "203.0.113.9", 2000), 1200);
        let wait = throttle.take(LimitedAction::Send, &at("203.0.113.9")).unwrap_err();
        assert_eq!(wait, TooMany(Duration::milliseconds(150)));
        assert_eq!(wait.seconds(), "60");
        clock.advance(wait.0);
        assert_eq!(passed(&throttle, LimitedAction::Send, "203.0.113.9", 2), 1);
        clock.advance(Duration::MINUTE);
        assert_eq!(passed(&throttle, LimitedAction::Send, "203.0.113.9", 2000), 400);
    }

    #[test]
    fn neighbours_in_a_network_share_a_bucket_and_strangers_do_not() {
        let (throttle, _) = throttle();
        passed(&throttle, LimitedAction::Sign, "203.0.113.9", 60);
        passed(&throttle, LimitedAction::Sign, "2001:db8:1:2::9", 60);
        for (address, is_neighbour) in [
            ("203.0.113.200", true),
            ("203.0.114.9", false),
            ("2001:db8:1:ffff::1", true),
            ("2001:db8:2:2::9", false),
        ] {
            assert_eq!(throttle.take(LimitedAction::Sign, &at(address)).is_err(), is_neighbour, "{address}");
        }
        assert!(throttle.take(LimitedAction::Guess, &at("203.0.113.9")).is_ok(), "each act has its own");
    }

    #[test]
    fn what_was_given_back_was_never_taken() {
        let (throttle, _) = throttle();
        for _ in 0..1000 {
            throttle.take(LimitedAction::Guess, &at("203.0.113.9")).unwrap();
            throttle.give_back(LimitedAction::Guess, &at("203.0.113.9"));
        }
    }

    #[test]
    fn a_developer_is_not_counted() {
        let (throttle, _) = throttle();
        let developer = Visitor { is_developer: true, ..at("127.0.0.1") };
        assert!((0..2000).all(|_| throttle.take(LimitedAction::Sign, &developer).is_ok()));
    }

    #[test]
    fn a_clock_that_is_set_back_shuts_nobody_out() {
        let (throttle, clock) = throttle();
        passed(&throttle, LimitedAction::Sign, "203.0.113.9", 60);
        clock.advance(-Duration::DAY);
        assert!(throttle.take(LimitedAction::Sign, &at("203.0.113.9")).is_err());
        clock.advance(Duration::minutes(3));
        assert_eq!(passed(&throttle, LimitedAction::Sign, "203.0.113.9", 100), 60);
    }

    #[test]
    fn a_million_networks_fill_no_memory_and_are_forgotten() {
        let (throttle, clock) = throttle();
        for network in 0..300_000_u32 {
            let address = format!("2001:{:x}:{:x}::1", network >> 16, network & 0xffff);
            throttle.take(LimitedAction::Sign, &at(&address)).unwrap();
        }
        let size = |throttle: &Throttle| {
            let known = throttle.sign.known.lock().unwrap();
            known.young.len() + known.old.len()
        };
        assert!(size(&throttle) <= 2 * MOST_NETWORKS);
        for _ in 0..2 {
            clock.advance(Duration::minutes(3));
            throttle.take(LimitedAction::Sign, &at("203.0.113.9")).unwrap();
        }
        assert_eq!(size(&throttle), 1);
    }
}
