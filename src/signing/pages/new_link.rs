//! A new link to "my signature": an explanation and the button.

use maud::{Markup, html};

use super::own_signature::MySignature;

pub(super) fn new_link(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, signature, token, .. } = *page;
    html! {
        details {
            summary { (locale.say("new-link-title")) }
            p {
                (locale.say("new-link-words"))
                @if signature.address.is_some() { " " (locale.say("new-link-mailed")) }
            }
            form method="post" action=(locale.paths.my(token, "new-link")) {
                button.quiet type="submit" { (locale.say("new-link-button")) }
            }
        }
    }
}
