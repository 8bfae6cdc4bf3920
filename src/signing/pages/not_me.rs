//! "This was not me": a stranger typed this person's address.

use maud::{Markup, html};

use super::own_page;
use crate::ui::Locale;

/// Asks before anything is erased: mail scanners follow links.
pub fn ask(locale: &Locale, token: &str) -> Markup {
    let title = locale.say("not-me-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("not-me-words")) }
            form method="post" action=(locale.paths.not_me(token)) {
                div.tick {
                    input type="checkbox" name="never" #never value="on";
                    label for="never" { (locale.say("not-me-never")) }
                }
                button type="submit" { (locale.say("not-me-button")) }
            }
        },
    )
}

/// Shown if what was sent belongs to another address by now. The owner of this mailbox can still refuse all mail.
pub fn not_yours(locale: &Locale, token: &str) -> Markup {
    let title = locale.say("link-replaced-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("not-me-not-yours")) }
            form method="post" action=(locale.paths.not_me(token)) {
                input type="hidden" name="never" value="on";
                button.quiet type="submit" { (locale.say("not-me-never")) }
            }
        },
    )
}

/// Shown when it is done, now or before.
pub fn done(locale: &Locale, never_again: bool) -> Markup {
    let title = locale.say("not-me-done-title");
    let words = locale.say(if never_again { "not-me-done-never" } else { "not-me-done" });
    own_page(locale, &title, &html! { h1 { (title) } p { (words) } })
}
