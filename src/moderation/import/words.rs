//! The word lists of `heads.txt`: how people head columns, and what they write for yes and no.

use std::{collections::HashMap, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The lists, each under its name.
static LISTS: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("heads.txt").lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once(':'));
    lists.map(|(name, words)| (name, words.split(';').map(spaced).collect())).collect()
});

/// The words of a list.
fn list(name: &str) -> &'static [String] {
    LISTS.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// Is this one of the words of a list, whatever its blanks and hyphens?
pub(super) fn is(name: &str, text: &str) -> bool {
    let text = spaced(text).replace(' ', "");
    !text.is_empty() && list(name).iter().any(|word| word.replace(' ', "") == text)
}

/// The length of the longest phrase of a list that stands in a text as whole words.
pub(super) fn longest(name: &str, text: &str) -> usize {
    let text = format!(" {} ", spaced(text));
    let stands = |word: &&String| text.contains(&format!(" {word} "));
    list(name).iter().filter(stands).map(String::len).max().unwrap_or_default()
}

/// Does a text hold the beginning of one of these words?
pub(super) fn begins_any(name: &str, text: &str) -> bool {
    let text = format!(" {}", spaced(text).replace(" ال", " "));
    list(name).iter().any(|word| text.contains(&format!(" {word}")))
}

/// A text in lower case, without accents, its words parted by single blanks; also those of `camelCase`.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    let mut before = ' ';
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if before.is_lowercase() && c.is_uppercase() {
            spaced.push(' ');
        }
        before = c;
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() || "✓✔✗".contains(c) => spaced.extend(c.to_lowercase()),
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
