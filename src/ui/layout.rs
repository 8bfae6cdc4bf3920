//! The layout of every page: it owns `<head>`, the landmarks, and the header and the footer.

use maud::{DOCTYPE, Markup, html};

use super::{Alternate, Locale, assets};

/// Width and height of the share image of a letter, in pixels: the size that social networks ask for.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// The content of a page without the layout.
pub struct Page<'a> {
    pub locale: &'a Locale,
    pub title: &'a str,
    /// The description for search engines.
    pub description: Option<&'a str>,
    /// Whether search engines may index it.
    pub robots: Robots,
    /// The same page in all its languages, its own first; empty for a page that belongs to one person.
    pub languages: Vec<Alternate>,
    /// Additional elements of `<head>`: share images, feeds, structured data for search engines.
    pub head: Markup,
    pub body: Markup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Robots {
    Index,
    /// Not to be indexed: lists of people, and pages that belong to one person.
    NoIndex,
}

pub fn layout(page: &Page<'_>) -> Markup {
    let (locale, language) = (page.locale, page.locale.language());
    html! {
        (DOCTYPE)
        html lang=(language) dir=(language.direction()) {
            head {
                (every_head(page.title))
                @if let Some(description) = page.description { meta name="description" content=(description); }
                @match page.robots {
                    Robots::Index => (found(page)),
                    Robots::NoIndex => meta name="robots" content="noindex";,
                }
                (page.head)
            }
            body {
                a.skip href="#main" { (locale.say("skip-to-content")) }
                header.site {
                    a href=(locale.paths.home()) { (locale.say("all-letters")) }
                    @if page.languages.len() > 1 { (language_links(page)) }
                }
                @if locale.is_exposed { (exposed(locale)) }
                main #main { (page.body) }
                footer.site {
                    p { (locale.say("made-with")) }
                    ul.about-site {
                        li { a href=(locale.paths.privacy()) { (locale.say("privacy-link")) } }
                        li { a href=(locale.paths.accessibility()) { (locale.say("accessibility-link")) } }
                    }
                }
            }
        }
    }
}

/// A warning for an operator who believes that this development site is ready for visitors.
fn exposed(locale: &Locale) -> Markup {
    let url = locale.site.public().to_string();
    html! {
        p.exposed role="alert" { (locale.say_with("site-exposed", &[("url", url.into())])) }
    }
}

/// A page to be embedded in another site: without header and footer, and not indexed.
pub fn frame(locale: &Locale, title: &str, body: &Markup) -> Markup {
    let language = locale.language();
    html! {
        (DOCTYPE)
        html.frame lang=(language) dir=(language.direction()) {
            head {
                (every_head(title))
                meta name="robots" content="noindex";
            }
            body { main { (body) } }
        }
    }
}

fn every_head(title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        title { (title) }
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        link rel="stylesheet" href=(assets::STYLESHEET.url());
        link rel="icon" type="image/svg+xml" href=(assets::ICON.url());
    }
}

/// The canonical URL of the page in each language for search engines, and what a shared link shows (the Open Graph
/// protocol, ogp.me). Pages that have an image or are an article add this in [`Page::head`].
fn found(page: &Page<'_>) -> Markup {
    let shown = page.languages.iter().find(|one| one.language == page.locale.text).or(page.languages.first());
    html! {
        @if let Some(shown) = shown {
            link rel="canonical" href=(shown.address);
            meta property="og:url" content=(shown.address);
            @if page.languages.len() > 1 {
                @for one in &page.languages {
                    link rel="alternate" hreflang=(one.language) href=(one.address);
                }
                @if let Some(own) = page.languages.first() {
                    link rel="alternate" hreflang="x-default" href=(own.address);
                }
            }
        }
        meta property="og:title" content=(page.title);
        @if let Some(description) = page.description { meta property="og:description" content=(description); }
        meta property="og:site_name" content=(page.locale.site.public().host());
        meta property="og:locale" content=(page.locale.text.as_str().replace('-', "_"));
    }
}

/// How many languages fit into a line or two on a phone. A longer list is folded, so that the page begins with its
/// content.
const FEW_LANGUAGES: usize = 7;

fn language_links(page: &Page<'_>) -> Markup {
    let here = page.languages.iter().find(|one| one.language == page.locale.text);
    let list = html! {
        ul {
            @for Alternate { language, name, link, .. } in &page.languages {
                li {
                    @if *language == page.locale.text {
                        span lang=(language) dir=(language.direction()) aria-current="true" { (name) }
                    } @else {
                        a href=(link) hreflang=(language) lang=(language) dir=(language.direction()) { (name) }
                    }
                }
            }
        }
    };
    html! {
        nav.languages aria-label=(page.locale.say("languages")) {
            @if page.languages.len() <= FEW_LANGUAGES {
                (list)
            } @else {
                details {
                    summary {
                        (page.locale.say("languages"))
                        @if let Some(here) = here { ": " span lang=(here.language) dir=(here.language.direction()) { (here.name) } }
                    }
                    (list)
                }
            }
        }
    }
}
