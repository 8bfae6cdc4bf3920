//! What a reader sees of a letter, each part as a function: its words, its pictures, and the pages beside it.

mod beside;
pub mod difference;
pub mod head;
pub mod history;
mod picture;
pub mod statements;
pub mod updates;
pub mod waiting;

use maud::{Markup, PreEscaped, html};

use super::{Html, License, Life, Loaded, Organizer, WebAddress};
use crate::{
    language::Language,
    ui::{Locale, countries},
};

pub use beside::{Beside, Place, about, contents, dated, private_notice};
pub use picture::{Shown, credit, img, picture};

/// What is read, in which voice, and how the reader came to it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// How the page speaks.
    pub locale: &'a Locale,
    pub letter: &'a Loaded,
    /// Where the letter stands today: one that is not public is read through a private link.
    pub life: Life,
    /// May this reader see who has signed?
    pub sees_signatories: bool,
}

impl<'a> Reading<'a> {
    /// The letter's name in addresses.
    pub fn slug(&self) -> &'a str {
        self.letter.letter.slug.as_str()
    }

    /// True if only private links lead here.
    pub const fn is_private(&self) -> bool {
        matches!(self.life, Life::Draft | Life::Embargoed(_))
    }

    /// The language of all that is written beside the letter.
    pub const fn language(&self) -> &'a Language {
        &self.letter.letter.language
    }
}

/// How a letter's own words stand in a page.
///
/// A body as it was set. Only `markdown` makes [`Html`], so that this is the one place where escaping ends.
pub fn set(body: &Html) -> Markup {
    html! { (PreEscaped(body.as_str())) }
}

/// Facts for search engines as JSON (JSON-LD), which nothing in it can end: within a string, `<` is written by its
/// number, and elsewhere JSON has none.
pub fn facts(facts: &serde_json::Value) -> Markup {
    let json = facts.to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(json)) } }
}

/// Who stands behind the letter, and how to reach them.
pub fn organizer(locale: &Locale, organizer: &Organizer) -> Markup {
    html! {
        p { bdi { (organizer.name) } }
        @if let Some(address) = &organizer.address { p.address { @for line in address.lines() { bdi { (line) } br; } } }
        @if let Some(country) = organizer.country.as_deref().and_then(|code| countries::name(locale, code)) { p { (country) } }
        @if let Some(contact) = &organizer.contact {
            p { (locale.say("behind-contact")) " " (reachable(contact)) }
        }
        @if let Some(press) = organizer.press.as_ref().filter(|press| Some(*press) != organizer.contact.as_ref()) {
            p { (locale.say("behind-press")) " " (reachable(press)) }
        }
    }
}

/// An address that people can write to, or a page.
pub fn reachable(contact: &str) -> Markup {
    html! {
        @if contact.contains('@') && !contact.contains(char::is_whitespace) { a href={ "mailto:" (contact) } dir="ltr" { (contact) } }
        @else if contact.starts_with("https://") { a href=(contact) rel="noopener" dir="ltr" { (contact) } }
        @else { bdi { (contact) } }
    }
}

/// A licence by its name, with the way to its terms.
pub fn license(license: &License) -> Markup {
    html! { a rel="license noopener" href=(license.url()) { (license.name()) } }
}

/// Under which terms the letter's text may be used.
pub fn terms(locale: &Locale, letter: &Loaded) -> Markup {
    html! {
        @if let Some(terms) = &letter.letter.license { p.terms { (locale.say("terms-text")) " " (license(terms)) } }
    }
}

/// A link to another site that says whose it is.
pub fn website(address: &WebAddress) -> Markup {
    html! { a.website href=(address) rel="noopener" dir="ltr" { (host(address.as_str())) } }
}

/// The part of a web address that says whose it is.
pub fn host(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    host.split('/').next().unwrap_or(host).trim_start_matches("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_facts() {
        let title = "</script><script>alert(1)</script><!-- \" \u{2028}";
        let markup = facts(&serde_json::json!({ "headline": title })).into_string();
        let json = markup.strip_prefix("<script type=\"application/ld+json\">").unwrap();
        let json = json.strip_suffix("</script>").unwrap();
        assert!(!json.contains('<'), "{json}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(json).unwrap()["headline"], title);
    }
}
