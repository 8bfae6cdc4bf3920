//! Why a signature waits for a moderator.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// Why a signature waits for a moderator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
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

impl Reason {
    /// All of them, in the order in which they are told.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its name in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        self.into_str()
    }

    /// The reason of that name.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
