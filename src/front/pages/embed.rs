//! The frame that other sites show: what the letter is called, how many have signed it, and the way to it.

use maud::{Markup, html};

use crate::{
    letters::Loaded,
    signatories::pages::live_count,
    signing::tally::Figures,
    ui::{Locale, layout::frame},
};

/// The frame. Its links open beside the page that shows it.
pub fn embed(locale: &Locale, letter: &Loaded, figures: &Figures, is_open: bool) -> Markup {
    let text = letter.letter.text_in(&locale.text);
    let page = locale.paths.letter(letter.letter.slug.as_str());
    let sign = if is_open { "sign-link" } else { "embed-read" };
    let new_tab = |words: &str| locale.say_with("embed-new-tab", &[("link", words.into())]);
    let body = html! {
        article.embed {
            h1 lang=(text.language) dir=(text.language.direction()) { (text.title) }
            (live_count(locale, letter.letter.slug.as_str(), figures))
            p {
                a.button href={ (page) @if is_open { "#sign" } } target="_blank" rel="noopener"
                    aria-label=(new_tab(&locale.say(sign))) { (locale.say(sign)) }
            }
        }
    };
    frame(locale, &text.title, &body)
}

/// What stands in the frames of a letter that was withdrawn.
pub fn withdrawn(locale: &Locale) -> Markup {
    let title = locale.say("error-gone");
    frame(locale, &title, &html! { article.embed { h1 { (title) } } })
}
