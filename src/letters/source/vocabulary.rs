//! Words with a fixed meaning, one spelling each for files, forms, the database and data exports.

use std::fmt;

use super::problem::advice;

/// A word that is none of those that stand to choose.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is not one of {}; {}", quoted(.known), advice(.word, .known.iter().copied()))]
pub struct UnknownChoice {
    pub word: String,
    /// What could have been.
    pub known: &'static [&'static str],
}

/// An enum whose variants are words: `ALL`, `as_str`, `FromStr` and `Display` from one list.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every choice, in the order in which people are offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word, as files, forms and the database spell it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownChoice;

            fn from_str(word: &str) -> Result<Self, UnknownChoice> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownChoice { word: word.to_owned(), known: &[$($word),+] }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

choice! {
    /// As what somebody signs.
    Capacity {
        Personal = "personal",
        /// For oneself; an affiliation is given for identification only.
        Affiliation = "affiliation",
        /// As a group, collective or organisation, through somebody who speaks for it.
        Group = "group",
    }
}

choice! {
    /// What the form asks beyond name and address.
    Ask {
        Role = "role",
        Organisation = "organisation",
        Country = "country",
        /// A web page of the signatory.
        Website = "website",
        /// A sentence of one's own.
        Comment = "comment",
    }
}

choice! {
    /// Whether the public sees a letter.
    State {
        /// Being written: only organizers see it.
        Draft = "draft",
        /// Published, from its embargo on if it has one.
        Live = "live",
        /// Taken back: answered with 410.
        Withdrawn = "withdrawn",
    }
}

choice! {
    /// Which signatures wait for a moderator before they are published.
    Moderation {
        /// Those for which a check found a reason.
        Flagged = "flagged",
        All = "all",
        None = "none",
    }
}

choice! {
    /// As what a text came into force.
    ChangeKind {
        /// The first text of its language.
        First = "first",
        /// Changed before anybody had signed.
        Unsigned = "unsigned",
        /// Nothing that a signer would have to think about: a slip of the pen, a broken link.
        Editorial = "editorial",
        /// What the letter says has changed: those who signed before are asked.
        Material = "material",
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_read_as_it_is_written() {
        assert!(Capacity::ALL.iter().all(|choice| choice.as_str().parse() == Ok(*choice)));
        assert!(Ask::ALL.iter().all(|choice| choice.as_str().parse() == Ok(*choice)));
        assert!(State::ALL.iter().all(|choice| choice.as_str().parse() == Ok(*choice)));
        assert!(Moderation::ALL.iter().all(|choice| choice.as_str().parse() == Ok(*choice)));
    }

    #[test]
    fn another_word_is_told_the_nearest() {
        assert_eq!(
            "flaged".parse::<Moderation>().unwrap_err().to_string(),
            "\"flaged\" is not one of \"flagged\", \"all\", \"none\"; did you mean \"flagged\"?"
        );
    }
}
