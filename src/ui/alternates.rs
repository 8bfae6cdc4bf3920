//! One page in several languages: how readers get from one to the other, and how search engines know each.

use super::{Locale, languages::Words};
use crate::{language::Language, urls::Paths};

/// A page in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// The language.
    pub language: Language,
    /// What its speakers call it; its tag where we do not know.
    pub name: String,
    /// Where a reader who chooses it goes, and stays.
    pub link: String,
    /// The whole address under which search engines know it.
    pub address: String,
}

/// A page in each of its languages, its own first. In that one it is known by the address without a language,
/// which is also the one to pass on: there, everybody gets the language of their browser.
pub fn alternates(
    locale: &Locale,
    languages: &[Language],
    page: impl Fn(&Paths) -> String,
) -> Vec<Alternate> {
    let alternate = |(place, language): (usize, &Language)| {
        let link = page(&locale.paths.also_in(language));
        let known_by = if place == 0 { page(&locale.paths.for_everybody()) } else { link.clone() };
        let spoken = Words::all().iter().find(|words| words.language == *language);
        Alternate {
            language: language.clone(),
            name: spoken.map_or_else(|| language.to_string(), |words| words.own_name.to_owned()),
            address: locale.site.absolute(&known_by),
            link,
        }
    };
    languages.iter().enumerate().map(alternate).collect()
}
