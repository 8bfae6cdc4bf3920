//! The frame that other sites show: what the letter is called, how many have signed it, and the way to it.

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

/// The frame. Its links open beside the page that shows it.
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

/// What stands in the frames of a letter that was withdrawn, with what its organizers say of it.
pub fn withdrawn(locale: &Locale, letter: &Loaded) -> Markup {
    let title = locale.say("error-gone");
    frame(
        locale,
        &title,
        // What its organizers link to opens beside the page that shows the frame.
        &html! { base target="_blank"; article.embed {
            h1 { (title) }
            (statement(locale, letter))
        } },
    )
}
