//! Owns the kinds of mail that signing queues in the outbox, and the priority of each.

use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

use crate::mail::{Owed, Priority};

/// A kind of mail about a signature or a submission. The outbox knows it by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum MailKind {
    /// Asks to confirm a submission.
    Confirm,
    /// Reminds of a form that was not confirmed.
    Reminder,
    /// Sends the link to a person who lost it.
    LostLink,
    /// Tells a signer the state of their signature.
    #[strum(serialize = "standing")]
    State,
    /// Tells a signer that their signature was withdrawn by another person.
    Withdrawn,
    /// Sends a new link.
    NewLink,
    /// Sends a signer the organizers' question.
    Question,
    /// The text has changed.
    EditWords,
    /// The name became visible to others, or is no longer visible.
    EditVisibility,
    /// Updates were turned on or off.
    EditUpdates,
    /// An edit waits for a moderator.
    EditWaits,
    /// A moderator has accepted an edit.
    EditAccepted,
    /// A moderator has declined an edit, with the reason.
    EditDeclined,
    /// An organizer has corrected a typo, or reverted the correction.
    EditCorrected,
    /// Asks the new address to confirm a move.
    Move,
    /// Tells the old address that a move was requested.
    MoveAsked,
    /// Tells the old address that the signature has moved.
    Moved,
    /// Tells an address that the signature was moved back.
    MovedBack,
    /// Tells a signer that their name is about to be shown.
    #[strum(serialize = "together")]
    Notice,
    /// Cancels that notice: too few signers remain.
    #[strum(serialize = "together-waits-again")]
    WaitsAgain,
    /// Asks a signer to look at a changed text.
    #[strum(serialize = "renewal")]
    Reconsent,
    /// Tells a signer that the letter was taken back.
    Retraction,
    /// Asks a last time, before the address is erased: keep, hide or withdraw.
    #[strum(serialize = "farewell")]
    FinalNotice,
    /// Invites a person to claim the line that organizers entered for them.
    #[strum(serialize = "claim")]
    Invitation,
}

impl MailKind {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The priority, if it is not one of many: a person waits at the page for a confirmation, and what
    /// is sent to many at once leaves last.
    const fn priority(self) -> Priority {
        match self {
            Self::Confirm => Priority::Confirmation,
            Self::FinalNotice | Self::Invitation | Self::Reconsent | Self::Retraction => Priority::Bulk,
            _ => Priority::Personal,
        }
    }

    /// A mail of this kind for the outbox.
    pub(in crate::signing) const fn owed(self, subject: Uuid) -> Owed {
        Owed { kind: self.into_str(), subject, priority: self.priority() }
    }
}
