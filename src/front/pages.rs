//! The home page and the letter page.

pub mod accessibility;
mod article;
pub mod embed;
pub mod privacy;
mod share;

use maud::{Markup, html};
use time::OffsetDateTime;

use crate::{
    letters::{
        Loaded, Organizer, Problem,
        pages::{head::head, set},
    },
    signatories::{
        list::UnderTheLetter,
        pages::{count, under_the_letter},
    },
    signing::pages::sign_form::{Door, SignSection, sign_section},
    ui::{Locale, Page, Robots, alternates, languages::Words, layout},
    urls::Paths,
};

/// What the letter page is made of.
pub struct LetterPage<'a> {
    /// The letter.
    pub letter: &'a Loaded,
    /// The form as it stands today, with the text it is about.
    pub sign: SignSection<'a>,
    /// Its signatories.
    pub under: &'a UnderTheLetter,
    /// Until when only private links show it.
    pub embargo: Option<Embargo>,
    /// What is wrong with the letter's files, for the person who writes them on their own machine.
    pub problems: &'a [Problem],
}

/// Why a letter is shown to whoever came by a private link, and to nobody else.
#[derive(Clone, Copy, Debug)]
pub enum Embargo {
    /// It is being written.
    Draft,
    /// It is published at that moment.
    Until(OffsetDateTime),
}

/// The letter: set to be read, with "Sign" within reach at the top and at the foot.
pub fn letter(page: &LetterPage<'_>) -> Markup {
    let (locale, letter, text) = (page.sign.locale, &page.letter.letter, page.sign.text);
    let is_open = page.sign.door == Door::Open;
    let body = html! {
        (problems(locale, page.problems))
        @if let Some(embargo) = page.embargo { (private_notice(locale, embargo)) }
        @if !page.sign.mistakes.is_empty() {
            // Who comes back from the form finds it first.
            p.notice { a href="#sign" { (locale.say("errors-jump")) } }
        }
        article.letter {
            header lang=(text.language) dir=(text.language.direction()) {
                h1 { (text.title) }
                @if let Some(addressee) = &letter.addressed_to {
                    p.addressee lang=(locale.language()) dir=(locale.language().direction()) {
                        (locale.say("addressed-to")) " " bdi { (addressee) }
                    }
                }
            }
            div.standing {
                (count(locale, &page.under.figures))
                @if is_open { a.button href="#sign" { (locale.say("sign-link")) } }
            }
            div.text lang=(text.language) dir=(text.language.direction()) { (set(&text.html)) }
            @if let Some(organizer) = &letter.organizer { (behind(locale, organizer)) }
            (terms(locale, page.letter))
            @if page.embargo.is_none() { (share::share(locale, letter, text)) }
        }
        (under_the_letter(locale, page.letter, page.under))
        (sign_section(&page.sign))
    };
    let languages = alternates(locale, &page.letter.languages(), |paths| paths.letter(letter.slug.as_str()));
    let address = languages.iter().find(|one| one.language == text.language).map(|one| one.address.as_str());
    let head = html! {
        (head(locale, letter))
        @if let (Some(address), None) = (address, page.embargo) { (article::article(locale, letter, text, address)) }
    };
    layout(&Page {
        locale,
        title: &text.title,
        description: text.description.as_deref(),
        robots: if page.embargo.is_some() { Robots::NoIndex } else { Robots::Index },
        languages,
        head,
        body,
    })
}

fn private_notice(locale: &Locale, embargo: Embargo) -> Markup {
    html! {
        p.notice {
            @match embargo {
                Embargo::Draft => (locale.say("private-draft")),
                Embargo::Until(moment) => (locale.say_with("private-until", &[("time", locale.words.minute(moment).into())])),
            }
        }
    }
}

/// Who stands behind the letter, said plainly.
fn behind(locale: &Locale, organizer: &Organizer) -> Markup {
    html! {
        section.behind aria-labelledby="behind-title" {
            h2.quiet #behind-title { (locale.say("behind-title")) }
            p { bdi { (organizer.name) } }
            @if let Some(address) = &organizer.address { p.address { @for line in address.lines() { bdi { (line) } br; } } }
            @if let Some(contact) = &organizer.contact {
                p { (locale.say("behind-contact")) " " (reachable(contact)) }
            }
            @if let Some(press) = organizer.press.as_ref().filter(|press| Some(*press) != organizer.contact.as_ref()) {
                p { (locale.say("behind-press")) " " (reachable(press)) }
            }
        }
    }
}

/// An address that people can write to, or a page.
fn reachable(contact: &str) -> Markup {
    html! {
        @if contact.contains('@') && !contact.contains(char::is_whitespace) { a href={ "mailto:" (contact) } dir="ltr" { (contact) } }
        @else if contact.starts_with("https://") { a href=(contact) rel="noopener" dir="ltr" { (contact) } }
        @else { bdi { (contact) } }
    }
}

/// Under which terms the text may be used.
fn terms(locale: &Locale, letter: &Loaded) -> Markup {
    html! {
        @if let Some(license) = &letter.letter.license {
            p.terms { (locale.say("terms-text")) " " a rel="license noopener" href=(license.url()) { (license.name()) } }
        }
    }
}

/// The home page: the letters, the latest first.
pub fn home(locale: &Locale, letters: &[(std::sync::Arc<Loaded>, i64)], broken: &[Problem]) -> Markup {
    let title = locale.say("home-title");
    let body = html! {
        (problems(locale, broken))
        article.home {
            h1 { (title) }
            @if letters.is_empty() { p { (locale.say("home-empty")) } }
            ul.letters {
                @for (letter, count) in letters {
                    @let text = letter.letter.text_in(&locale.text);
                    li {
                        h2 lang=(text.language) dir=(text.language.direction()) {
                            a href=(paths_to(locale, letter).letter(letter.letter.slug.as_str())) { (text.title) }
                        }
                        @if let Some(description) = &text.description {
                            p lang=(text.language) dir=(text.language.direction()) { (description) }
                        }
                        p.hint { (locale.say_with("count", &[("count", (*count).into())])) }
                    }
                }
            }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots: Robots::Index,
        languages: alternates(locale, &Words::languages(), Paths::home),
        head: html! {},
        body,
    })
}

/// Links keep the reader's language as long as the letter or the site speaks it.
fn paths_to(locale: &Locale, letter: &Loaded) -> Paths {
    let is_spoken = Words::all().iter().any(|words| words.language == locale.text);
    let is_there = is_spoken || letter.languages().contains(&locale.text);
    if is_there { locale.paths.clone() } else { Paths::negotiated() }
}

fn problems(locale: &Locale, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            section.problems aria-labelledby="problems-title" {
                h2 #problems-title { (locale.say("problems-title")) }
                ul dir="ltr" lang="en" { @for problem in problems { li { code { (problem.file) ":" (problem.line) } " " (problem.what) } } }
            }
        }
    }
}
