//! The page of one signature: its story, the possible decisions, and the two actions that require a reason
//! and the password.

use maud::{Markup, html};
use serde_json::Value;
use uuid::Uuid;

use super::{below, called, facts, signer_details};
use crate::{
    audit::HistoryEntry,
    mail::{EmailAddress, Remembered},
    moderation::{
        audit,
        pages::letter::letter_page,
        signatures::form::{SealedActForm, SignatureActionForm},
    },
    organizers::{
        accounts::Account,
        form::FormError,
        pages::{LetterContext, again, field_error, form_errors, notice},
    },
    signing::{
        pages::line,
        review::history::Story,
        signature::{Signature, State, details::SignerField, mail_kinds::MailKind},
    },
    ui::{
        Locale,
        components::{TextField, described_by, hint_and_error, text_field, writable},
    },
};

/// The fields that an edit can name besides those of [`SignerField`].
const FIELDS: [&str; 4] = ["visibility", "capacity", "name", "updates"];

pub struct StoryPage<'a> {
    pub of: LetterContext<'a>,
    pub story: &'a Story,
    pub is_featured: bool,
    pub team: &'a [Account],
    pub done: Option<&'a str>,
    /// A refused form, and its error message.
    pub refused: Option<(&'a SignatureActionForm, &'static str)>,
}

pub fn story(page: &StoryPage<'_>) -> Markup {
    let (of, locale, story) = (page.of, page.of.locale, page.story);
    let spokesperson = story.signature.details.text.spokesperson.as_str();
    letter_page(
        of,
        "/signatures/",
        &locale.say("story-title"),
        &html! {
            (notice(locale, page.done))
            (signer_details(locale, &story.signature))
            p.hint { (facts(locale, &story.signature, story.provider.as_deref())) }
            @if !spokesperson.is_empty() { p.hint { (locale.say("field-spokesperson")) ": " bdi { (spokesperson) } } }
            @if let Some(written) = story.written_at {
                p.hint { (locale.say_with("story-written", &[("time", locale.words.minute(written).into())])) }
            }
            @if let Some(waiting) = &story.waiting {
                p {
                    (locale.say_with("story-waits", &[("time", locale.words.minute(waiting.written_at).into())])) " "
                    a href=(of.path("/queue")) { (locale.say("queue-title")) }
                }
                div.waits { (line::line(locale, &waiting.wanted.line())) }
            }
            @if story.signature.state != State::Withdrawn { (acts(page)) }
            h2 { (locale.say("story-steps")) }
            @if story.steps.is_empty() { p { (locale.say("story-steps-none")) } }
            ol.log { @for step in &story.steps { li { (told(page, step)) } } }
            h2 { (locale.say("story-mails")) }
            p.hint { (locale.say("story-mails-hint")) }
            @if !story.mails.is_empty() { ol.log { @for mail in &story.mails { li { (remembered(locale, mail)) } } } }
            @if story.signature.state != State::Withdrawn { (address_accesses(page)) }
            p.aside { a href=(below(of, "")) { (locale.say("signatures-all")) } }
        },
    )
}

fn path(of: LetterContext<'_>, id: Uuid, act: &str) -> String {
    below(of, &format!("/{id}{act}"))
}

/// The decisions: each form names the state in which the signature was shown.
fn acts(page: &StoryPage<'_>) -> Markup {
    let (of, locale, signature) = (page.of, page.of.locale, &page.story.signature);
    let error = page.refused.map(|(_, message)| locale.say(message));
    let typed = page.refused.map_or("", |(form, _)| form.reason.as_str());
    let hint = locale.say("queue-reason-hint");
    let button = |class: Option<&str>, act: &str, words: &str| {
        html! { button class=[class] type="submit" name="act" value=(act) { (locale.say(words)) } }
    };
    html! {
        h2 { (locale.say("story-decide")) }
        form method="post" action=(path(of, signature.id, "")) novalidate {
            input type="hidden" name="seen" value=(signature.state.into_str());
            @if signature.state != State::Rejected {
                div.field {
                    label for="reason" { (locale.say("queue-reason")) }
                    (hint_and_error("reason", Some(&hint), error.as_deref()))
                    input #reason name="reason" type="text" dir="auto" autocomplete="off" value=(writable(typed))
                        aria-describedby=[described_by("reason", Some(&hint), error.as_deref())]
                        aria-invalid=[error.as_ref().map(|_| "true")];
                }
            }
            div.acts {
                @match signature.state {
                    State::Held => {
                        (button(None, "publish", "queue-publish"))
                        (button(Some("danger"), "reject", "queue-reject"))
                    }
                    State::Published => {
                        (button(Some("danger"), "reject", "queue-take-down"))
                        (button(Some("quiet"), "hold", "story-hold"))
                    }
                    State::Rejected => {
                        (button(None, "publish", "queue-publish"))
                        (button(Some("quiet"), "hold", "story-hold"))
                    }
                    State::Withdrawn => {}
                }
                @if page.is_featured { (button(Some("quiet"), "unfeature", "featured-unfeature")) }
                @else if signature.can_be_featured() { (button(Some("quiet"), "feature", "featured-feature")) }
            }
        }
        p.acts {
            a href=(path(of, signature.id, "/withdraw")) { (locale.say("withdraw-for-title")) }
            @if page.story.provider.is_some() {
                a href=(path(of, signature.id, "/address")) { (locale.say("reveal-title")) }
            }
        }
    }
}

/// One line of the story in words: when, who, what, why.
fn told(page: &StoryPage<'_>, step: &HistoryEntry) -> Markup {
    let locale = page.of.locale;
    let texts = |key: &str| step.detail.get(key).and_then(Value::as_array).into_iter().flatten();
    let fields: Vec<String> = texts("fields")
        .filter_map(Value::as_str)
        .filter(|field| FIELDS.contains(field) || SignerField::parse(field).is_some())
        .map(|field| locale.say(&format!("story-field-{field}")))
        .collect();
    let held: Vec<String> = ["held_for", "waits_for"]
        .iter()
        .flat_map(|key| texts(key))
        .filter_map(Value::as_str)
        .filter_map(crate::signing::screening::Reason::parse)
        .map(|reason| locale.say(&format!("held-{}", reason.into_str())))
        .collect();
    // In a signer's own withdrawal this field holds how they came to it, not a reason.
    let reason = step.detail.get("reason").and_then(Value::as_str).filter(|_| step.who != "signer");
    html! {
        span.hint { (locale.words.minute(step.at)) " · "
            @match step.organizer {
                Some(id) => bdi { (audit::page::called(locale, (page.of.account, page.team), id)) },
                None => (locale.say(&format!("audit-by-{}", step.who))),
            }
        }
        br;
        (audit::page::words(locale, &step.act))
        @if !fields.is_empty() { " (" (fields.join(", ")) ")" }
        @for why in held { " " (why) }
        @if let Some(reason) = reason { blockquote { bdi { (reason) } } }
    }
}

fn remembered(locale: &Locale, mail: &Remembered) -> Markup {
    let name = mail.kind.parse().ok().and_then(mail_name);
    html! {
        span.hint { (locale.words.minute(mail.settled_at.unwrap_or(mail.queued_at))) " · "
            (locale.say(&format!("story-mail-is-{}", mail.state))) }
        br;
        @match name {
            Some(name) => (locale.say(&format!("story-mail-{name}"))),
            None => code { (mail.kind) },
        }
    }
}

/// The name of a mail in the history; all mails about an edit share one.
const fn mail_name(kind: MailKind) -> Option<&'static str> {
    match kind {
        MailKind::EditWords
        | MailKind::EditVisibility
        | MailKind::EditUpdates
        | MailKind::EditWaits
        | MailKind::EditAccepted
        | MailKind::EditDeclined
        | MailKind::EditCorrected => Some("edit"),
        // About a move or a request, not about the signature itself.
        MailKind::Move | MailKind::MovedBack | MailKind::LostLink => None,
        kind => Some(kind.into_str()),
    }
}

fn address_accesses(page: &StoryPage<'_>) -> Markup {
    let locale = page.of.locale;
    html! {
        h2 { (locale.say("story-looks")) }
        @if page.story.looks.is_empty() { p { (locale.say("story-looks-none")) } }
        ol.log {
            @for look in &page.story.looks {
                li {
                    span.hint { (locale.words.minute(look.at)) " · " bdi { (look.by) } }
                    blockquote { bdi { (look.reason) } }
                }
            }
        }
    }
}

/// A page for an action that requires a reason and the password.
pub struct SealedAct<'a> {
    pub of: LetterContext<'a>,
    pub signature: &'a Signature,
    pub typed: &'a SealedActForm,
    pub errors: &'a [FormError],
}

/// The page that withdraws a signature at its signer's request.
pub fn withdraw(page: &SealedAct<'_>) -> Markup {
    let locale = page.of.locale;
    sealed_act(
        page,
        "/withdraw",
        "withdraw-for-title",
        &html! {
            p { (locale.say("withdraw-for-words")) }
        },
    )
}

pub fn reveal(page: &SealedAct<'_>) -> Markup {
    let locale = page.of.locale;
    sealed_act(page, "/address", "reveal-title", &html! { p { (locale.say("reveal-words")) } })
}

fn sealed_act(page: &SealedAct<'_>, act: &str, title: &str, words: &Markup) -> Markup {
    let (of, locale) = (page.of, page.of.locale);
    let class = (act == "/withdraw").then_some("danger");
    letter_page(
        of,
        "/signatures/",
        &locale.say(title),
        &html! {
            p { bdi { (called(locale, page.signature)) } }
            (words)
            form method="post" action=(path(of, page.signature.id, act)) novalidate {
                (form_errors(locale, page.errors))
                (text_field(TextField {
                    name: "reason", label: &locale.say("story-reason"), value: &page.typed.reason,
                    autocomplete: "off", required: true, hint: Some(&locale.say("queue-reason-hint")),
                    error: field_error(locale, page.errors, "reason").as_deref(), ..TextField::default()
                }))
                (again(locale, page.errors))
                button class=[class] type="submit" { (locale.say(title)) }
            }
            (back(of, page.signature.id))
        },
    )
}

fn back(of: LetterContext<'_>, id: Uuid) -> Markup {
    html! { p.aside { a href=(path(of, id, "")) { (of.locale.say("story-back")) } } }
}

/// The page that shows an address once, or says that it was erased.
pub fn revealed(of: LetterContext<'_>, id: Uuid, address: Option<&EmailAddress>) -> Markup {
    let locale = of.locale;
    letter_page(
        of,
        "/signatures/",
        &locale.say("reveal-title"),
        &html! {
            @match address {
                Some(address) => {
                    p.address { bdi { (address.as_str()) } }
                    p.hint { (locale.say("reveal-once")) }
                }
                None => p { (locale.say("reveal-gone")) },
            }
            (back(of, id))
        },
    )
}
