//! Owns the limits on typed text. Used by every field of signers and organizers.
//!
//! A character as people see it (an extended grapheme cluster, UAX #29) has no limit of its own: thousands of scalars
//! joined by U+200D are one cluster. So each text is measured in clusters, scalars and bytes, and the scalars of each
//! cluster are counted as well.

use unicode_segmentation::UnicodeSegmentation;

/// Most scalars in one character. The longest in real use are families of four with skin tones (11) and Tibetan or
/// Burmese stacks (below 10); anything longer is drawn far wider or higher than its line.
pub const MOST_JOINED: usize = 16;

/// How long a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLimit {
    /// Characters as people see them.
    pub graphemes: usize,
    /// Unicode scalars. Composing scripts need up to three per character on average.
    pub scalars: usize,
    /// Bytes of UTF-8.
    pub bytes: usize,
}

/// How a text exceeds its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exceeds {
    /// One character is joined from more than [`MOST_JOINED`] scalars, or several characters from so many that the
    /// whole is too long although few characters are visible.
    Joined,
    /// The whole is too long.
    Whole,
}

impl TextLimit {
    /// Names, roles, organisations, labels, reasons. Real names reach 120 if a collective lists its members.
    pub const LINE: Self = Self::of(120);
    /// A comment or an answer: a few sentences, not a letter.
    pub const COMMENT: Self = Self::of(500);
    /// A search query: as long as the longest line that can be found, each character with a mark or two. The database
    /// processes every scalar, so fewer are allowed than in stored text.
    pub const SEARCH: Self = Self { graphemes: 120, scalars: 360, bytes: 960 };

    /// A limit of this many characters, with four scalars per character and four bytes per scalar.
    pub const fn of(graphemes: usize) -> Self {
        Self { graphemes, scalars: 4 * graphemes, bytes: 16 * graphemes }
    }

    /// Checks a text. Linear in its length, and stops at the limit.
    pub fn check(self, text: &str) -> Result<(), Exceeds> {
        for (at, cluster) in text.graphemes(true).enumerate() {
            // Checked first, so that a person who joined a thousand scalars into one character does not read that one
            // character is too long.
            if is_joined(cluster) {
                return Err(Exceeds::Joined);
            }
            if at == self.graphemes {
                return Err(Exceeds::Whole);
            }
        }
        let is_long = text.len() > self.bytes || text.chars().count() > self.scalars;
        if is_long { Err(Exceeds::Joined) } else { Ok(()) }
    }
}

fn is_joined(cluster: &str) -> bool {
    cluster.chars().count() > MOST_JOINED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_fits() {
        for text in
            ["👨🏻‍👩🏻‍👧🏻‍👦🏻".repeat(40), "क्षि".repeat(100), "🇩🇪".repeat(120), "བསྟན་འཛིན་".repeat(10), "字".repeat(120)]
        {
            assert_eq!(TextLimit::LINE.check(&text), Ok(()), "{text}");
        }
    }

    #[test]
    fn many_that_look_like_one_are_counted() {
        let chain = "👩\u{200d}".repeat(3000);
        assert_eq!(chain.graphemes(true).count(), 1);
        assert_eq!(TextLimit::LINE.check(&chain), Err(Exceeds::Joined));
        assert_eq!(TextLimit::LINE.check(&"👩\u{200d}".repeat(9)), Err(Exceeds::Joined));
        assert_eq!(TextLimit::LINE.check(&format!("A{}", "\u{301}".repeat(16))), Err(Exceeds::Joined));
        // 60 characters of 11 scalars each.
        assert_eq!(TextLimit::LINE.check(&"👨🏻‍👩🏻‍👧🏻‍👦🏻".repeat(60)), Err(Exceeds::Joined));
        assert_eq!(TextLimit::LINE.check(&"x".repeat(121)), Err(Exceeds::Whole));
    }
}
