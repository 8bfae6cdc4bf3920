//! What a signer sees: the form, and the pages that follow it.

pub mod check_your_email;
pub mod confirm;
pub mod line;
pub mod my_signature;
pub mod not_me;
pub mod sign_form;

use maud::{Markup, html};

use crate::{
    letters::Loaded,
    ui::{Locale, Page, Robots, layout},
};

/// A page that is one person's own: no search engine, no other languages to choose.
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

/// The letter's title as a link, in its own language and direction.
fn letter_link(locale: &Locale, loaded: &Loaded) -> Markup {
    let text = loaded.letter.text_in(&locale.text);
    html! {
        a href=(locale.paths.letter(loaded.letter.slug.as_str())) {
            cite lang=(text.language) dir=(text.language.direction()) { (text.title) }
        }
    }
}

/// A link from a mail that does not open anything: why, and what to do.
pub fn ended(locale: &Locale, title: &str, words: &str) -> Markup {
    let title = locale.say(title);
    own_page(locale, &title, &html! { h1 { (title) } p { (locale.say(words)) } })
}
