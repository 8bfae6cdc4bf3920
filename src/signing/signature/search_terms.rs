//! Owns the search terms of a signature: the words of its name, organisation and role, in lower case and without
//! accents.
//!
//! A word is found by its prefix. Some prefixes are terms of their own (`BEGINNINGS`): the index reads one list of
//! rows for a term, but all lists of all words for a prefix. Scripts without spaces between words (Chinese,
//! Japanese, and names in Korean) are found by each character and each pair of adjacent characters, so that a name
//! of two characters is found, also within a longer run. A word with an umlaut is also found in the spelling of
//! keyboards without umlauts (`Müller`, `Mueller`). Capacity and country are terms, too, in a form that cannot be
//! typed: so one index answers a search, a filter, and both together.
//!
//! Postgres stores the words as `tsvector` and matches prefixes without an extension, in any locale. Trigrams do not
//! recognise letters beyond ASCII in a database of the locale C, and an extension needs a privilege that the site
//! does not have.

use std::{cmp::Reverse, collections::BTreeSet};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_script::{Script, UnicodeScript as _};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    details::{SignatureDetails, SignerField},
    fields::{Country, SignerName},
    text_limit::TextLimit,
};
use crate::{letters::Capacity, names::confusables};

/// Most words in a search. More do not help to find anything, and each costs a lookup in the database.
const MOST_WORDS: usize = 16;

/// How many letters of a word are used: in no language do longer words differ only after that, and Postgres accepts
/// no word longer than 2046 bytes.
const MOST_LETTERS: usize = 64;

/// The lengths of the prefixes that are terms of their own. An index that is asked for a prefix in between reads the rows
/// of the next shorter one. At a million rows, two letters cost 240 ms as a prefix, and 2 ms as a term.
const BEGINNINGS: [usize; 6] = [1, 2, 3, 4, 6, 8];

/// How many conditions the index answers by itself; see [`Search::index_keys`].
pub const KEYS: usize = 4;

/// Letters that are written as two on keyboards that lack them.
const SPELLED: [(char, &str); 6] =
    [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa"), ('ø', "oe"), ('æ', "ae")];

/// A search among signatures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// As typed, without leading and trailing spaces.
    typed: String,
    capacity: Option<Capacity>,
    country: Option<Country>,
}

/// The query is longer than any real search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too long a search")]
pub struct TooLong;

impl Search {
    /// A search for these words, filtered by capacity and country.
    pub fn parse(typed: &str, capacity: Option<Capacity>, country: Option<Country>) -> Result<Self, TooLong> {
        let typed = typed.trim();
        let is_short = TextLimit::SEARCH.check(typed).is_ok() && words(typed).len() <= MOST_WORDS;
        if is_short { Ok(Self { typed: typed.to_owned(), capacity, country }) } else { Err(TooLong) }
    }

    /// A search for words that were checked before. Not shortened: a shorter query would find more than intended.
    pub fn stored(words: &str) -> Self {
        Self { typed: words.trim().to_owned(), ..Self::default() }
    }

    /// The typed text, cut to the longest query that is allowed, for the search field.
    pub fn shortened(typed: &str) -> String {
        let mut short = String::new();
        for character in typed.trim().graphemes(true) {
            let longer = format!("{short}{character}");
            if Self::parse(&longer, None, None).is_err() {
                break;
            }
            short = longer;
        }
        short.trim().to_owned()
    }

    /// The words as typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    pub const fn capacity(&self) -> Option<Capacity> {
        self.capacity
    }

    pub const fn country(&self) -> Option<Country> {
        self.country
    }

    /// Is there a query or a filter?
    pub const fn is_empty(&self) -> bool {
        self.typed.is_empty() && self.capacity.is_none() && self.country.is_none()
    }

    /// The query in the syntax of Postgres, as the value of a `tsquery` parameter; `None` if everything matches. A
    /// query of punctuation only finds nothing.
    pub fn query(&self) -> Option<String> {
        let beginning = |way: &str| match indexed_beginning(way) == way {
            true => quoted(way),
            false => format!("{}:*", quoted(way)),
        };
        if self.is_empty() { None } else { Some(self.conditions(beginning).join(" & ")) }
    }

    /// Conditions for the index of public lines: all that the query finds, and perhaps a little more, without a prefix.
    /// They are apart because Postgres skips from one to the next in what it reads for each, but walks through the
    /// shortest list of one condition that joins several: two words of each 20th line that never meet cost 0.5 ms a
    /// cell instead of 3.
    pub fn index_keys(&self) -> [String; KEYS] {
        let mut keys = self.conditions(|way| quoted(indexed_beginning(way)));
        // The longest are the rarest, mostly.
        keys.sort_by_key(|key| Reverse(key.len()));
        keys.dedup();
        let rest = keys.split_off(keys.len().min(KEYS - 1));
        if !rest.is_empty() {
            keys.push(rest.join(" & "));
        }
        // A condition that is there already costs nothing.
        std::array::from_fn(|place| keys.get(place).or(keys.first()).cloned().unwrap_or_default())
    }

    /// What must all be true, each as a `tsquery`; `beginning` says how a word in a spelling is sought.
    fn conditions(&self, beginning: impl Fn(&str) -> String) -> Vec<String> {
        let filters = [self.capacity.map(of_capacity), self.country.map(of_country)];
        let mut all: Vec<String> = filters.into_iter().flatten().map(|word| quoted(&word)).collect();
        let words = words(&self.typed);
        if !self.typed.is_empty() && words.is_empty() {
            all.push(quoted("="));
        }
        for word in &words {
            if is_unspaced(word) {
                all.extend(pieces_sought(word).iter().map(|piece| quoted(piece)));
            } else {
                let ways: Vec<_> = spellings(word).iter().map(|way| beginning(way)).collect();
                all.push(format!("({})", ways.join(" | ")));
            }
        }
        all
    }
}

/// The search terms of a signature.
pub fn found_by(details: &SignatureDetails) -> Vec<String> {
    let text = &details.text;
    let name = text.name.as_ref().map(SignerName::as_str).unwrap_or_default();
    let mut found: BTreeSet<String> = BTreeSet::new();
    let searched = SignerField::ALL.into_iter().filter(|field| field.is_searched());
    let texts = searched.map(|field| text.text(field)).chain([name]);
    for word in texts.flat_map(words) {
        if is_unspaced(&word) {
            found.extend(pieces_kept(&word));
        } else {
            for way in spellings(&word) {
                found.extend(
                    BEGINNINGS.iter().filter_map(|length| first_letters(&way, *length)).map(str::to_owned),
                );
                found.insert(way);
            }
        }
    }
    found.insert(of_capacity(details.capacity));
    found.extend(text.country.map(of_country));
    found.into_iter().collect()
}

fn of_capacity(capacity: Capacity) -> String {
    format!("={}", capacity.as_str())
}

fn of_country(country: Country) -> String {
    format!("={}", country.code())
}

/// A word quoted for `tsquery` and `tsvector`, whatever characters it contains.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"))
}

/// The words of a text in lower case, each in one kind of script.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.nfkc().flat_map(char::to_lowercase) {
        // An apostrophe is part of a word, in any form.
        if matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´') {
            continue;
        }
        let is_letter = c.is_alphanumeric() || is_combining_mark(c) || confusables::is_unseen(c);
        match words.last_mut() {
            Some(word) if is_letter => {
                let goes_on = word
                    .chars()
                    .last()
                    .is_none_or(|last| is_mark(c) || stands_alone(last) == stands_alone(c));
                if goes_on { word.push(c) } else { words.push(c.to_string()) }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !plain(word).is_empty());
    words
}

fn is_mark(c: char) -> bool {
    is_combining_mark(c) || confusables::is_unseen(c)
}

/// Is this character a word, or half of one, in a script without spaces?
fn stands_alone(c: char) -> bool {
    matches!(
        c.script(),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
    ) || c == 'ー'
}

fn is_unspaced(word: &str) -> bool {
    word.chars().next().is_some_and(stands_alone)
}

/// Without marks, in the spelling of keyboards that lack these letters.
fn plain(word: &str) -> String {
    confusables::read_plainly(word)
}

/// A word as written, and with its umlauts spelled out.
fn spellings(word: &str) -> BTreeSet<String> {
    let composed: String = word.nfc().collect();
    let spelled =
        SPELLED.iter().fold(composed.clone(), |word, (letter, spelled)| word.replace(*letter, spelled));
    let beginning = |word: &str| plain(word).chars().take(MOST_LETTERS).collect();
    [beginning(&composed), beginning(&spelled)].into_iter().collect()
}

/// The first letters of a word that has so many.
fn first_letters(word: &str, many: usize) -> Option<&str> {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.take(many).enumerate().find(|(place, _)| place + 1 == many).and_then(|(_, end)| word.get(..end))
}

/// The longest beginning of a word that is a term.
fn indexed_beginning(word: &str) -> &str {
    BEGINNINGS.iter().rev().find_map(|length| first_letters(word, *length)).unwrap_or(word)
}

/// Each character of a run, and each pair of adjacent characters.
fn pieces_kept(run: &str) -> BTreeSet<String> {
    let run: Vec<char> = plain(run).chars().collect();
    (1..=2).flat_map(|length| run.windows(length)).map(|piece| piece.iter().collect()).collect()
}

/// What a run must contain to match this one: each pair of adjacent characters, or its only character.
fn pieces_sought(run: &str) -> BTreeSet<String> {
    let run: Vec<char> = plain(run).chars().collect();
    run.windows(run.len().clamp(1, 2)).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::signing::signature::{
        details::{SignerText, Visibility},
        fields::Plain,
    };

    fn signed(name: &str, organisation: &str) -> BTreeSet<String> {
        let text = SignerText {
            name: SignerName::parse(name).ok(),
            organisation: Plain::line(organisation).unwrap(),
            country: Country::parse("PT"),
            ..Default::default()
        };
        let details = SignatureDetails {
            visibility: Visibility::Public,
            capacity: Capacity::Group,
            text,
            updates: false,
        };
        found_by(&details).into_iter().collect()
    }

    /// Does Postgres find it? Follows its manual on `tsquery`.
    fn finds(typed: &str, kept: &BTreeSet<String>) -> bool {
        let search = Search::parse(typed, None, None).unwrap();
        let finds = matches(&search.query().unwrap(), kept);
        assert!(
            !finds || search.index_keys().iter().all(|key| matches(key, kept)),
            "the index misses {typed}"
        );
        finds
    }

    fn matches(query: &str, kept: &BTreeSet<String>) -> bool {
        query.split(" & ").all(|all| {
            all.trim_matches(['(', ')']).split(" | ").any(|way| match way.strip_suffix(":*") {
                Some(beginning) => kept.iter().any(|word| word.starts_with(beginning.trim_matches('\''))),
                None => kept.contains(way.trim_matches('\'')),
            })
        })
    }

    #[test]
    fn a_name_is_found_by_how_people_type_it() {
        for (name, typed) in [
            ("Jörg Müller", "muller"),
            ("Jörg Müller", "MÜLLER"),
            ("Jörg Müller", "Mueller jo"),
            ("Joerg Mueller", "Müller"),
            ("Seán Ó Briain", "o briain sean"),
            ("Aoife O’Brien", "o'brien"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("Nguyễn Thị Ánh", "nguyen anh"),
            ("محمّد", "محمد"),
            ("王小明", "小明"),
            ("王小明", "王"),
            ("王小明", "王小明"),
            ("김하늘", "하늘"),
            ("ガルシア・マリア", "ｶﾞﾙｼｱ"),
            ("Ана Петровић", "ана"),
            ("ΝΙΚΟΣ", "νίκος"),
            ("Fluß", "fluss"),
        ] {
            assert!(finds(typed, &signed(name, "")), "{name} by {typed}: {:?}", signed(name, ""));
        }
        assert!(finds("ana union", &signed("Ana Reis", "Writers' Union of the Coast")));
    }

    #[test]
    fn others_are_not_found() {
        for (name, typed) in [
            ("John Hill", "joe"),
            ("Huber", "ber"),
            ("王小明", "明小"),
            ("王明", "王小明"),
            ("Ana Reis", "ana silva"),
            ("Ana Reis", "--"),
            ("Ana Reis", "=PT"),
            ("か", "が"),
        ] {
            assert!(!finds(typed, &signed(name, "")), "{name} by {typed}");
        }
    }

    #[test]
    fn a_search_has_a_length_however_it_is_counted() {
        let parse = |typed: &str| Search::parse(typed, None, None);
        for typed in [
            "ana",
            &"x".repeat(120),
            &"é".repeat(120),
            &"ab ".repeat(16),
            &"王".repeat(120),
            &"  ".repeat(900),
        ] {
            assert!(parse(typed).is_ok(), "{typed}");
        }
        let family = "👩‍👩‍👧‍👦";
        for typed in [
            "x".repeat(121),
            "x".repeat(2047),
            "ab ".repeat(17),
            "王".repeat(121),
            family.repeat(60),
            format!("x{}", "\u{301}".repeat(400)),
            format!("x{}", "\u{200d}".repeat(400)),
            "\u{fdfa}".repeat(119),
        ] {
            assert_eq!(parse(&typed), Err(TooLong), "{typed}");
            let shortened = Search::shortened(&typed);
            assert!(parse(&shortened).is_ok() && typed.starts_with(&shortened), "{shortened}");
        }
        assert_eq!(Search::shortened(&"x".repeat(2047)).len(), 120);
    }

    #[test]
    fn no_word_is_longer_than_the_database_takes() {
        // One scalar that expands to eight letters, in a query of the greatest length without a space.
        let typed = "\u{fdfb}".repeat(8) + &"ß".repeat(100);
        let query = Search::parse(&typed, None, None).unwrap().query().unwrap();
        assert!(query.split(['&', '|']).all(|word| word.len() < 600), "{query}");
        assert!(finds(&typed, &signed(&typed, "")));
    }

    #[test]
    fn the_index_is_asked_for_whole_terms_only() {
        let keys = |typed| Search::parse(typed, None, Country::parse("PT")).unwrap().index_keys();
        assert_eq!(keys("nurse a"), ["('nurs')", "'=PT'", "('a')", "('nurs')"]);
        assert_eq!(keys("王"), ["'=PT'", "'王'", "'=PT'", "'=PT'"]);
        assert_eq!(keys("a b c d Müller")[3], "('b') & ('c') & ('d')");
        assert_eq!(keys("Müller")[0], "('muelle' | 'muller')");
        assert_eq!(keys("professorship")[0], "('professo')");
    }

    #[test]
    fn filters_are_words_that_nobody_can_type() {
        let search = Search::parse(" ana ", Some(Capacity::Group), Country::parse("PT")).unwrap();
        assert_eq!(search.query().unwrap(), "'=group' & '=PT' & ('ana')");
        assert_eq!(Search::default().query(), None);
        assert!(signed("Ana Reis", "").contains("=PT"));
    }

    proptest! {
        #[test]
        fn a_signature_is_found_by_each_word_of_its_name(name in "\\PC{1,40}") {
            let kept = signed(&name, "");
            for word in words(&name).iter().filter(|_| SignerName::parse(&name).is_ok()) {
                prop_assert!(finds(word, &kept), "{word} {kept:?}");
            }
        }

        #[test]
        fn what_is_typed_cannot_leave_its_quotes(typed in "\\PC{1,40}") {
            if let Some(query) = Search::parse(&typed, None, None).ok().and_then(|search| search.query()) {
                let words = query.replace([' ', '&', '|', '(', ')'], "").replace(":*", "");
                prop_assert!(words.split('\'').skip(1).step_by(2).all(|word| word == "=" || word.chars().all(char::is_alphanumeric) || word.chars().any(is_mark)), "{query}");
            }
        }
    }
}
