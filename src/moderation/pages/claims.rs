//! Invitations to claim a line: how many, what they say, and addresses for first signatories.

use maud::{Markup, html};

use super::letter::{OfLetter, letter_room};
use crate::{
    signing::claim::Claims,
    ui::components::{Field, error_summary, text_field},
};

/// What the page shows.
pub struct ClaimsPage<'a> {
    /// Whose page, of which letter.
    pub of: OfLetter<'a>,
    /// How the entered lines stand.
    pub claims: &'a Claims,
    /// The mail, as one of them would read it: its subject and its text.
    pub mail: Option<&'a (String, String)>,
    /// What was just done.
    pub done: Option<String>,
    /// An address that cannot be taken, and why.
    pub refused: Option<(&'a str, &'static str)>,
}

/// The page.
pub fn claims(page: &ClaimsPage<'_>) -> Markup {
    let ClaimsPage { of, claims, .. } = *page;
    let locale = of.locale;
    let action = locale.paths.organize_letter(of.letter.letter.slug.as_str(), "/claims");
    letter_room(
        of,
        "/import/claims",
        &locale.say("claims-title"),
        &html! {
            @if let Some(done) = &page.done { p.notice role="status" { (done) } }
            p { (locale.say("claims-words")) }
            p { (locale.say_with("claims-to-invite", &[("count", claims.to_invite.into())])) }
            @if claims.invited > 0 { p.hint { (locale.say_with("claims-invited", &[("count", claims.invited.into())])) } }
            @if let Some((subject, text)) = page.mail {
                h2 { (locale.say("claims-mail")) }
                div.mail { p { strong { bdi { (subject) } } } pre dir="auto" { (text) } }
                p.hint { (locale.say("claims-mail-goes")) }
                form method="post" action=(action) {
                    button type="submit" name="act" value="invite" {
                        (locale.say_with("claims-invite", &[("count", claims.to_invite.into())]))
                    }
                }
            }
            @if !claims.without_address.is_empty() {
                h2 { (locale.say("claims-address-title")) }
                (address_form(page, &action))
            }
        },
    )
}

fn address_form(page: &ClaimsPage<'_>, action: &str) -> Markup {
    let locale = page.of.locale;
    let error = page.refused.map(|(_, message)| locale.say(message));
    let errors: Vec<_> = error.iter().map(|message| ("email", message.clone())).collect();
    html! {
        form method="post" action=(action) novalidate {
            (error_summary(locale, &errors))
            div.field {
                label for="line" { (locale.say("claims-line")) }
                select #line name="line" {
                    @for (id, name) in &page.claims.without_address { option value=(id) { (name) } }
                }
            }
            (text_field(Field {
                name: "email", label: &locale.say("claims-address"), kind: Some("email"), autocomplete: "off",
                value: page.refused.map_or("", |(typed, _)| typed), required: true, error: error.as_deref(),
                hint: Some(&locale.say("claims-address-hint")),
            }))
            button.quiet type="submit" name="act" value="address" { (locale.say("claims-address-button")) }
        }
    }
}
