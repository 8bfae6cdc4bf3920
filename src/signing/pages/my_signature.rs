//! My signature: its state, how the public sees it, and what its signer can do with it.

use maud::{Markup, html};

use super::{
    edit::{EditPage, choose_visibility},
    from_organizers,
    hold_reasons::why,
    moving::moving,
    new_link::new_link,
    not_yet_public, own_page,
    own_signature::MySignature,
    preview::shown,
    reconsent::renewal,
};
use crate::{
    letters::{Life, pages::share},
    signing::{
        screening::Reason,
        signature::{State, showing::Showing},
        signer::edit_form::EditForm,
    },
    ui::Locale,
};

pub fn my_signature(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, about, signature, .. } = *page;
    let was_published = signature.number.is_some();
    let (title, lead) = match (signature.state, about.life) {
        (State::Withdrawn, _) => ("mine-withdrawn-title", "mine-withdrawn"),
        (State::Rejected, Life::Withdrawn) if was_published => ("mine-taken-back-title", "mine-taken-down"),
        (State::Rejected, Life::Withdrawn) => ("mine-taken-back-title", "mine-rejected"),
        (_, Life::Withdrawn) => ("mine-taken-back-title", "mine-taken-back"),
        (State::Rejected, _) if was_published => ("mine-taken-down-title", "mine-taken-down"),
        (State::Rejected, _) => ("mine-rejected-title", "mine-rejected"),
        (State::Published, _) => ("mine-published-title", "mine-published"),
        (State::Held, _) => ("mine-held-title", "mine-held"),
    };
    let (title, number) = (locale.say(title), signature.number.unwrap_or_default());
    let lead = locale.say_with(lead, &[("number", number.into())]);
    own_page(
        locale,
        &title,
        &html! {
            @if let Some(done) = page.done { p.notice role="status" { (locale.say(done)) } }
            h1 { (title) }
            p.lead { (lead) " " (about.title(locale)) }
            @if let (State::Rejected, Some(reason)) = (signature.state, &signature.rejected_for) {
                p.label { (locale.say("reason-is")) }
                blockquote { bdi { (reason) } }
            }
            @if let Some(showing) = Showing::of(signature.state, about.life) {
                (not_yet_public(locale, about))
                (standing(page, showing))
            }
        },
    )
}

fn standing(page: &MySignature<'_>, showing: Showing) -> Markup {
    let MySignature { locale, about, signature, token, .. } = *page;
    let is_over = matches!(showing, Showing::Rejected | Showing::TakenBack);
    html! {
        @if let Some(day) = page.came_back {
            p.notice { (locale.say_with("mine-came-back", &[("day", locale.words.day(day).into())])) }
        }
        @if showing != Showing::TakenBack { (renewal(page)) }
        (from_organizers::asked(page))
        (shown(locale, showing, &signature.details))
        @if showing.waits() { (because(locale, &signature.held_for)) }
        @if let (Showing::Now, true, Some(number)) =
            (showing, signature.details.visibility.is_listed(), signature.number)
        {
            p { a href=(locale.paths.signatory(about.slug(), number)) { (locale.say("mine-in-list")) } }
        }
        (from_organizers::corrected(page))
        @if let Some(waiting) = page.waiting {
            section.offer {
                h2 { (locale.say("mine-waiting-title")) }
                p { (locale.say("mine-waiting")) }
                (shown(locale, Showing::of_change(about.life), &waiting.wanted))
                (because(locale, &waiting.waits_for))
            }
        }
        @if let Some(reason) = page.declined_for {
            p { (locale.say("mine-declined")) }
            blockquote { bdi { (reason) } }
        }
        @if showing == Showing::Now || showing.waits() {
            @if about.life.is_public() { (share::after_signing(locale, &about.letter.letter, about.letter.letter.text_in(&locale.text))) }
        }
        p.hint { (locale.say_with("mine-signed-on", &[("day", locale.words.day(signature.signed_at).into())])) }
        (from_organizers::checked(page))
        p.hint { (locale.say(if is_over { "mine-keep-link-to-withdraw" } else { "mine-keep-link" })) }
        @if !is_over { (changes(page)) }
        @if signature.address.is_some() || !page.looks.is_empty() { (looked(page)) }
        (moving(page))
        (new_link(page))
        details open[page.earlier.is_some() || is_over] {
            summary { (locale.say("withdraw-title")) }
            p { (locale.say(if signature.number.is_some() && !is_over { "withdraw-words" } else { "withdraw-words-all" })) }
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

/// The looks at the address; open if there are any.
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
    // A waiting edit is what the signer wants last.
    let wanted = page.waiting.map_or(&signature.details, |waiting| &waiting.wanted);
    let form = EditForm::of(wanted);
    let choice = EditPage { locale, about, token, form: &form, mistakes: &[] };
    let (words, button, value) = if signature.details.updates {
        let words = if page.came_back.is_some() { "updates-wait" } else { "updates-are-on" };
        (words, "updates-off-button", "off")
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
        @if signature.address.is_some() {
            details {
                summary { (locale.say("mine-updates-title")) }
                p { (locale.say(words)) }
                form method="post" action=(locale.paths.my(token, "updates")) {
                    button.quiet type="submit" name="updates" value=(value) { (locale.say(button)) }
                }
            }
        }
    }
}
