//! Owns the slug, the name of a letter in URLs, which is the name of its folder.

use std::{fmt, str::FromStr};

use unicode_normalization::UnicodeNormalization as _;

/// The longest slug, in characters: the URL must fit on a leaflet and in a file name.
pub const MAX_SLUG: usize = 80;

/// `/organize/letters/new` begins a letter.
const RESERVED: &str = "new";

/// A letter's name in URLs: lower-case letters, digits, and single hyphens between them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASlug {
    #[error("a short name for the address is missing; write one such as \"save-the-library\"")]
    Empty,
    /// More than [`MAX_SLUG`] characters.
    #[error("\"{0}\" is too long for an address; use at most {MAX_SLUG} characters")]
    TooLong(String),
    /// A character that would be percent-encoded in a URL.
    #[error(
        "\"{0}\" cannot stand in an address because of {1:?}; use a to z, 0 to 9 and single hyphens between them"
    )]
    Character(String, char),
    /// Where a letter is begun.
    #[error("\"{0}\" is taken by the page on which letters are begun; choose another name")]
    Reserved(String),
    /// A hyphen at an end, or two in a row.
    #[error("\"{0}\" has a hyphen at an end or two in a row; use single hyphens between words")]
    Hyphens(String),
}

/// The longest name that is made from a title, in characters.
const LONGEST_SUGGESTION: usize = 50;

/// The ASCII words of a title, as far as they fit, in the form of a slug; empty if it has none.
pub fn ascii_words(title: &str) -> String {
    let plain: String = title.nfkd().filter(char::is_ascii).collect::<String>().to_lowercase();
    let mut words = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if words.len() + word.len() >= LONGEST_SUGGESTION {
            break;
        }
        words = if words.is_empty() { word.to_owned() } else { format!("{words}-{word}") };
    }
    words
}

impl Slug {
    /// A name made from a title; none if nothing in it can stand in an address.
    pub fn suggested(title: &str) -> Option<Self> {
        ascii_words(title).parse().ok()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let foreign = |c: &char| !matches!(c, 'a'..='z' | '0'..='9' | '-');
        if text.is_empty() {
            Err(NotASlug::Empty)
        } else if let Some(character) = text.chars().find(foreign) {
            Err(NotASlug::Character(text.to_owned(), character))
        } else if text.len() > MAX_SLUG {
            Err(NotASlug::TooLong(text.to_owned()))
        } else if text == RESERVED {
            Err(NotASlug::Reserved(text.to_owned()))
        } else if text.split('-').any(str::is_empty) {
            Err(NotASlug::Hyphens(text.to_owned()))
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_well_in_an_address_is_a_slug() {
        for text in ["a", "2026", "dear-corporate-ai-overlords"] {
            assert_eq!(text.parse::<Slug>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_does_not_says_why() {
        let why = |text: &str| text.parse::<Slug>().unwrap_err().to_string();
        assert!(why("").contains("missing"));
        assert!(why("Save us").contains("because of 'S'"));
        assert!(why("é").contains("because of 'é'"));
        assert!(why("../etc").contains("because of '.'"));
        assert!(why("-a").contains("hyphen"));
        assert!(why("a--b").contains("hyphen"));
        assert!(why(&"a".repeat(MAX_SLUG + 1)).contains("at most 80"));
    }
}
