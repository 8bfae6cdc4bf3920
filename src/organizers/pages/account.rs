//! The page of one's own account: password, second factor, and sessions.

use maud::{Markup, html};
use uuid::Uuid;

use super::{form_errors, notice, organizer_page, password_field, role};
use crate::{
    organizers::{accounts::Account, form::FormError, rights::Role, session::OpenSession},
    ui::Locale,
};

pub struct AccountPage<'a> {
    pub locale: &'a Locale,
    pub account: &'a Account,
    pub open_sessions: &'a [OpenSession],
    pub here: Option<Uuid>,
    /// The message about what was just done.
    pub done: Option<&'a str>,
    pub errors: &'a [FormError],
}

pub fn account(page: &AccountPage<'_>) -> Markup {
    let (locale, account) = (page.locale, page.account);
    let title = locale.say("organize-account");
    organizer_page(
        locale,
        account,
        &title,
        &html! {
            h1 { (title) }
            (notice(locale, page.done))
            p { bdi { (account.address.as_str()) } " · " (role(locale, account.role)) }
            h2 { (locale.say("organize-password-title")) }
            form method="post" action=(locale.paths.organize("/account/password")) novalidate {
                (form_errors(locale, page.errors))
                (password_field(locale, ("current", "organize-current-password"), "current-password", page.errors))
                (password_field(locale, ("password", "organize-new-password"), "new-password", page.errors))
                button type="submit" { (locale.say("organize-set-button")) }
            }
            h2 { (locale.say("organize-factor-title")) }
            p {
                @if account.has_second_factor {
                    (locale.say("organize-factor-is-on")) " "
                    (locale.say_with("organize-recovery-left", &[("count", i64::try_from(account.recovery_codes).unwrap_or_default().into())]))
                } @else {
                    (locale.say("organize-factor-is-off"))
                }
            }
            p { a.button href=(locale.paths.organize("/account/second-factor")) { (locale.say("organize-factor-link")) } }
            @if account.role >= Role::Moderator { (digest(locale, account)) }
            h2 { (locale.say("organize-sessions-title")) }
            ul.rows {
                @for session in page.open_sessions { (session_row(page, session)) }
            }
        },
    )
}

/// Digests by mail: on or off.
fn digest(locale: &Locale, account: &Account) -> Markup {
    let (words, button, value) = if account.wants_digest {
        ("organize-digest-is-on", "organize-digest-off-button", "off")
    } else {
        ("organize-digest-is-off", "organize-digest-on-button", "on")
    };
    html! {
        h2 { (locale.say("organize-digest-title")) }
        p { (locale.say(words)) }
        form method="post" action=(locale.paths.organize("/account/digest")) {
            button.quiet type="submit" name="digest" value=(value) { (locale.say(button)) }
        }
    }
}

fn session_row(page: &AccountPage<'_>, session: &OpenSession) -> Markup {
    let locale = page.locale;
    let (begun, seen) = (locale.words.minute(session.begun_at), locale.words.minute(session.seen_at));
    html! {
        li {
            p {
                strong { @if session.browser.is_empty() { (locale.say("organize-browser-unknown")) } @else { (session.browser) } }
                @if page.here == Some(session.id) { " · " (locale.say("organize-session-here")) }
            }
            p.hint { (locale.say_with("organize-session-times", &[("begun", begun.into()), ("seen", seen.into())])) }
            @if page.here != Some(session.id) {
                form method="post" action=(locale.paths.organize("/account/sessions")) {
                    input type="hidden" name="session" value=(session.id);
                    button.quiet type="submit" { (locale.say("organize-session-end")) }
                }
            }
        }
    }
}
