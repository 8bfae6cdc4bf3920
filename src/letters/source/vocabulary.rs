//! Owns words with a fixed meaning, spelt the same in files, forms, the database and data exports.

use std::fmt;

use super::problem::advice;

/// A word that is not among the possible ones.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is not one of {}; {}", quoted(.known), advice(.word, .known.iter().copied()))]
pub struct UnknownChoice {
    pub word: String,
    /// The possible words.
    pub known: &'static [&'static str],
}

/// Defines an enum whose variants are words: `ALL`, `as_str`, `FromStr` and `Display` from one list.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files, forms and the database.
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
    /// The capacity in which a person signs.
    Capacity {
        Personal = "personal",
        /// For oneself; an affiliation is given for identification only.
        Affiliation = "affiliation",
        /// As a group, collective or organisation, through a person who speaks for it.
        Group = "group",
    }
}

choice! {
    /// What the form asks besides name and address.
    Ask {
        Role = "role",
        Organisation = "organisation",
        City = "city",
        Country = "country",
        /// A web page of the signatory.
        Website = "website",
        /// A sentence by the signatory.
        Comment = "comment",
    }
}

choice! {
    State {
        /// Being written: only organizers see it.
        Draft = "draft",
        /// Published, from the end of its embargo if it has one.
        Live = "live",
        /// Withdrawn: answered with 410.
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
    /// Why a text came into force.
    ChangeKind {
        /// The first text of its language.
        First = "first",
        /// Changed before the letter had signatures.
        Unsigned = "unsigned",
        /// A change that signers need not think about: a spelling mistake, a broken link.
        Editorial = "editorial",
        /// A change in what the letter says: earlier signers are asked.
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
