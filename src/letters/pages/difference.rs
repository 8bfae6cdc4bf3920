//! A difference as people read it, with eyes or ears.

use maud::{Markup, html};

use crate::{
    language::Language,
    letters::library::text_diff::{Passage, Run},
    ui::Locale,
};

/// The passages that differ. What is gone is struck through and what is new is underlined, and both say so to
/// whoever hears them: not every screen reader tells `<del>` and `<ins>` apart.
pub fn difference(locale: &Locale, language: &Language, passages: &[Passage]) -> Markup {
    if passages.iter().all(|passage| matches!(passage, Passage::Same(_))) {
        return html! { p.hint { (locale.say("difference-space")) } };
    }
    html! {
        div.difference {
            @for passage in passages {
                @match passage {
                    Passage::Same(count) => {
                        p.same { (locale.say_with("difference-same", &[("count", i64::try_from(*count).unwrap_or_default().into())])) }
                    }
                    Passage::Changed(runs) => {
                        p.changed lang=(language) dir=(language.direction()) {
                            @for words in runs { (run(locale, words)) }
                        }
                    }
                }
            }
        }
    }
}

fn run(locale: &Locale, run: &Run) -> Markup {
    let spoken = |id| {
        let language = locale.language();
        html! { span.heard lang=(language) dir=(language.direction()) { " [" (locale.say(id)) " " } }
    };
    html! {
        @match run {
            Run::Kept(words) => (words),
            Run::Removed(words) => del { (spoken("difference-removed")) (words) span.heard { "] " } },
            Run::Added(words) => ins { (spoken("difference-added")) (words) span.heard { "] " } },
        }
    }
}
