//! "Did you mean …?", beside an address with a likely typo.

use maud::{Markup, html};

use crate::{mail::EmailAddress, signing::submission::typed_address::TypedAddress, ui::Locale};

/// Marks the place of the address in a sentence: a character that no sentence contains.
const BLANK: &str = "\u{fffc}";

/// The question with its two buttons, and what was asked before. It is placed in the form, after the field.
pub fn question(locale: &Locale, typed: TypedAddress<'_>, meant: Option<&EmailAddress>) -> Markup {
    let Some(meant) = meant else {
        return html! {
            @if !typed.asked.is_empty() { input type="hidden" name="email_asked" value=(typed.asked); }
        };
    };
    let typed = EmailAddress::parse(typed.email).map_or(typed.email.to_owned(), |typed| typed.in_unicode());
    let meant = meant.in_unicode();
    html! {
        div.notice.question role="group" aria-labelledby="email-question" {
            input type="hidden" name="email_asked" value=(typed);
            p #email-question { (words(locale, "email-question", &meant)) }
            button type="submit" name="email_meant" value=(meant) { (words(locale, "email-question-yes", &meant)) }
            button.quiet type="submit" { (words(locale, "email-question-no", &typed)) }
        }
    }
}

/// The first button of a form with a question, which is not visible. The key "Enter" presses it, and must not accept
/// a suggestion that was not chosen.
pub fn enter(label: &str) -> Markup {
    html! { button.left-empty type="submit" tabindex="-1" aria-hidden="true" { (label) } }
}

/// A sentence that contains an address; the address reads from left to right in every language.
pub fn words(locale: &Locale, id: &str, address: &str) -> Markup {
    let sentence = locale.say_with(id, &[("address", BLANK.into())]);
    let (before, after) = sentence.split_once(BLANK).unwrap_or((&sentence, ""));
    html! { (before) bdi dir="ltr" { (address) } (after) }
}
