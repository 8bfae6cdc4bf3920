//! The life of a letter: who may see it when, and when it takes signatures.

use time::OffsetDateTime;

use super::{Letter, State};

/// What a letter is for the public at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Being written: not for the public.
    Draft,
    /// Complete, and not for the public before that moment.
    Embargoed(OffsetDateTime),
    /// Shown, and will take signatures from then on.
    NotYetOpen(OffsetDateTime),
    /// Shown, and takes signatures.
    Open,
    /// Shown, and has taken its last signature.
    Closed(OffsetDateTime),
    Withdrawn,
}

/// What the files of a letter say of its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Is it being written, live, taken back?
    pub state: State,
    /// Until when nobody may read it.
    pub publishes: Option<OffsetDateTime>,
    /// When it begins to take signatures.
    pub opens: Option<OffsetDateTime>,
    pub closes: Option<OffsetDateTime>,
}

impl Life {
    /// Can the public read it?
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft | Self::Embargoed(_) | Self::Withdrawn)
    }
}

impl Schedule {
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
    /// What its files say of its life.
    pub fn schedule(&self) -> Schedule {
        let Self { state, publishes, opens, closes, .. } = *self;
        Schedule { state, publishes, opens, closes }
    }

    /// Where the letter stands at `now`.
    pub fn life(&self, now: OffsetDateTime) -> Life {
        self.schedule().life(now)
    }

    /// True if the public may read it.
    pub fn is_public(&self, now: OffsetDateTime) -> bool {
        self.life(now).is_public()
    }

    /// When it began, as its files say; undated ones come last in lists.
    pub fn began(&self) -> Option<OffsetDateTime> {
        self.publishes.or(self.opens)
    }
}
