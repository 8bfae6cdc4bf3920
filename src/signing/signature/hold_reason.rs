//! Owns the reasons why a signature waits for a moderator.

use strum::{EnumString, IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Reason {
    /// It shows no name, so a moderator has to answer for it.
    Anonymous,
    /// It speaks for a group.
    Group,
    /// The organizers of the letter moderate every signature.
    Everyone,
    /// Its name is on the letter's watch list.
    Watched,
    /// Its name equals that of a first signatory.
    FirstSignatory,
    /// Its name was reported, with a signature that is or was published.
    Reported,
    /// A word of its name mixes several scripts.
    Scripts,
    /// Its words contain a link.
    Link,
    /// Its mailbox has signed under another name.
    Mailbox,
    /// Its form has a value in the field that people do not see.
    Honeypot,
    /// More signatures came from its network than is usual for one network.
    Burst,
    /// It was changed after the backup from which the site was restored; the change itself is lost.
    Restored,
}

impl Reason {
    /// All reasons, in the order in which they are shown.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The reasons with these names. One that only a newer program knows is left out.
    pub fn known(names: &[String]) -> Vec<Self> {
        names.iter().filter_map(|name| Self::parse(name)).collect()
    }

    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
