//! The page on which a person is entered by hand: from a paper list, a telephone call, a letter.

use maud::{Markup, html};

use crate::{
    imports::form::EnterForm,
    letters::Capacity,
    mail::EmailAddress,
    moderation::{pages::letter::letter_page, signatures::page::below},
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{field_error, form_errors},
    },
    signing::pages::address_question,
    ui::{
        components::{TextField, described_by, hint_and_error, text_field},
        countries,
    },
};

/// The page, with what was typed, the address that is likely meant, and the mistakes.
pub fn enter(
    of: LetterContext<'_>,
    typed: &EnterForm,
    may_be_meant: Option<&EmailAddress>,
    wrong: &[FormError],
) -> Markup {
    let locale = of.locale;
    let address = typed.address.typed();
    let error = |field: &str| field_error(locale, wrong, field);
    let field = |name, label: &str, value: &str, hint: Option<&str>, kind| {
        text_field(TextField {
            name,
            label: &locale.say(label),
            value,
            kind,
            hint: hint.map(|id| locale.say(id)).as_deref(),
            autocomplete: "off",
            required: matches!(name, "name" | "provenance"),
            error: error(name).as_deref(),
        })
    };
    let stands_there = wrong.contains(&("name", "error-enter-stands")) || typed.is_another();
    letter_page(
        of,
        "/signatures/new",
        &locale.say("enter-title"),
        &html! {
            p { (locale.say("enter-words")) }
            form method="post" action=(below(of, "/new")) novalidate {
                @if may_be_meant.is_some() { (address_question::enter(&locale.say("enter-button"))) }
                (form_errors(locale, wrong))
                (field("name", "enter-name", &typed.name, None, None))
                @if stands_there {
                    div.tick {
                        input type="checkbox" name="another" #another value="on" checked[typed.is_another()];
                        label for="another" { (locale.say("enter-another")) }
                    }
                }
                div.field {
                    label for="capacity" { (locale.say("enter-capacity")) }
                    (hint_and_error("capacity", None, error("capacity").as_deref()))
                    select #capacity name="capacity" {
                        @for capacity in Capacity::ALL {
                            option value=(capacity) selected[typed.capacity == capacity.as_str()] {
                                (locale.say(&format!("signatures-capacity-{capacity}")))
                            }
                        }
                    }
                }
                (field("role", "field-role", &typed.role, None, None))
                (field("organisation", "field-organisation", &typed.organisation, None, None))
                (field("city", "field-city", &typed.city, None, None))
                div.field {
                    label for="country" { (locale.say("field-country")) }
                    (hint_and_error("country", None, error("country").as_deref()))
                    select #country name="country"
                        aria-describedby=[described_by("country", None, error("country").as_deref())] {
                        option value="" { (locale.say("field-country-none")) }
                        @for (code, name) in countries::all(locale) {
                            option value=(code) selected[typed.country == code] { (name) }
                        }
                    }
                }
                (field("provenance", "enter-provenance", &typed.provenance, Some("enter-provenance-hint"), None))
                (field("email", "enter-email", address.email, Some("enter-email-hint"), Some("email")))
                (address_question::question(locale, address, may_be_meant))
                button type="submit" { (locale.say("enter-button")) }
            }
            p.aside { a href=(below(of, "")) { (locale.say("signatures-all")) } }
        },
    )
}
