//! After the form: look into your mailbox, or type the code here.

use maud::{Markup, html};
use time::{Duration, OffsetDateTime};

use super::{About, address_question, own_page};
use crate::{
    mail::EmailAddress,
    signing::submission::typed_address::TypedAddress,
    ui::{
        Locale,
        components::{self, TextField, error_summary, text_field},
    },
};

/// The data of the page. None of it depends on what became of the form. What it says about the mail is the same
/// whether or not that address has signed.
#[derive(Clone, Copy)]
pub struct CheckYourEmail<'a> {
    pub locale: &'a Locale,
    pub about: About<'a>,
    pub address: &'a str,
    pub sender: &'a str,
    /// The sealed reference, for the forms of this page.
    pub reference: &'a str,
    /// The address of the development mailbox, for trying the site out.
    pub mailbox: Option<&'a str>,
    /// What was wrong with the code or with the corrected address.
    pub mistake: Option<(&'static str, &'a str)>,
    pub corrected: TypedAddress<'a>,
    /// The address that is probably meant instead.
    pub meant: Option<&'a EmailAddress>,
    /// Whether the mail server there has said that the mailbox does not exist.
    pub is_refused: bool,
    /// When the mail was expected.
    pub expected_at: OffsetDateTime,
    pub now: OffsetDateTime,
}

/// From this delay on, the page says when the mail is expected. A shorter delay counts as "now" for mail.
const SAID_FROM: Duration = Duration::minutes(3);

pub fn check_your_email(page: &CheckYourEmail<'_>) -> Markup {
    let locale = page.locale;
    let title = locale.say(if page.is_refused { "check-refused-title" } else { "check-title" });
    let action = locale.paths.check_your_email_form(page.about.letter.letter.slug.as_str());
    let errors: Vec<_> = page
        .mistake
        .iter()
        .map(|(field, message)| (*field, locale.say_of(message, page.corrected.email)))
        .collect();
    let error =
        |name: &str| errors.iter().find(|(field, _)| *field == name).map(|(_, message)| message.as_str());
    own_page(
        locale,
        &title,
        &html! {
            (error_summary(locale, &errors))
            h1 { (title) }
            p.lead {
                (locale.say(if page.is_refused { "check-refused-for" } else { "check-sent-to" })) " "
                strong { bdi { (page.address) } }
            }
            p {
                (locale.say(if page.is_refused { "check-refused" } else { "check-not-signed-yet" })) " "
                (page.about.title(locale))
            }
            @if !page.is_refused {
                dl.facts {
                    dt { (locale.say("check-sender")) }
                    dd { bdi { (page.sender) } }
                    dt { (locale.say("check-subject")) }
                    dd { (locale.say_with("mail-confirm-subject", &[("code", "••• •••".into())])) }
                }
                @if let Some(time) = expected(page) {
                    p.notice { (locale.say_with("check-expected", &[("time", time.into())])) }
                }
                @if let Some(mailbox) = page.mailbox {
                    p.notice { a href=(mailbox) { (locale.say("check-development")) } }
                }
                form.inline method="post" action=(action) novalidate {
                    input type="hidden" name="s" value=(page.reference);
                    div.field {
                        label for="code" { (locale.say("field-code")) }
                        (components::hint_and_error("code", None, error("code")))
                        input.code #code name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="11" dir="ltr"
                            aria-describedby=[components::described_by("code", None, error("code"))]
                            aria-invalid=[error("code").map(|_| "true")];
                    }
                    button type="submit" { (locale.say("check-confirm-button")) }
                }
            }
            details open[error("email").is_some() || page.meant.is_some() || page.is_refused] {
                @if page.is_refused {
                    summary { (locale.say("field-email-corrected")) }
                    p { (locale.say("check-refused-words")) }
                } @else {
                    summary { (locale.say("check-no-mail")) }
                    p { (locale.say("check-no-mail-words")) }
                }
                form method="post" action=(action) novalidate {
                    @if page.meant.is_some() { (address_question::enter(&locale.say("check-correct-button"))) }
                    input type="hidden" name="s" value=(page.reference);
                    (text_field(TextField {
                        name: "email", label: &locale.say("field-email-corrected"), value: page.corrected.email, kind: Some("email"),
                        autocomplete: "email", required: true, error: error("email"), ..TextField::default()
                    }))
                    (address_question::question(locale, page.corrected, page.meant))
                    button.quiet type="submit" { (locale.say("check-correct-button")) }
                }
            }
        },
    )
}

/// The minute at which the mail is expected, with its day if that is not today; none if it is now.
fn expected(page: &CheckYourEmail<'_>) -> Option<String> {
    let CheckYourEmail { locale, expected_at, now, .. } = page;
    if *expected_at < *now + SAID_FROM {
        return None;
    }
    let begun = expected_at.replace_second(0).unwrap_or(*expected_at);
    let minute = if begun < *expected_at { begun + Duration::MINUTE } else { begun };
    let is_today = minute.to_offset(now.offset()).date() == now.date();
    Some(if is_today { locale.words.time(minute) } else { locale.words.minute(minute) })
}
