//! Renders a letter for its readers, one function for each part: text, pictures, and the pages that belong to it.
//!
//! | file | owns |
//! | --- | --- |
//! | `frame`, [`head`] | the frame and navigation of pages beside the letter; their `<head>` |
//! | [`statements`], [`updates`] | the pages beside the letter |
//! | [`history`], [`text_diff`], [`waiting_text`] | versions of a text; what changed between two; a change that is not in force |
//! | `picture` | a picture in sizes for the screen |
//! | [`share`] | ways to share a letter |

mod frame;
pub mod head;
pub mod history;
mod picture;
pub mod share;
pub mod statements;
pub mod text_diff;
pub mod updates;
pub mod waiting_text;

use maud::{Markup, PreEscaped, html};

use super::{Html, License, Life, Loaded, Organizer, WebAddress};
use crate::{
    language::Language,
    ui::{Locale, countries},
};

pub use frame::{FramedPage, NavEntry, about, contents, dated, private_notice};
pub use picture::{PicturePosition, credit, img, picture};

/// Context of a rendering: the letter, the locale, and the rights of the reader.
#[derive(Clone, Copy)]
pub struct LetterView<'a> {
    pub locale: &'a Locale,
    pub letter: &'a Loaded,
    /// The phase of the letter now: one that is not public is read through a private link.
    pub life: Life,
    /// True if this reader may see the list of signatories.
    pub sees_signatories: bool,
}

impl<'a> LetterView<'a> {
    pub fn slug(&self) -> &'a str {
        self.letter.letter.slug.as_str()
    }

    /// True if the page can be reached through private links only.
    pub const fn is_private(&self) -> bool {
        matches!(self.life, Life::Draft | Life::Embargoed(_))
    }

    /// The letter's own language, for everything that is written in that language only.
    pub const fn language(&self) -> &'a Language {
        &self.letter.letter.language
    }
}

/// Inserts the letter's own HTML into a page without escaping. This is safe because only `markdown` can make
/// [`Html`].
pub fn set(body: &Html) -> Markup {
    html! { (PreEscaped(body.as_str())) }
}

/// Structured data for search engines (JSON-LD). Nothing in it can end the script element: within a string, `<` is
/// escaped by its code point, and elsewhere JSON has no `<`.
pub fn facts(facts: &serde_json::Value) -> Markup {
    let json = facts.to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(json)) } }
}

/// Name, address and contact of the letter's organizer.
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

/// A contact as a link: a mail address or a page.
pub fn reachable(contact: &str) -> Markup {
    html! {
        @if contact.contains('@') && !contact.contains(char::is_whitespace) { a href={ "mailto:" (contact) } dir="ltr" { (contact) } }
        @else if contact.starts_with("https://") { a href=(contact) rel="noopener" dir="ltr" { (contact) } }
        @else { bdi { (contact) } }
    }
}

/// The name of a licence, linked to its terms.
pub fn license(license: &License) -> Markup {
    html! { a rel="license noopener" href=(license.url()) { (license.name()) } }
}

/// The terms under which the letter's text may be used.
pub fn terms(locale: &Locale, letter: &Loaded) -> Markup {
    html! {
        @if let Some(terms) = &letter.letter.license { p.terms { (locale.say("terms-text")) " " (license(terms)) } }
    }
}

/// A link to another site, with its host as text.
pub fn website(address: &WebAddress) -> Markup {
    html! { a.website href=(address) rel="noopener" dir="ltr" { (host(address.as_str())) } }
}

/// The host of a web address.
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
