//! Owns words with a fixed meaning, spelt the same in files, forms, the database and data exports.

use strum::VariantNames;

use super::problem::advice;

/// A word that is not among the possible ones.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is not one of {}; {}", quoted(.known), advice(.word, .known.iter().copied()))]
pub struct UnknownChoice {
    pub word: String,
    /// The possible words.
    pub known: &'static [&'static str],
}

pub(in crate::letters) fn unknown<T: VariantNames>(word: &str) -> UnknownChoice {
    UnknownChoice { word: word.to_owned(), known: T::VARIANTS }
}

/// An enum whose variants are words, of files and of the database alike: one list of what is derived for them.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(strum::Display, strum::EnumString, strum::IntoStaticStr, strum::VariantArray, strum::VariantNames)]
        #[strum(serialize_all = "snake_case", const_into_str)]
        #[strum(parse_err_ty = $crate::letters::source::vocabulary::UnknownChoice)]
        #[strum(parse_err_fn = $crate::letters::source::vocabulary::unknown::<Self>)]
        #[derive(sqlx::Decode)]
        #[sqlx(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every choice, in the order in which people are offered them.
            pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

            /// The word in files, forms and the database.
            pub const fn as_str(self) -> &'static str {
                self.into_str()
            }
        }
    };
}
pub(in crate::letters) use choice;

choice! {
    /// The capacity in which a person signs.
    Capacity {
        Personal,
        /// For oneself; an affiliation is given for identification only.
        Affiliation,
        /// As a group, collective or organisation, through somebody who speaks for it.
        Group,
    }
}

choice! {
    /// What the form asks besides name and address.
    Ask {
        Role,
        Organisation,
        City,
        Country,
        /// A web page of the signatory.
        Website,
        /// A sentence of one's own.
        Comment,
    }
}

choice! {
    State {
        /// Being written: only organizers see it.
        Draft,
        /// Published, from its embargo on if it has one.
        Live,
        /// Taken back: answered with 410.
        Withdrawn,
    }
}

choice! {
    /// Where a letter is edited.
    Source {
        /// In a folder on disk.
        Folder,
        /// On the site, by its organizers.
        Site,
    }
}

choice! {
    /// Which signatures wait for a moderator before they are published.
    Moderation {
        /// Those for which a check found a reason.
        Flagged,
        All,
        None,
    }
}

choice! {
    /// Why a text came into force.
    ChangeKind {
        /// The first text of its language.
        First,
        /// Changed before anybody had signed.
        Unsigned,
        /// Nothing that a signer would have to think about: a slip of the pen, a broken link.
        Editorial,
        /// What the letter says has changed: those who signed before are asked.
        Material,
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_word_is_told_the_nearest() {
        assert_eq!(
            "flaged".parse::<Moderation>().unwrap_err().to_string(),
            "\"flaged\" is not one of \"flagged\", \"all\", \"none\"; did you mean \"flagged\"?"
        );
    }
}
