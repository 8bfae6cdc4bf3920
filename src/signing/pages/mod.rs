//! The pages that a signer sees.
//!
//! | pages | of |
//! | --- | --- |
//! | `sign_form` | the form |
//! | `address_question` | "did you mean …?", beside an address with a likely typo |
//! | `check_your_email`, `confirm`, `not_me` | what follows the form: the mailbox, the confirmation |
//! | `lost_link` | a person asks for the link that they lost |
//! | `own_signature`, `my_signature` | "my signature": its data, and the page |
//! | `edit`, `reconsent`, `moving`, `new_link` | its sections: words; a changed text; another address; new links |
//! | `from_organizers` | its section of what organizers asked, corrected and checked |
//! | `unsubscribe` | the end of updates by mail |
//! | `claim` | an invitation to claim a line |
//! | `line`, `preview`, `hold_reasons` | a public line, who sees it, and why it waits: parts that other pages and mails use |

pub mod address_question;
pub mod check_your_email;
pub mod claim;
pub mod confirm;
pub mod edit;
mod from_organizers;
pub mod hold_reasons;
pub mod line;
pub mod lost_link;
pub mod moving;
pub mod my_signature;
mod new_link;
pub mod not_me;
pub mod own_signature;
mod preview;
mod reconsent;
pub mod sign_form;
pub mod unsubscribe;

use maud::{Markup, html};
use time::OffsetDateTime;

use crate::{
    language::Language,
    letters::{Life, Loaded},
    ui::{Locale, Page, Robots, layout},
};

/// A personal page: not indexed by search engines, no choice of other languages.
fn own_page(locale: &Locale, title: &str, body: &Markup) -> Markup {
    let body = html! { article.own { (body) } };
    layout(&Page {
        locale,
        title,
        description: None,
        robots: Robots::NoIndex,
        languages: vec![],
        head: html! {},
        body,
    })
}

/// The letter that a page is about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    pub letter: &'a Loaded,
    pub life: Life,
}

impl<'a> About<'a> {
    /// The letter with its state at `now`.
    pub fn new(letter: &'a Loaded, now: OffsetDateTime) -> Self {
        Self { letter, life: letter.letter.life(now) }
    }

    pub fn slug(self) -> &'a str {
        self.letter.letter.slug.as_str()
    }

    /// The letter's title in its own language and direction. It is a link if there is a page: for a withdrawn letter,
    /// the page with the organizers' statement.
    fn title(self, locale: &Locale) -> Markup {
        let text = self.letter.letter.text_in(&locale.text);
        let title = html! { cite lang=(text.language) dir=(text.language.direction()) { (text.title) } };
        html! {
            @if self.life.is_public() || self.life == Life::Withdrawn { a href=(locale.paths.letter(self.letter.letter.slug.as_str())) { (title) } }
            @else { (title) }
        }
    }
}

/// A note that the letter is not public yet; empty if it is.
fn not_yet_public(locale: &Locale, about: About<'_>) -> Markup {
    html! {
        @match about.life {
            Life::Embargoed(until) => p.hint {
                (locale.say_with("mail-private", &[("time", locale.words.minute(until).into())]))
            },
            Life::Draft => p.hint { (locale.say("mine-letter-draft")) },
            Life::NotYetOpen(_) | Life::Open | Life::Closed(_) | Life::Withdrawn => {}
        }
    }
}

/// A letter whose signers can request their link again: its title, and where to request it.
pub struct Lost {
    /// The title, in its own language.
    pub title: String,
    pub language: Language,
    /// Where to request the link.
    pub link: String,
}

/// A link that was already used: the page leads to the signature that resulted from it.
pub fn done_already(locale: &Locale, title: &str, words: &str, signature: &str) -> Markup {
    let link =
        html! { p { a href=(locale.paths.signature(signature)) { (locale.say("my-signature-link")) } } };
    told(locale, title, words, &link)
}

/// A link from a mail that no longer works: why, and what to do.
pub fn ended(locale: &Locale, title: &str, words: &str, letters: &[Lost]) -> Markup {
    let ways = html! {
        @if !letters.is_empty() {
            h2 { (locale.say("find-ended")) }
            ul { @for lost in letters { li {
                a href=(lost.link) lang=(lost.language) dir=(lost.language.direction()) { (lost.title) }
            } } }
        }
    };
    told(locale, title, words, &ways)
}

/// A page with a title, a sentence, and where to go from there.
fn told(locale: &Locale, title: &str, words: &str, onwards: &Markup) -> Markup {
    let title = locale.say(title);
    own_page(locale, &title, &html! { h1 { (title) } p { (locale.say(words)) } (onwards) })
}
