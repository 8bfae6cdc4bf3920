//! Names as lists write them: "Quill, Anna", "Anna Quill, Harbour College", first and last name apart, titles before them.

use unicode_script::{Script, UnicodeScript as _};

use super::words;

/// The commas of the scripts in which lists come.
const COMMAS: [char; 4] = [',', '،', '，', '、'];

/// What stands behind the first comma of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterComma {
    /// More of the name, as "Anna Quill, MD".
    Name,
    /// The first name: "Quill, Anna".
    FirstName,
    /// The organisation: "Anna Quill, Harbour College".
    Affiliation,
}

impl AfterComma {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Name, Self::FirstName, Self::Affiliation];

    /// Its name in forms and flags.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::Affiliation => "affiliation",
        }
    }

    /// That of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|after| after.as_str() == name)
    }

    /// A cell as the name, and what it says of the organisation.
    pub fn split(self, cell: &str) -> (String, String) {
        let parts: Vec<&str> = cell.splitn(2, COMMAS).map(str::trim).collect();
        let [before, after] = parts[..] else { return (cell.to_owned(), String::new()) };
        if before.is_empty() || after.is_empty() {
            return (format!("{before}{after}"), String::new());
        }
        match self {
            Self::Name => (cell.to_owned(), String::new()),
            Self::Affiliation => (before.to_owned(), after.to_owned()),
            // "King, Martin Luther, Jr."
            Self::FirstName => match after.split_once(COMMAS) {
                Some((first, more)) if !more.trim().is_empty() => {
                    (format!("{}, {}", joined(first.trim(), before, false), more.trim()), String::new())
                }
                _ => (joined(after.trim_end_matches(COMMAS), before, false), String::new()),
            },
        }
    }
}

/// Does one comma stand within a cell?
pub fn has_one_comma(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches(COMMAS);
    cell.matches(COMMAS).count() == 1 && !cell.starts_with(COMMAS)
}

/// Does any comma stand within a cell?
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

/// Is this a title, or what people are addressed by?
pub fn is_title(cell: &str) -> bool {
    let mut words = title_words(cell).peekable();
    words.peek().is_some() && words.all(|word| words::is("titles", word) || words::is("salutations", word))
}

/// A title as it stands before a name, without "Ms" or "Herr".
pub fn title(cell: &str) -> String {
    let words = cell.split_whitespace().filter(|word| !words::is("salutations", word));
    words.collect::<Vec<_>>().join(" ")
}

fn title_words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| c.is_whitespace() || "./,".contains(c)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_comma_is_the_first_name_or_where_somebody_works() {
        for (cell, name) in [
            ("Quill, Anna", "Anna Quill"),
            ("Aa, Willem van der", "Willem van der Aa"),
            ("Quill, Anna, PhD", "Anna Quill, PhD"),
            ("النجار، ليلى", "ليلى النجار"),
            ("Anna Quill", "Anna Quill"),
            ("Quill,", "Quill"),
        ] {
            assert_eq!(AfterComma::FirstName.split(cell), (name.to_owned(), String::new()), "{cell}");
        }
        let (name, organisation) = AfterComma::Affiliation.split("Bo Rennick, The Lantern, Editor at large");
        assert_eq!((name.as_str(), organisation.as_str()), ("Bo Rennick", "The Lantern, Editor at large"));
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
