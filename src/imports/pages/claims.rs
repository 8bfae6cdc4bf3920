//! The page of invitations to claim a line: how many, their text, and addresses for first signatories.

use maud::{Markup, html};
use uuid::Uuid;

use crate::{
    letters::State,
    mail::EmailAddress,
    moderation::pages::letter::letter_page,
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{again, field_error, form_errors},
    },
    signing::{
        pages::address_question, signer::claim::ClaimsOverview, submission::typed_address::TypedAddress,
    },
    ui::components::{TextField, text_field},
};

pub struct ClaimsPage<'a> {
    pub of: LetterContext<'a>,
    /// The state of the entered lines.
    pub claims: &'a ClaimsOverview,
    /// The mail as a recipient would read it: its subject and its text.
    pub mail: Option<&'a (String, String)>,
    pub done: Option<String>,
    /// The line that an address was added to.
    pub line: Option<Uuid>,
    pub address: TypedAddress<'a>,
    /// The address that is likely meant by it.
    pub meant: Option<&'a EmailAddress>,
    pub errors: &'a [FormError],
}

impl ClaimsPage<'_> {
    /// The mistakes of the form with this field.
    fn wrong(&self, field: &str) -> Markup {
        let wrong: Vec<_> = self.errors.iter().copied().filter(|(of, _)| *of == field).collect();
        form_errors(self.of.locale, &wrong)
    }
}

pub fn claims(page: &ClaimsPage<'_>) -> Markup {
    let ClaimsPage { of, claims, .. } = *page;
    let locale = of.locale;
    let action = of.path("/claims");
    letter_page(
        of,
        "/import/claims",
        &locale.say("claims-title"),
        &html! {
            @if let Some(done) = &page.done { p.notice role="status" { (done) } }
            p { (locale.say("claims-words")) }
            @if of.letter.letter.state == State::Withdrawn { p { (locale.say("claims-withdrawn")) } }
            @else { p { (locale.say_with("claims-to-invite", &[("count", claims.to_invite.into())])) } }
            @if claims.invited > 0 { p.hint { (locale.say_with("claims-invited", &[("count", claims.invited.into())])) } }
            @if let Some((subject, text)) = page.mail {
                h2 { (locale.say("claims-mail")) }
                div.mail { p { strong { bdi { (subject) } } } pre dir="auto" { (text) } }
                p.hint { (locale.say("claims-mail-goes")) }
                form method="post" action=(action) novalidate {
                    (page.wrong("again"))
                    (again(locale, page.errors))
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
    html! {
        form method="post" action=(action) novalidate {
            input type="hidden" name="act" value="address";
            @if page.meant.is_some() { (address_question::enter(&locale.say("claims-address-button"))) }
            (page.wrong("email"))
            div.field {
                label for="line" { (locale.say("claims-line")) }
                select #line name="line" {
                    @for (id, name) in &page.claims.without_address { option value=(id) selected[page.line == Some(*id)] { (name) } }
                }
            }
            (text_field(TextField {
                name: "email", label: &locale.say("claims-address"), kind: Some("email"), autocomplete: "off",
                value: page.address.email, required: true, error: field_error(locale, page.errors, "email").as_deref(),
                hint: Some(&locale.say("claims-address-hint")),
            }))
            (address_question::question(locale, page.address, page.meant))
            button.quiet type="submit" { (locale.say("claims-address-button")) }
        }
    }
}
