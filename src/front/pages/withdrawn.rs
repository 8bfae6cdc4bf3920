//! Renders the page of a withdrawn letter: the organizers' statement.

use maud::{Markup, html};

use super::behind;
use crate::{
    letters::{Loaded, pages::set},
    ui::{Locale, Page, Robots, layout},
};

/// The page with the statement, and links to other letters.
pub fn page(locale: &Locale, letter: &Loaded, others: &Markup) -> Markup {
    let title = locale.say("error-gone");
    let body = html! {
        article.letter {
            header { h1 { (title) } }
            (statement(locale, letter))
            p.hint {
                (locale.say("find-signed-already")) " "
                a href=(locale.paths.find_my_signature(letter.letter.slug.as_str())) { (locale.say("find-link")) }
            }
            (behind(locale, letter))
            div.prose { (others) }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots: Robots::NoIndex,
        languages: Vec::new(),
        head: html! {},
        body,
    })
}

/// The title and the statement; without a statement, only that the letter was withdrawn.
pub fn statement(locale: &Locale, letter: &Loaded) -> Markup {
    let text = letter.letter.text_in(&locale.text);
    html! {
        @if let Some(statement) = letter.letter.withdrawal(&locale.text) {
            p lang=(text.language) dir=(text.language.direction()) { strong { (text.title) } }
            div.text lang=(statement.language) dir=(statement.language.direction()) { (set(&statement.html)) }
        } @else {
            p { (locale.say("error-gone-words")) }
        }
    }
}
