//! Computes the phase of a letter: when readers can see it, and when it takes signatures.

use time::OffsetDateTime;

use super::{Letter, State};

/// The phase of a letter at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Being written: not public.
    Draft,
    /// Complete, but not public before that moment.
    Embargoed(OffsetDateTime),
    /// Public; takes signatures from that moment on.
    NotYetOpen(OffsetDateTime),
    /// Public, and takes signatures.
    Open,
    /// Public; took signatures until that moment.
    Closed(OffsetDateTime),
    Withdrawn,
}

/// What the files of a letter say of its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterDates {
    /// Is it being written, live, taken back?
    pub state: State,
    /// Until when nobody may read it.
    pub publishes: Option<OffsetDateTime>,
    /// When it begins to take signatures.
    pub opens: Option<OffsetDateTime>,
    pub closes: Option<OffsetDateTime>,
}

impl Life {
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft | Self::Embargoed(_) | Self::Withdrawn)
    }
}

impl LetterDates {
    /// Where the letter stands at `now`.
    pub fn life(&self, now: OffsetDateTime) -> Life {
        let is_before = |moment: Option<OffsetDateTime>| moment.filter(|moment| now < *moment);
        match self.state {
            State::Withdrawn => Life::Withdrawn,
            State::Draft => Life::Draft,
            State::Live => {
                let closed = self.closes.filter(|closes| *closes <= now);
                match (is_before(self.publishes), closed, is_before(self.opens)) {
                    (Some(publishes), ..) => Life::Embargoed(publishes),
                    (None, Some(closed), _) => Life::Closed(closed),
                    (None, None, Some(opens)) => Life::NotYetOpen(opens),
                    (None, None, None) => Life::Open,
                }
            }
        }
    }

    /// Does the letter take signatures at that moment?
    pub(super) fn is_open(&self, at: OffsetDateTime) -> bool {
        self.life(at) == Life::Open
    }
}

impl Letter {
    /// The state and the dates that its files declare.
    pub fn schedule(&self) -> LetterDates {
        let Self { state, publishes, opens, closes, .. } = *self;
        LetterDates { state, publishes, opens, closes }
    }

    pub fn life(&self, now: OffsetDateTime) -> Life {
        self.schedule().life(now)
    }

    pub fn is_public(&self, now: OffsetDateTime) -> bool {
        self.life(now).is_public()
    }

    /// The date for sorting; letters without a date come last in lists.
    pub fn began(&self) -> Option<OffsetDateTime> {
        self.publishes.or(self.opens)
    }
}
