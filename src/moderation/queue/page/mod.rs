//! The page of the queue: what waits, why, and the actions on it.

mod item_actions;

use std::collections::HashMap;

use maud::{Markup, html};
use time::Date;
use uuid::Uuid;

use super::{QueueCursor, QueueItem, QueuePart, form::QueueForm};
use crate::{
    moderation::pages::letter::letter_page,
    organizers::{form::FormError, pages::LetterContext},
    signing::{
        pages::line::line,
        review::notes::Notes,
        screening::Reason,
        signature::{
            Signature,
            details::{SignatureDetails, Visibility},
        },
    },
    ui::{Locale, assets, components::error_summary},
};

/// Items on the page: some ten screens of a phone. Later items move up.
pub const SHOWN: i64 = 50;

pub struct QueuePage<'a> {
    pub of: LetterContext<'a>,
    /// How many items wait in all.
    pub count: i64,
    /// The cursor after which the page begins.
    pub behind: QueueCursor,
    /// The items, the longest waiting first.
    pub portion: &'a QueuePart,
    /// What organizers did about the signatures that are shown.
    pub beside: &'a HashMap<Uuid, Notes>,
    pub featured: &'a [Uuid],
    pub today: Date,
    pub done: Option<DoneNotice>,
    /// A refused form, and its mistake.
    pub refused: Option<(&'a QueueForm, FormError)>,
}

#[derive(Clone, Copy)]
pub struct DoneNotice {
    /// The id of a message.
    pub message: &'static str,
    /// The action that undoes it, and the signature.
    pub undo: Option<(&'static str, Uuid)>,
}

pub fn queue(page: &QueuePage<'_>) -> Markup {
    let locale = page.of.locale;
    let here = page.of.path("/queue");
    letter_page(
        page.of,
        "/queue",
        &locale.say("queue-title"),
        &html! {
            @if let Some(done) = page.done { (notice(page, done)) }
            @if let Some((form, (field, message))) = page.refused {
                (error_summary(locale, &[(&format!("{field}-{}", form.id), locale.say(message))]))
            }
            p { (locale.say_with("organize-waiting", &[("count", page.count.into())])) }
            (keys(locale))
            @if page.behind != QueueCursor::FRONT { p { a href=(here) { (locale.say("queue-front")) } } }
            ol.rows.queue { @for item in &page.portion.items { li { (shown(page, item)) } } }
            @if let Some(next) = page.portion.next {
                p.hint { (locale.say("queue-more")) }
                p { a href={ (here) "?after=" (next) } rel="next" { (locale.say("queue-next")) } }
            }
            script type="module" src=(assets::QUEUE.url()) {}
        },
    )
}

/// Where a decision is sent, so that the moderator continues at the same place.
pub(in crate::moderation) fn action(page: &QueuePage<'_>) -> String {
    let here = page.of.path("/queue");
    if page.behind == QueueCursor::FRONT { here } else { format!("{here}?after={}", page.behind) }
}

fn notice(page: &QueuePage<'_>, done: DoneNotice) -> Markup {
    html! {
        div.notice role="status" {
            p { (page.of.locale.say(done.message)) }
            @if let Some((act, id)) = done.undo {
                form method="post" action=(action(page)) {
                    input type="hidden" name="id" value=(id);
                    button.quiet type="submit" name="act" value=(act) { (page.of.locale.say("queue-undo")) }
                }
            }
        }
    }
}

fn shown(page: &QueuePage<'_>, item: &QueueItem) -> Markup {
    let locale = page.of.locale;
    let since = locale.say_with("queue-since", &[("time", locale.words.minute(item.since()).into())]);
    html! {
        @match item {
            QueueItem::Signature(signature) => {
                p.hint { (since) }
                (words(locale, &signature.details))
                (reasons(locale, &signature.held_for))
            }
            QueueItem::Edit(signature, edit) => {
                p.hint { (locale.say_with("queue-edit", &[("number", number(signature).into())])) " · " (since) }
                h2 { (locale.say("queue-now")) }
                (words(locale, &signature.details))
                h2 { (locale.say("queue-wanted")) }
                (words(locale, &edit.wanted))
                (reasons(locale, &edit.waits_for))
            }
            QueueItem::Report(signature, report) => {
                p.hint { (locale.say_with("queue-report", &[("number", number(signature).into())])) " · " (since) }
                (words(locale, &signature.details))
                p { (locale.say("queue-reported")) }
                blockquote { bdi { (report.words) } }
            }
        }
        (item_actions::known(page, item))
        (item_actions::decision(page, item))
        (item_actions::more(page, item))
    }
}

fn number(signature: &Signature) -> i64 {
    signature.number.unwrap_or_default()
}

/// The line as the public would see it, and the fields that only organizers see.
fn words(locale: &Locale, details: &SignatureDetails) -> Markup {
    let spokesperson = details.text.spokesperson.as_str();
    html! {
        div.waits { (line(locale, &details.line())) }
        @if details.visibility != Visibility::Public {
            p.hint { (locale.say(&format!("visibility-{}", details.visibility.into_str()))) }
        }
        @if !spokesperson.is_empty() { p.hint { (locale.say("field-spokesperson")) ": " bdi { (spokesperson) } } }
    }
}

fn reasons(locale: &Locale, reasons: &[Reason]) -> Markup {
    html! { ul.why { @for reason in reasons { li { (locale.say(&format!("held-{}", reason.into_str()))) } } } }
}

/// The keyboard shortcuts. The script that handles them shows the list.
fn keys(locale: &Locale) -> Markup {
    let keys = [
        ("j", "queue-key-next"),
        ("k", "queue-key-before"),
        ("p", "queue-key-publish"),
        ("r", "queue-key-reason"),
        ("m", "queue-key-more"),
        ("u", "queue-key-undo"),
        ("?", "queue-key-keys"),
    ];
    html! {
        aside.keys data-keys hidden tabindex="-1" aria-label=(locale.say("queue-keys")) {
            dl { @for (key, does) in keys { div { dt { kbd { (key) } } dd { (locale.say(does)) } } } }
            div.tick {
                input #keys type="checkbox" checked;
                label for="keys" { (locale.say("queue-keys-on")) }
            }
        }
    }
}
