//! The mail provider's quota, and how much of it each priority may use.

use std::num::NonZeroU32;

use time::Duration;

/// The highest number of mails in any hour and in any day. Counted in Postgres over the mails of all nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// In any sixty minutes.
    pub per_hour: Option<NonZeroU32>,
    /// In any twenty-four hours.
    pub per_day: Option<NonZeroU32>,
}

/// Bulk mail leaves this part of a quota to urgent mail, such as confirmations: one mail in so many.
const KEPT_FROM_BULK: u32 = 4;

/// How many mails were sent in each period, and how many are in flight and will be counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Used {
    pub hour: u32,
    pub day: u32,
    pub in_flight: u32,
}

/// How many mails may be started now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub all: u32,
    /// How many of these may be bulk mail.
    pub bulk: u32,
}

/// One of the two limits, with how much of it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub length: Duration,
    pub limit: u32,
    pub used: u32,
}

impl Quota {
    /// No limit but the server's.
    pub const NONE: Self = Self { per_hour: None, per_day: None };

    pub fn is_limited(&self) -> bool {
        *self != Self::NONE
    }

    /// How many of `places` mails may be started.
    pub(super) fn room(&self, used: Used, places: u32) -> Room {
        self.windows(used).fold(Room { all: places, bulk: places }, |room, window| {
            let for_bulk = window.for_many().limit;
            Room {
                all: room.all.min(window.limit.saturating_sub(window.used)),
                bulk: room.bulk.min(for_bulk.saturating_sub(window.used)),
            }
        })
    }

    pub(super) fn windows(&self, used: Used) -> impl Iterator<Item = Window> + use<> {
        let window = |limit: Option<NonZeroU32>, length, sent: u32| {
            limit.map(|limit| Window {
                length,
                limit: limit.get(),
                used: sent.saturating_add(used.in_flight),
            })
        };
        let hour = window(self.per_hour, Duration::HOUR, used.hour);
        let day = window(self.per_day, Duration::DAY, used.day);
        hour.into_iter().chain(day)
    }
}

impl Window {
    /// The same limit for bulk mail, which leaves a part to urgent mail.
    pub(super) fn for_many(self) -> Self {
        Self { limit: self.limit - self.limit / KEPT_FROM_BULK, ..self }
    }

    /// When a mail with `ahead` others before it can be sent: `None` means now. Otherwise it is sent once the `nth`
    /// oldest mail of the window (from zero) has left the window, and `rounds` whole windows have passed after
    /// that.
    pub(super) fn turn(&self, ahead: u32) -> Option<QuotaWait> {
        let too_many = u64::from(self.used) + u64::from(ahead) + 1;
        let over = too_many.checked_sub(u64::from(self.limit)).filter(|&over| over > 0)? - 1;
        let limit = u64::from(self.limit);
        Some(QuotaWait { nth: (over % limit) as u32, rounds: (over / limit) as u32 })
    }
}

/// What must leave a window before a mail can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuotaWait {
    pub nth: u32,
    pub rounds: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quota(per_hour: u32, per_day: u32) -> Quota {
        Quota { per_hour: NonZeroU32::new(per_hour), per_day: NonZeroU32::new(per_day) }
    }

    #[test]
    fn the_tighter_limit_counts() {
        let used = Used { hour: 5, day: 95, in_flight: 2 };
        assert_eq!(quota(10, 0).room(used, 8).all, 3);
        assert_eq!(quota(0, 100).room(used, 8).all, 3);
        assert_eq!(quota(10, 98).room(used, 8).all, 1);
        assert_eq!(quota(6, 98).room(used, 8).all, 0);
        assert_eq!(Quota::NONE.room(used, 8), Room { all: 8, bulk: 8 });
        assert!(!Quota::NONE.is_limited() && quota(0, 1).is_limited());
    }

    #[test]
    fn an_update_to_thousands_leaves_room_for_those_who_sign() {
        assert_eq!(quota(100, 0).room(Used::default(), 200), Room { all: 100, bulk: 75 });
        assert_eq!(quota(100, 0).room(Used { hour: 75, ..Used::default() }, 200), Room { all: 25, bulk: 0 });
        assert_eq!(quota(1, 0).room(Used::default(), 8), Room { all: 1, bulk: 1 });
    }

    #[test]
    fn a_mail_has_its_turn_when_enough_others_have_left_the_window() {
        let window = Window { length: Duration::HOUR, limit: 10, used: 8 };
        assert_eq!(window.turn(0), None);
        assert_eq!(window.turn(1), None);
        assert_eq!(window.turn(2), Some(QuotaWait { nth: 0, rounds: 0 }));
        assert_eq!(window.turn(11), Some(QuotaWait { nth: 9, rounds: 0 }));
        assert_eq!(window.turn(12), Some(QuotaWait { nth: 0, rounds: 1 }));
    }
}
