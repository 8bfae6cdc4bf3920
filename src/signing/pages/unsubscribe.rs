//! Ends updates by mail.

use maud::{Markup, html};

use super::own_page;
use crate::ui::Locale;

/// Asks before anything changes: mail scanners follow links.
pub fn ask(locale: &Locale, token: &str) -> Markup {
    let title = locale.say("unsubscribe-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("unsubscribe-words")) }
            form method="post" action=(locale.paths.unsubscribe(token)) {
                button type="submit" { (locale.say("unsubscribe-button")) }
            }
        },
    )
}

/// Shown when it is done, now or before.
pub fn done(locale: &Locale) -> Markup {
    let title = locale.say("unsubscribe-done-title");
    own_page(locale, &title, &html! { h1 { (title) } p { (locale.say("unsubscribe-done")) } })
}
