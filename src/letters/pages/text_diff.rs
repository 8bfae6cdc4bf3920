//! Renders the difference between two texts, for sighted readers and screen readers.

use maud::{Markup, html};

use crate::{
    language::Language,
    letters::library::text_diff::{Passage, Run},
    ui::Locale,
};

/// The passages that differ. Removed text is struck through and added text is underlined, and both are also named
/// in hidden text: not every screen reader announces `<del>` and `<ins>`.
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
