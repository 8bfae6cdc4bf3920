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

/// A form was erased by "this was not me".
pub(in crate::signing) const ERASE_FORM: &str = "erase-form";

/// Links were renewed, so that the earlier ones have ended.
pub(in crate::signing) const RENEW: &str = "renew-link";

/// Decisions of a moderator.
pub const DECISIONS: [&str; 3] = ["publish", "reject", "hold"];

/// Acts that count no more after a later decision on the same signature.
pub const PASSING: [&str; 11] = [
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

/// The signer has left.
pub(in crate::signing) const WITHDRAW: &str = "withdraw";

/// Whether a signature shows less, or other words, after an act, or whether the act undoes such an act: the last counts.
fn narrows(act: &str) -> bool {
    [WITHDRAW, RENEW].contains(&act) || PASSING.contains(&act)
}

/// Whether the trail says it as well, of the same subject.
pub fn is_in_trail(act: &str) -> bool {
    ![NEVER_WRITE, ERASE_FORM].contains(&act)
}

/// Whether an act of the journal is about a signature, or the form of one.
pub(in crate::signing) fn is_of_signature(act: &str) -> bool {
    narrows(act) || [UPDATES_OFF, UPDATES_ON, ERASE_FORM].contains(&act)
}

/// What the trail says of a first signatory whose line stands in a folder: the file is the record of its own lines.
pub(in crate::signing) const FROM_FOLDER: &str = "signatories.csv";

/// What the journal says of an act in the trail, if it is one of them.
pub(in crate::signing) fn of(entry: &audit::Entry, at: OffsetDateTime) -> Option<Narrowing> {
    let subject = entry.subject?;
    if entry.detail["from"] == FROM_FOLDER {
        return None;
    }
    let is_about_updates = entry.detail["fields"] == serde_json::json!(["updates"]);
    let act = match entry.act {
        EDIT if is_about_updates && entry.detail["to"] == true => UPDATES_ON,
        EDIT if is_about_updates => UPDATES_OFF,
        act if narrows(act) => act,
        _ => return None,
    };
    Some(Narrowing { at, act: act.to_owned(), subject: subject.to_string() })
}
