//! Renders the frame that other sites embed: title, count, and a link to the letter.

use maud::{Markup, html};

use super::withdrawn::statement;
use crate::{
    letters::Loaded,
    signatories::pages::live_count,
    signing::{
        pages::sign_form::{Door, deadline},
        signature::tally::Figures,
    },
    ui::{Locale, layout::frame},
};

/// The frame. Its links open in a new tab.
pub fn embed(locale: &Locale, letter: &Loaded, figures: &Figures, door: Door) -> Markup {
    let is_open = door == Door::Open;
    let text = letter.letter.text_in(&locale.text);
    let page = locale.paths.letter(letter.letter.slug.as_str());
    let sign = if is_open { "sign-link" } else { "embed-read" };
    let new_tab = |words: &str| locale.say_with("embed-new-tab", &[("link", words.into())]);
    let body = html! {
        article.embed {
            h1 lang=(text.language) dir=(text.language.direction()) { (text.title) }
            (live_count(locale, letter.letter.slug.as_str(), figures))
            @if let Some(deadline) = deadline(locale, &letter.letter, door) { p.hint { (deadline) } }
            p {
                a.button href={ (page) @if is_open { "#sign" } } target="_blank" rel="noopener"
                    aria-label=(new_tab(&locale.say(sign))) { (locale.say(sign)) }
            }
        }
    };
    frame(locale, &text.title, &body)
}

/// The frame of a withdrawn letter, with the organizers' statement.
pub fn withdrawn(locale: &Locale, letter: &Loaded) -> Markup {
    let title = locale.say("error-gone");
    frame(
        locale,
        &title,
        // Links in the statement open outside the frame.
        &html! { base target="_blank"; article.embed {
            h1 { (title) }
            (statement(locale, letter))
        } },
    )
}
