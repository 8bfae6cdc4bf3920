//! Country names: the codes of ISO 3166-1 with the names and the sort order of the reader's language (CLDR).

use std::{collections::HashMap, sync::LazyLock};

use icu_collator::Collator;
use icu_locale::{Locale as Tag, names::RegionDisplayName, subtags::Region};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::{Locale, languages::Words};
use crate::language::Language;

/// Places for which the short name is used. The long one says who governs them ("Hong Kong SAR China", "Palestinian
/// Territories"), which is not what people answer when they are asked where they live.
const SHORT: [&str; 3] = ["HK", "MO", "PS"];

/// A country: its ISO 3166-1 alpha-2 code and its name.
type Country = (&'static str, String);

/// Sorted once for each language of the site.
static SORTED: LazyLock<Vec<(&'static Language, Vec<Country>)>> =
    LazyLock::new(|| Words::all().iter().map(|words| (&words.language, sorted(&words.language))).collect());

/// All countries, code and name, in the order of their names.
pub fn all(locale: &Locale) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let countries = SORTED.iter().find(|(language, _)| *language == locale.language());
    countries.into_iter().flat_map(|(_, countries)| countries).map(|(code, name)| (*code, name.as_str()))
}

/// The name of a country by its ISO 3166-1 alpha-2 code; none for an empty or unknown code.
pub fn name(locale: &Locale, code: &str) -> Option<String> {
    all(locale).find(|(known, _)| *known == code).map(|(_, name)| name.to_owned())
}

/// The code of the country that a person writes by its code or its name, in any language of the site.
pub fn meant(text: &str) -> Option<&'static str> {
    let named = |text: &str| NAMED.get(&lower(text)).copied();
    named(text).or_else(|| {
        let (name, code) = name_and_code(text)?;
        let code = self::code(&code)?;
        (name.is_empty() || named(name) == Some(code)).then_some(code)
    })
}

/// A name with its code, or a flag, which consists of two letters for that code (UTS #51): "Deutschland (DE)",
/// "🇫🇷".
fn name_and_code(text: &str) -> Option<(&str, String)> {
    if let Some((name, code)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        return Some((name.trim(), code.to_uppercase()));
    }
    let letter =
        |c: char| char::from_u32(u32::from(c).checked_sub(0x1f1a5)?).filter(char::is_ascii_uppercase);
    let flag: String = text.chars().filter_map(letter).collect();
    let name = text.trim_matches(|c: char| c.is_whitespace() || letter(c).is_some());
    (!flag.is_empty()).then_some((name, flag))
}

/// Short, variant and regional names of CLDR, and other names that people write. The files give their sources.
const ALSO: [&str; 2] = [include_str!("countries.cldr.csv"), include_str!("countries.csv")];

/// Articles with which a name may begin.
const ARTICLES: [&str; 8] = ["the", "die", "der", "das", "la", "le", "les", "el"];

/// Kosovo: no code of ISO 3166-1, but the one that CLDR, banks and the European Union use.
pub const KOSOVO: &str = "XK";

/// The codes of ISO 3166-1 alpha-2, and Kosovo's.
pub fn codes() -> impl Iterator<Item = &'static str> {
    rust_iso3166::ALL.iter().map(|country| country.alpha2).chain([KOSOVO])
}

/// The text as a code, if it is one in capital letters.
pub fn code(text: &str) -> Option<&'static str> {
    match text {
        KOSOVO => Some(KOSOVO),
        text => rust_iso3166::from_alpha2(text).map(|country| country.alpha2),
    }
}

/// Every way to write a country, in lower case.
static NAMED: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let codes = rust_iso3166::ALL.iter().flat_map(|country| {
        [country.alpha2, country.alpha3, country.name].map(|text| (lower(text), country.alpha2))
    });
    let names = SORTED.iter().flat_map(|(_, countries)| countries);
    let names = names.map(|(code, name)| (lower(name), *code));
    let long = SORTED.iter().flat_map(|(language, _)| long_names(language));
    let also =
        ALSO.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (text, written) = line.rsplit_once(',')?;
            Some((lower(text), code(written)?))
        });
    also.chain(long).chain(codes).chain(names).collect()
});

/// Includes the names that say who governs a place.
fn long_names(language: &Language) -> impl Iterator<Item = (String, &'static str)> + use<> {
    let tag: Option<Tag> = language.as_str().parse().ok();
    tag.into_iter().flat_map(|tag| {
        SHORT.into_iter().filter_map(move |code| {
            let name = RegionDisplayName::try_new_light((&tag).into(), code.parse::<Region>().ok()?).ok()?;
            Some((lower(&name.to_string()), code))
        })
    })
}

/// A name in the form for comparison: without case, accents, article, and the characters in which spellings differ.
fn lower(text: &str) -> String {
    let text: String = text.nfkd().filter(|c| !is_combining_mark(*c) && !".'’".contains(*c)).collect();
    let text = text.replace('-', " ").to_lowercase();
    let words: Vec<_> = text.split_whitespace().collect();
    match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && ARTICLES.contains(first) => rest.join(" "),
        _ => words.join(" "),
    }
}

// The data of both is built into the program: if it were missing, the first test would fail.
#[expect(clippy::expect_used)]
fn sorted(language: &Language) -> Vec<Country> {
    let tag: Tag = language.as_str().parse().expect("a locale");
    let order = Collator::try_new((&tag).into(), Default::default()).expect("an order of letters");
    let named = |code| (code, in_words(&tag, code).unwrap_or_else(|| code.to_owned()));
    let mut countries: Vec<Country> = codes().map(named).collect();
    countries.sort_by(|(_, a), (_, b)| order.compare(a, b));
    countries
}

/// The name of a country in a language, if there is one.
fn in_words(tag: &Tag, code: &'static str) -> Option<String> {
    let region: Region = code.parse().ok()?;
    let name = if SHORT.contains(&code) {
        RegionDisplayName::try_new_short_light(tag.into(), region)
    } else {
        RegionDisplayName::try_new_light(tag.into(), region)
    };
    name.ok().map(|name| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::urls::{Paths, Site};

    fn locale(tag: &str) -> Locale {
        let language: Language = tag.parse().unwrap();
        let words = Words::spoken(&language).unwrap();
        let site = Site::new("https://letters.example".parse().unwrap());
        Locale { words, text: language, paths: Paths::negotiated(), site, is_exposed: false }
    }

    /// The names from one country to another, as the list shows them.
    fn between(tag: &str, first: &str, last: &str) -> Vec<&'static str> {
        let names = all(&locale(tag)).map(|(_, name)| name);
        let mut some: Vec<_> = names.skip_while(|name| *name != first).collect();
        some.truncate(1 + some.iter().position(|name| *name == last).unwrap());
        some
    }

    #[test]
    fn each_language_has_its_own_name_for_every_country() {
        for words in Words::all() {
            let tag: Tag = words.language.as_str().parse().unwrap();
            let unnamed: Vec<_> = codes().filter(|code| in_words(&tag, code).is_none()).collect();
            assert_eq!(unnamed, [""; 0], "{}", words.language);
        }
        let austria = |tag| name(&locale(tag), "AT").unwrap();
        assert_eq!(
            ["en", "de", "es", "fr", "ar"].map(austria),
            ["Austria", "Österreich", "Austria", "Autriche", "النمسا"]
        );
    }

    #[test]
    fn an_accent_does_not_send_a_country_to_the_end_of_the_list() {
        assert_eq!(between("de", "Oman", "Pakistan"), ["Oman", "Österreich", "Pakistan"]);
        assert_eq!(
            between("fr", "Dominique", "Équateur"),
            ["Dominique", "Égypte", "Émirats arabes unis", "Équateur"]
        );
        assert_eq!(between("en", "Afghanistan", "Albania"), ["Afghanistan", "Åland Islands", "Albania"]);
    }

    #[test]
    fn people_live_where_they_say_they_live() {
        assert_eq!(name(&locale("en"), "PS").as_deref(), Some("Palestine"));
        assert_eq!(name(&locale("de"), "HK").as_deref(), Some("Hongkong"));
        assert_eq!(name(&locale("en"), "US").as_deref(), Some("United States"));
    }

    #[test]
    fn a_country_is_read_by_code_and_by_name_in_every_language() {
        for text in ["AT", "at", "aut", "Austria", " österreich ", "AUTRICHE", "النمسا"] {
            assert_eq!(meant(text), Some("AT"), "{text}");
        }
        assert_eq!(
            (meant("UK"), meant("USA"), meant("Atlantis"), meant("")),
            (Some("GB"), Some("US"), None, None)
        );
        for (text, code) in [
            ("🇫🇷", Some("FR")),
            ("usa 🇺🇸", Some("US")),
            ("Deutschland (DE)", Some("DE")),
            ("Polska", Some("PL")),
            ("日本", Some("JP")),
            ("Deutschland (FR)", None),
            ("🇩🇪🇫🇷", None),
            ("(DE", None),
        ] {
            assert_eq!(meant(text), code, "{text}");
        }
        for (text, code) in [
            ("Turkey", "TR"),
            ("Türkiye", "TR"),
            ("Czech Republic", "CZ"),
            ("Czechia", "CZ"),
            ("Tschechische Republik", "CZ"),
            ("Republic of Korea", "KR"),
            ("South Korea", "KR"),
            ("U.S.", "US"),
            ("U.S.A.", "US"),
            ("United States of America", "US"),
            ("U.K.", "GB"),
            ("Scotland", "GB"),
            ("Holland", "NL"),
            ("Ivory Coast", "CI"),
            ("Cote d'Ivoire", "CI"),
            ("Burma", "MM"),
            ("Palestine", "PS"),
            ("Taiwan", "TW"),
            ("Macedonia", "MK"),
            ("Vatican", "VA"),
            ("Russia", "RU"),
            ("Iran", "IR"),
            ("Syria", "SY"),
            ("Bolivia", "BO"),
            ("Viet Nam", "VN"),
            ("DR Congo", "CD"),
            ("Swaziland", "SZ"),
            ("Cape Verde", "CV"),
            ("Kosovo", "XK"),
            ("Corea del Sur", "KR"),
            ("Pays-Bas", "NL"),
            ("Weißrussland", "BY"),
            ("كوريا الجنوبية", "KR"),
            ("فلسطين", "PS"),
            ("the Netherlands", "NL"),
            ("Les Pays-Bas", "NL"),
            ("Mexico", "MX"),
            ("Weissrussland", "BY"),
            ("Bosnia", "BA"),
            ("Osttimor", "TL"),
            ("Congo (DRC)", "CD"),
            ("Hong Kong SAR China", "HK"),
            ("Taiwan, Province of China", "TW"),
            ("الإمارات العربية المتحدة", "AE"),
        ] {
            assert_eq!(meant(text), Some(code), "{text}");
        }
    }

    #[test]
    fn what_is_no_country_has_no_name() {
        assert_eq!(name(&locale("en"), ""), None);
        assert_eq!(name(&locale("en"), "XX"), None);
    }
}
