//! Shows an author, on their own machine, that a changed text waits for a decision.

use maud::{Markup, html};

use super::text_diff::difference;
use crate::{
    letters::{Loaded, library::text_diff},
    ui::Locale,
};

/// The difference in each text that waits.
pub fn waiting(locale: &Locale, letter: &Loaded) -> Markup {
    html! {
        @for text in letter.waiting.values() {
            @let in_force = letter.letter.text_in(&text.language);
            section.problems aria-labelledby={ "waiting-" (text.language) } {
                h2 #{ "waiting-" (text.language) } { (locale.say("waiting-title")) " (" code { (text.language) } ")" }
                (difference(locale, &text.language, &text_diff::difference(&in_force.body, &text.body)))
            }
        }
    }
}
