//! What organizers see: calm pages that work on a phone.

pub mod account;
pub mod second_factor;
pub mod sign_in;
pub mod team;

use maud::{Markup, html};

use super::{accounts::Account, rights::Role};
use crate::{
    organizers::form::Mistake,
    ui::{
        Locale, Page, Robots,
        components::{Field, error_summary, text_field},
        layout,
    },
};

/// A page of somebody who is signed in: the ways to the others stand above it.
pub fn room(locale: &Locale, account: &Account, title: &str, body: &Markup) -> Markup {
    let link =
        |page: &str, id: &str| html! { li { a href=(locale.paths.organize(page)) { (locale.say(id)) } } };
    door(
        locale,
        title,
        &html! {
            nav.organizers aria-label=(locale.say("organize-nav")) {
                ul {
                    (link("", "organize-letters"))
                    @if account.role >= Role::Moderator { (link("/audit", "audit-title")) }
                    @if account.role >= Role::Owner { (link("/team", "organize-team")) }
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

/// A page before that: no search engine, no other languages to choose.
pub fn door(locale: &Locale, title: &str, body: &Markup) -> Markup {
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

/// The name of a role.
pub fn role(locale: &Locale, role: Role) -> String {
    locale.say(&format!("organize-role-{}", role.as_str()))
}

/// What was done, above the page that shows it.
pub fn notice(locale: &Locale, done: Option<&str>) -> Markup {
    html! { @if let Some(id) = done { p.notice role="status" { (locale.say(id)) } } }
}

/// What is wrong, at the top of a form that is shown again.
pub fn mistakes(locale: &Locale, mistakes: &[Mistake]) -> Markup {
    let lines: Vec<(&str, String)> = mistakes.iter().map(|(field, id)| (*field, locale.say(id))).collect();
    error_summary(locale, &lines)
}

/// What is wrong with one field.
pub fn mistake(locale: &Locale, mistakes: &[Mistake], field: &str) -> Option<String> {
    mistakes.iter().find(|(of, _)| *of == field).map(|(_, id)| locale.say(id))
}

/// The organizer's own password, before what could do harm.
pub fn again(locale: &Locale, mistakes: &[Mistake]) -> Markup {
    password_field(locale, ("again", "organize-again"), "current-password", mistakes)
}

/// A field for a password: its name and label, and what a password manager does with it.
pub fn password_field(
    locale: &Locale,
    (name, label): (&str, &str),
    autocomplete: &str,
    mistakes: &[Mistake],
) -> Markup {
    text_field(Field {
        name,
        label: &locale.say(label),
        kind: Some("password"),
        autocomplete,
        required: true,
        error: mistake(locale, mistakes, name).as_deref(),
        ..Field::default()
    })
}
