//! The frame of every organizers' page, its notices and form errors, which moderation, imports and updates use too;
//! and the pages of accounts. Usable on a phone.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | frames, form errors, password fields |
//! | [`sign_in`] | the pages before sign-in |
//! | [`account`], [`second_factor`] | one's own account |
//! | [`team`] | all accounts |
//! | [`switches`] | what is paused on the whole site |

pub mod account;
pub mod second_factor;
pub mod sign_in;
pub mod switches;
pub mod team;

use maud::{Markup, html};

use super::{accounts::Account, form::FormError, rights::Role};
use crate::{
    letters::Loaded,
    ui::{
        Locale, Page, Robots,
        components::{TextField, error_summary, text_field},
        layout,
    },
};

/// For which organizer a page is, and of which letter.
#[derive(Clone, Copy)]
pub struct LetterContext<'a> {
    pub locale: &'a Locale,
    pub account: &'a Account,
    pub letter: &'a Loaded,
}

impl LetterContext<'_> {
    /// The path of an organizers' page of the letter: `""`, `"/queue"`.
    pub fn path(&self, page: &str) -> String {
        self.locale.paths.organize_letter(self.letter.letter.slug.as_str(), page)
    }
}

/// A page for a signed-in organizer, with the navigation above it.
pub fn organizer_page(locale: &Locale, account: &Account, title: &str, body: &Markup) -> Markup {
    let link =
        |page: &str, id: &str| html! { li { a href=(locale.paths.organize(page)) { (locale.say(id)) } } };
    signed_out_page(
        locale,
        title,
        &html! {
            nav.organizers aria-label=(locale.say("organize-nav")) {
                ul {
                    (link("", "organize-letters"))
                    @if account.role >= Role::Moderator { (link("/audit", "audit-title")) }
                    @if account.role >= Role::Owner {
                        (link("/team", "organize-team"))
                        (link("/site", "organize-site"))
                    }
                    (link("/account", "organize-account"))
                    li {
                        form method="post" action=(locale.paths.organize("/logout")) {
                            button.link type="submit" { (locale.say("organize-logout")) }
                        }
                    }
                }
            }
            (body)
        },
    )
}

/// A page before sign-in: not indexed by search engines, and without a choice of languages.
pub fn signed_out_page(locale: &Locale, title: &str, body: &Markup) -> Markup {
    let body = html! { article.organize { (body) } };
    layout(&Page {
        locale,
        title,
        description: None,
        robots: Robots::NoIndex,
        languages: vec![],
        head: html! {},
        body,
    })
}

pub fn role(locale: &Locale, role: Role) -> String {
    locale.say(&format!("organize-role-{}", role.into_str()))
}

/// The message about what was done, above the page that shows it.
pub fn notice(locale: &Locale, done: Option<&str>) -> Markup {
    html! { @if let Some(id) = done { p.notice role="status" { (locale.say(id)) } } }
}

/// The validation errors, at the top of a form that is shown again.
pub fn form_errors(locale: &Locale, errors: &[(impl AsRef<str>, &str)]) -> Markup {
    let lines: Vec<_> = errors.iter().map(|(field, id)| (field.as_ref(), locale.say(id))).collect();
    error_summary(locale, &lines)
}

/// The validation error of one field.
pub fn field_error(locale: &Locale, errors: &[(impl AsRef<str>, &str)], field: &str) -> Option<String> {
    errors.iter().find(|(of, _)| of.as_ref() == field).map(|(_, id)| locale.say(id))
}

/// A field for the organizer's own password, asked for before actions that can do harm.
pub fn again(locale: &Locale, errors: &[FormError]) -> Markup {
    password_field(locale, ("again", "organize-again"), "current-password", errors)
}

/// A password field: its name and label, and the `autocomplete` token for password managers.
pub fn password_field(
    locale: &Locale,
    (name, label): (&str, &str),
    autocomplete: &str,
    errors: &[FormError],
) -> Markup {
    text_field(TextField {
        name,
        label: &locale.say(label),
        kind: Some("password"),
        autocomplete,
        required: true,
        error: field_error(locale, errors, name).as_deref(),
        ..TextField::default()
    })
}
