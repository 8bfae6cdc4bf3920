//! The life of a letter: who may see it when, and when it takes signatures.

use time::OffsetDateTime;

use super::{Letter, State};

/// What a letter is for the public at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Not for the public: a draft, or before the end of its embargo.
    Hidden,
    /// Shown, and will take signatures from then on.
    NotYetOpen(OffsetDateTime),
    /// Shown, and takes signatures.
    Open,
    /// Shown, and has taken its last signature.
    Closed(OffsetDateTime),
    /// Taken back.
    Withdrawn,
}

impl Letter {
    /// Where the letter stands at `now`.
    pub fn life(&self, now: OffsetDateTime) -> Life {
        let is_before = |moment: Option<OffsetDateTime>| moment.filter(|moment| now < *moment);
        match self.state {
            State::Withdrawn => Life::Withdrawn,
            State::Draft => Life::Hidden,
            State::Live if is_before(self.publishes).is_some() => Life::Hidden,
            State::Live => match (is_before(self.opens), self.closes.filter(|closes| *closes <= now)) {
                (_, Some(closed)) => Life::Closed(closed),
                (Some(opens), None) => Life::NotYetOpen(opens),
                (None, None) => Life::Open,
            },
        }
    }

    /// True if the public may read it.
    pub fn is_public(&self, now: OffsetDateTime) -> bool {
        !matches!(self.life(now), Life::Hidden | Life::Withdrawn)
    }

    /// When it began, as its files say; undated ones come last in lists.
    pub fn began(&self) -> Option<OffsetDateTime> {
        self.publishes.or(self.opens)
    }
}
