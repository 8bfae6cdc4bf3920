//! Owns the validated types of what a signer types: text that is safe to store, show and export.
//!
//! Lengths are limited by [`TextLimit`]. Text is normalised to NFC (UAX #15), so that a name has one spelling.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use url::Url;

use super::text_limit::{Exceeds, TextLimit};
use crate::{
    names::{confusables::Likeness, folded_name},
    ui::countries,
};

/// The longest web address, in bytes.
pub const LONGEST_WEBSITE: usize = 300;

/// Most combining marks on one letter. Scripts that stack marks (Hebrew with points, Tibetan, Vietnamese) use up to
/// five; many more would be drawn over neighbouring names.
const MOST_MARKS: usize = 6;

/// What is wrong with a text. Each variant has a message that tells the person what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// No visible character.
    #[error("empty")]
    Empty,
    /// More characters, scalars or bytes than the field allows.
    #[error("too long")]
    TooLong,
    /// A character joined from more scalars than any in real use.
    #[error("joined characters")]
    Joined,
    /// Control characters, or line breaks in a field of one line.
    #[error("control characters")]
    Control,
    /// Characters that change the direction of the following text; a name could use them to look like another.
    #[error("direction overrides")]
    Bidirectional,
    /// More marks on a letter than any script stacks.
    #[error("stacked marks")]
    Stacked,
}

impl From<Exceeds> for TextProblem {
    fn from(exceeds: Exceeds) -> Self {
        match exceeds {
            Exceeds::Joined => Self::Joined,
            Exceeds::Whole => Self::TooLong,
        }
    }
}

/// Text that is safe to show: normalised, trimmed, validated. May be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain(String);

impl Plain {
    /// One line within [`TextLimit::LINE`].
    pub fn line(text: &str) -> Result<Self, TextProblem> {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.trim().contains(['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            return Err(TextProblem::Control);
        }
        Self::checked(&line, TextLimit::LINE)
    }

    /// Several lines, in total within [`TextLimit::COMMENT`].
    pub fn paragraphs(text: &str) -> Result<Self, TextProblem> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<String> =
            text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        Self::checked(lines.join("\n").trim(), TextLimit::COMMENT)
    }

    /// Text read from the database, which was checked before it was stored.
    pub(in crate::signing) const fn stored(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn checked(text: &str, limit: TextLimit) -> Result<Self, TextProblem> {
        // Before NFC the text may be longer: separate marks are composed with their letters.
        if text.len() > 4 * limit.bytes {
            limit.check(text).map_err(TextProblem::from)?;
        }
        let text: String = text.nfc().collect();
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(TextProblem::Control);
        }
        if text.chars().any(turns_direction) {
            return Err(TextProblem::Bidirectional);
        }
        let mut marks = 0;
        for c in text.chars() {
            marks = match c {
                c if is_combining_mark(c) => marks + 1,
                // An invisible character does not end a stack of marks.
                c if is_invisible(c) && !c.is_whitespace() => marks,
                _ => 0,
            };
            if marks > MOST_MARKS {
                return Err(TextProblem::Stacked);
            }
        }
        limit.check(&text)?;
        Ok(Self(if text.chars().all(is_invisible) { String::new() } else { text }))
    }
}

/// Embeddings, overrides and isolates (UAX #9, 2.1 to 2.4). The three implicit marks, which occur in right-to-left
/// names, do not change the direction of other text.
const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Spaces, fillers and joiners: a text of only these is not a name.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// A name as shown under the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignerName(Plain);

impl SignerName {
    /// Parses a name; it must have a visible character.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let line = Plain::line(text)?;
        if line.is_empty() { Err(TextProblem::Empty) } else { Ok(Self(line)) }
    }

    /// A name read from the database; `None` if it is empty.
    pub(in crate::signing) fn stored(text: String) -> Option<Self> {
        (!text.is_empty()).then(|| Self(Plain::stored(text)))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The name without case, compatibility forms and spacing, for comparison: names with equal folds are the same
    /// name.
    pub fn folded(&self) -> String {
        folded_name(self.as_str())
    }

    /// The keys under which the name looks like another one to a reader.
    pub fn likeness(&self) -> Likeness {
        Likeness::of(self.as_str())
    }
}

/// A web address that a browser can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Website(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a web page")]
pub struct NotAWebsite;

impl Website {
    /// Parses `https://ada.example`, and `ada.example` as people type it.
    pub fn parse(text: &str) -> Result<Self, NotAWebsite> {
        let text = text.trim();
        if text.len() > LONGEST_WEBSITE
            || text.chars().any(|c| c.is_control() || c.is_whitespace() || turns_direction(c))
        {
            return Err(NotAWebsite);
        }
        let has_scheme = text.contains("://")
            || text.split_once(':').is_some_and(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let url = if has_scheme { Url::parse(text) } else { Url::parse(&format!("https://{text}")) };
        let url = url.map_err(|_| NotAWebsite)?;
        let is_page = matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && url.host_str().is_some_and(|host| host.contains('.') || host.starts_with('['));
        if is_page { Ok(Self(url.into())) } else { Err(NotAWebsite) }
    }

    /// An address read from the database; `None` if it is empty.
    pub(in crate::signing) fn stored(text: String) -> Option<Self> {
        (!text.is_empty()).then_some(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A country by its ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(&'static str);

impl Country {
    /// The country with this code, in capital letters.
    pub fn parse(code: &str) -> Option<Self> {
        countries::code(code).map(Self)
    }

    pub const fn code(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn real_names_pass_as_they_are() {
        let longest = "é".repeat(120);
        for name in [
            "Xú Wei",
            "O'Brien-Σωκράτης",
            "=HYPERLINK(\"x\")",
            "محمد",
            "李",
            "X",
            "Nguyễn Thị Ánh",
            "🎭🎻 Kollektiv",
            "204 no-content | Cintia & Dimitri",
            "👩‍👩‍👧‍👦",
            "שָׁלוֹם",
            "می‌خواهم",
            &longest,
        ] {
            assert_eq!(SignerName::parse(name).unwrap().as_str(), name.nfc().collect::<String>());
        }
    }

    #[test]
    fn what_could_pose_or_overrun_is_refused_with_its_reason() {
        for (name, problem) in [
            ("", TextProblem::Empty),
            ("  \u{200b}\u{3164} ", TextProblem::Empty),
            ("a\u{0}b", TextProblem::Control),
            ("a\nb", TextProblem::Control),
            ("a\u{2028}b", TextProblem::Control),
            ("Ada \u{202e}ecilA", TextProblem::Bidirectional),
            ("Ada\u{2066}", TextProblem::Bidirectional),
            ("a\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}", TextProblem::Stacked),
            ("a\u{300}\u{301}\u{302}\u{303}\u{200d}\u{304}\u{306}\u{307}\u{308}", TextProblem::Stacked),
        ] {
            assert_eq!(SignerName::parse(name), Err(problem), "{name:?}");
        }
        let chain = "👩\u{200d}".repeat(3000);
        assert_eq!(SignerName::parse(&chain), Err(TextProblem::Joined));
        assert_eq!(Plain::paragraphs(&chain), Err(TextProblem::Joined));
        assert_eq!(SignerName::parse(&"x".repeat(121)), Err(TextProblem::TooLong));
    }

    #[test]
    fn a_website_is_one_a_browser_opens() {
        assert_eq!(Website::parse("ada.example").unwrap().as_str(), "https://ada.example/");
        assert_eq!(
            Website::parse("http://ada.example:8080/x?y").unwrap().as_str(),
            "http://ada.example:8080/x?y"
        );
        assert_eq!(Website::parse("ada.example:8080").unwrap().as_str(), "https://ada.example:8080/");
        for wrong in [
            "javascript:alert(1)",
            "JaVaScRiPt://x.example/%0aalert(1)",
            "data:text/html,x",
            "ada",
            "https://me:pw@a.example",
            "a b.example",
        ] {
            assert_eq!(Website::parse(wrong), Err(NotAWebsite), "{wrong}");
        }
    }

    #[test]
    fn a_country_is_one_of_the_list() {
        assert_eq!(Country::parse("DE").map(Country::code), Some("DE"));
        assert!(Country::parse("XX").is_none() && Country::parse("de").is_none());
    }

    proptest! {
        #[test]
        fn what_was_accepted_once_is_accepted_again_unchanged(text in "\\PC{0,60}") {
            if let Ok(line) = Plain::line(&text) {
                prop_assert_eq!(Plain::line(line.as_str()), Ok(line.clone()));
                prop_assert!(!line.as_str().chars().any(|c| c.is_control() || turns_direction(c)));
            }
        }
    }
}
