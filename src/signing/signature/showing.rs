//! Owns when a signature is shown and to which people, as messages for its signer on every page and in every mail.

use super::{State, details::Visibility, hold_reason::Reason};
use crate::letters::Life;

/// From when on a signature is shown as its signer chose; or that it is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    Now,
    /// Once its signer has confirmed the form.
    OnceConfirmed,
    /// Once an organizer has accepted it.
    OnceAccepted,
    /// Once an organizer has accepted it, and the public can read the letter.
    OnceAcceptedAndPublished,
    /// Once the public can read the letter.
    OncePublished,
    Rejected,
    /// The letter was taken back, with all its signatures.
    TakenBack,
}

impl Showing {
    /// For a form that waits to be confirmed, and afterwards for a moderator if there are reasons to hold it.
    pub const fn of_form(life: Life, reasons: &[Reason]) -> Self {
        match Self::of_change(life) {
            Self::OnceAccepted if reasons.is_empty() => Self::OnceConfirmed,
            Self::OnceAcceptedAndPublished if reasons.is_empty() => Self::OncePublished,
            showing => showing,
        }
    }

    /// For a change that waits for a moderator.
    pub const fn of_change(life: Life) -> Self {
        match life {
            Life::Withdrawn => Self::TakenBack,
            _ if life.is_public() => Self::OnceAccepted,
            _ => Self::OnceAcceptedAndPublished,
        }
    }

    /// For a signature; `None` if it is withdrawn, because its content is erased.
    pub const fn of(state: State, life: Life) -> Option<Self> {
        Some(match (state, life) {
            (State::Withdrawn, _) => return None,
            (_, Life::Withdrawn) => Self::TakenBack,
            (State::Rejected, _) => Self::Rejected,
            (State::Held, _) => Self::of_change(life),
            (State::Published, _) if life.is_public() => Self::Now,
            (State::Published, _) => Self::OncePublished,
        })
    }

    /// Does it wait for an organizer?
    pub const fn waits(self) -> bool {
        matches!(self, Self::OnceAccepted | Self::OnceAcceptedAndPublished)
    }

    /// The message id that introduces the line.
    pub const fn introduces(self, visibility: Visibility) -> &'static str {
        match (self, visibility.is_listed()) {
            (Self::Now, true) => "reads-now",
            (Self::Now, false) => "counts-now",
            (Self::OnceConfirmed | Self::OncePublished, true) => "reads-later",
            (Self::OnceConfirmed | Self::OncePublished, false) => "counts-later",
            (Self::OnceAccepted | Self::OnceAcceptedAndPublished, true) => "reads-if-accepted",
            (Self::OnceAccepted | Self::OnceAcceptedAndPublished, false) => "counts-if-accepted",
            (Self::Rejected | Self::TakenBack, _) => "reads-nowhere",
        }
    }

    /// The message id that says which people see it.
    pub fn seen(self, visibility: Visibility) -> String {
        let when = match self {
            Self::Now => "now",
            Self::OnceConfirmed => "once-confirmed",
            Self::OnceAccepted => "once-accepted",
            Self::OnceAcceptedAndPublished => "once-accepted-and-published",
            Self::OncePublished => "once-published",
            Self::Rejected => return "seen-rejected".into(),
            Self::TakenBack => return "seen-taken-back".into(),
        };
        format!("seen-{when}-{}", visibility.into_str())
    }
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;

    use super::*;

    const LATER: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;
    const SHOWN: [Life; 3] = [Life::NotYetOpen(LATER), Life::Open, Life::Closed(LATER)];
    const UNSHOWN: [Life; 2] = [Life::Draft, Life::Embargoed(LATER)];

    #[test]
    fn nobody_is_told_that_they_are_seen_who_are_not() {
        for state in [State::Held, State::Rejected, State::Withdrawn] {
            for life in SHOWN.into_iter().chain(UNSHOWN).chain([Life::Withdrawn]) {
                assert_ne!(Showing::of(state, life), Some(Showing::Now), "{state:?} {life:?}");
            }
        }
        for life in UNSHOWN {
            assert_eq!(Showing::of(State::Published, life), Some(Showing::OncePublished));
            assert_eq!(Showing::of_form(life, &[]), Showing::OncePublished);
        }
    }

    #[test]
    fn a_letter_taken_back_shows_nobody() {
        for state in [State::Held, State::Published, State::Rejected] {
            assert_eq!(Showing::of(state, Life::Withdrawn), Some(Showing::TakenBack));
        }
        assert_eq!(Showing::of_form(Life::Withdrawn, &[]), Showing::TakenBack);
        assert_eq!(Showing::of_change(Life::Withdrawn), Showing::TakenBack);
    }

    #[test]
    fn what_a_moderator_looks_at_first_is_promised_to_nobody() {
        for life in UNSHOWN {
            assert_eq!(Showing::of_form(life, &[Reason::Everyone]), Showing::OnceAcceptedAndPublished);
            assert_eq!(Showing::of(State::Held, life), Some(Showing::OnceAcceptedAndPublished));
        }
        for life in SHOWN {
            assert_eq!(Showing::of_form(life, &[Reason::Everyone]), Showing::OnceAccepted);
            assert_eq!(Showing::of(State::Held, life), Some(Showing::OnceAccepted));
            assert_eq!(Showing::of(State::Published, life), Some(Showing::Now));
            assert_eq!(Showing::of_form(life, &[]), Showing::OnceConfirmed);
        }
    }
}
