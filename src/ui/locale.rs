//! The language of one page: the site's texts, the language of the letter's text, and links that keep the language.

use fluent_bundle::FluentValue;

use super::languages::Words;
use crate::{
    language::Language,
    mail::{EmailAddress, NotAnAddress},
    urls::{Paths, Site},
};

/// The language settings of a page.
#[derive(Clone)]
pub struct Locale {
    /// The site's texts on this page.
    pub words: &'static Words,
    /// The language of the letter's text, which may not be a language of the site.
    pub text: Language,
    /// Paths that keep the reader's choice of language.
    pub paths: Paths,
    /// For absolute URLs, which are read elsewhere: by search engines, feeds, other sites.
    pub site: Site,
    /// Whether the page is reached through a proxy to a site in development mode. The page shows a warning then.
    pub is_exposed: bool,
}

impl Locale {
    /// The language of the site's texts on the page.
    pub fn language(&self) -> &Language {
        &self.words.language
    }

    pub fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// A message with its placeholders filled.
    pub fn say_with(&self, id: &str, blanks: &[(&str, FluentValue<'_>)]) -> String {
        self.words.say_with(id, blanks)
    }

    /// The error message about a field. It may quote a character of the address that was typed into the field.
    pub fn say_of(&self, id: &str, typed: &str) -> String {
        match EmailAddress::parse(typed) {
            Err(NotAnAddress::Character(wrong)) if id == NotAnAddress::Character(wrong).message() => {
                self.say_with(id, &[("character", wrong.to_string().into())])
            }
            _ => self.say(id),
        }
    }
}
