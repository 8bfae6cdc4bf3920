//! Renders the accessibility statement: what works, what may not, and how to report problems. It describes this
//! program.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    letters::{Loaded, pages},
    ui::{Locale, Page, Robots, alternates, languages::Words, layout},
    urls::Paths,
};

/// The message ids of the measures for accessibility.
const DONE: [&str; 6] = [
    "accessibility-script",
    "accessibility-keyboard",
    "accessibility-sight",
    "accessibility-languages",
    "accessibility-forms",
    "accessibility-pictures",
];

const LIMITS: [&str; 2] = ["accessibility-limits-texts", "accessibility-limits-audit"];

pub fn accessibility(locale: &Locale, letters: &[Arc<Loaded>]) -> Markup {
    let title = locale.say("accessibility-title");
    let reachable: Vec<_> = letters.iter().filter_map(|loaded| Some((loaded, contact(loaded)?))).collect();
    let body = html! {
        article.prose {
            h1 { (title) }
            p.lead { (locale.say("accessibility-lead")) }
            h2 { (locale.say("accessibility-done")) }
            ul { @for done in DONE { li { (locale.say(done)) } } }
            h2 { (locale.say("accessibility-limits")) }
            ul { @for limit in LIMITS { li { (locale.say(limit)) } } }
            h2 { (locale.say("accessibility-tell")) }
            p { (locale.say("accessibility-tell-words")) }
            @if !reachable.is_empty() {
                ul {
                    @for (loaded, contact) in reachable {
                        @let text = loaded.letter.text_in(&locale.text);
                        li {
                            cite lang=(text.language) dir=(text.language.direction()) { (text.title) } ": "
                            (pages::reachable(contact))
                        }
                    }
                }
            }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: Some(&locale.say("accessibility-lead")),
        robots: Robots::Index,
        languages: alternates(locale, &Words::languages(), Paths::accessibility),
        head: html! {},
        body,
    })
}

/// The contact for questions about a letter.
fn contact(loaded: &Loaded) -> Option<&str> {
    let organizer = loaded.letter.organizer.as_ref().and_then(|organizer| organizer.contact.as_deref());
    loaded.letter.contact.as_deref().or(organizer)
}
