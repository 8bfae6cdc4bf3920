//! The queue: what waits, why, and the two or three things to do about it.

use std::sync::Arc;

use maud::{Markup, html};
use uuid::Uuid;

use super::letter::{OfLetter, letter_room};
use crate::{
    letters::Loaded,
    moderation::{form::DecisionForm, queue::Item},
    organizers::accounts::Account,
    signing::{
        adherence::{Adherence, Visibility},
        checks::Reason,
        pages::line::line,
        signature::Signature,
    },
    ui::{
        Locale,
        components::{described_by, hint_and_error, writable},
    },
};

/// How many stand on the page: some ten screens of a phone. Those behind them move up.
const SHOWN: usize = 50;

/// What the page shows.
pub struct QueuePage<'a> {
    /// How it speaks.
    pub locale: &'a Locale,
    /// Who looks at it.
    pub account: &'a Account,
    /// The letter.
    pub letter: &'a Arc<Loaded>,
    /// What waits, the longest waiting first.
    pub items: &'a [Item],
    /// What was just done.
    pub done: Option<Done>,
    /// A form that could not be taken, and why.
    pub refused: Option<(&'a DecisionForm, &'static str)>,
}

/// What was just decided.
#[derive(Clone, Copy)]
pub struct Done {
    /// In words, by the id of a message.
    pub message: &'static str,
    /// The act that takes it back, and of which signature.
    pub undo: Option<(&'static str, Uuid)>,
}

/// The page.
pub fn queue(page: &QueuePage<'_>) -> Markup {
    let locale = page.locale;
    let count = i64::try_from(page.items.len()).unwrap_or_default();
    letter_room(
        OfLetter { locale, account: page.account, letter: page.letter },
        "/queue",
        &locale.say("queue-title"),
        &html! {
            @if let Some(done) = page.done { (notice(page, done)) }
            p { (locale.say_with("organize-waiting", &[("count", count.into())])) }
            ol.rows { @for item in page.items.iter().take(SHOWN) { li { (shown(page, item)) } } }
            @if page.items.len() > SHOWN { p.hint { (locale.say("queue-more")) } }
        },
    )
}

fn action(page: &QueuePage<'_>) -> String {
    page.locale.paths.organize_letter(page.letter.letter.slug.as_str(), "/queue")
}

fn notice(page: &QueuePage<'_>, done: Done) -> Markup {
    html! {
        div.notice role="status" {
            p { (page.locale.say(done.message)) }
            @if let Some((act, id)) = done.undo {
                form method="post" action=(action(page)) {
                    input type="hidden" name="id" value=(id);
                    button.quiet type="submit" name="act" value=(act) { (page.locale.say("queue-undo")) }
                }
            }
        }
    }
}

fn shown(page: &QueuePage<'_>, item: &Item) -> Markup {
    let locale = page.locale;
    let since = locale.say_with("queue-since", &[("time", locale.words.minute(item.since()).into())]);
    html! {
        @match item {
            Item::Signature(signature) => {
                p.hint { (since) }
                (words(locale, &signature.adherence))
                (reasons(locale, &signature.held_for))
            }
            Item::Edit(signature, edit) => {
                p.hint { (locale.say_with("queue-edit", &[("number", number(signature).into())])) " · " (since) }
                h2 { (locale.say("queue-now")) }
                (words(locale, &signature.adherence))
                h2 { (locale.say("queue-wanted")) }
                (words(locale, &edit.wanted))
                (reasons(locale, &edit.waits_for))
            }
            Item::Report(signature, report) => {
                p.hint { (locale.say_with("queue-report", &[("number", number(signature).into())])) " · " (since) }
                (words(locale, &signature.adherence))
                p { (locale.say("queue-reported")) }
                blockquote { bdi { (report.words) } }
            }
        }
        (decision(page, item))
    }
}

fn number(signature: &Signature) -> i64 {
    signature.number.unwrap_or_default()
}

/// The line as it would stand, and what organizers alone see.
fn words(locale: &Locale, adherence: &Adherence) -> Markup {
    let spokesperson = adherence.said.spokesperson.as_str();
    html! {
        div.waits { (line(locale, &adherence.line())) }
        @if adherence.visibility != Visibility::Public {
            p.hint { (locale.say(&format!("visibility-{}", adherence.visibility.as_str()))) }
        }
        @if !spokesperson.is_empty() { p.hint { (locale.say("field-spokesperson")) ": " bdi { (spokesperson) } } }
    }
}

fn reasons(locale: &Locale, reasons: &[Reason]) -> Markup {
    html! { ul.why { @for reason in reasons { li { (locale.say(&format!("held-{}", reason.as_str()))) } } } }
}

fn decision(page: &QueuePage<'_>, item: &Item) -> Markup {
    let locale = page.locale;
    let id = item.id();
    let refused = page.refused.filter(|(form, _)| form.id == id.to_string());
    let error = refused.map(|(_, message)| locale.say(message));
    let field = format!("reason-{id}");
    let hint = locale.say("queue-reason-hint");
    let button = |class: Option<&str>, act: &str, words: &str| {
        html! { button class=[class] type="submit" name="act" value=(act) { (locale.say(words)) } }
    };
    html! {
        form method="post" action=(action(page)) novalidate {
            input type="hidden" name="id" value=(id);
            @if let Item::Report(signature, _) = item { input type="hidden" name="signature" value=(signature.id); }
            div.field {
                label for=(field) { (locale.say("queue-reason")) }
                (hint_and_error(&field, Some(&hint), error.as_deref()))
                input id=(field) name="reason" type="text" dir="auto" autocomplete="off"
                    value=(writable(refused.map_or("", |(form, _)| form.reason.as_str())))
                    aria-describedby=[described_by(&field, Some(&hint), error.as_deref())]
                    aria-invalid=[error.as_ref().map(|_| "true")];
            }
            div.acts {
                @match item {
                    Item::Signature(_) | Item::Edit(..) => {
                        (button(None, "publish", "queue-publish"))
                        (button(Some("danger"), "reject", "queue-reject"))
                    }
                    Item::Report(..) => {
                        (button(None, "dismiss", "queue-dismiss"))
                        (button(Some("danger"), "take-down", "queue-take-down"))
                    }
                }
            }
        }
    }
}
