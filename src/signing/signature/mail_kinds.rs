//! The kinds of mail that signing owes, as the outbox knows them, and how urgent each is.

use uuid::Uuid;

use crate::mail;

/// The kind of mail that tells somebody that they were withdrawn.
pub const WITHDRAWN_MAIL: &str = "withdrawn";

/// The kind of mail that says it.
pub const RETRACTION_MAIL: &str = "retraction";

/// The kind of mail that tells a signer that their name is about to be shown.
pub const NOTICE_MAIL: &str = "together";

/// The kind of mail that takes this back: too few remain.
pub const WAITS_AGAIN_MAIL: &str = "together-waits-again";

/// The kind of mail that asks a last time: keep, hide or withdraw.
pub const FAREWELL_MAIL: &str = "farewell";

/// The kind of mail that tells a signer how their signature stands.
pub const STANDING_MAIL: &str = "standing";

/// The kind of mail that asks to look at a changed text.
pub const RENEWAL_MAIL: &str = "renewal";

/// The kind of mail that asks.
pub const QUESTION_MAIL: &str = "question";

/// The kind of mail that asks the other address.
pub const MOVE_MAIL: &str = "move";

/// The kind of mail that tells the address before that it was asked for.
pub const MOVE_ASKED_MAIL: &str = "move-asked";

/// The kind of mail that tells the address before that it has happened.
pub const MOVED_MAIL: &str = "moved";

/// The kind of mail that tells an address that the signature went back.
pub const MOVED_BACK_MAIL: &str = "moved-back";

/// The kind of mail that brings a new link.
pub const NEW_LINK_MAIL: &str = "new-link";

/// The kind of mail that invites somebody to claim their line.
pub const INVITATION_MAIL: &str = "claim";

/// The kind of mail that reminds.
pub const REMINDER_MAIL: &str = "reminder";

/// The kind of mail that asks to confirm a submission.
pub const CONFIRM_MAIL: &str = "confirm";

/// The kind of mail that brings the link.
pub const LOST_LINK_MAIL: &str = "lost-link";

/// A mail that signing owes. Somebody waits in front of the page for a confirmation; the rest has time.
pub(in crate::signing) fn owed(kind: &'static str, subject: Uuid) -> mail::Owed {
    let priority = match kind {
        CONFIRM_MAIL => mail::Priority::Confirmation,
        RENEWAL_MAIL | RETRACTION_MAIL => mail::Priority::Bulk,
        _ => mail::Priority::Personal,
    };
    mail::Owed { kind, subject, priority }
}
