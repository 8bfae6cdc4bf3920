//! Owns the frame of the pages that belong to a letter, and the navigation between them.

use maud::{Markup, html};

use time::Date;

use super::{LetterView, head::head, set};
use crate::{
    letters::Life,
    ui::{Locale, Page, Robots, alternates, layout},
    urls::Paths,
};

/// The pages of a letter, for the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavEntry {
    Letter,
    Statements,
    Updates,
    Press,
    /// The versions of the text, which no entry leads to.
    History,
}

/// A page of a letter, without the frame.
pub struct FramedPage<'a> {
    pub view: LetterView<'a>,
    pub nav_entry: NavEntry,
    pub heading: Markup,
    /// The page title, before the letter's title.
    pub title: &'a str,
    /// The description for search engines; `None` uses the letter's.
    pub description: Option<&'a str>,
    /// True if the page has no content yet; search engines must not index it.
    pub is_empty: bool,
    /// The path of the page in one language.
    pub path: &'a dyn Fn(&Paths) -> String,
    pub body: Markup,
}

impl FramedPage<'_> {
    /// The whole page: title of the letter, navigation, and body.
    pub fn document(&self) -> Markup {
        let LetterView { locale, letter, .. } = self.view;
        let text = letter.letter.text_in(&locale.text);
        let robots = if self.is_empty || self.view.is_private() { Robots::NoIndex } else { Robots::Index };
        let body = html! {
            (private_notice(&self.view))
            article.beside {
                header {
                    p.of {
                        a href=(locale.paths.letter(self.view.slug())) lang=(text.language) dir=(text.language.direction()) {
                            (text.title)
                        }
                    }
                    (self.heading)
                    (contents(&self.view, self.nav_entry))
                }
                (self.body)
            }
        };
        layout(&Page {
            locale,
            title: &format!("{} · {}", self.title, text.title),
            description: Some(self.description.unwrap_or(&text.summary())),
            robots,
            languages: alternates(locale, &letter.languages(), self.path),
            head: head(locale, &letter.letter),
            body,
        })
    }
}

/// Tells the reader that the page is not public.
pub fn private_notice(view: &LetterView<'_>) -> Markup {
    let locale = view.locale;
    html! {
        @match view.life {
            Life::Draft => p.notice { (locale.say("private-draft")) },
            Life::Embargoed(until) => p.notice {
                (locale.say_with("private-until", &[("time", locale.words.minute(until).into())]))
            },
            Life::NotYetOpen(_) | Life::Open | Life::Closed(_) | Life::Withdrawn => {}
        }
    }
}

/// The navigation from each page of a letter to the others that exist.
pub fn contents(view: &LetterView<'_>, here: NavEntry) -> Markup {
    let LetterView { locale, letter, .. } = view;
    let (slug, paths) = (view.slug(), &locale.paths);
    let counted = |id: &str, count: usize| locale.say_with(id, &[("count", count.into())]);
    let (statements, updates) = (letter.letter.statements.len(), letter.letter.updates.len());
    html! {
        nav.contents aria-label=(locale.say("contents")) {
            ul {
                @if here != NavEntry::Letter { li { a href=(paths.letter(slug)) { (locale.say("contents-letter")) } } }
                @if statements > 0 {
                    (entry(here == NavEntry::Statements, &paths.statements(slug), &counted("contents-statements", statements)))
                }
                @if updates > 0 {
                    (entry(here == NavEntry::Updates, &paths.updates(slug), &counted("contents-updates", updates)))
                }
                (entry(here == NavEntry::Press, &paths.press(slug), &locale.say("contents-press")))
                @if view.sees_signatories { (entry(false, &paths.signatories(slug), &locale.say("signatories-title"))) }
            }
        }
    }
}

fn entry(is_here: bool, path: &str, words: &str) -> Markup {
    html! { li { a href=(path) aria-current=[is_here.then_some("true")] { (words) } } }
}

/// Acknowledgements and how to contribute.
pub fn about(view: &LetterView<'_>) -> Markup {
    let (locale, language) = (view.locale, view.language());
    html! {
        @if let Some(about) = &view.letter.letter.about {
            section.about-letter aria-labelledby="about-letter" {
                h2 #about-letter { (locale.say("about-letter")) }
                div.text lang=(language) dir=(language.direction()) { (set(about)) }
            }
        }
    }
}

/// A day, for people and for programs. It has its own direction: beside a Latin name, the number in an Arabic date
/// would move to the name.
pub fn dated(locale: &Locale, date: Date) -> Markup {
    html! { time datetime=(date) dir=(locale.language().direction()) { (locale.words.day(date.midnight().assume_utc())) } }
}
