//! Checks that hold a signature until a moderator has looked, each with its reason. None refuses: what looks wrong
//! to a program may be right.

pub mod anonymous_names;
mod links;
mod mixed_scripts;
pub mod reported_names;
pub(in crate::signing) mod store;

use self::anonymous_names::reads_as_anonymous;
use super::signature::{
    details::{Adherence, Visibility},
    fields::SignerName,
};
use crate::letters::{Capacity, Letter, Moderation};

/// Why a signature waits for a moderator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It names nobody, so that somebody must answer for it.
    Anonymous,
    /// It speaks for many.
    Group,
    /// The letter's organizers look at every signature.
    Everyone,
    /// Its name is on the letter's watch list.
    Watched,
    /// Its name is that of a first signatory.
    FirstSignatory,
    /// Its name was reported, with a signature that stands or stood.
    Reported,
    /// A word of its name is written in several scripts.
    Scripts,
    /// There is a link in its words.
    Link,
    /// Its mailbox has signed under another name.
    Mailbox,
    /// Its form filled in the field that people do not see.
    Honeypot,
    /// More signatures came from its network than usually come from one.
    Burst,
}

/// What is known of a signature besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Has its mailbox signed the letter under another name?
    pub mailbox_has_signed: bool,
    /// Was its name reported?
    pub name_is_reported: bool,
    /// Is it the line of the first signatory of that name?
    pub is_first: bool,
    /// What only the moment of sending could know, which it had to note.
    pub flags: &'a [Reason],
}

impl Reason {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Anonymous,
        Self::Group,
        Self::Everyone,
        Self::Watched,
        Self::FirstSignatory,
        Self::Reported,
        Self::Scripts,
        Self::Link,
        Self::Mailbox,
        Self::Honeypot,
        Self::Burst,
    ];

    /// Its name in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Group => "group",
            Self::Everyone => "everyone",
            Self::Watched => "watched",
            Self::FirstSignatory => "first-signatory",
            Self::Reported => "reported",
            Self::Scripts => "scripts",
            Self::Link => "link",
            Self::Mailbox => "mailbox",
            Self::Honeypot => "honeypot",
            Self::Burst => "burst",
        }
    }

    /// The reason of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// The reasons to hold an adherence to this letter; none lets it be published.
pub fn reasons(letter: &Letter, adherence: &Adherence, known: Known<'_>) -> Vec<Reason> {
    // Whoever insists on "Anonymous" as a name makes an anonymous line, too.
    let is_anonymous = adherence.visibility == Visibility::Anonymous
        || adherence.said.name.as_ref().is_some_and(reads_as_anonymous);
    if letter.moderation == Moderation::None {
        return if is_anonymous { vec![Reason::Anonymous] } else { vec![] };
    }
    let said = &adherence.said;
    let likeness = said.name.as_ref().map(SignerName::likeness);
    let name = said.name.as_ref().map(SignerName::as_str).unwrap_or_default();
    let (role, organisation) = (said.role.as_str(), said.organisation.as_str());
    let applies = |reason: &Reason| match reason {
        Reason::Anonymous => is_anonymous,
        Reason::Group => adherence.capacity == Capacity::Group,
        Reason::Everyone => letter.moderation == Moderation::All,
        Reason::Watched => likeness.as_ref().is_some_and(|name| letter.watch.meets(name)),
        Reason::FirstSignatory => {
            !known.is_first && likeness.as_ref().is_some_and(|name| letter.first_names.have(name))
        }
        Reason::Reported => known.name_is_reported,
        Reason::Scripts => [name, organisation].into_iter().any(mixed_scripts::mixes_scripts),
        Reason::Link => {
            let words = [role, organisation, said.comment.as_str()];
            links::has_link_in_name(name) || words.into_iter().any(links::has_link)
        }
        Reason::Mailbox => known.mailbox_has_signed,
        Reason::Honeypot | Reason::Burst => known.flags.contains(reason),
    };
    Reason::ALL.into_iter().filter(applies).collect()
}
