//! The pages before sign-in: sign in, enter a code, a forgotten password, a link that sets one.

use maud::{Markup, html};
use time::OffsetDateTime;

use super::{field_error, form_errors, notice, password_field, signed_out_page};
use crate::{
    organizers::{accounts::Account, form::FormError},
    ui::{
        Locale,
        components::{TextField, text_field},
    },
};

#[derive(Clone, Copy, Default)]
pub struct SignInError {
    pub error: Option<FormError>,
    /// Too many attempts: the next one is possible at this time.
    pub until: Option<OffsetDateTime>,
}

impl SignInError {
    fn shown(&self, locale: &Locale) -> Markup {
        html! {
            @if let Some(until) = self.until {
                @let time = locale.words.minute(until);
                p.notice role="alert" { (locale.say_with("organize-too-often", &[("time", time.into())])) }
            }
            (form_errors(locale, self.error.as_slice()))
        }
    }
}

pub fn sign_in(locale: &Locale, email: &str, next: &str, refused: SignInError, done: Option<&str>) -> Markup {
    let title = locale.say("organize-login-title");
    let wrong = refused.error.map(|(_, id)| locale.say(id));
    signed_out_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            (notice(locale, done))
            form method="post" action=(locale.paths.organize("/login")) novalidate {
                (refused.shown(locale))
                input type="hidden" name="next" value=(next);
                (text_field(TextField {
                    name: "email", label: &locale.say("field-email"), kind: Some("email"), value: email,
                    autocomplete: "username", required: true, error: wrong.as_deref(), ..TextField::default()
                }))
                (password_field(locale, ("password", "organize-password"), "current-password", &[]))
                button type="submit" { (locale.say("organize-login-button")) }
            }
            p.aside { a href=(locale.paths.organize("/forgot")) { (locale.say("organize-forgot-link")) } }
        },
    )
}

pub fn code(locale: &Locale, refused: SignInError) -> Markup {
    let title = locale.say("organize-code-title");
    signed_out_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("organize-code-words")) }
            form method="post" action=(locale.paths.organize("/login/code")) novalidate {
                (refused.shown(locale))
                (code_field(locale, refused.error.as_slice()))
                button type="submit" { (locale.say("organize-login-button")) }
            }
        },
    )
}

pub(super) fn code_field(locale: &Locale, errors: &[FormError]) -> Markup {
    text_field(TextField {
        name: "code",
        label: &locale.say("organize-code"),
        autocomplete: "one-time-code",
        required: true,
        error: field_error(locale, errors, "code").as_deref(),
        ..TextField::default()
    })
}

/// The form that requests a link to set another password.
pub fn forgot(locale: &Locale, typed: &str, errors: &[FormError]) -> Markup {
    let title = locale.say("organize-forgot-title");
    signed_out_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("organize-forgot-words")) }
            form method="post" action=(locale.paths.organize("/forgot")) novalidate {
                (form_errors(locale, errors))
                (text_field(TextField {
                    name: "email", label: &locale.say("field-email"), kind: Some("email"), value: typed,
                    autocomplete: "username", required: true, error: field_error(locale, errors, "email").as_deref(),
                    ..TextField::default()
                }))
                button type="submit" { (locale.say("find-button")) }
            }
        },
    )
}

/// The same answer for every address, so that it does not reveal whether there is an account.
pub fn forgot_asked(locale: &Locale) -> Markup {
    let title = locale.say("find-asked-title");
    signed_out_page(locale, &title, &html! { h1 { (title) } p { (locale.say("organize-forgot-asked")) } })
}

/// The form that sets a password by a link.
pub fn welcome(locale: &Locale, account: &Account, token: &str, errors: &[FormError]) -> Markup {
    let title = locale.say("organize-welcome-title");
    signed_out_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("organize-welcome-words")) }
            form method="post" action=(locale.paths.organize(&format!("/welcome/{token}"))) novalidate {
                (form_errors(locale, errors))
                // A password manager stores the password under this name.
                (text_field(TextField {
                    name: "email", label: &locale.say("field-email"), kind: Some("email"),
                    value: account.address.as_str(), autocomplete: "username", ..TextField::default()
                }))
                (password_field(locale, ("password", "organize-new-password"), "new-password", errors))
                button type="submit" { (locale.say("organize-set-button")) }
            }
        },
    )
}

/// The page of a link that no longer works.
pub fn link_ended(locale: &Locale) -> Markup {
    let title = locale.say("organize-link-ended-title");
    signed_out_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("organize-link-ended")) }
            p { a href=(locale.paths.organize("/forgot")) { (locale.say("organize-forgot-title")) } }
        },
    )
}
