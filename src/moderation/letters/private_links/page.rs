//! The page of a letter's private links: who may see it before the public does, and until when.

use maud::{Markup, html};
use time::{OffsetDateTime, macros::format_description};

use super::form::LinkForm;
use crate::{
    letters::access::{self, Admits, PrivateLink},
    moderation::pages::letter::letter_page,
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{field_error, form_errors, notice},
    },
    ui::components::{TextField, text_field},
};

pub struct LinkWithUrl {
    pub link: PrivateLink,
    pub address: String,
}

pub struct AccessPage<'a> {
    pub of: LetterContext<'a>,
    pub links: &'a [LinkWithUrl],
    pub now: OffsetDateTime,
    pub done: Option<&'a str>,
    pub typed: &'a LinkForm,
    pub errors: &'a [FormError],
}

pub fn access(page: &AccessPage<'_>) -> Markup {
    let locale = page.of.locale;
    letter_page(
        page.of,
        "/access",
        &locale.say("access-title"),
        &html! {
            (notice(locale, page.done))
            p { (locale.say("access-words")) }
            @if page.links.is_empty() { p { (locale.say("access-none")) } }
            ul.rows { @for shown in page.links { li { (one(page, shown)) } } }
            (make(page))
        },
    )
}

fn one(page: &AccessPage<'_>, LinkWithUrl { link, address }: &LinkWithUrl) -> Markup {
    let locale = page.of.locale;
    let minute = |at| locale.words.minute(at).into();
    html! {
        p { strong { bdi { (link.label) } } " · " (locale.say(&format!("access-{}", link.admits.as_str()))) }
        p.hint {
            @match link.revoked_at {
                Some(at) => (locale.say_with("access-ended", &[("time", minute(at))])),
                None if link.is_open(page.now) => (locale.say_with("access-until", &[("time", minute(link.expires_at))])),
                None => (locale.say_with("access-expired", &[("time", minute(link.expires_at))])),
            }
            " · " (locale.say_with("access-uses", &[("count", link.uses.into())]))
        }
        @if link.is_open(page.now) {
            p.to-quote dir="ltr" { (address) }
            form method="post" action=(page.of.path("/access")) {
                input type="hidden" name="id" value=(link.id);
                button.quiet type="submit" name="act" value="end" aria-label={ (locale.say("access-end")) ": " (link.label) } { (locale.say("access-end")) }
            }
        }
    }
}

fn make(page: &AccessPage<'_>) -> Markup {
    let (locale, typed) = (page.of.locale, page.typed);
    let error = |field| field_error(locale, page.errors, field);
    let day = format_description!("[year]-[month]-[day]");
    let usual = (page.now + access::WORKS_FOR).date().format(day).unwrap_or_default();
    html! {
        h2 { (locale.say("access-make-title")) }
        form method="post" action=(page.of.path("/access")) novalidate {
            (form_errors(locale, page.errors))
            (text_field(TextField {
                name: "label", label: &locale.say("access-label"), hint: Some(&locale.say("access-label-hint")),
                value: &typed.label, autocomplete: "off", required: true, error: error("label").as_deref(), ..TextField::default()
            }))
            fieldset.choices #admits aria-describedby=[error("admits").map(|_| "admits-error")] {
                legend { (locale.say("access-admits")) }
                @if let Some(error) = error("admits") { p.error #admits-error { (error) } }
                @for &admits in Admits::ALL {
                    @let id = format!("admits-{admits}");
                    div.choice {
                        input type="radio" name="admits" value=(admits) id=(id) checked[typed.admits == admits.as_str()]
                            aria-describedby={ (id) "-hint" };
                        label for=(id) { (locale.say(&format!("access-{admits}"))) }
                        p.hint id={ (id) "-hint" } { (locale.say(&format!("access-{admits}-hint"))) }
                    }
                }
            }
            (text_field(TextField {
                name: "until", label: &locale.say("access-last-day"), hint: Some(&locale.say("access-last-day-hint")),
                value: if typed.until.is_empty() { &usual } else { &typed.until }, kind: Some("date"), autocomplete: "off",
                required: true, error: error("until").as_deref()
            }))
            button type="submit" name="act" value="make" { (locale.say("access-make")) }
        }
    }
}
