//! Parses names as lists write them: "Quill, Anna", "Anna Quill, Harbour College", first and last name in
//! two columns, titles before them.

use strum::{EnumString, IntoStaticStr, VariantArray};
use unicode_script::{Script, UnicodeScript as _};

use super::word_lists;

/// The commas of the scripts in which lists are written.
const COMMAS: [char; 4] = [',', '،', '，', '、'];

/// What parts a name from what stands behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Mark {
    /// "Quill, Anna", "Anna Quill, Harbour College".
    #[default]
    Comma,
    /// "Anna Quill – Harbour College".
    Dash,
    /// "Anna Quill (Harbour College)".
    Brackets,
    /// "Anna Quill | Harbour College".
    Bar,
    /// "Anna Quill: nurse, Leeds".
    Colon,
}

impl Mark {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The text before and after the mark: words on both sides, and after a comma more than "MD".
    fn cut(self, cell: &str) -> Option<(String, String)> {
        let cell = cell.trim();
        let found = match self {
            Self::Comma => return commas(cell),
            Self::Dash => [" – ", " — ", " - "].into_iter().filter_map(|dash| cell.split_once(dash)).next(),
            Self::Brackets => cell
                .strip_suffix([')', '）'])
                .and_then(|open| open.split_once(['(', '（']))
                .filter(|(_, inner)| !inner.contains(['(', '（', ')', '）'])),
            Self::Bar => cell.split_once('|'),
            Self::Colon => cell.split_once(": ").or_else(|| cell.split_once('：')),
        };
        let (name, behind) = found.map(|(name, behind)| (name.trim(), behind.trim()))?;
        let has_words = |text: &str| text.contains(char::is_alphabetic);
        (has_words(name) && has_words(behind)).then(|| (name.to_owned(), behind.to_owned()))
    }

    /// Whether this mark separates a name from more text in this cell.
    pub fn stands_in(self, cell: &str) -> bool {
        self.cut(cell).is_some()
    }

    /// Whether it does so once. A text with many commas is not a name.
    pub fn stands_once_in(self, cell: &str) -> bool {
        self.cut(cell).is_some_and(|(_, behind)| self != Self::Comma || !behind.contains(COMMAS))
    }
}

/// A name with the degrees after it ("Martin King, Jr."), and the rest.
fn commas(cell: &str) -> Option<(String, String)> {
    let mut parts = cell.split(COMMAS).map(str::trim).filter(|part| !part.is_empty()).peekable();
    let mut name = parts.next().filter(|_| !cell.starts_with(COMMAS))?.to_owned();
    while let Some(suffix) = parts.next_if(|part| is_suffix(part)) {
        name = format!("{name}, {suffix}");
    }
    let behind = parts.collect::<Vec<_>>().join(", ");
    (!behind.is_empty()).then_some((name, behind))
}

/// What stands behind the comma of a name, or behind what else most of the names have in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum AfterComma {
    /// More of the name, as in "Anna Quill, poet".
    Name,
    /// The first name: "Quill, Anna".
    FirstName,
    /// The first name, and then the organisation: "Quill, Anna, Harbour College".
    FirstNameAffiliation,
    /// The organisation: "Anna Quill, Harbour College".
    Affiliation,
}

impl AfterComma {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The possible ones for a mark: a first name follows only a comma.
    pub fn offered(mark: Mark) -> impl Iterator<Item = Self> {
        let is_first_name = |after: &Self| matches!(after, Self::FirstName | Self::FirstNameAffiliation);
        Self::ALL.iter().copied().filter(move |after| mark == Mark::Comma || !is_first_name(after))
    }

    /// A cell as the name, and the organisation.
    pub fn split(self, cell: &str, mark: Mark) -> (String, String) {
        let Some((before, after)) = mark.cut(cell).filter(|_| self != Self::Name) else {
            return (cell.trim_matches(|c| COMMAS.contains(&c)).to_owned(), String::new());
        };
        if self == Self::Affiliation {
            return (before, after);
        }
        let (family, suffixes) = parted(&before);
        let (titles, family) = titles(family);
        let (first, more) = parted(&after);
        let name = joined(first, family, false);
        let whole = if titles.is_empty() { name } else { format!("{titles} {name}") };
        let with = |more: &[&str]| {
            let parts = [&[whole.as_str()], more].concat();
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        // "King, Martin, Jr.": a degree belongs to the name, even before an organisation.
        let degrees = more.split(COMMAS).map(str::trim).take_while(|part| is_suffix(part)).count();
        let mut more = more.split(COMMAS).map(str::trim).collect::<Vec<_>>();
        let rest = if self == Self::FirstNameAffiliation { more.split_off(degrees) } else { Vec::new() };
        more.insert(0, suffixes);
        (with(&more), rest.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
    }
}

/// Whether this belongs to the name before it, such as "Jr." or "MD".
fn is_suffix(part: &str) -> bool {
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    word_lists::is("suffixes", part) || (capitals > 1 && word_lists::is("degrees", part))
}

/// The text before the first comma, and after it.
fn parted(text: &str) -> (&str, &str) {
    let (before, behind) = text.split_once(COMMAS).unwrap_or((text, ""));
    (before.trim(), behind.trim())
}

/// The titles before a last name ("Prof. Dr. em. Quill"), and the last name.
fn titles(family: &str) -> (&str, &str) {
    let mut rest = family;
    while let Some((word, behind)) = rest.split_once(char::is_whitespace) {
        let is_initial = rest.len() == family.len() && word.trim_end_matches('.').chars().count() < 2;
        if is_initial || !is_title(word) {
            break;
        }
        rest = behind.trim_start();
    }
    (family[..family.len() - rest.len()].trim_end(), rest)
}

/// Whether a comma is inside a cell, not only at its end.
pub fn has_comma(cell: &str) -> bool {
    cell.trim().trim_end_matches(COMMAS).contains(COMMAS)
}

/// First and last name in the order of their language, or in that of the heads of their columns.
pub fn joined(given: &str, family: &str, family_comes_first: bool) -> String {
    let scripts = || given.chars().chain(family.chars()).map(|c| c.script());
    let is_all_of = |known: &[Script]| {
        scripts()
            .all(|script| known.contains(&script) || matches!(script, Script::Common | Script::Inherited))
    };
    let (first, second) = match family_comes_first || is_all_of(&EAST_ASIAN) {
        true => (family, given),
        false => (given, family),
    };
    // 林青, 김하늘; but 青木 あきら.
    let is_one_word = is_all_of(&[Script::Han]) || is_all_of(&[Script::Hangul]);
    let between = if given.is_empty() || family.is_empty() || is_one_word { "" } else { " " };
    format!("{first}{between}{second}")
}

const EAST_ASIAN: [Script; 4] = [Script::Han, Script::Hangul, Script::Hiragana, Script::Katakana];

/// Whether this is a title or a salutation.
pub fn is_title(cell: &str) -> bool {
    let mut words = title_words(cell).peekable();
    words.peek().is_some()
        && words.all(|word| word_lists::is("titles", word) || word_lists::is("salutations", word))
}

/// A title as it is written before a name, without "Ms" or "Herr".
pub fn title(cell: &str) -> String {
    let words = cell.split_whitespace().filter(|word| !word_lists::is("salutations", word));
    words.collect::<Vec<_>>().join(" ")
}

fn title_words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| c.is_whitespace() || "./,".contains(c)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_comma_is_a_first_name_or_an_affiliation() {
        for (cell, name) in [
            ("Quill, Anna", "Anna Quill"),
            ("Aa, Willem van der", "Willem van der Aa"),
            ("Quill, Anna, PhD", "Anna Quill, PhD"),
            ("النجار، ليلى", "ليلى النجار"),
            ("Anna Quill", "Anna Quill"),
            ("Quill,", "Quill"),
            ("Prof. Dr. Quill, Anna", "Prof. Dr. Anna Quill"),
            ("Prof. Dr. em. Quill, Anna", "Prof. Dr. em. Anna Quill"),
            ("von der Heide, Ilse, Malerin", "Ilse von der Heide, Malerin"),
            ("Aldous Penhallow, MD, PhD", "Aldous Penhallow, MD, PhD"),
            ("King, Martin, Jr.", "Martin King, Jr."),
            ("Nguyen, Do", "Do Nguyen"),
            ("King, Jr., Martin", "Martin King, Jr."),
            ("Benn, Dr. Klara", "Dr. Klara Benn"),
        ] {
            assert_eq!(
                AfterComma::FirstName.split(cell, Mark::Comma),
                (name.to_owned(), String::new()),
                "{cell}"
            );
        }
        for (after, cell, name, organisation) in [
            (
                AfterComma::Affiliation,
                "Bo Rennick, The Lantern, Editor at large",
                "Bo Rennick",
                "The Lantern, Editor at large",
            ),
            (
                AfterComma::Affiliation,
                "Martin King, Jr., Pastor, First Church",
                "Martin King, Jr.",
                "Pastor, First Church",
            ),
            (AfterComma::Affiliation, "Aldous Penhallow, MD, PhD", "Aldous Penhallow, MD, PhD", ""),
            (
                AfterComma::FirstNameAffiliation,
                "Prof. Dr. Holl, Max, Universität Bonn",
                "Prof. Dr. Max Holl",
                "Universität Bonn",
            ),
            (AfterComma::FirstNameAffiliation, "Berg, Jan, MD, Choir, Ulm", "Jan Berg, MD", "Choir, Ulm"),
            (AfterComma::FirstNameAffiliation, "Stein, Paul", "Paul Stein", ""),
        ] {
            assert_eq!(after.split(cell, Mark::Comma), (name.to_owned(), organisation.to_owned()), "{cell}");
        }
    }

    #[test]
    fn an_organisation_stands_behind_other_marks_too() {
        for (mark, cell) in [
            (Mark::Dash, "Ada Quill – The Lantern"),
            (Mark::Dash, "Ada Quill - The Lantern"),
            (Mark::Brackets, "Ada Quill (The Lantern)"),
            (Mark::Bar, "Ada Quill | The Lantern"),
            (Mark::Colon, "Ada Quill: The Lantern"),
        ] {
            let parts = AfterComma::Affiliation.split(cell, mark);
            assert_eq!(parts, ("Ada Quill".to_owned(), "The Lantern".to_owned()), "{cell}");
            assert_eq!(AfterComma::Name.split(cell, mark), (cell.to_owned(), String::new()));
            assert_eq!(Mark::ALL.iter().filter(|mark| mark.stands_in(cell)).count(), 1, "{cell}");
        }
        for name in ["Jean-Luc Quill", "Moe Vim (†)", "Ada (Addie) Quill", "Martin King, Jr.", "Ned Wix,"] {
            assert!(Mark::ALL.iter().all(|mark| !mark.stands_in(name)), "{name}");
        }
    }

    #[test]
    fn first_and_last_name_stand_in_the_order_of_their_language() {
        for (given, family, heads, name) in [
            ("Anna", "Quill", false, "Anna Quill"),
            ("Ilona", "Szabó", true, "Szabó Ilona"),
            ("青", "林", false, "林青"),
            ("하늘", "김", false, "김하늘"),
            ("あきら", "青木", false, "青木 あきら"),
            ("ليلى", "النجار", false, "ليلى النجار"),
            ("", "Quill", false, "Quill"),
        ] {
            assert_eq!(joined(given, family, heads), name);
        }
    }

    #[test]
    fn titles_stay_and_how_people_are_addressed_goes() {
        assert!(["Dr.", "Prof. Dr. med.", "Herr", "Mme", "Ms."].iter().all(|cell| is_title(cell)));
        assert!(!["", "Editor", "Professor of Botany"].iter().any(|cell| is_title(cell)));
        assert_eq!((title("Frau Prof. Dr."), title("Mr")), ("Prof. Dr.".to_owned(), String::new()));
    }
}
