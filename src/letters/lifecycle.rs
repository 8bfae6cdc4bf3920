//! The life of a letter: who may see it when, and when it takes signatures.

use time::OffsetDateTime;

use super::{Letter, Schedule};

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

impl Life {
    /// Can the public read it?
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft | Self::Embargoed(_) | Self::Withdrawn)
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
