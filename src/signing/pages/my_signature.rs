//! My signature: how it stands, as the public sees it, and what its signer can do with it.

use maud::{Markup, html};

use super::{
    About, beside,
    confirm::preview,
    edit::{EditPage, choose_visibility},
    line::line,
    new_link::new_link,
    own_page,
    renewal::renewal,
    why::why,
};
use crate::{
    letters::changes::Earlier,
    signing::{
        beside::Beside,
        checks::Reason,
        edit::Waiting,
        form::SignForm,
        looks::Look,
        signature::{Signature, State},
    },
    ui::Locale,
};

/// What the page shows.
#[derive(Clone, Copy)]
pub struct MySignature<'a> {
    /// How the page speaks.
    pub locale: &'a Locale,
    /// The letter.
    pub about: About<'a>,
    /// The signature.
    pub signature: &'a Signature,
    /// An edit that waits for a moderator.
    pub waiting: Option<&'a Waiting>,
    /// Why the last edit was declined.
    pub declined_for: Option<&'a str>,
    /// The text that it belongs to, if that has changed since by more than editorial changes.
    pub earlier: Option<&'a Earlier>,
    /// What organizers did about it.
    pub beside: &'a Beside,
    /// An answer that could not be taken, and why.
    pub refused: Option<(&'a str, &'static str)>,
    /// Who has looked at its address.
    pub looks: &'a [Look],
    /// The token of its link.
    pub token: &'a str,
    /// What has just been done: the id of a message.
    pub done: Option<&'static str>,
}

/// The page.
pub fn my_signature(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, about, signature, .. } = *page;
    let title = locale.say(match signature.state {
        State::Published => "mine-published-title",
        State::Held => "mine-held-title",
        State::Rejected => "mine-rejected-title",
        State::Withdrawn => "mine-withdrawn-title",
    });
    own_page(
        locale,
        &title,
        &html! {
            @if let Some(done) = page.done { p.notice role="status" { (locale.say(done)) } }
            h1 { (title) }
            @match signature.state {
                State::Published => p.lead {
                    (locale.say_with("mine-published", &[("number", signature.number.unwrap_or_default().into())]))
                    " " (about.title(locale))
                },
                State::Held => p.lead { (locale.say("mine-held")) " " (about.title(locale)) },
                State::Rejected => {
                    p.lead { (locale.say("mine-rejected")) " " (about.title(locale)) }
                    @if let Some(reason) = &signature.rejected_for { blockquote { bdi { (reason) } } }
                },
                State::Withdrawn => p.lead { (locale.say("mine-withdrawn")) " " (about.title(locale)) },
            }
            @if signature.state != State::Withdrawn { (standing(page)) }
        },
    )
}

fn standing(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, signature, token, .. } = *page;
    html! {
        (renewal(page))
        (beside::asked(page))
        @if signature.state == State::Published { (as_it_stands(page)) }
        @else { (preview(locale, &signature.adherence)) }
        @if signature.state == State::Held { (because(locale, &signature.held_for)) }
        (beside::corrected(page))
        @if let Some(waiting) = page.waiting {
            section.offer {
                h2 { (locale.say("mine-waiting-title")) }
                p { (locale.say("mine-waiting")) }
                (preview(locale, &waiting.wanted))
                (because(locale, &waiting.waits_for))
            }
        }
        @if let Some(reason) = page.declined_for {
            p { (locale.say("mine-declined")) }
            blockquote { bdi { (reason) } }
        }
        p.hint { (locale.say_with("mine-signed-on", &[("day", locale.words.day(signature.signed_at).into())])) }
        (beside::checked(page))
        p.hint { (locale.say("mine-keep-link")) }
        @if signature.state != State::Rejected { (changes(page)) }
        (looked(page))
        (new_link(page))
        details open[page.earlier.is_some()] {
            summary { (locale.say("withdraw-title")) }
            p { (locale.say("withdraw-words")) }
            form method="post" action=(locale.paths.my(token, "withdraw")) {
                button.danger type="submit" { (locale.say("withdraw-button")) }
            }
        }
        p.aside { a href=(locale.paths.my(token, "data.json")) download { (locale.say("mine-data")) } }
    }
}

fn because(locale: &Locale, reasons: &[Reason]) -> Markup {
    let why = why(locale, reasons);
    html! { @if !why.is_empty() { p.hint { (why.join(" ")) } } }
}

/// A published signature as everybody reads it, with its place in the list.
fn as_it_stands(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, about, signature, .. } = *page;
    let visibility = signature.adherence.visibility;
    let is_listed = visibility.is_listed();
    html! {
        p.label { (locale.say(if is_listed { "mine-reads" } else { "mine-counts" })) }
        blockquote.signatory.unseen[!is_listed] { (line(locale, &signature.adherence.line())) }
        @if let (true, true, Some(number)) = (is_listed, about.is_public, signature.number) {
            p { a href=(locale.paths.signatory(about.slug(), number)) { (locale.say("mine-in-list")) } }
        }
        p { (locale.say(&format!("seen-{}", visibility.as_str()))) }
    }
}

/// Who has looked at the address; open where somebody has.
fn looked(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, looks, .. } = *page;
    html! {
        details open[!looks.is_empty()] {
            summary { (locale.say("looks-title")) }
            p { (locale.say("looks-words")) }
            @if looks.is_empty() { p { (locale.say("looks-none")) } }
            @else {
                ul.looks { @for look in looks { li {
                    time datetime=(look.at.date()) { (locale.words.day(look.at)) } " · " bdi { (look.by) }
                    p { bdi { (look.reason) } }
                } } }
            }
        }
    }
}

fn changes(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, about, signature, token, .. } = *page;
    // What waits is what its signer wants last.
    let wanted = page.waiting.map_or(&signature.adherence, |waiting| &waiting.wanted);
    let typed = SignForm::saying(wanted);
    let choice = EditPage { locale, about, token, typed: &typed, mistakes: &[] };
    let (words, button, value) = if signature.adherence.updates {
        ("updates-are-on", "updates-off-button", "off")
    } else {
        ("updates-are-off", "updates-on-button", "on")
    };
    html! {
        h2 { (locale.say("mine-change-title")) }
        p { a.button href=(locale.paths.my(token, "edit")) { (locale.say("edit-link")) } }
        details {
            summary { (locale.say("visibility-title")) }
            (choose_visibility(&choice))
        }
        details {
            summary { (locale.say("mine-updates-title")) }
            p { (locale.say(words)) }
            form method="post" action=(locale.paths.my(token, "updates")) {
                button.quiet type="submit" name="updates" value=(value) { (locale.say(button)) }
            }
        }
    }
}
