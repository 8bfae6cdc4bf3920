//! Which language a request asks for: the one in its path, else what its browser accepts.

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{header, request::Parts},
};

use crate::{
    app::App,
    error::AppError,
    language::Language,
    ui::{Locale, languages::Words},
    urls::{Paths, Site},
};

/// The languages that a request speaks.
#[derive(Clone, Debug)]
pub struct Spoken {
    chosen: Option<Language>,
    accepted: Vec<Language>,
    site: Site,
}

impl FromRequestParts<App> for Spoken {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_| AppError::NotFound)?;
        let chosen = match params.iter().find(|(name, _)| *name == "lang") {
            // One spelling a page: `/EN/` and `/en/` would be two in every cache and index.
            Some((_, tag)) => match tag.parse::<Language>() {
                Ok(language) if language.as_str() == tag => Some(language),
                _ => return Err(AppError::NotFound),
            },
            None => None,
        };
        Ok(Self { chosen, accepted: accepted(parts), site: app.site.clone() })
    }
}

impl Spoken {
    /// The voice for a page of the site itself; nothing if the path asks for a language that we do not speak.
    pub fn locale(&self) -> Option<Locale> {
        self.locale_among(&[])
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
            return Some(Locale { words, text, paths: Paths::in_language(chosen), site: self.site.clone() });
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
        Some(Locale { words, text, paths: Paths::negotiated(), site: self.site.clone() })
    }

    /// The voice for a page that must be shown whatever the path says: an error.
    pub fn fallback(&self) -> Locale {
        self.locale().unwrap_or_else(|| Locale {
            words: self.accepted.iter().find_map(Words::spoken).unwrap_or(Words::english()),
            text: Language::english(),
            paths: Paths::negotiated(),
            site: self.site.clone(),
        })
    }

    /// The language of the path if it begins with one of the site's, else what the browser accepts: for an address
    /// that leads nowhere.
    pub fn of_address(parts: &Parts, site: &Site) -> Self {
        let first = parts.uri.path().split('/').nth(1).unwrap_or_default();
        let spoken = |language: &Language| language.as_str() == first && Words::spoken(language).is_some();
        Self { chosen: first.parse().ok().filter(spoken), accepted: accepted(parts), site: site.clone() }
    }
}

/// The languages of `Accept-Language`, the best liked first (RFC 9110, 12.5.4).
fn accepted(parts: &Parts) -> Vec<Language> {
    let header =
        parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut ranges: Vec<(f32, Language)> = header
        .split(',')
        .take(20)
        .filter_map(|range| {
            let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
            let weight: f32 = weight.trim().parse().ok()?;
            (weight > 0.0).then(|| tag.trim().parse().ok().map(|language| (weight, language)))?
        })
        .collect();
    ranges.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranges.into_iter().map(|(_, language)| language).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(chosen: Option<&str>, accepted: &[&str]) -> Spoken {
        let parse = |tag: &str| tag.parse().unwrap();
        let site = Site::new("https://letters.example".parse().unwrap());
        Spoken { chosen: chosen.map(parse), accepted: accepted.iter().copied().map(parse).collect(), site }
    }

    fn texts(tags: &[&str]) -> Vec<Language> {
        tags.iter().map(|tag| tag.parse().unwrap()).collect()
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
