//! A language tag (BCP 47), as letters, pages and mail carry it.

use std::{fmt, str::FromStr};

use icu_locale::{Direction, LanguageIdentifier, LocaleDirectionality};

/// A language, with script or region where it names them: `en`, `pt-BR`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

/// The text is not a well-formed language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguage;

impl Language {
    /// English, which the site falls back to.
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

    /// `rtl` or `ltr`, for the `dir` attribute, from the script that the language is written in.
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
    fn direction_follows_the_script() {
        for (tag, direction) in
            [("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("en", "ltr"), ("ka", "ltr"), ("az-Arab", "rtl")]
        {
            assert_eq!(tag.parse::<Language>().unwrap().direction(), direction, "{tag}");
        }
    }
}
