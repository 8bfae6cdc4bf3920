//! Computes the phase of a letter: when readers can see it, and when it takes signatures.

use time::OffsetDateTime;

use super::{Letter, Schedule};

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

impl Life {
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft | Self::Embargoed(_) | Self::Withdrawn)
    }
}

impl Letter {
    /// The state and the dates that its files declare.
    pub fn schedule(&self) -> Schedule {
        let Self { state, publishes, opens, closes, .. } = *self;
        Schedule { state, publishes, opens, closes }
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
