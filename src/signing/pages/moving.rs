//! Pages of a signature that moves to another address: the section of "my signature", the page for the new address,
//! and the page for the old address.

pub use super::own_signature::{Moving, Typed};
use maud::{Markup, html};
use time::OffsetDateTime;

use super::{About, address_question, own_page, own_signature::MySignature};
use crate::{
    signing::submission::typed_address::TypedAddress,
    ui::{
        Locale,
        components::{TextField, text_field},
    },
};

pub(super) fn moving(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, token, .. } = *page;
    let (is_open, words) = match page.moving {
        Moving::No => return html! {},
        Moving::Can(typed) => {
            let words = html! { p { (locale.say("move-words")) } (asks(page, typed)) };
            (typed.mistake.is_some() || typed.meant.is_some(), words)
        }
        Moving::Asked(to, until, typed) => {
            let until = locale.words.minute(*until);
            let words = html! {
                p { (locale.say("move-asked-words")) " " bdi { (to.in_unicode()) } }
                p { (locale.say_with("move-asked-until", &[("time", until.into())])) }
                form method="post" action=(locale.paths.my(token, "stop-move")) {
                    button.quiet type="submit" { (locale.say("move-stop-button")) }
                }
                (asks(page, typed))
            };
            (true, words)
        }
        Moving::CanGoBack(until) => {
            let until = locale.words.minute(*until);
            (true, html! { p { (locale.say_with("move-can-go-back", &[("time", until.into())])) } })
        }
    };
    html! {
        details #move open[is_open] { summary { (locale.say("move-title")) } (words) }
    }
}

fn asks(page: &MySignature<'_>, Typed { email, asked, mistake, meant }: &Typed) -> Markup {
    let MySignature { locale, token, .. } = *page;
    let error = mistake.map(|message| locale.say_of(message, email));
    let typed = TypedAddress { email, asked };
    let button = locale.say("move-button");
    html! {
        form method="post" action=(locale.paths.my(token, "move")) novalidate {
            @if meant.is_some() { (address_question::enter(&button)) }
            (text_field(TextField {
                name: "email", label: &locale.say("move-email"), value: email, kind: Some("email"),
                autocomplete: "email", required: true, error: error.as_deref(), ..TextField::default()
            }))
            (address_question::question(locale, typed, meant.as_ref()))
            button.quiet type="submit" { (button) }
        }
    }
}

/// What the new address sees: that a signature under this letter is to move to it, and nothing about whose signature
/// it is. The address may be a typo.
pub fn shall_it_be_yours(locale: &Locale, about: About<'_>, token: &str, not_me: &str) -> Markup {
    let title = locale.say("move-here-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("move-letter")) " " (about.title(locale)) }
            p { (locale.say("move-here-words")) }
            form method="post" action=(locale.paths.move_here(token)) {
                button type="submit" { (locale.say("move-here-button")) }
            }
            p.aside { a href=(locale.paths.not_me(not_me)) { (locale.say("not-me-link")) } }
        },
    )
}

/// The page on which the old address can stop the move.
pub fn stop_it(locale: &Locale, about: About<'_>, token: &str) -> Markup {
    let title = locale.say("move-stop-title");
    decides(locale, about, (token, "move-stop-and-renew-button"), &title, &locale.say("move-stop-words"))
}

/// The page on which the old address can undo the move.
pub fn take_it_back(locale: &Locale, about: About<'_>, token: &str, until: OffsetDateTime) -> Markup {
    let title = locale.say("move-back-title");
    let until = locale.words.minute(until);
    let words = locale.say_with("move-back-words", &[("time", until.into())]);
    decides(locale, about, (token, "move-back-button"), &title, &words)
}

fn decides(
    locale: &Locale,
    about: About<'_>,
    (token, button): (&str, &'static str),
    title: &str,
    words: &str,
) -> Markup {
    own_page(
        locale,
        title,
        &html! {
            h1 { (title) }
            p { (locale.say("move-letter")) " " (about.title(locale)) }
            p { (words) }
            form method="post" action=(locale.paths.way_back(token)) {
                button type="submit" { (locale.say(button)) }
            }
        },
    )
}
