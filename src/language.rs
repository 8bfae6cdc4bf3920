//! Language tags (BCP 47) of letters, pages and mail.

use std::{fmt, str::FromStr};

use icu_locale::{Direction, LanguageIdentifier, LocaleDirectionality, LocaleExpander, subtags::Script};

/// A language, with script or region if the tag has them: `en`, `pt-BR`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

/// The text is not a well-formed language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguage;

impl Language {
    /// English, the fallback language of the site.
    pub fn english() -> Self {
        Self("en".into())
    }

    /// The tag in its canonical form, for `lang` and `hreflang`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone, without script and region: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Of these languages, the one that a reader of this language reads best: the same, else one in the same
    /// script, else any variant of it. A reader in Taipei does not get simplified characters only because both are
    /// Chinese.
    pub fn nearest<'a>(&self, among: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        let script = self.script();
        let closeness = |other: &Self| match other {
            same if same == self => 2,
            other if other.script() == script => 1,
            _ => 0,
        };
        let forms = among.into_iter().filter(|other| other.primary() == self.primary());
        // Of several that are equally close, the first.
        forms.min_by_key(|other| std::cmp::Reverse(closeness(other)))
    }

    /// The script of the language. If the tag does not say, the usual one (CLDR, likely subtags).
    fn script(&self) -> Option<Script> {
        let mut tag = LanguageIdentifier::from_str(&self.0).ok()?;
        LocaleExpander::new_common().maximize(&mut tag);
        tag.script
    }

    /// `rtl` or `ltr`, for the `dir` attribute, from the script of the language.
    pub fn direction(&self) -> &'static str {
        let right_to_left = LanguageIdentifier::from_str(&self.0)
            .is_ok_and(|tag| LocaleDirectionality::new_common().get(&tag) == Some(Direction::RightToLeft));
        if right_to_left { "rtl" } else { "ltr" }
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        match LanguageIdentifier::from_str(text) {
            Ok(tag) if !tag.language.is_unknown() => Ok(Self(tag.to_string())),
            _ => Err(NotALanguage),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_put_in_its_canonical_form() {
        assert_eq!("PT-br".parse::<Language>().unwrap().as_str(), "pt-BR");
        assert_eq!("zh-hant".parse::<Language>().unwrap().as_str(), "zh-Hant");
        assert!("".parse::<Language>().is_err());
        assert!("english!".parse::<Language>().is_err());
    }

    #[test]
    fn a_reader_gets_the_form_that_they_read() {
        let languages: Vec<Language> =
            ["en", "pt-BR", "zh-Hans", "zh-Hant", "sr", "fr-CA", "fr"].map(|tag| tag.parse().unwrap()).into();
        for (reader, reads) in [
            ("zh-TW", Some("zh-Hant")),
            ("zh-HK", Some("zh-Hant")),
            ("zh", Some("zh-Hans")),
            ("pt-PT", Some("pt-BR")),
            ("sr-Latn", Some("sr")),
            ("fr", Some("fr")),
            ("fr-BE", Some("fr-CA")),
            ("eo", None),
        ] {
            let reader: Language = reader.parse().unwrap();
            assert_eq!(reader.nearest(&languages).map(Language::as_str), reads, "{reader}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        for (tag, direction) in
            [("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("en", "ltr"), ("ka", "ltr"), ("az-Arab", "rtl")]
        {
            assert_eq!(tag.parse::<Language>().unwrap().direction(), direction, "{tag}");
        }
    }
}
