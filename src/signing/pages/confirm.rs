//! The page behind the link of a confirmation mail: exactly what will be published, and one button.

use maud::{Markup, html};

use super::{About, hold_reasons::waits, not_yet_public, own_page, preview::shown};
use crate::{
    signing::{
        screening::Reason,
        signature::{details::SignatureDetails, showing::Showing},
    },
    ui::Locale,
};

/// One submission that can be confirmed.
pub struct Offer {
    pub details: SignatureDetails,
    /// Why a moderator will review it first.
    pub reasons: Vec<Reason>,
    pub token: String,
}

/// The page. A GET changes nothing, however often it is repeated and whatever client sends it.
pub fn confirm(locale: &Locale, about: About<'_>, offer: &Offer, others: &[Offer], not_me: &str) -> Markup {
    let title = locale.say("confirm-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("confirm-nothing-public")) " " (about.title(locale)) }
            (not_yet_public(locale, about))
            (offered(locale, about, offer))
            @if !others.is_empty() {
                h2 { (locale.say("confirm-others")) }
                p { (locale.say("confirm-others-words")) }
                @for other in others { (offered(locale, about, other)) }
            }
            p.aside { a href=(locale.paths.not_me(not_me)) { (locale.say("not-me-link")) } }
        },
    )
}

fn offered(locale: &Locale, about: About<'_>, offer: &Offer) -> Markup {
    html! {
        section.offer {
            (shown(locale, Showing::of_form(about.life, &offer.reasons), &offer.details))
            @if !offer.reasons.is_empty() { p.hint { (waits(locale, &offer.reasons)) } }
            form method="post" action=(locale.paths.confirm(&offer.token)) {
                button type="submit" { (locale.say("confirm-button")) }
            }
        }
    }
}
