//! Language versions of a page: the links for readers, and the addresses for search engines.

use icu_locale::{LanguageIdentifier, names::LanguageIdentifierDisplayName};

use super::{Locale, languages::Words};
use crate::{language::Language, urls::Paths};

/// A page in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    pub language: Language,
    /// The name of the language in that language; its tag if the name is unknown.
    pub name: String,
    /// The path of a reader who chooses this language and stays in it.
    pub link: String,
    /// The absolute URL for search engines.
    pub address: String,
}

/// A page in each of its languages, its own language first. The canonical URL of its own language has no language
/// in the path. It is also the URL to share: with it, each reader gets the language of their browser.
pub fn alternates(
    locale: &Locale,
    languages: &[Language],
    page: impl Fn(&Paths) -> String,
) -> Vec<Alternate> {
    let alternate = |(place, language): (usize, &Language)| {
        let link = page(&locale.paths.also_in(language));
        let known_by = if place == 0 { page(&locale.paths.for_everybody()) } else { link.clone() };
        Alternate {
            language: language.clone(),
            name: own_name(language).unwrap_or_else(|| language.to_string()),
            address: locale.site.absolute(&known_by),
            link,
        }
    };
    let mut ordered: Vec<&Language> = languages.iter().collect();
    // Behind the own language, always in the order of the site.
    if let Some((_, others)) = ordered.split_first_mut() {
        others.sort_by_key(|language| {
            let place = Words::all().iter().position(|words| words.language == **language);
            (place.unwrap_or(usize::MAX), language.as_str())
        });
    }
    ordered.into_iter().enumerate().map(alternate).collect()
}

/// The name of a language in that language: from the site's texts if it has that language, else from CLDR.
pub fn own_name(language: &Language) -> Option<String> {
    if let Some(words) = Words::all().iter().find(|words| words.language == *language) {
        return Some(words.own_name.to_owned());
    }
    let tag: LanguageIdentifier = language.as_str().parse().ok()?;
    let name = LanguageIdentifierDisplayName::try_new_light((&tag).into(), tag, Default::default()).ok()?;
    Some(name.as_borrowed().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::urls::Site;

    fn alternates_of(tags: &[&str]) -> Vec<Alternate> {
        let locale = Locale {
            words: Words::english(),
            text: Language::english(),
            paths: Paths::negotiated(),
            site: Site::new("https://letters.example".parse().unwrap()),
            is_exposed: false,
        };
        let languages: Vec<Language> = tags.iter().map(|tag| tag.parse().unwrap()).collect();
        alternates(&locale, &languages, |paths| paths.letter("a"))
    }

    #[test]
    fn the_own_language_is_known_by_the_address_that_is_passed_on() {
        let known: Vec<_> =
            alternates_of(&["fr", "en"]).into_iter().map(|one| (one.address, one.link)).collect();
        assert_eq!(known[0], ("https://letters.example/letters/a".into(), "/fr/letters/a".into()));
        assert_eq!(known[1], ("https://letters.example/en/letters/a".into(), "/en/letters/a".into()));
    }

    #[test]
    fn a_language_is_called_as_its_speakers_call_it_and_has_the_same_place_everywhere() {
        let names: Vec<_> =
            alternates_of(&["ka", "ja", "fr", "fa", "en", "ga"]).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["ქართული", "English", "Français", "فارسی", "Gaeilge", "日本語"]);
    }
}
