//! The part of "my signature" that asks about a changed text.

use maud::{Markup, html};

use super::own_signature::MySignature;
use crate::letters::{library::text_diff, pages::text_diff::difference};

/// The difference between the signed text and the text in force, and the button that moves the signature to the new
/// text. If nothing has changed, the page says so.
pub fn renewal(page: &MySignature<'_>) -> Markup {
    let locale = page.locale;
    let Some(earlier) = page.earlier else {
        return html! { p.hint { (locale.say("renewal-none")) } };
    };
    html! {
        section.renewal aria-labelledby="renewal-title" {
            h2 #renewal-title { (locale.say("renewal-title")) }
            p { (locale.say("renewal-words")) }
            @for note in &earlier.notes { blockquote { p { bdi { (note) } } } }
            (difference(locale, &earlier.language, &text_diff::difference(&earlier.signed, &earlier.in_force.body)))
            form method="post" action=(locale.paths.my(page.token, "stand-by")) {
                input type="hidden" name="version" value=(earlier.in_force.version);
                button type="submit" { (locale.say("renewal-button")) }
            }
            p.hint { (locale.say("renewal-or-withdraw")) }
        }
    }
}
