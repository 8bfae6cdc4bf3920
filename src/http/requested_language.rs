//! Finds the language of a request: the one in its path, otherwise one that the browser accepts.

use axum::{
    extract::{FromRef, FromRequestParts, RawPathParams},
    http::{HeaderMap, header, request::Parts},
};

use super::visitor::is_exposed;
use crate::{
    error::AppError,
    language::Language,
    ui::{Locale, languages::Words},
    urls::{Paths, Site},
};

/// How many ranges of `Accept-Language` are read. Real readers list fewer, and a header may contain thousands.
const MOST_RANGES: usize = 20;

#[derive(Clone, Debug)]
pub struct RequestedLanguage {
    chosen: Option<Language>,
    accepted: Vec<Language>,
    site: Site,
    is_exposed: bool,
}

impl<S> FromRequestParts<S> for RequestedLanguage
where
    S: Send + Sync,
    Site: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let chosen = match params.iter().find(|(name, _)| *name == "lang") {
            // Only one spelling for each page: `/EN/` and `/en/` would be two pages in every cache and index.
            Some((_, tag)) => match tag.parse::<Language>() {
                Ok(language) if language.as_str() == tag => Some(language),
                _ => return Err(AppError::NotFound),
            },
            None => None,
        };
        let site = Site::from_ref(state);
        let is_exposed = is_exposed(parts, site.public());
        Ok(Self { chosen, accepted: accepted(&parts.headers), site, is_exposed })
    }
}

impl RequestedLanguage {
    /// The locale for a page of the site itself; `None` if the path asks for a language that the site does not
    /// have.
    pub fn locale(&self) -> Option<Locale> {
        self.locale_among(&[])
    }

    /// The voice of a page that is not about one letter, on a site whose letters have these languages. Who reads a letter
    /// in a language that the site does not speak stays in it, also where the page has nothing in that language.
    pub fn locale_beside(&self, texts: impl FnOnce() -> Vec<Language>) -> Result<Locale, AppError> {
        self.locale().or_else(|| self.locale_among(&texts())).ok_or(AppError::NotFound)
    }

    /// The voice for a page that shows a text which exists in `texts`, its own language first; nothing if the
    /// path asks for a language that neither the text nor the site has.
    pub fn locale_among(&self, texts: &[Language]) -> Option<Locale> {
        let own = texts.first();
        let in_browsers_words = || self.accepted.iter().find_map(Words::spoken).unwrap_or(Words::english());
        if let Some(chosen) = &self.chosen {
            let (text, spoken) = (texts.iter().find(|text| *text == chosen), Words::spoken(chosen));
            if text.is_none() && spoken.is_none_or(|words| words.language != *chosen) {
                return None;
            }
            let words = spoken.unwrap_or_else(in_browsers_words);
            let text = text.or(own).unwrap_or(&words.language).clone();
            return Some(self.voice(words, text, Paths::in_language(chosen)));
        }
        let text = self.accepted.iter().find_map(|wanted| wanted.nearest(texts));
        let words = match text {
            Some(text) => Words::spoken(text).unwrap_or_else(in_browsers_words),
            None => self
                .accepted
                .iter()
                .find_map(Words::spoken)
                .or_else(|| Words::spoken(own?))
                .unwrap_or(Words::english()),
        };
        let text = text.or(own).unwrap_or(&words.language).clone();
        Some(self.voice(words, text, Paths::negotiated()))
    }

    fn voice(&self, words: &'static Words, text: Language, paths: Paths) -> Locale {
        Locale { words, text, paths, site: self.site.clone(), is_exposed: self.is_exposed }
    }

    /// The locale for an error page, which is shown whatever the path says.
    pub fn fallback(&self) -> Locale {
        self.locale().unwrap_or_else(|| {
            let words = self.accepted.iter().find_map(Words::spoken).unwrap_or(Words::english());
            self.voice(words, Language::english(), Paths::negotiated())
        })
    }

    /// For a URL without a route: the language at the beginning of the path if the site has it, otherwise one that
    /// the browser accepts.
    pub fn of_address(parts: &Parts, site: &Site) -> Self {
        let first = parts.uri.path().split('/').nth(1).unwrap_or_default();
        let spoken = |language: &Language| language.as_str() == first && Words::spoken(language).is_some();
        let chosen = first.parse().ok().filter(spoken);
        let is_exposed = is_exposed(parts, site.public());
        Self { chosen, accepted: accepted(&parts.headers), site: site.clone(), is_exposed }
    }
}

/// The languages of `Accept-Language`, the preferred first (RFC 9110, 12.4.2 and 12.5.4). A language with a lower
/// weight than "any other" (`*`) is no reason to leave the letter's own language.
///
/// Read here: the crate `headers` has no `Accept-Language`, and `accept-language` (3.1, tried) drops the weights that it
/// sorts by, so that a language that is refused (`q=0`) or weighs less than `*` cannot be told from the rest.
fn accepted(headers: &HeaderMap) -> Vec<Language> {
    let lines = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let text = lines.map(|line| String::from_utf8_lossy(line.as_bytes())).collect::<Vec<_>>().join(",");
    let ranges: Vec<(f32, &str)> = text
        .split(',')
        .filter(|range| !range.trim().is_empty())
        .take(MOST_RANGES)
        .filter_map(weighed)
        .collect();
    let any_other = ranges.iter().find(|(_, tag)| *tag == "*").map_or(0.0, |(weight, _)| *weight);
    let mut liked: Vec<(f32, Language)> = ranges
        .into_iter()
        .filter(|(weight, _)| *weight > 0.0 && *weight >= any_other)
        .filter_map(|(weight, tag)| Some((weight, language_of(tag)?)))
        .collect();
    liked.sort_by(|a, b| b.0.total_cmp(&a.0));
    liked.into_iter().map(|(_, language)| language).collect()
}

/// A range and its weight, 1 if none is given. Spaces are allowed everywhere, and `q` may be upper case. An invalid
/// weight drops the range.
fn weighed(range: &str) -> Option<(f32, &str)> {
    let mut parts = range.split(';').map(str::trim);
    let tag = parts.next()?;
    let weight =
        parts.filter_map(|part| part.split_once('=')).find(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
    let weight: f32 = weight.map_or(Ok(1.0), |(_, value)| value.trim().parse()).ok()?;
    (0.0..=1.0).contains(&weight).then_some((weight, tag))
}

/// The language of a range, without subtags at its end that only programs read (RFC 4647, 3.4):
/// `de-DE-u-co-phonebk`.
fn language_of(tag: &str) -> Option<Language> {
    let mut shorter = std::iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0));
    shorter.find_map(|tag| tag.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(chosen: Option<&str>, accepted: &[&str]) -> RequestedLanguage {
        let parse = |tag: &str| tag.parse().unwrap();
        let site = Site::new("https://letters.example".parse().unwrap());
        let accepted = accepted.iter().copied().map(parse).collect();
        RequestedLanguage { chosen: chosen.map(parse), accepted, site, is_exposed: false }
    }

    fn texts(tags: &[&str]) -> Vec<Language> {
        tags.iter().map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn weights_are_read_however_a_browser_writes_them() {
        for (said, liked) in [
            ("en; q=0.1, fr; q=0.9", "fr en"),
            ("en;Q=0.1,fr;Q=0.9", "fr en"),
            ("en ;\tq = 0.1\t,\tfr ; q=0.9", "fr en"),
            ("en;q=0.1,fr", "fr en"),
            ("fr, en", "fr en"),
            (",, fr ,", "fr"),
            ("en;q=0, fr;q=0.001", "fr"),
            ("en;q=0.000, *;q=0.5", ""),
            ("*, fr;q=0.5", ""),
            ("fr;q=0.5, *;q=0.1, en;q=0.05", "fr"),
            ("*", ""),
            ("en;q=NaN, de;q=inf, es;q=-1, ar;q=2, it;q=, pt;q=x, fr;q=0.3", "fr"),
            ("fr;level=1;q=0.2, en;q=0.1", "fr en"),
            ("fr-FR-x-office, de-DE-u-co-phonebk;q=0.4", "fr-FR de-DE"),
            ("x-klingon, !, fr", "fr"),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr-CH fr en de"),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, said.parse().unwrap())]);
            let read: Vec<_> = accepted(&headers).iter().map(Language::to_string).collect();
            assert_eq!(read.join(" "), liked, "{said}");
        }
        let mut lines = HeaderMap::new();
        lines.append(header::ACCEPT_LANGUAGE, "en;q=0.2".parse().unwrap());
        lines.append(header::ACCEPT_LANGUAGE, "fr".parse().unwrap());
        assert_eq!(accepted(&lines)[0].as_str(), "fr", "two lines are one list");
    }

    #[test]
    fn a_reader_gets_the_text_in_a_language_of_theirs() {
        let texts = texts(&["en", "fr", "ka"]);
        let text = |accepted: &[&str]| spoken(None, accepted).locale_among(&texts).unwrap().text.to_string();
        assert_eq!(text(&["fr-CA", "en"]), "fr");
        assert_eq!(text(&["ka"]), "ka");
        assert_eq!(text(&["pt"]), "en", "the letter's own language stands in");
        assert_eq!(text(&[]), "en");
    }

    #[test]
    fn a_language_in_the_path_wins_and_stays_in_every_link() {
        let locale = spoken(Some("ka"), &["fr"]).locale_among(&texts(&["en", "ka"])).unwrap();
        assert_eq!(locale.text.as_str(), "ka");
        assert_eq!(locale.paths.letter("x"), "/ka/letters/x");
    }

    #[test]
    fn a_language_that_nobody_speaks_is_no_page() {
        assert!(spoken(Some("tlh"), &[]).locale_among(&texts(&["en"])).is_none());
        assert!(spoken(Some("tlh"), &[]).locale().is_none());
    }
}
