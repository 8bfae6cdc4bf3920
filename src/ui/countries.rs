//! Countries by name.

use super::Locale;

/// The name of a country by its ISO 3166-1 alpha-2 code; none for an empty or unknown code.
pub fn name(_locale: &Locale, code: &str) -> Option<String> {
    rust_iso3166::from_alpha2(code).map(|country| country.name.to_owned())
}

/// All countries with their codes, in the order of their names.
pub fn all(locale: &Locale) -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = rust_iso3166::ALL
        .iter()
        .filter_map(|country| Some((country.alpha2, name(locale, country.alpha2)?)))
        .collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}
