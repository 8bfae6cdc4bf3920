//! Lost links: the person types their address, and the link is sent to that mailbox. The page is the same for every
//! address.

use maud::{Markup, html};

use super::{About, address_question, own_page};
use crate::{
    mail::EmailAddress,
    signing::submission::typed_address::TypedAddress,
    ui::{
        Locale,
        components::{TextField, error_summary, text_field},
    },
};

/// The form that asks for the address; the link is sent there.
pub fn ask(
    locale: &Locale,
    (about, there): (About<'_>, &str),
    typed: TypedAddress<'_>,
    mistake: Option<&str>,
    meant: Option<&EmailAddress>,
) -> Markup {
    let title = locale.say("find-title");
    let error = mistake.map(|message| locale.say_of(message, typed.email));
    let errors: Vec<_> = error.iter().map(|message| ("email", message.clone())).collect();
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("find-words")) " " (about.title(locale)) }
            form method="post" action=(there) novalidate {
                @if meant.is_some() { (address_question::enter(&locale.say("find-button"))) }
                (error_summary(locale, &errors))
                (text_field(TextField {
                    name: "email", label: &locale.say("find-email"), value: typed.email, kind: Some("email"),
                    autocomplete: "email", required: true, error: error.as_deref(), ..TextField::default()
                }))
                (address_question::question(locale, typed, meant))
                button type="submit" { (locale.say("find-button")) }
            }
        },
    )
}

/// The answer, the same for every address.
pub fn asked(locale: &Locale, about: About<'_>, mailbox: Option<&str>) -> Markup {
    let title = locale.say("find-asked-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("find-asked")) " " (about.title(locale)) }
            @if let Some(mailbox) = mailbox {
                p.notice { a href=(mailbox) { (locale.say("check-development")) } }
            }
            p.hint { (locale.say("find-asked-no-mail")) }
        },
    )
}

/// The page shown when the site cannot send mail.
pub fn no_mail(locale: &Locale) -> Markup {
    let title = locale.say("find-title");
    own_page(locale, &title, &html! { h1 { (title) } p.notice { (locale.say("find-no-mail")) } })
}
