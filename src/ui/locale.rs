//! How one page speaks: the site's words, the language of the letter's text, and links that stay in it.

use fluent_bundle::FluentValue;

use super::languages::Words;
use crate::{
    language::Language,
    mail::{EmailAddress, NotAnAddress},
    urls::{Paths, Site},
};

/// The voice of a page.
#[derive(Clone)]
pub struct Locale {
    /// The site's words on this page.
    pub words: &'static Words,
    /// The language of the letter's text, which the site itself may not speak.
    pub text: Language,
    /// Links that keep the reader's choice.
    pub paths: Paths,
    /// The site, for what is read elsewhere: search engines, feeds, other sites.
    pub site: Site,
    /// Is it read through something that forwards to a site in development mode? The page says so.
    pub is_exposed: bool,
}

impl Locale {
    /// The page's own language.
    pub fn language(&self) -> &Language {
        &self.words.language
    }

    /// A message without blanks.
    pub fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// A message with its blanks filled.
    pub fn say_with(&self, id: &str, blanks: &[(&str, FluentValue<'_>)]) -> String {
        self.words.say_with(id, blanks)
    }

    /// What is wrong with a field, which may quote a character of the address that was typed into it.
    pub fn say_of(&self, id: &str, typed: &str) -> String {
        match EmailAddress::parse(typed) {
            Err(NotAnAddress::Character(wrong)) if id == NotAnAddress::Character(wrong).message() => {
                self.say_with(id, &[("character", wrong.to_string().into())])
            }
            _ => self.say(id),
        }
    }
}
