//! The team page: all accounts, and what owners can do with them.

use maud::{Markup, html};

use super::{again, field_error, form_errors, notice, organizer_page, role};
use crate::{
    mail::EmailAddress,
    organizers::{
        accounts::Account,
        form::{FormError, InviteForm},
        rights::Role,
    },
    signing::pages::address_question,
    ui::{
        Locale,
        components::{TextField, text_field},
    },
};

pub struct TeamPage<'a> {
    pub locale: &'a Locale,
    /// The account of the owner who views the page.
    pub account: &'a Account,
    pub team: &'a [Account],
    /// The message about what was just done.
    pub done: Option<&'a str>,
    /// The values of the invitation form.
    pub typed: &'a InviteForm,
    /// The address that was probably meant, if the typed one seems mistyped.
    pub meant: Option<&'a EmailAddress>,
    pub errors: &'a [FormError],
}

pub fn team(page: &TeamPage<'_>) -> Markup {
    let locale = page.locale;
    let title = locale.say("organize-team");
    let address = page.typed.address.typed();
    organizer_page(
        locale,
        page.account,
        &title,
        &html! {
            h1 { (title) }
            (notice(locale, page.done))
            ul.rows {
                @for account in page.team {
                    li {
                        p { a href=(locale.paths.organize(&format!("/team/{}", account.id))) { bdi { (account.address.as_str()) } } }
                        p.hint { (role(locale, account.role)) " · " (standing(locale, account)) }
                    }
                }
            }
            h2 { (locale.say("organize-invite-title")) }
            form method="post" action=(locale.paths.organize("/team")) novalidate {
                @if page.meant.is_some() { (address_question::enter(&locale.say("organize-invite-button"))) }
                (form_errors(locale, page.errors))
                (text_field(TextField {
                    name: "email", label: &locale.say("organize-invite-email"), kind: Some("email"),
                    value: address.email, autocomplete: "off", required: true,
                    error: field_error(locale, page.errors, "email").as_deref(), ..TextField::default()
                }))
                (roles(locale, page.typed.role.parse().ok(), field_error(locale, page.errors, "role").as_deref()))
                (again(locale, page.errors))
                (address_question::question(locale, address, page.meant))
                button type="submit" { (locale.say("organize-invite-button")) }
            }
        },
    )
}

/// The page of one account, with the actions on it.
pub fn member(
    locale: &Locale,
    me: &Account,
    account: &Account,
    link: Option<&str>,
    (done, wrong): (Option<&str>, &[FormError]),
) -> Markup {
    let title = account.address.as_str();
    let button = |class: Option<&str>, act: &str, id: &str| {
        html! { button class=[class] type="submit" name="act" value=(act) { (locale.say(id)) } }
    };
    organizer_page(
        locale,
        me,
        title,
        &html! {
            h1.address { bdi { (title) } }
            (notice(locale, done))
            p { (role(locale, account.role)) " · " (standing(locale, account)) }
            @if let Some(link) = link {
                p { (locale.say("organize-link-by-hand")) }
                p.to-quote dir="ltr" { (link) }
            }
            form method="post" action=(locale.paths.organize(&format!("/team/{}", account.id))) novalidate {
                (form_errors(locale, wrong))
                (roles(locale, Some(account.role), field_error(locale, wrong, "role").as_deref()))
                (again(locale, wrong))
                (button(None, "role", "organize-role-button"))
                p.hint #about-reset { (locale.say("organize-reset-words")) }
                (button(Some("quiet"), "reset", "organize-reset-button"))
                @if account.disabled_at.is_none() {
                    p.hint { (locale.say("organize-disable-words")) }
                    (button(Some("danger"), "disable", "organize-disable-button"))
                }
            }
            p.aside { a href=(locale.paths.organize("/team")) { (locale.say("organize-team-back")) } }
        },
    )
}

fn roles(locale: &Locale, chosen: Option<Role>, error: Option<&str>) -> Markup {
    html! {
        fieldset.choices #role aria-describedby=[error.map(|_| "role-error")] {
            legend { (locale.say("organize-role")) }
            @if let Some(error) = error { p.error #role-error { (error) } }
            @for &role in Role::ALL {
                @let id = format!("role-{}", role.into_str());
                div.choice {
                    input type="radio" name="role" value=(role.into_str()) id=(id) checked[chosen == Some(role)]
                        aria-describedby={ (id) "-hint" };
                    label for=(id) { (self::role(locale, role)) }
                    p.hint id={ (id) "-hint" } { (locale.say(&format!("organize-role-{}-hint", role.into_str()))) }
                }
            }
        }
    }
}

fn standing(locale: &Locale, account: &Account) -> String {
    match (account.disabled_at, account.signed_in_at) {
        (Some(_), _) => locale.say("organize-is-disabled"),
        (None, _) if !account.is_claimed => locale.say("organize-is-invited"),
        (None, Some(at)) => locale.say_with("organize-seen", &[("day", locale.words.day(at).into())]),
        (None, None) => locale.say("organize-is-active"),
    }
}
