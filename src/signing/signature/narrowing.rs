//! Which acts take something away, and are noted in the journal outside of the database: see [`audit::journal`].

use time::OffsetDateTime;

use crate::audit::{self, journal::Narrowing};

/// An edit by the signer, in the trail.
pub(in crate::signing) const EDIT: &str = "edit";

/// Updates by mail were turned off, or on again.
pub(in crate::signing) const UPDATES_OFF: &str = "end-updates";
pub(in crate::signing) const UPDATES_ON: &str = "want-updates";

/// A mailbox asked never to be written to.
pub const NEVER_WRITE: &str = "never-write";

/// Acts after which a signature shows less, or other words, than before; and those that undo them, because the last act
/// counts.
const ACTS: [&str; 12] = [
    "withdraw",
    "reject",
    "hold",
    "publish",
    EDIT,
    "accept-edit",
    "take-back-edit",
    "correct",
    "take-back-correction",
    "uncheck",
    "move-address",
    "move-back",
];

/// What the journal says of an act in the trail, if it is one of them.
pub(in crate::signing) fn of(entry: &audit::Entry, at: OffsetDateTime) -> Option<Narrowing> {
    let subject = entry.subject?;
    let is_about_updates = entry.detail["fields"] == serde_json::json!(["updates"]);
    let act = match entry.act {
        EDIT if is_about_updates && entry.detail["to"] == true => UPDATES_ON,
        EDIT if is_about_updates => UPDATES_OFF,
        act if ACTS.contains(&act) => act,
        _ => return None,
    };
    Some(Narrowing { at, act: act.to_owned(), subject: subject.to_string() })
}
