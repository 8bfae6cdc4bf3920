//! The page of the development mailbox.

use maud::{Markup, html};

use super::development::CapturedMail;
use crate::ui::{Locale, Page, Robots, layout};

/// All mails, newest first, as text with clickable links.
pub fn mailbox(locale: &Locale, mails: &[CapturedMail]) -> Markup {
    let title = locale.say("mailbox-title");
    let body = html! {
        article.own {
            h1 { (title) }
            p.hint { (locale.say("mailbox-words")) }
            @if mails.is_empty() { p { (locale.say("mailbox-empty")) } }
            @for mail in mails {
                section.mail {
                    h2 { bdi { (mail.subject) } }
                    p.hint { bdi { (mail.to) } " · " (locale.words.minute(mail.at)) }
                    pre { (linked(mail)) }
                }
            }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots: Robots::NoIndex,
        languages: vec![],
        head: html! {},
        body,
    })
}

/// The text of a mail with clickable links. In mails, a link is alone on its line.
fn linked(mail: &CapturedMail) -> Markup {
    html! {
        @for line in mail.text.lines() {
            @if mail.links.iter().any(|link| link == line) { a href=(line) { (line) } } @else { (line) }
            "\n"
        }
    }
}
