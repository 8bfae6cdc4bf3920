//! Owns the kinds of mail that signing queues in the outbox, and the priority of each.

use uuid::Uuid;

use crate::mail;

/// Tells a signer that their signature was withdrawn by another person.
pub const WITHDRAWN_MAIL: &str = "withdrawn";

/// Tells a signer that the letter was taken back.
pub const RETRACTION_MAIL: &str = "retraction";

/// Tells a signer that their name is about to be shown.
pub const NOTICE_MAIL: &str = "together";

/// Cancels that notice: too few signers remain.
pub const WAITS_AGAIN_MAIL: &str = "together-waits-again";

/// Asks a last time: keep, hide or withdraw.
pub const FAREWELL_MAIL: &str = "farewell";

/// Tells a signer the state of their signature.
pub const STANDING_MAIL: &str = "standing";

/// Asks a signer to look at a changed text.
pub const RENEWAL_MAIL: &str = "renewal";

/// Sends a signer the organizers' question.
pub const QUESTION_MAIL: &str = "question";

/// Asks the new address to confirm a move.
pub const MOVE_MAIL: &str = "move";

/// Tells the old address that a move was requested.
pub const MOVE_ASKED_MAIL: &str = "move-asked";

/// Tells the old address that the signature has moved.
pub const MOVED_MAIL: &str = "moved";

/// Tells an address that the signature was moved back.
pub const MOVED_BACK_MAIL: &str = "moved-back";

/// Sends a new link.
pub const NEW_LINK_MAIL: &str = "new-link";

/// Invites a person to claim the line that organizers entered for them.
pub const INVITATION_MAIL: &str = "claim";

/// Reminds a signer of a form that was not confirmed.
pub const REMINDER_MAIL: &str = "reminder";

/// Asks to confirm a submission.
pub const CONFIRM_MAIL: &str = "confirm";

/// Sends the link to a person who lost it.
pub const LOST_LINK_MAIL: &str = "lost-link";

/// Builds a mail for the outbox. Confirmations have the highest priority, because a person is waiting for them at the
/// page; the others have time.
pub(in crate::signing) fn owed(kind: &'static str, subject: Uuid) -> mail::Owed {
    let priority = match kind {
        CONFIRM_MAIL => mail::Priority::Confirmation,
        RENEWAL_MAIL | RETRACTION_MAIL => mail::Priority::Bulk,
        _ => mail::Priority::Personal,
    };
    mail::Owed { kind, subject, priority }
}
