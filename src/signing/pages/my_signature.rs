//! My signature: how it stands, as the public sees it, and the way out.

use maud::{Markup, html};

use super::{About, confirm::preview, own_page};
use crate::{
    signing::signature::{Signature, State},
    ui::Locale,
};

/// The page.
pub fn my_signature(locale: &Locale, about: About<'_>, signature: &Signature, token: &str) -> Markup {
    let title = locale.say(match signature.state {
        State::Published => "mine-published-title",
        State::Held => "mine-held-title",
        State::Rejected => "mine-rejected-title",
        State::Withdrawn => "mine-withdrawn-title",
    });
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            @match signature.state {
                State::Published => p.lead {
                    (locale.say_with("mine-published", &[("number", signature.number.unwrap_or_default().into())]))
                    " " (about.title(locale))
                },
                State::Held => p.lead { (locale.say("mine-held")) " " (about.title(locale)) },
                State::Rejected => {
                    p.lead { (locale.say("mine-rejected")) " " (about.title(locale)) }
                    @if let Some(reason) = &signature.rejected_for { blockquote { bdi { (reason) } } }
                },
                State::Withdrawn => p.lead { (locale.say("mine-withdrawn")) " " (about.title(locale)) },
            }
            @if signature.state != State::Withdrawn {
                (preview(locale, &signature.adherence))
                p.hint { (locale.say_with("mine-signed-on", &[("day", locale.words.day(signature.signed_at).into())])) }
                p.hint { (locale.say("mine-keep-link")) }
                details {
                    summary { (locale.say("withdraw-title")) }
                    p { (locale.say("withdraw-words")) }
                    form method="post" action=(locale.paths.withdraw(token)) {
                        button.danger type="submit" { (locale.say("withdraw-button")) }
                    }
                }
            }
        },
    )
}
