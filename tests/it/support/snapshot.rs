//! Texts as snapshots compare them: what is random is replaced, so that all the rest is compared.

use std::sync::LazyLock;

use regex::Regex;

/// Ids, tokens of links, sums and nonces, and codes.
static RANDOM: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "{id}"),
        (r"\b[0-9a-f]{64}\b", "{sum}"),
        (r"/[A-Za-z0-9_-]{30,}", "/{token}"),
        (r"\b\d{3} \d{3}\b", "{code}"),
    ]
    .map(|(random, name)| (Regex::new(random).unwrap(), name))
    .into()
});

pub fn masked(text: &str) -> String {
    RANDOM.iter().fold(text.to_owned(), |text, (random, name)| random.replace_all(&text, *name).into_owned())
}

/// A CSV file, whose lines end as spreadsheets expect it.
pub fn csv(file: &str) -> String {
    assert!(file.ends_with("\r\n"), "{file:?}");
    masked(&file.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}
