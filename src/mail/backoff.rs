//! How long to wait before the next attempt, for a mail that was deferred and for a mail server that cannot be
//! used.

use time::Duration;
use uuid::Uuid;

/// The first wait of a mail. Greylisting servers want a few minutes; a short fault is over sooner.
const FIRST_WAIT: Duration = Duration::seconds(30);
/// Waits grow by this factor …
const GROWTH: i32 = 4;
/// … up to this: RFC 5321, 4.5.4.1 asks for at least half an hour once the first attempts have failed, and a server
/// that is back after a night should not have to wait another night for us.
const LONGEST_WAIT: Duration = Duration::hours(4);
/// After this many attempts a mail is given up. With the waits above that is about two days, less than the four or
/// five of RFC 5321: after that, no signer looks for a confirmation any more.
pub const MOST_ATTEMPTS: u16 = 17;

/// The first pause after the mail server could not be used at all.
const FIRST_PAUSE: Duration = Duration::seconds(2);
/// The longest pause after it refused us: a server that was asked to take less is not to be pressed.
const LONGEST_PAUSE: Duration = Duration::minutes(2);
/// The longest pause while nobody answers there at all: a server that came back is found within five seconds.
const LONGEST_SILENCE: Duration = Duration::seconds(4);

/// The largest part of a wait that is added to it, so that mails that failed together are not retried together.
const JITTER: f64 = 0.25;

/// How long mail `id` waits after its `attempts`-th attempt (counted from one) was deferred.
pub fn wait(attempts: u16, id: Uuid) -> Duration {
    grown(FIRST_WAIT, GROWTH, attempts, LONGEST_WAIT) * (1.0 + JITTER * share(id))
}

/// How long to leave the server alone after it could not be used `failures` times in a row, and whether it answered.
pub fn pause(failures: u16, has_answered: bool, node: Uuid) -> Duration {
    let longest = if has_answered { LONGEST_PAUSE } else { LONGEST_SILENCE };
    grown(FIRST_PAUSE, 2, failures, longest) * (1.0 + JITTER * share(node))
}

fn grown(first: Duration, factor: i32, times: u16, longest: Duration) -> Duration {
    let mut wait = first;
    for _ in 1..times {
        wait *= factor;
        if wait >= longest {
            return longest;
        }
    }
    wait
}

/// A number from 0 to 1 that depends only on the id: random enough to spread the load, and no random generator is
/// needed.
fn share(id: Uuid) -> f64 {
    let (_, low) = id.as_u64_pair();
    f64::from(low as u16) / f64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_for_about_two_days() {
        let least: Duration = (1..MOST_ATTEMPTS).map(|attempts| wait(attempts, Uuid::nil())).sum();
        let most: Duration = (1..MOST_ATTEMPTS).map(|attempts| wait(attempts, Uuid::max())).sum();
        assert!(least > Duration::hours(40) && most < Duration::hours(62), "{least} to {most}");
    }

    #[test]
    fn waits_only_grow_up_to_their_limit() {
        let waits: Vec<_> = (1..40).map(|attempts| wait(attempts, Uuid::nil())).collect();
        assert_eq!(waits[0], FIRST_WAIT);
        assert!(waits.is_sorted());
        assert_eq!(waits.last(), Some(&LONGEST_WAIT));
        assert_eq!(pause(1, true, Uuid::nil()), FIRST_PAUSE);
        assert_eq!(pause(u16::MAX, true, Uuid::nil()), LONGEST_PAUSE);
        assert!(pause(u16::MAX, false, Uuid::max()) <= Duration::seconds(5));
    }

    #[test]
    fn what_failed_together_does_not_return_together() {
        let (a, b) = (Uuid::from_u128(0x1000), Uuid::from_u128(0xf000));
        assert_ne!(wait(1, a), wait(1, b));
        assert_eq!(wait(1, a), wait(1, a));
        assert!(wait(1, Uuid::max()) <= FIRST_WAIT * (1.0 + JITTER));
    }
}
