//! Renders the privacy statement: which personal data is stored, why, for how long, and how it is deleted, for this
//! program and each letter.
//!
//! A change in what is stored, sent or logged needs a change of this text in every language.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    letters::{Loaded, Organizer, pages},
    signing::{schedule::retention::Kept, submission::WAITS_FOR},
    ui::{Locale, Page, Robots, alternates, countries, languages::Words, layout},
    urls::Paths,
};

/// The page. `mail_host` is the server that relays all mail, if there is one.
pub fn privacy(locale: &Locale, letters: &[Arc<Loaded>], mail_host: Option<&str>) -> Markup {
    let title = locale.say("privacy-title");
    let body = html! {
        article.prose {
            h1 { (title) }
            p.lead { (locale.say("privacy-lead")) }
            (section(locale, "privacy-reading", &["privacy-reading-nothing", "privacy-reading-log"]))
            (section(locale, "privacy-signing", &["privacy-signing-kept"]))
            ul {
                @for kept in ["privacy-kept-words", "privacy-kept-address", "privacy-kept-choices", "privacy-kept-times"] {
                    li { (locale.say(kept)) }
                }
            }
            p { (locale.say("privacy-not-kept")) }
            p { (locale.say("privacy-first")) }
            (section(locale, "privacy-why", &["privacy-why-consent"]))
            (section(locale, "privacy-who", &["privacy-who-public", "privacy-who-organizers", "privacy-who-address"]))
            p { (mail(locale, mail_host)) }
            p { (locale.say("privacy-who-nobody")) }
            h2 { (locale.say("privacy-how-long")) }
            ul {
                li { (locale.say_with("privacy-how-long-form", &[("count", WAITS_FOR.whole_days().into())])) }
                @for kept in ["privacy-how-long-signature", "privacy-how-long-withdrawn", "privacy-how-long-lost", "privacy-how-long-moved", "privacy-how-long-refused", "privacy-how-long-report", "privacy-how-long-backup"] {
                    li { (locale.say(kept)) }
                }
            }
            (section(locale, "privacy-rights", &["privacy-rights-yourself", "privacy-rights-write", "privacy-rights-complain"]))
            @if !letters.is_empty() { h2 { (locale.say("privacy-letters")) } }
            @for letter in letters { (of_letter(locale, letter)) }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: Some(&locale.say("privacy-lead")),
        robots: Robots::Index,
        languages: alternates(locale, &Words::languages(), Paths::privacy),
        head: html! {},
        body,
    })
}

fn section(locale: &Locale, heading: &str, paragraphs: &[&str]) -> Markup {
    html! {
        h2 { (locale.say(heading)) }
        @for paragraph in paragraphs { p { (locale.say(paragraph)) } }
    }
}

fn mail(locale: &Locale, mail_host: Option<&str>) -> String {
    match mail_host {
        Some(host) => locale.say_with("privacy-mail", &[("host", host.into())]),
        None => locale.say("privacy-no-mail"),
    }
}

/// Who is responsible for one letter, and how long its addresses are kept.
fn of_letter(locale: &Locale, loaded: &Loaded) -> Markup {
    let letter = &loaded.letter;
    let text = letter.text_in(&locale.text);
    html! {
        section.of-letter #(letter.slug) {
            h3 lang=(text.language) dir=(text.language.direction()) {
                a href=(locale.paths.letter(letter.slug.as_str())) { (text.title) }
            }
            @match &letter.organizer {
                Some(organizer) => (responsible(locale, organizer, letter.contact.as_deref())),
                None => p { (locale.say("privacy-letter-nobody")) },
            }
            p {
                @match Kept::of(letter) {
                    Kept::Until(end) => (locale.say_with("privacy-letter-until", &[("day", locale.words.day(end).into())])),
                    Kept::Each(period) => (locale.say_with("privacy-letter-each", &[("count", period.whole_days().into())])),
                }
            }
        }
    }
}

fn responsible(locale: &Locale, organizer: &Organizer, contact: Option<&str>) -> Markup {
    let country = organizer.country.as_deref().and_then(|code| countries::name(locale, code));
    html! {
        p { (locale.say("privacy-letter-responsible")) }
        p.address {
            bdi { (organizer.name) }
            @for line in organizer.address.iter().flat_map(|address| address.lines()) { br; bdi { (line) } }
            @if let Some(country) = country { br; (country) }
            @if let Some(contact) = organizer.contact.as_deref().or(contact) { br; (pages::reachable(contact)) }
        }
    }
}
