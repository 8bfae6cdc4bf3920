//! The actions on an item of the queue: two decisions in sight, the others behind one disclosure; and what
//! was done already.

use maud::{Markup, html};
use time::{Date, Time};

use super::{QueuePage, action};
use crate::{
    moderation::queue::{
        QueueItem,
        form::{DAY, QueueForm},
    },
    organizers::form::FormError,
    signing::{
        pages::line::line,
        signature::{
            Signature, State, VerifiedBy, details::Visibility, fields::SignerName, fingerprint::Seen,
        },
    },
    ui::components::{described_by, hint_and_error, writable},
};

/// What organizers have done about it so far.
pub(in crate::moderation) fn known(page: &QueuePage<'_>, item: &QueueItem) -> Markup {
    let locale = page.of.locale;
    let Some(beside) = page.beside.get(&item.signature().id) else { return html! {} };
    html! {
        @if let Some(check) = &beside.check {
            div.known {
                p {
                    (locale.say_with("queue-checked-on", &[("day", day(page, check.on).into())])) " "
                    bdi { (check.how) }
                }
                (undo(page, "uncheck", &check.id.to_string(), "queue-uncheck"))
            }
        }
        @for question in &beside.questions {
            div.known {
                p {
                    (locale.say_with("queue-asked-on", &[("time", locale.words.minute(question.asked_at).into())])) " "
                    bdi { (question.words) }
                }
                @if let Some((answer, at)) = &question.answer {
                    p.hint { (locale.say_with("queue-answered-on", &[("time", locale.words.minute(*at).into())])) }
                    blockquote { bdi { (answer) } }
                } @else { p.hint { (locale.say("queue-not-answered")) } }
            }
        }
        @if let Some(corrected) = &beside.corrected {
            div.known {
                p { (locale.say("queue-corrected-was")) }
                blockquote { (line(locale, &corrected.was.line())) }
                (undo(page, "take-back", &corrected.id.to_string(), "queue-take-back"))
            }
        }
    }
}

/// The two decisions. Each has its own form, so that Enter after typing a reason never publishes.
pub(in crate::moderation) fn decision(page: &QueuePage<'_>, item: &QueueItem) -> Markup {
    let (yes, no) = match item {
        QueueItem::Signature(_) | QueueItem::Edit(..) => {
            (("publish", "queue-publish"), ("reject", "queue-reject"))
        }
        QueueItem::Report(..) => (("dismiss", "queue-dismiss"), ("take-down", "queue-take-down")),
    };
    let button = |class: Option<&str>, (act, words): (&str, &str)| {
        html! { button class=[class] type="submit" name="act" value=(act) { (page.of.locale.say(words)) } }
    };
    html! {
        form method="post" action=(action(page)) { (of(item)) (button(None, yes)) }
        form.beside-field method="post" action=(action(page)) novalidate {
            (of(item))
            (field(page, item, FormField { name: "reason", label: "queue-reason", hint: Some("queue-reason-hint"), ..FormField::TEXT }))
            (button(Some("danger"), no))
        }
    }
}

/// The other actions. A signer without a known address cannot be asked, and a signature without a name
/// cannot be checked. Lines that organizers entered are corrected where they were entered.
pub(in crate::moderation) fn more(page: &QueuePage<'_>, item: &QueueItem) -> Markup {
    let (locale, signature) = (page.of.locale, item.signature());
    let beside = page.beside.get(&signature.id);
    let is_named = signature.details.visibility != Visibility::Anonymous;
    let can_check = is_named && signature.verified_by != VerifiedBy::Checked;
    let is_asked = beside.is_some_and(|beside| beside.questions.iter().any(|asked| asked.answer.is_none()));
    let can_ask = signature.address.is_some() && !is_asked;
    let can_correct = !signature.is_entered;
    let is_public = signature.details.visibility == Visibility::Public;
    let is_open = refused(page, item).is_some_and(|(_, (field, _))| field != "reason");
    html! {
        @if can_check || can_ask || can_correct || is_public {
            details.more open[is_open] {
                summary { (locale.say("queue-more-acts")) }
                @if can_check { (check(page, item)) }
                @if can_ask { (ask(page, item)) }
                @if can_correct { (correct(page, item, signature)) }
                @if is_public { (feature(page, item, signature)) }
            }
        }
    }
}

fn check(page: &QueuePage<'_>, item: &QueueItem) -> Markup {
    let today = page.today.format(&DAY).unwrap_or_default();
    form(
        page,
        item,
        ("check", "queue-check-title", "queue-check"),
        &html! {
            (field(page, item, FormField { name: "how", label: "queue-how", hint: Some("queue-how-hint"), ..FormField::TEXT }))
            (field(page, item, FormField { name: "on", label: "queue-on", kind: "date", value: &today, ..FormField::TEXT }))
        },
    )
}

fn ask(page: &QueuePage<'_>, item: &QueueItem) -> Markup {
    let question = FormField {
        name: "question",
        label: "queue-question",
        hint: Some("queue-question-hint"),
        ..FormField::TEXT
    };
    form(
        page,
        item,
        ("ask", "queue-ask-title", "queue-ask"),
        &field(page, item, FormField { kind: "", ..question }),
    )
}

fn correct(page: &QueuePage<'_>, item: &QueueItem, signature: &Signature) -> Markup {
    let said = &signature.details.text;
    let name = said.name.as_ref().map(SignerName::as_str);
    form(
        page,
        item,
        ("correct", "queue-correct-title", "queue-correct"),
        &html! {
            p.hint { (page.of.locale.say("queue-correct-hint")) }
            @if let Some(name) = name {
                (field(page, item, FormField { name: "name", label: "queue-correct-name", value: name, ..FormField::TEXT }))
            }
            (field(page, item, FormField { name: "role", label: "field-role", value: said.role.as_str(), ..FormField::TEXT }))
            (field(page, item, FormField { name: "organisation", label: "field-organisation", value: said.organisation.as_str(), ..FormField::TEXT }))
        },
    )
}

/// Only published signatures are featured: for a waiting one, both happen in one action.
fn feature(page: &QueuePage<'_>, item: &QueueItem, signature: &Signature) -> Markup {
    let act = match (page.featured.contains(&signature.id), signature.state) {
        (true, State::Published) => ("unfeature", "queue-feature-title", "queue-unfeature"),
        (_, State::Published) => ("feature", "queue-feature-title", "queue-feature"),
        _ => ("feature", "queue-feature-title", "queue-publish-feature"),
    };
    form(page, item, act, &html! { p.hint { (page.of.locale.say("queue-feature-hint")) } })
}

/// A form with one action: its name, its title and the text of its button.
fn form(
    page: &QueuePage<'_>,
    item: &QueueItem,
    (act, title, button): (&str, &str, &str),
    fields: &Markup,
) -> Markup {
    let id = format!("{act}-{}", item.id());
    html! {
        form method="post" action=(action(page)) aria-labelledby=(id) novalidate {
            h2 #(id) { (page.of.locale.say(title)) }
            (of(item))
            (fields)
            button.quiet type="submit" name="act" value=(act) { (page.of.locale.say(button)) }
        }
    }
}

/// Hidden fields: which item the form is about, and what its sender has seen of the signature.
fn of(item: &QueueItem) -> Markup {
    let signature = item.signature();
    html! {
        input type="hidden" name="id" value=(item.id());
        input type="hidden" name="signature" value=(signature.id);
        input type="hidden" name="seen" value=(Seen::of(signature).as_str());
    }
}

fn undo(page: &QueuePage<'_>, act: &str, id: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(action(page)) {
            input type="hidden" name="id" value=(id);
            button.link type="submit" name="act" value=(act) { (page.of.locale.say(words)) }
        }
    }
}

/// A field of the forms of an item.
#[derive(Clone, Copy)]
struct FormField<'a> {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    /// The `type` attribute; empty for a textarea.
    kind: &'static str,
    value: &'a str,
}

impl FormField<'_> {
    const TEXT: Self = Self { name: "", label: "", hint: None, kind: "text", value: "" };
}

/// The refused form, if it was one of this item.
fn refused<'a>(page: &QueuePage<'a>, item: &QueueItem) -> Option<(&'a QueueForm, FormError)> {
    page.refused.filter(|(form, _)| form.id == item.id().to_string())
}

fn field(page: &QueuePage<'_>, item: &QueueItem, asked: FormField<'_>) -> Markup {
    let locale = page.of.locale;
    let FormField { name, label, hint, kind, value } = asked;
    let id = format!("{name}-{}", item.id());
    let refused = refused(page, item);
    let error = refused.filter(|(_, (field, _))| *field == name).map(|(_, (_, message))| locale.say(message));
    let hint = hint.map(|hint| locale.say(hint));
    let value = writable(refused.and_then(|(form, _)| typed(form, name)).unwrap_or(value));
    let described = described_by(&id, hint.as_deref(), error.as_deref());
    let invalid = error.as_ref().map(|_| "true");
    html! {
        div.field {
            label for=(id) { (locale.say(label)) }
            (hint_and_error(&id, hint.as_deref(), error.as_deref()))
            @if kind.is_empty() {
                textarea id=(id) name=(name) rows="3" dir="auto" aria-describedby=[described] aria-invalid=[invalid] { (value) }
            } @else {
                input id=(id) name=(name) type=(kind) dir=[(kind == "text").then_some("auto")] autocomplete="off"
                    value=(value) aria-describedby=[described] aria-invalid=[invalid];
            }
        }
    }
}

/// What was typed into this field, if the refused form has it.
fn typed<'a>(form: &'a QueueForm, name: &str) -> Option<&'a str> {
    let (act, typed) = match name {
        "reason" => (["reject", "take-down"].as_slice(), &form.reason),
        "how" => (["check"].as_slice(), &form.how),
        "on" => (["check"].as_slice(), &form.on),
        "question" => (["ask"].as_slice(), &form.question),
        "name" => (["correct"].as_slice(), &form.name),
        "role" => (["correct"].as_slice(), &form.role),
        "organisation" => (["correct"].as_slice(), &form.organisation),
        _ => return None,
    };
    act.contains(&form.act.as_str()).then_some(typed.as_str())
}

fn day(page: &QueuePage<'_>, date: Date) -> String {
    page.of.locale.words.day(date.with_time(Time::MIDNIGHT).assume_utc())
}
