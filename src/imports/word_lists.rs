//! Reads the word lists of `heads.txt`: the heads of columns, and the words for yes and no. Used by all
//! parsers of this module.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

#[derive(Default)]
struct List {
    /// Words and phrases, normalized by [`spaced`].
    phrases: Vec<String>,
    /// The same without spaces.
    joined: HashSet<String>,
}

static LISTS: LazyLock<HashMap<&'static str, List>> = LazyLock::new(|| {
    let lines = include_str!("heads.txt").lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once(':'));
    lists
        .map(|(name, words)| {
            let phrases: Vec<String> = words.split(';').map(spaced).collect();
            let joined = phrases.iter().map(|phrase| phrase.replace(' ', "")).collect();
            (name, List { phrases, joined })
        })
        .collect()
});

fn list(name: &str) -> &'static [String] {
    LISTS.get(name).map(|list| list.phrases.as_slice()).unwrap_or_default()
}

/// Whether this is one of the words of a list, ignoring spaces and hyphens.
pub(super) fn is(name: &str, text: &str) -> bool {
    let text = spaced(text).replace(' ', "");
    !text.is_empty() && LISTS.get(name).is_some_and(|list| list.joined.contains(&text))
}

/// The length of the longest phrase of a list that occurs in a text as whole words.
pub(super) fn longest(name: &str, text: &str) -> usize {
    let text = format!(" {} ", spaced(text));
    let stands = |word: &&String| text.contains(&format!(" {word} "));
    list(name).iter().filter(stands).map(String::len).max().unwrap_or_default()
}

/// Whether a text contains a word that begins with one of these words.
pub(super) fn begins_any(name: &str, text: &str) -> bool {
    let text = format!(" {}", spaced(text).replace(" ال", " "));
    list(name).iter().any(|word| text.contains(&format!(" {word}")))
}

/// A text in lower case, without accents, with single spaces between words, also between those of
/// `camelCase`.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    let mut before = ' ';
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if before.is_lowercase() && c.is_uppercase() {
            spaced.push(' ');
        }
        before = c;
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() || "✓✔✗☑☒☐✅❌".contains(c) => {
                spaced.extend(c.to_lowercase());
            }
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with Arabic, Persian and fullwidth digits as ASCII digits, and without direction marks.
pub(super) fn with_ascii_digits(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(c as u32 - 0xff10, 10),
        _ => None,
    };
    let is_mark = |c: &char| "\u{200e}\u{200f}\u{61c}\u{2066}\u{2067}\u{2069}".contains(*c);
    text.chars().filter(|c| !is_mark(c)).map(|c| digit(c).unwrap_or(c)).collect()
}
