//! The one layout: it owns `<head>`, the landmarks, and what stands above and below every page.

use maud::{DOCTYPE, Markup, html};

use super::{Locale, assets};
use crate::language::Language;

/// One page, before it is dressed.
pub struct Page<'a> {
    /// How it speaks.
    pub locale: &'a Locale,
    /// What the tab says.
    pub title: &'a str,
    /// What a search engine may say of it.
    pub description: Option<&'a str>,
    /// May it be found?
    pub robots: Robots,
    /// The same page in other languages: language, its own name, link.
    pub languages: Vec<(Language, String, String)>,
    /// What else `<head>` says: cards, feeds, data for search engines.
    pub head: Markup,
    /// What `<main>` holds.
    pub body: Markup,
}

/// What a search engine may do with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Robots {
    /// Show it.
    Index,
    /// Keep it out: lists of people, and pages that are one person's own.
    NoIndex,
}

/// The whole document.
pub fn layout(page: &Page<'_>) -> Markup {
    let (locale, language) = (page.locale, page.locale.language());
    html! {
        (DOCTYPE)
        html lang=(language) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                title { (page.title) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if let Some(description) = page.description { meta name="description" content=(description); }
                @if page.robots == Robots::NoIndex { meta name="robots" content="noindex"; }
                meta name="color-scheme" content="light dark";
                link rel="stylesheet" href=(assets::STYLESHEET.url());
                link rel="icon" type="image/svg+xml" href=(assets::ICON.url());
                @for (language, _, link) in &page.languages {
                    link rel="alternate" hreflang=(language) href=(link);
                }
                (page.head)
            }
            body {
                a.skip href="#main" { (locale.say("skip-to-content")) }
                header.site {
                    a href=(locale.paths.home()) { (locale.say("all-letters")) }
                    @if page.languages.len() > 1 { (language_links(page)) }
                }
                main #main { (page.body) }
                footer.site { p { (locale.say("made-with")) } }
            }
        }
    }
}

fn language_links(page: &Page<'_>) -> Markup {
    html! {
        nav.languages aria-label=(page.locale.say("languages")) {
            ul {
                @for (language, own_name, link) in &page.languages {
                    li {
                        @if *language == page.locale.text {
                            span lang=(language) dir=(language.direction()) aria-current="true" { (own_name) }
                        } @else {
                            a href=(link) hreflang=(language) lang=(language) dir=(language.direction()) { (own_name) }
                        }
                    }
                }
            }
        }
    }
}
