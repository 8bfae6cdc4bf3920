//! What is paused on the whole site, for owners.

use maud::{Markup, html};

use super::{notice, organizer_page};
use crate::{
    mail::QueueFigures,
    organizers::accounts::Account,
    switches::{Off, Switch},
    ui::{
        Locale,
        components::{TextField, text_field},
    },
};

pub struct SwitchesPage<'a> {
    pub locale: &'a Locale,
    pub account: &'a Account,
    pub off: &'a [Off],
    pub mail: &'a QueueFigures,
    pub done: Option<&'a str>,
}

pub fn switches(page: &SwitchesPage<'_>) -> Markup {
    let locale = page.locale;
    let title = locale.say("organize-site");
    let body = html! {
        h1 { (title) }
        (notice(locale, page.done))
        p { (locale.say("switches-words")) }
        @for switch in Switch::ALL {
            @let off = page.off.iter().find(|off| off.name == switch.into_str());
            (one(page, *switch, off))
        }
    };
    organizer_page(locale, page.account, &title, &body)
}

fn one(page: &SwitchesPage<'_>, switch: Switch, off: Option<&Off>) -> Markup {
    let (locale, name) = (page.locale, switch.into_str());
    html! {
        section id=(name) {
            h2 { (locale.say(&format!("switch-{name}"))) }
            @match off {
                Some(off) => p.notice { (since(locale, off)) },
                None => p.hint { (locale.say(&format!("switch-{name}-hint"))) },
            }
            @if switch == Switch::Mail && off.is_some() { (what_waits(page)) }
            form method="post" action=(locale.paths.organize("/site")) {
                input type="hidden" name="switch" value=(name);
                @if off.is_some() {
                    button type="submit" name="act" value="on" { (locale.say(&format!("switch-{name}-on"))) }
                } @else {
                    (text_field(TextField {
                        name: &format!("note-{name}"), label: &locale.say("switch-note"), autocomplete: "off",
                        ..TextField::default()
                    }))
                    button.quiet type="submit" name="act" value="off" { (locale.say(&format!("switch-{name}-off"))) }
                }
            }
        }
    }
}

/// Since when something is paused, and why.
pub fn since(locale: &Locale, off: &Off) -> Markup {
    let time = locale.words.minute(off.off_since);
    html! {
        (locale.say_with(&format!("switch-{}-since", off.name), &[("time", time.into())]))
        @if !off.note.is_empty() { " " bdi { (off.note) } }
    }
}

/// The mail that goes out when it is turned on, and a button to throw it away: after a backup was restored, it was sent
/// before.
fn what_waits(page: &SwitchesPage<'_>) -> Markup {
    let (locale, mail) = (page.locale, page.mail);
    let Some(oldest) = mail.oldest.filter(|_| mail.waiting > 0) else {
        return html! { p { (locale.say("switch-mail-none")) } };
    };
    let said = [("count", mail.waiting.into()), ("time", locale.words.minute(oldest).into())];
    html! {
        form method="post" action=(locale.paths.organize("/site")) {
            p { (locale.say_with("switch-mail-waits", &said)) }
            p.hint { (locale.say("switch-mail-drop-hint")) }
            button.danger type="submit" name="act" value="drop" { (locale.say("switch-mail-drop")) }
        }
    }
}
