//! Owns the checks that hold a signature for a moderator, each with its reason. No check refuses a signature: what
//! looks wrong to a program may be right.
//!
//! | file | rule |
//! | --- | --- |
//! | this one | rules on the letter, the capacity and the mailbox |
//! | `links`, `mixed_scripts`, [`anonymous_names`] | links; several scripts in one word; names like "anonymous" |
//! | [`reported_names`] | names that readers have reported |
//!
//! A new reason is added to [`hold_reason`](super::signature::hold_reason), whose order is public (statistics count a
//! rejected signature under its first reason). It needs messages for signers (`pages/hold_reasons`, `why-…`) and for
//! organizers (`held-…`, `cli/held`), and a decision in `entry/enter` whether it holds lines that organizers enter.

pub mod anonymous_names;
mod links;
mod mixed_scripts;
pub mod reported_names;
pub(in crate::signing) mod store;

use self::anonymous_names::reads_as_anonymous;
pub use super::signature::hold_reason::Reason;
use super::signature::{
    context::Context,
    details::{SignatureDetails, Visibility},
    fields::SignerName,
};
use crate::letters::{Capacity, Letter, Moderation};

/// Names that readers have reported.
pub struct Screening {
    pub(in crate::signing) context: Context,
}

/// What is known of a signature besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Has its mailbox signed the letter under another name?
    pub mailbox_has_signed: bool,
    pub name_is_reported: bool,
    /// Is it the line of the first signatory of that name?
    pub is_first: bool,
    /// Reasons that can only be detected when the form is sent, and were stored then.
    pub flags: &'a [Reason],
}

/// The reasons to hold a signature to this letter; if there are none, it is published.
pub fn reasons(letter: &Letter, details: &SignatureDetails, known: Known<'_>) -> Vec<Reason> {
    // A person who insists on "Anonymous" as a name also makes an anonymous line.
    let is_anonymous = details.visibility == Visibility::Anonymous
        || details.text.name.as_ref().is_some_and(reads_as_anonymous);
    if letter.moderation == Moderation::None {
        return if is_anonymous { vec![Reason::Anonymous] } else { vec![] };
    }
    let text = &details.text;
    let likeness = text.name.as_ref().map(SignerName::likeness);
    let name = text.name.as_ref().map(SignerName::as_str).unwrap_or_default();
    let (role, organisation) = (text.role.as_str(), text.organisation.as_str());
    let applies = |reason: &Reason| match reason {
        Reason::Anonymous => is_anonymous,
        Reason::Group => details.capacity == Capacity::Group,
        Reason::Everyone => letter.moderation == Moderation::All,
        Reason::Watched => likeness.as_ref().is_some_and(|name| letter.watch.meets(name)),
        Reason::FirstSignatory => {
            !known.is_first && likeness.as_ref().is_some_and(|name| letter.first_names.have(name))
        }
        Reason::Reported => known.name_is_reported,
        Reason::Scripts => [name, organisation].into_iter().any(mixed_scripts::mixes_scripts),
        Reason::Link => {
            let words = [role, organisation, text.comment.as_str()];
            links::has_link_in_name(name) || words.into_iter().any(links::has_link)
        }
        Reason::Mailbox => known.mailbox_has_signed,
        Reason::Honeypot | Reason::Burst | Reason::Restored => known.flags.contains(reason),
    };
    Reason::ALL.iter().copied().filter(applies).collect()
}
