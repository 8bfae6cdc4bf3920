//! The page behind an invitation: the line that organizers entered. The person can make it their own, edit it or
//! remove it.

use maud::{Markup, html};

use super::{
    About, not_yet_public, own_page,
    preview::shown,
    sign_form::{SignSection, consent_words, edit_fields},
};
use crate::{
    letters::Life,
    signing::{
        signature::{Signature, showing::Showing},
        submission::form::SignForm,
    },
    ui::{
        Locale,
        components::{described_by, hint_and_error},
    },
};

#[derive(Clone, Copy)]
pub struct ClaimPage<'a> {
    pub locale: &'a Locale,
    pub about: About<'a>,
    /// The line in its current state.
    pub signature: &'a Signature,
    /// The source of the line.
    pub provenance: &'a str,
    pub token: &'a str,
    pub section: SignSection<'a>,
}

/// The page. Opening it changes nothing.
pub fn claim(page: &ClaimPage<'_>) -> Markup {
    let ClaimPage { locale, section, .. } = *page;
    let wrong = section.mistakes.iter().find(|mistake| mistake.field == "consent");
    let wrong = wrong.map(|mistake| locale.say(&mistake.message));
    let title = locale.say("claim-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p.lead { (locale.say("claim-words")) " " (page.about.title(locale)) }
            @if !page.provenance.is_empty() {
                p { (locale.say_with("mail-claim-from", &[("provenance", page.provenance.into())])) }
            }
            (not_yet_public(locale, page.about))
            @if let Some(showing) = Showing::of(page.signature.state, page.about.life) {
                (shown(locale, showing, &page.signature.details))
            }
            @if page.about.life != Life::Withdrawn { (make_mine(page, wrong.as_deref())) }
            h2 { (locale.say("claim-not-mine")) }
            p { (locale.say("withdraw-words")) }
            form method="post" action={ (locale.paths.claim(page.token)) "/decline" } {
                div.tick {
                    input type="checkbox" name="never" #never value="on";
                    label for="never" { (locale.say("not-me-never")) }
                }
                button.danger type="submit" { (locale.say("claim-decline")) }
            }
        },
    )
}

/// The form that makes the line their own.
fn make_mine(page: &ClaimPage<'_>, wrong: Option<&str>) -> Markup {
    let ClaimPage { locale, section, .. } = *page;
    let SignForm { updates, consent, .. } = section.typed;
    html! {
        h2 { (locale.say("claim-mine")) }
        p { (locale.say("claim-mine-words")) }
        form method="post" action=(locale.paths.claim(page.token)) novalidate {
            input type="hidden" name="version" value=(section.text.version);
            (edit_fields(&section))
            div.tick {
                input type="checkbox" name="updates" #updates value="on" checked[updates == "on"];
                label for="updates" { (locale.say("field-updates")) }
            }
            div.tick {
                input type="checkbox" name="consent" #consent value="on" required checked[consent == "on"]
                    aria-describedby=[described_by("consent", None, wrong)]
                    aria-invalid=[wrong.map(|_| "true")];
                label for="consent" { (consent_words(locale)) }
            }
            (hint_and_error("consent", None, wrong))
            button type="submit" { (locale.say("claim-button")) }
        }
    }
}

/// The page shown when the line is removed.
pub fn declined(locale: &Locale) -> Markup {
    let title = locale.say("claim-declined-title");
    own_page(locale, &title, &html! { h1 { (title) } p { (locale.say("claim-declined")) } })
}
